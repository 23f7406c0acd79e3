// Reads what campaigns, listings and a plan came to in a period, by a model.
import { listingsOf } from '../catalog/store.ts';
import type { Queries } from '../platform/db.ts';
import type { Model } from './attribution.ts';
import { bookOf } from './book.ts';
import type { Campaign } from './campaign.ts';
import { campaignsOf } from './campaign-store.ts';
import { costSums, type CostSum } from './cost-store.ts';
import { halfLifeOf } from './plan-store.ts';
import {
  byMotion,
  Credit,
  listingOf,
  resultOf,
  restOf,
  spentOn,
  totalOf,
  totalsByListing,
  type Totals,
} from './results.ts';
import { trafficByCampaign } from './traffic-sums.ts';
import type { Days } from './spans.ts';

export type Asked = Days & { model: Model; planId: string | null; now: Date };

/** Everything until now is counted. */
export async function readResults(tx: Queries, publisherId: string, { now, ...asked }: Asked) {
  const all = await campaignsOf(tx, publisherId, null);
  const shown = asked.planId === null ? all : all.filter(({ planId }) => planId === asked.planId);
  const halfLifeDays = await halfLifeOf(tx, publisherId);
  const { book, totals } = await bookOf(tx, publisherId, all, { ...asked, halfLifeDays, now });
  const ids = shown.map(({ id }) => id);
  const costs = await costSums(tx, publisherId, ids, asked);
  const traffic = await trafficByCampaign(tx, publisherId, all, asked);
  const known = book.sum();
  const total = totalOf(totals);
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
    unknown: restOf(total, known),
    total: resultOf(
      total,
      spentOn(costs, () => true),
    ),
  };
}

async function listingResults(
  tx: Queries,
  publisherId: string,
  { shown, costs, totals }: { shown: Campaign[]; costs: CostSum[]; totals: Totals },
) {
  const byListing = totalsByListing(totals);
  return (await listingsOf(tx, publisherId)).map(({ id, title, storefront }) => ({
    listingId: id,
    title,
    storefront,
    campaignIds: shown.filter(({ listingIds }) => listingIds.includes(id)).map((campaign) => campaign.id),
    ...resultOf(
      byListing.get(id) ?? new Credit(),
      spentOn(costs, (cost) => listingOf(cost, shown) === id),
    ),
  }));
}
