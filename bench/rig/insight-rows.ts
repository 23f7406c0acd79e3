// What became of the leads of a publisher's year, what its pages counted, and publishers beside it. Written by a few statements.
import { besideResults } from './result-rows.ts';

/** The number that a lead was made with; so many of them go round all listings. */
const number = (column: string) => `right(${column}, 12)::bigint`;
const days = `generate_series('2025-11-20'::date, '2026-11-20'::date, interval '1 day')`;

/** A third answered, in time or late. */
export const answers = (publisherId: string): string => `
insert into follow_ups (publisher_id, lead_id, listing_id, storefront, assigned_to, state, started_at, due_at, breached_at, answered_at,
  answered_by, answered_with, response_seconds)
select publisher_id, id, listing_id, storefront, assigned_to, case when n % 3 = 0 then 'answered' when n % 3 = 1 then 'breached' else 'stopped' end,
  received_at, received_at + interval '4 hours', case when n % 3 = 1 then received_at + interval '4 hours' end,
  case when n % 3 = 0 then received_at + took end, case when n % 3 = 0 then 'usr_' || n / 20 % 50 end, case when n % 3 = 0 then 'act' end,
  case when n % 3 = 0 then extract(epoch from took)::int end
from leads cross join lateral (select ${number('id')} as n) as numbered
cross join lateral (select make_interval(secs => 60 + (n * 7919) % 40000) as took) as answered
where publisher_id = '${publisherId}' and kind = 'customer';`;

/** Something happened to each of its leads, so that each is counted. */
export const marks = (publisherId: string): string => `
insert into insight_due (publisher_id, event_id, lead_id, at)
select publisher_id, 'evt' || substr(id, 5), id, received_at from leads where publisher_id = '${publisherId}';`;

/** Five million events, kept as counts by day; what a marketplace told; and the hours of a quarter in which it was delivered. */
export const pages = (publisherId: string): string => `
insert into storefront_counts (publisher_id, listing_id, day, what, campaign, count)
select '${publisherId}', listing.id, day, what, campaign, 57
from listings as listing cross join ${days} as day
cross join unnest(array['view', 'contact-me']) as what cross join unnest(array['', 'code-1', 'code-2', 'code-3', 'code-4', 'code-5']) as campaign
where listing.publisher_id = '${publisherId}' and listing.id like 'lst_0000%';
insert into storefront_month_states (publisher_id) values ('${publisherId}') on conflict do nothing;
insert into storefront_entry_counts (publisher_id, dimension, day, listing_id, key, what, count)
select '${publisherId}', dimension, day, listing.id, key, what, known
from listings as listing cross join ${days} as day cross join unnest(array['view', 'contact-me']) as what
cross join (values ('device', 'phone', 100), ('device', 'computer', 100), ('device', 'tablet', 100), ('country', 'PL', 70), ('country', 'PT', 70),
  ('country', 'CZ', 70), ('country', 'HU', 70), ('referrer', 'bing.com', 60), ('referrer', 'site-1.example', 60), ('referrer', 'site-2.example', 60))
  as entry (dimension, key, known)
where listing.publisher_id = '${publisherId}' and listing.id like 'lst_0000%';
insert into marketplace_traffic (publisher_id, day, row_key, offer_name, listing_id, storefront, code_key, code, referral_domain,
  country_name, platform, visits, get_it_now, contact_me, test_drive, free_trial, import_id)
select '${publisherId}', day, decode(md5(listing.id || country), 'hex'), listing.title, listing.id, listing.storefront, '', '', 'bing.com', country, '',
  40, 2, 1, 0, 0, 'imp'
from listings as listing cross join ${days} as day
cross join unnest(array['Poland', 'Portugal', 'Czechia', 'Hungary', 'Spain']) as country
where listing.publisher_id = '${publisherId}';
insert into delivery_hours (publisher_id, destination_id, at, delivered, failed, speeds)
select destination.publisher_id, destination.id, at, 50, 1, array[10, 20, 10, 5, 3, 2]
from destinations as destination cross join generate_series('2026-08-22'::timestamptz, '2026-11-20', interval '1 hour') as at
where destination.publisher_id = '${publisherId}';`;

