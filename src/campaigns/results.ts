// Campaigns, motions, listings and the plan in numbers: leads and successes, what was spent, and what one of each cost. Pure.
import { decimal } from '../platform/decimal.ts';
import type { Campaign, Motion } from './campaign.ts';
import { motions } from './campaign.ts';
import type { CostSum } from './cost-store.ts';
import { valueShares, type Conversion, type OutcomeKind } from './credit.ts';
import { moneyOf, priceOf, Purse, type Money } from './money.ts';
import { shareText, whole } from './shares.ts';
import type { Counted, Won } from './total-store.ts';

/** In millionths, so that divided ones add up; revenue by currency. */
export class Credit {
  readonly counts: Record<OutcomeKind, number> = { lead: 0, qualified: 0, opportunity: 0, win: 0 };
  readonly revenue = new Purse();

  add(kind: OutcomeKind, parts: number): void {
    this.counts[kind] += parts;
  }

  addAll(other: Credit): void {
    for (const kind of Object.keys(this.counts) as OutcomeKind[]) this.counts[kind] += other.counts[kind];
    this.revenue.addAll(other.revenue);
  }
}

export type Period = { from: Date; until: Date };
const isIn = (at: Date, { from, until }: Period) => at >= from && at < until;

/** What is due to each campaign, by its id. */
export class Book {
  readonly #credits = new Map<string, Credit>();
  readonly #period: Period;

  constructor(period: Period) {
    this.#period = period;
  }

  enter(conversions: readonly Conversion[]): void {
    for (const conversion of conversions) {
      if (!isIn(conversion.at, this.#period)) continue;
      const values = valueShares(conversion);
      for (const [nth, { came, share }] of conversion.touches.entries()) {
        if (came === null || share === 0) continue;
        const credit = this.of(came.campaignId);
        credit.add(conversion.kind, share);
        if (conversion.value) credit.revenue.add(conversion.value.currency, values[nth]!);
      }
    }
  }

  get credits(): IterableIterator<[campaignId: string, Credit]> {
    return this.#credits.entries();
  }

  of(campaignId: string): Credit {
    const credit = this.#credits.get(campaignId) ?? new Credit();
    this.#credits.set(campaignId, credit);
    return credit;
  }

  addAll(other: Book): void {
    for (const [campaignId, credit] of other.credits) this.of(campaignId).addAll(credit);
  }

  sum(campaignIds: Iterable<string> = this.#credits.keys()): Credit {
    const sum = new Credit();
    for (const id of campaignIds) sum.addAll(this.of(id));
    return sum;
  }
}

export type CostPer = {
  currency: string;
  lead: string | null;
  qualified: string | null;
  opportunity: string | null;
  win: string | null;
};

export type Result = {
  leads: string;
  qualified: string;
  opportunities: string;
  wins: string;
  revenue: Money[];
  costs: Money[];
  costPer: CostPer[];
};

export function resultOf({ counts, revenue }: Credit, costs: Purse): Result {
  return {
    leads: shareText(counts.lead),
    qualified: shareText(counts.qualified),
    opportunities: shareText(counts.opportunity),
    wins: shareText(counts.win),
    revenue: moneyOf(revenue),
    costs: moneyOf(costs),
    costPer: costs.amounts.map(([currency, total]) => ({
      currency,
      lead: priceOf(total, counts.lead, currency),
      qualified: priceOf(total, counts.qualified, currency),
      opportunity: priceOf(total, counts.opportunity, currency),
      win: priceOf(total, counts.win, currency),
    })),
  };
}

/** All there was in a period, by listing; an opportunity without a lead belongs to no listing. */
export type Totals = {
  leads: readonly Counted[];
  qualified: readonly Counted[];
  opportunities: readonly Counted[];
  wins: readonly Won[];
};

export const allTotals = (parts: readonly Totals[]): Totals => ({
  leads: parts.flatMap(({ leads }) => leads),
  qualified: parts.flatMap(({ qualified }) => qualified),
  opportunities: parts.flatMap(({ opportunities }) => opportunities),
  wins: parts.flatMap(({ wins }) => wins),
});

/** All of it together. */
export function totalOf(totals: Totals): Credit {
  const total = new Credit();
  for (const credit of totalsByListing(totals).values()) total.addAll(credit);
  return total;
}

/** By listing, each row looked at once: a year has some for each listing and day. */
export function totalsByListing({
  leads,
  qualified,
  opportunities,
  wins,
}: Totals): Map<string | null, Credit> {
  const totals = new Map<string | null, Credit>();
  const of = (listingId: string | null) => {
    const known = totals.get(listingId) ?? new Credit();
    totals.set(listingId, known);
    return known;
  };
  for (const { listingId, count } of leads) of(listingId).add('lead', count * whole);
  for (const { listingId, count } of qualified) of(listingId).add('qualified', count * whole);
  for (const { listingId, count } of opportunities) of(listingId).add('opportunity', count * whole);
  for (const { listingId, count, value, currency } of wins) {
    const total = of(listingId);
    total.add('win', count * whole);
    if (value !== null && currency !== null) total.revenue.add(currency, decimal(value));
  }
  return totals;
}

/** What no campaign is known of: all there was without what is due to campaigns. Never spread out over them. */
export function restOf(
  total: Credit,
  known: Credit,
): Record<'leads' | 'qualified' | 'opportunities' | 'wins', string> {
  const rest = (kind: OutcomeKind) => shareText(Math.max(0, total.counts[kind] - known.counts[kind]));
  return {
    leads: rest('lead'),
    qualified: rest('qualified'),
    opportunities: rest('opportunity'),
    wins: rest('win'),
  };
}

export function spentOn(costs: readonly CostSum[], counts: (cost: CostSum) => boolean): Purse {
  const purse = new Purse();
  for (const cost of costs) if (counts(cost)) purse.add(cost.currency, decimal(cost.amount));
  return purse;
}

type Known = Pick<Campaign, 'id' | 'motion' | 'listingIds'>;

/** A cost is a listing's where it says so, or where its campaign has no other; what several listings share is not divided. */
export function listingOf(cost: CostSum, campaigns: readonly Known[]): string | null {
  if (cost.listingId !== null) return cost.listingId;
  const own = campaigns.find(({ id }) => id === cost.campaignId)?.listingIds ?? [];
  return own.length === 1 ? own[0]! : null;
}

export function byMotion(
  campaigns: readonly Known[],
  book: Book,
  costs: readonly CostSum[],
): ({ motion: Motion } & Result)[] {
  return motions.map((motion) => {
    const own = new Set(campaigns.filter((campaign) => campaign.motion === motion).map(({ id }) => id));
    return {
      motion,
      ...resultOf(
        book.sum(own),
        spentOn(costs, ({ campaignId }) => own.has(campaignId)),
      ),
    };
  });
}
