// What became of the leads of a publisher's year: answers, deals and campaigns, and what its pages counted. Written by a few statements.

/** A third answered, in time or late; one in 40 a deal, of which half are won or lost; one in 4 of one of 40 campaigns. */
export function outcomes(publisherId: string): string {
  const number = (column: string) => `right(${column}, 12)::bigint`;
  return `
update standings set first_score = score, first_grade = grade;
insert into campaign_touches (publisher_id, lead_id, parameter, code_key, code, person_id, at)
select publisher_id, id, 'mktcmpid', 'code-' || ${number('id')} % 40, 'code-' || ${number('id')} % 40, coalesce(person_id, id), received_at
from leads where publisher_id = '${publisherId}' and kind = 'customer' and ${number('id')} % 4 = 0;
insert into follow_ups (publisher_id, lead_id, listing_id, storefront, assigned_to, state, started_at, due_at, breached_at, answered_at,
  answered_by, answered_with, response_seconds)
select publisher_id, id, listing_id, storefront, assigned_to, case when n % 3 = 0 then 'answered' when n % 3 = 1 then 'breached' else 'stopped' end,
  received_at, received_at + interval '4 hours', case when n % 3 = 1 then received_at + interval '4 hours' end,
  case when n % 3 = 0 then received_at + took end, case when n % 3 = 0 then 'usr_' || n % 50 end, case when n % 3 = 0 then 'act' end,
  case when n % 3 = 0 then extract(epoch from took)::int end
from leads cross join lateral (select ${number('id')} as n) as numbered
cross join lateral (select make_interval(secs => 60 + (n * 7919) % 40000) as took) as answered
where publisher_id = '${publisherId}' and kind = 'customer';
insert into opportunities (publisher_id, id, lead_id, name, pipeline_id, stage, state, value, currency, stage_since, created_by, created_at,
  changed_at, closed_at, version)
select publisher_id, 'opp' || substr(id, 5), id, 'A deal', 'sales', case n / 40 % 4 when 0 then 'won' when 1 then 'lost' else 'qualified' end,
  case n / 40 % 4 when 0 then 'won' when 1 then 'lost' else 'open' end, 100 + n % 9000, case when n % 3 = 0 then 'EUR' else 'USD' end,
  made, 'operator', made, made, case when n / 40 % 4 < 2 then made + interval '30 days' end, 1
from leads cross join lateral (select ${number('id')} as n) as numbered
cross join lateral (select received_at + interval '5 days' as made) as dealt
where publisher_id = '${publisherId}' and kind = 'customer' and ${number('id')} % 40 = 0;
insert into storefront_counts (publisher_id, listing_id, day, what, campaign, count)
select '${publisherId}', listing.id, day, what, campaign, 60
from listings as listing cross join generate_series('2025-11-20'::date, '2026-11-20'::date, interval '1 day') as day
cross join unnest(array['view', 'contact-me']) as what cross join unnest(array['', 'code-1', 'code-2', 'code-3', 'code-4', 'code-5']) as campaign
where listing.publisher_id = '${publisherId}';
insert into marketplace_traffic (publisher_id, day, row_key, offer_name, listing_id, storefront, code_key, code, referral_domain,
  country_name, platform, visits, get_it_now, contact_me, test_drive, free_trial, import_id)
select '${publisherId}', day, decode(md5(listing.id || country), 'hex'), listing.title, listing.id, listing.storefront, '', '', 'bing.com', country, '',
  40, 2, 1, 0, 0, 'imp'
from listings as listing cross join generate_series('2025-11-20'::date, '2026-11-20'::date, interval '1 day') as day
cross join unnest(array['Poland', 'Portugal', 'Czechia', 'Hungary', 'Spain']) as country
where listing.publisher_id = '${publisherId}';
insert into insight_states (publisher_id, generation, building, building_zone, begun_by, begun_at)
values ('${publisherId}', 0, 1, 'Europe/Prague', 'bench', now())
on conflict (publisher_id) do update set generation = 0, building = 1, building_zone = 'Europe/Prague', begun_at = now(), built_to = '';`;
}
