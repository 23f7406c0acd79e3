// Behind a number of campaigns: each lead or success that is counted in it, with what part of it is.
import { decimal, type Decimal } from '../platform/decimal.ts';
import type { Queries } from '../platform/db.ts';
import type { Model } from './attribution.ts';
import type { Motion } from './campaign.ts';
import { campaignsOf } from './campaign-store.ts';
import { codeKey } from './code.ts';
import { campaignFinder, valueShares, type Conversion, type OutcomeKind } from './credit.ts';
import { halfLifeOf } from './plan-store.ts';
import { spanOf, type Days } from './spans.ts';
import { whole } from './shares.ts';
import { countedOneByOne } from './total-store.ts';
import { conversionsAround, peoplePage } from './walk.ts';

/** otherPlans: of campaigns that are not of the plan. unknown: of which no campaign is known. all: whatever way they came. */
export const behindOf = ['campaigns', 'otherPlans', 'unknown', 'all'] as const;
export const behindKinds = {
  leads: 'lead',
  qualified: 'qualified',
  opportunities: 'opportunity',
  wins: 'win',
  revenue: 'win',
} as const satisfies Record<string, OutcomeKind>;
export type BehindCounted = keyof typeof behindKinds;

type AskedBehind = Days & {
  of: (typeof behindOf)[number];
  counted: BehindCounted;
  model: Model;
  campaignId: string | null;
  planId: string | null;
  motion: Motion | null;
  /** With `all`. */
  listingId: string | null;
  after: string;
  limit: number;
};

/** parts: in millionths. value: what of a win is due, none where it has none. */
type Counted = {
  leadId: string;
  at: Date;
  parts: number;
  value: { currency: string; amount: Decimal } | null;
};

/** next: after which to go on; null: that was all. A page may be short, or empty, before that. */
export async function readBehind(
  tx: Queries,
  publisherId: string,
  asked: AskedBehind,
): Promise<{ items: Counted[]; next: string | null }> {
  const isOfCampaigns = asked.of === 'campaigns' || asked.of === 'otherPlans';
  const { items, next } = await (isOfCampaigns ? dueTo : rowByRow)(tx, publisherId, asked);
  return { items: asked.counted === 'revenue' ? items.filter(({ value }) => value !== null) : items, next };
}

/** Of people whom the codes of these campaigns brought. */
async function dueTo(tx: Queries, publisherId: string, asked: AskedBehind) {
  const { of, counted, campaignId, planId, motion, model, after, limit, ...days } = asked;
  const all = await campaignsOf(tx, publisherId, null);
  const chosen = all.filter(
    (campaign) =>
      (campaignId === null || campaign.id === campaignId) &&
      (planId === null || (campaign.planId === planId) === (of === 'campaigns')) &&
      (motion === null || campaign.motion === motion),
  );
  const { from, until } = spanOf(days);
  const weighing = {
    model,
    halfLifeDays: await halfLifeOf(tx, publisherId),
    find: campaignFinder(all),
  };
  const codeKeys = [...new Set(chosen.flatMap(({ codes }) => codes.map(codeKey)))];
  const { people, next } = await peoplePage(tx, publisherId, { codeKeys, until, after, limit }, weighing);
  const ids = new Set(chosen.map(({ id }) => id));
  const items = people
    .flatMap(({ conversions }) => conversions)
    .filter(({ kind, at }) => kind === behindKinds[counted] && at >= from && at < until)
    .flatMap((conversion) => partOf(conversion, (came) => came !== null && ids.has(came.campaignId)));
  return { items, next };
}

/** Of all there was in the period, row by row: the whole of it, or what no campaign is known of. */
async function rowByRow(tx: Queries, publisherId: string, asked: AskedBehind) {
  const { of, counted, listingId, model, after, limit, ...days } = asked;
  const kind = behindKinds[counted];
  const rows = await countedOneByOne(tx, publisherId, kind, spanOf(days), { listingId, after, limit });
  const next = rows.length < limit ? null : rows.at(-1)!.place;
  if (of === 'all') {
    const items = rows.map(({ leadId, at, value, currency }) => ({
      leadId,
      at,
      parts: whole,
      value: value === null || currency === null ? null : { currency, amount: decimal(value) },
    }));
    return { items, next };
  }
  const weighing = {
    model,
    halfLifeDays: await halfLifeOf(tx, publisherId),
    find: campaignFinder(await campaignsOf(tx, publisherId, null)),
  };
  const around = await conversionsAround(
    tx,
    publisherId,
    rows.map(({ leadId }) => leadId),
    weighing,
  );
  const items = rows.flatMap(({ leadId, at }) => {
    const conversion = around.find(
      (each) => each.kind === kind && each.leadId === leadId && each.at.getTime() === at.getTime(),
    );
    return conversion === undefined
      ? [{ leadId, at, parts: whole, value: null }]
      : partOf(conversion, (came) => came === null);
  });
  return { items, next };
}

function partOf(
  conversion: Conversion,
  isDue: (came: Conversion['touches'][number]['came']) => boolean,
): Counted[] {
  const { leadId, at, value, touches } = conversion;
  const values = valueShares(conversion);
  const due = touches.flatMap(({ came, share }, nth) =>
    isDue(came) && share > 0 ? [{ share, units: values[nth]!.units }] : [],
  );
  if (due.length === 0) return [];
  const units = due.reduce((sum, each) => sum + each.units, 0n);
  return [
    {
      leadId,
      at,
      parts: due.reduce((sum, { share }) => sum + share, 0),
      value: value && { currency: value.currency, amount: { units, scale: value.amount.scale } },
    },
  ];
}
