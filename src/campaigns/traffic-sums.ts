// What marketplaces and our own pages count of campaigns: beside leads, never divided into them, since the two do not tell of the same.
import type { Queries } from '../platform/db.ts';
import type { Campaign } from './campaign.ts';
import { campaignOn } from './code.ts';
import { holdersByCode } from './credit.ts';
import { marketplaceSums, pageSums } from './traffic-store.ts';

export type CampaignTraffic = {
  /** As the marketplace tells it, in sum. Null: nothing was imported for it. clickRate: per cent of visits; null: without a visit. */
  marketplace: { visits: number; clicks: number; clickRate: string | null; consents: number | null } | null;
  /** Of our own public pages; null: nobody came. */
  ownPages: { views: number; clicks: number } | null;
};

export async function trafficByCampaign(
  db: Queries,
  publisherId: string,
  campaigns: readonly Campaign[],
  days: { from: string; to: string },
): Promise<(campaignId: string) => CampaignTraffic> {
  const holders = holdersByCode(campaigns);
  // On which day it was matters where campaigns have a code one after another.
  const dated = [...holders.values()].some((those) => those.length > 1);
  const whose = ({ day, codeKey }: { day: string | null; codeKey: string }) =>
    campaignOn(day ?? days.to, holders.get(codeKey) ?? [])?.id;
  const marketplace = Map.groupBy(await marketplaceSums(db, publisherId, days), whose);
  const pages = Map.groupBy(await pageSums(db, publisherId, days, dated), whose);
  return (campaignId) => {
    const told = marketplace.get(campaignId);
    const counted = pages.get(campaignId);
    return {
      marketplace: told === undefined ? null : summed(told),
      ownPages:
        counted === undefined
          ? null
          : {
              views: sum(counted.map(({ views }) => views)),
              clicks: sum(counted.map(({ clicks }) => clicks)),
            },
    };
  };
}

const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

function summed(rows: { visits: number; clicks: number; consents: number | null }[]) {
  const visits = sum(rows.map((row) => row.visits));
  const clicks = sum(rows.map((row) => row.clicks));
  const consents = rows.flatMap((row) => row.consents ?? []);
  return {
    visits,
    clicks,
    clickRate: clickRate(visits, clicks),
    consents: consents.length === 0 ? null : sum(consents),
  };
}

/** Per cent, with one decimal. */
export function clickRate(visits: number, clicks: number): string | null {
  if (visits === 0) return null;
  const tenths = String(Math.round((clicks * 1_000) / visits)).padStart(2, '0');
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)}`;
}
