// Reads what campaigns, listings and a plan came to in a period, by a model.
import { listingsOf } from '../catalog/store.ts';
import type { Queries } from '../platform/db.ts';
import type { Model } from './attribution.ts';
import type { Campaign } from './campaign.ts';
import { campaignsOf } from './campaign-store.ts';
import { codeKey } from './code.ts';
import { costSums, type CostSum } from './cost-store.ts';
import { campaignFinder } from './credit.ts';
import { halfLifeOf } from './plan-store.ts';
import { Book, byMotion, listingOf, resultOf, restOf, spentOn, totalOf, type Totals } from './results.ts';
import { leadCounts, opportunityCounts, qualifiedCounts, winCounts, type Span } from './total-store.ts';
import { trafficByCampaign } from './traffic-sums.ts';
import { everybodyBrought } from './walk.ts';

/** Both days are inside, in UTC. */
export type Days = { from: string; to: string };

const dayMs = 86_400_000;
export const spanOf = ({ from, to }: Days): Span => ({
  from: new Date(Date.parse(from)),
  until: new Date(Date.parse(to) + dayMs),
});

export type Asked = Days & { model: Model; planId: string | null; now: Date };

/** Everything until now is counted. */
export async function readResults(tx: Queries, publisherId: string, { now, ...asked }: Asked) {
  const all = await campaignsOf(tx, publisherId, null);
  const shown = asked.planId === null ? all : all.filter(({ planId }) => planId === asked.planId);
  const halfLifeDays = await halfLifeOf(tx, publisherId);
  const book = await bookOf(tx, publisherId, all, { ...asked, halfLifeDays });
  const ids = shown.map(({ id }) => id);
  const costs = await costSums(tx, publisherId, ids, asked);
  const totals = await totalsOf(tx, publisherId, spanOf(asked));
  const traffic = await trafficByCampaign(tx, publisherId, all, asked);
  const known = book.sum();
  const shownCredit = book.sum(ids);
  const elsewhere = book.sum(all.filter(({ planId }) => planId !== asked.planId).map(({ id }) => id));
  return {
    ...asked,
    timeZone: 'UTC' as const,
    upToDateAs: now,
    halfLifeDays,
    campaigns: shown.map(({ id, name, motion }) => ({
      campaignId: id,
      name,
      motion,
      ...resultOf(
        book.of(id),
        spentOn(costs, ({ campaignId }) => campaignId === id),
      ),
      traffic: traffic(id),
    })),
    motions: byMotion(shown, book, costs),
    listings: await listingResults(tx, publisherId, { shown, costs, totals }),
    attributed: resultOf(
      shownCredit,
      spentOn(costs, () => true),
    ),
    otherPlans: resultOf(
      asked.planId === null ? book.sum([]) : elsewhere,
      spentOn([], () => false),
    ),
    unknown: restOf(totalOf(totals), known),
    total: resultOf(
      totalOf(totals),
      spentOn(costs, () => true),
    ),
  };
}

/** The codes of all campaigns are walked: a touch by another plan's campaign has its part as well. */
async function bookOf(
  tx: Queries,
  publisherId: string,
  campaigns: readonly Campaign[],
  { model, halfLifeDays, ...days }: Omit<Asked, 'now'> & { halfLifeDays: number },
): Promise<Book> {
  const span = spanOf(days);
  const book = new Book(span);
  const codeKeys = [...new Set(campaigns.flatMap(({ codes }) => codes.map(codeKey)))];
  const weighing = { model, halfLifeDays, find: campaignFinder(campaigns) };
  const people = everybodyBrought(tx, publisherId, { codeKeys, until: span.until }, weighing);
  for await (const { conversions } of people) book.enter(conversions);
  return book;
}

export async function totalsOf(tx: Queries, publisherId: string, span: Span): Promise<Totals> {
  return {
    leads: await leadCounts(tx, publisherId, span),
    qualified: await qualifiedCounts(tx, publisherId, span),
    opportunities: await opportunityCounts(tx, publisherId, span),
    wins: await winCounts(tx, publisherId, span),
  };
}

async function listingResults(
  tx: Queries,
  publisherId: string,
  { shown, costs, totals }: { shown: Campaign[]; costs: CostSum[]; totals: Totals },
) {
  return (await listingsOf(tx, publisherId)).map(({ id, title, storefront }) => ({
    listingId: id,
    title,
    storefront,
    campaignIds: shown.filter(({ listingIds }) => listingIds.includes(id)).map((campaign) => campaign.id),
    ...resultOf(
      totalOf(totals, id),
      spentOn(costs, (cost) => listingOf(cost, shown) === id),
    ),
  }));
}
