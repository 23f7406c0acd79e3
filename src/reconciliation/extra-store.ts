// SQL of the other way: leads of ours, of the list's listings and days, that the list does not have.
import sql, { type Sql } from 'sql-template-tag';
import type { Queries } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import type { ExtraReason } from './place.ts';
import type { Comparison } from './store.ts';

export type Extra = {
  leadId: string;
  name: string | null;
  email: string | null;
  company: string | null;
  listingId: string;
  receivedAt: Date;
  reason: ExtraReason;
};

const dayMs = 86_400_000;

type Days = { from: Date; until: Date };

/** Null: no row says when, so nobody can say what else there should be. Days without a time of day are whole days. */
export function daysOf({ fromAt, untilAt }: Pick<Comparison, 'fromAt' | 'untilAt'>): Days | null {
  if (fromAt === null || untilAt === null) return null;
  const isDay = untilAt.getTime() % dayMs === 0;
  return { from: fromAt, until: new Date(untilAt.getTime() + (isDay ? dayMs : 1)) };
}

/**
 * `days`: see daysOf. What came near their ends may stand in another list, since clocks and days differ. Which leads those are is told
 * by indexes alone: there may be a hundred times as many that are listed.
 */
function extras({ publisherId, id }: Comparison, { from, until }: Days, afterId = ''): Sql {
  const nearFrom = new Date(from.getTime() + dayMs);
  const nearUntil = new Date(until.getTime() - dayMs);
  return sql`
    with of_list as (
      select distinct listing_id as id from listed_leads
      where publisher_id = ${publisherId} and comparison_id = ${id} and listing_id is not null
      union
      select distinct lead.listing_id from listed_leads as listed
      join leads as lead on lead.publisher_id = listed.publisher_id and lead.id = listed.lead_id
      where listed.publisher_id = ${publisherId} and listed.comparison_id = ${id} and listed.listing_id is null
    ),
    unlisted as materialized (
      select lead.id from of_list
      join leads as lead on lead.publisher_id = ${publisherId} and lead.listing_id = of_list.id
        and lead.id >= ${firstIdAt('lead', from)} and lead.id < ${firstIdAt('lead', until)} and lead.id > ${afterId}
      where not exists (
        select from listed_leads as listed
        where listed.publisher_id = lead.publisher_id and listed.lead_id = lead.id and listed.comparison_id = ${id})
    ),
    extra as (
      select lead.id, lead.contact, lead.listing_id, lead.received_at,
        case
          when lead.kind = 'test' then 'test'
          when lead.consent ->> 'source' = 'own_form' then 'own_form'
          when lead.source -> 'extra' ? 'import' then 'imported'
          when lead.received_at < ${nearFrom} or lead.received_at >= ${nearUntil} then 'edge'
          else 'unknown'
        end as reason
      from (select id from unlisted order by id) as unlisted
      -- One by one, by its key: there may be a thousand of them among a million.
      cross join lateral (
        select * from leads where publisher_id = ${publisherId} and id = unlisted.id offset 0
      ) as lead
      where lead.received_at >= ${from} and lead.received_at < ${until}
    )`;
}

export function extraTotals(
  db: Queries,
  comparison: Comparison,
  days: Days,
): Promise<{ reason: ExtraReason; count: number }[]> {
  return db.rows(sql`
    ${extras(comparison, days)}
    select reason, count(*)::int as count from extra group by reason order by reason`);
}

/** Oldest first. */
export function extrasAfter(
  db: Queries,
  comparison: Comparison,
  days: Days,
  { afterId, limit }: { afterId: string; limit: number },
): Promise<Extra[]> {
  return db.rows(sql`
    ${extras(comparison, days, afterId)}
    select id as "leadId", contact -> 'normalized' ->> 'name' as name, contact ->> 'email' as email,
      contact ->> 'company' as company, listing_id as "listingId", received_at as "receivedAt", reason
    from extra order by id limit ${limit}`);
}
