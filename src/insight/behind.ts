// The leads behind a number: those that are counted in it, by the very code that counts them.
import sql from 'sql-template-tag';
import { firstIdAt } from '../platform/ids.ts';
import { listingsOf } from '../catalog/store.ts';
import { factsOfKept, type KeptFacts } from './facts.ts';
import type { Framed } from './frame.ts';
import { namingOf } from './funnel.ts';
import type { Dimension } from './metrics.ts';
import { daysAfter, type Period } from './period.ts';
import { partsOf, type Column } from './parts.ts';

type Asked = {
  period: Period;
  dimension: Dimension;
  kept: string;
  /** Null: whatever key it has. */
  key: string | null;
  column: Column;
  beforeId: string | null;
  limit: number;
};
export type Behind = { leadId: string; listingId: string; day: string; score: number | null };

const atOnce = 2_000;
/** Leads that one page looks at: it may end with fewer than were asked for. */
const mostLooked = 20_000;

export async function leadsBehind(
  { tx, shown }: Framed,
  { period, dimension, kept, key, column, beforeId, limit }: Asked,
): Promise<{ items: Behind[]; next: string | null }> {
  const listings = new Map((await listingsOf(tx, shown.publisherId)).map((listing) => [listing.id, listing]));
  const nameOf = namingOf(dimension, listings);
  const isBehind = (facts: KeptFacts) =>
    partsOf(factsOfKept(facts)).some(
      (part) =>
        part.dimension === kept &&
        part.day >= period.from &&
        part.day <= period.to &&
        part.columns.includes(column) &&
        (key === null || nameOf(part.key) === key),
    );
  // Days are somebody's, and ids have none: a day more on either side. What happened later may have happened to any earlier lead.
  const happened = column.startsWith('became_');
  const first = happened ? '' : firstIdAt('lead', new Date(daysAfter(period.from, -1)));
  let before = least(beforeId, firstIdAt('lead', new Date(daysAfter(period.to, 2))));
  const items: Behind[] = [];
  for (let looked = 0; looked < mostLooked; looked += atOnce) {
    const rows = await tx.rows<{ leadId: string; facts: KeptFacts }>(sql`
      select lead_id as "leadId", facts from insight_leads
      where publisher_id = ${shown.publisherId} and generation = ${shown.generation} and lead_id < ${before} and lead_id >= ${first}
      order by lead_id desc limit ${atOnce}`);
    for (const { leadId, facts } of rows) {
      before = leadId;
      if (!isBehind(facts)) continue;
      items.push({ leadId, listingId: facts.listing, day: facts.day, score: facts.score ?? null });
      if (items.length === limit) return { items, next: before };
    }
    if (rows.length < atOnce) return { items, next: null };
  }
  return { items, next: before };
}

const least = (one: string | null, other: string): string => (one !== null && one < other ? one : other);