const beside = [
  'insight_leads',
  'insight_days',
  'insight_months',
  'insight_values',
  'insight_sequences',
  'lead_counts',
  'storefront_counts',
  'storefront_entry_counts',
  'storefront_months',
  'storefront_month_states',
  'marketplace_traffic',
  'delivery_hours',
];

/** Publishers before and behind it along the keys, with as many rows as it has where numbers are read, and no leads themselves. */
export function neighbours(publisherId: string, count: number): string {
  const copied = (table: string, but: string) => `
insert into ${table}
select (jsonb_populate_record(theirs, ${but})).* from ${table} as theirs, neighbours where theirs.publisher_id = '${publisherId}';`;
  // As many columns as they have, and quicker than by way of JSON.
  const renamed = (table: string, among = count) => `
do $$ declare
  names text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attname <> 'publisher_id');
begin
  execute format('insert into ${table} (publisher_id, %1$s) select neighbour, %2$s from neighbours, ${table} as theirs
    where number <= ${among} and publisher_id = ''${publisherId}''', names, names);
end $$;`;
  // Whom they belong to is copied with them, so that it need not be looked up for each row.
  return `
set session_replication_role = replica;
create temporary table neighbours as
select 'pub_' || case when n % 2 = 0 then '0' else 'z' end || lpad(n::text, ${publisherId.length - 5}, '0') as neighbour, n as number
from generate_series(1, ${count}) as n;
insert into publishers (id, slug, name, created_at) select neighbour, neighbour, neighbour, now() from neighbours;${copied(
    'listings',
    `jsonb_build_object('publisher_id', neighbour)`,
  )}
${beside.map((table) => renamed(table)).join('')}${besideResults.map((table) => renamed(table, 4)).join('')}
insert into insight_states (publisher_id, generation, time_zone, months_to)
select neighbour, generation, time_zone, months_to from neighbours, insight_states where publisher_id = '${publisherId}';`;
}

const ofDays = `publisher_id, dimension, listing, day, key, parts, answer_steps, leads, forms, marketing_qualified, sales_qualified, disqualified,
    opportunities, won, lost, answered, in_time, late, overdue, became_marketing_qualified, became_sales_qualified, became_disqualified,
    became_opportunities, became_won, became_lost`;
const kept = {
  insight_days: ofDays,
  insight_months: ofDays,
  insight_values: 'publisher_id, dimension, listing, day, key, currency, parts, value, became_value',
  insight_sequences: `publisher_id, seller, day, sequence_id, step_id, reason, currency, parts, people, answered, opportunities, won, mailed, sent,
    bounced, clicked, scanned, value`,
  insight_leads: 'publisher_id, lead_id, facts::text as facts',
};

/** Its sums as they are shown, laid aside. */
export const laidAside = (publisherId: string): string =>
  Object.entries(kept)
    .map(
      ([table, columns]) => `
create unlogged table former_${table} as select ${columns} from ${table} where publisher_id = '${publisherId}';`,
    )
    .join('');

/** How many rows are otherwise than those laid aside, or missing, or more. */
export const otherwise = (publisherId: string): string => `
select ${Object.entries(kept)
  .map(([table, columns]) => {
    const [now, before] = [
      `select ${columns} from ${table} where publisher_id = '${publisherId}'`,
      `select * from former_${table}`,
    ];
    return `(select count(*) from ((${now} except all ${before}) union all (${before} except all ${now})) as unlike)`;
  })
  .join(' + ')} as rows`;

export const countedAnew = (publisherId: string): string => `
update insight_states set building = generation + 1, building_zone = time_zone, begun_by = 'bench', begun_at = now(), built_to = '', seen = 0
where publisher_id = '${publisherId}';`;

export const inZone = (publisherId: string): string => `
insert into insight_states (publisher_id, time_zone) values ('${publisherId}', 'Europe/Prague')
on conflict (publisher_id) do update set time_zone = 'Europe/Prague';`;
