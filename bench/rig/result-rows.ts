// What came of a publisher's year beyond its leads: opportunities as they were at any time, sequences, campaigns with costs, rates. A few statements.
import { shippedPipelines } from '../../src/pipeline/shipped-pipelines.ts';
import { shippedSequences } from '../../src/nurture/shipped-sequences.ts';
import { inBase32 } from './inbox-rows.ts';

const number = (column: string) => `right(${column}, 12)::bigint`;
const text = (document: object) => `'${JSON.stringify(document).replaceAll("'", "''")}'`;
/** An id of that time, with the lead's own end. */
const idAt = (prefix: string, at: string, of: string) =>
  `'${prefix}_' || ${inBase32(`(extract(epoch from ${at}) * 1000)::bigint - 1704067200000`, 8)} || right(${of}, 12)`;

/** One lead in 15 a deal, half of them won or lost within 30 days; each in five steps, of which it was so for six days. */
export const deals = (publisherId: string): string => `
insert into opportunities (publisher_id, id, lead_id, name, pipeline_id, stage, state, value, currency, expected_close, stage_since,
  created_by, created_at, changed_at, closed_at, version)
select publisher_id, ${idAt('opp', 'made', 'id')}, id, 'A deal', 'sales', case n / 8000 % 4 when 0 then 'won' when 1 then 'lost' else 'negotiated' end,
  case n / 8000 % 4 when 0 then 'won' when 1 then 'lost' else 'open' end, 100 + n % 9000, case when n % 3 = 0 then 'EUR' else 'USD' end,
  (made + interval '1 day' * (15 + n % 45))::date, made + interval '30 days', 'operator', made, made + interval '30 days',
  case when n / 8000 % 4 < 2 then made + interval '30 days' end, 6
from leads cross join lateral (select ${number('id')} as n) as numbered
cross join lateral (select received_at + interval '5 days' as made) as dealt
where publisher_id = '${publisherId}' and kind = 'customer' and n / 20 % 15 = 0;
insert into opportunity_versions (publisher_id, opportunity_id, version, since, until, pipeline_id, stage, state, value, currency,
  expected_close, closed_at)
select publisher_id, id, step + 1, created_at + step * interval '6 days',
  case when step = 5 then 'infinity' else created_at + (step + 1) * interval '6 days' end, 'sales',
  case when step = 5 then stage else (array['qualified', 'developed', 'proposed', 'proposed', 'negotiated'])[step + 1] end,
  case when step = 5 then state else 'open' end, value, currency, expected_close + (step / 3) * 10, case when step = 5 then closed_at end
from opportunities cross join generate_series(0, 5) as step where publisher_id = '${publisherId}';
insert into pipeline_versions (publisher_id, version, document, saved_by, saved_at)
values ('${publisherId}', 1, ${text({ ...shippedPipelines, reportingCurrency: 'EUR' })}, 'operator', '2025-11-01');
insert into exchange_rates (publisher_id, base, currency, on_date, rate, source, entered_by, entered_at)
select '${publisherId}', 'EUR', 'USD', day, 1.05 + extract(doy from day) / 10000, 'ecb', 'operator', day
from generate_series('2025-11-20'::date, '2026-11-22'::date, interval '1 day') as day;`;

/** Of 40 codes in the addresses by which every second lead came, 30 belong to a campaign; each has a cost every month. */
export const campaigns = (publisherId: string): string => `
update leads set person_id = earlier.person_id
from leads as earlier
where leads.publisher_id = '${publisherId}' and ${number('leads.id')} % 10 = 4 and earlier.publisher_id = leads.publisher_id
  and ${number('earlier.id')} = ${number('leads.id')} - 2003 - (${number('leads.id')} % 20 - 4);
insert into campaign_touches (publisher_id, lead_id, parameter, code_key, code, person_id, at)
select publisher_id, id, 'mktcmpid', 'code-' || n / 40 % 40, 'code-' || n / 40 % 40, coalesce(person_id, id), received_at
from leads cross join lateral (select ${number('id')} as n) as numbered
where publisher_id = '${publisherId}' and kind = 'customer' and n / 20 % 2 = 0;
insert into campaigns (publisher_id, id, name, motion, from_day, version, created_by, created_at)
select '${publisherId}', 'cmp_' || lpad(n::text, 20, '0'), 'Campaign ' || n, case when n % 2 = 0 then 'nurture' else 'demand-generation' end,
  '2025-11-20', 1, 'operator', now() from generate_series(0, 29) as n;
insert into campaign_codes (publisher_id, campaign_id, code_key, code)
select publisher_id, id, 'code-' || right(id, 2)::int, 'code-' || right(id, 2)::int from campaigns where publisher_id = '${publisherId}';
insert into campaign_listings (publisher_id, campaign_id, listing_id)
select publisher_id, id, 'lst_' || lpad((1 + right(id, 2)::int % 20)::text, 20, '0') from campaigns where publisher_id = '${publisherId}';
insert into campaign_costs (publisher_id, id, campaign_id, day, amount, currency, entered_by, entered_at)
select publisher_id, 'cost_' || right(id, 12) || n, id, '2025-11-20'::date + n * 30, 500 + n, 'EUR', 'operator', now()
from campaigns cross join generate_series(0, 11) as n where publisher_id = '${publisherId}';`;

/** 10 sequences, one lead in five in one of them: two mails after each other, one in eight followed, some answered. */
export const sequences = (publisherId: string): string => `
insert into sequences (publisher_id, id, name, state, version, created_at, changed_at)
select '${publisherId}', 'seq_' || lpad(n::text, 20, '0'), 'Sequence ' || n, 'on', 1, now(), now() from generate_series(0, 9) as n;
insert into sequence_versions (publisher_id, sequence_id, version, document, saved_by, saved_at)
select publisher_id, id, 1, ${text(shippedSequences[0]!.document)}, 'operator', now() from sequences where publisher_id = '${publisherId}';
insert into enrolments (publisher_id, id, sequence_id, version, lead_id, person_id, state, step_id, visit, due_at, because, time_zone,
  zone_because, entered_at, entered_by, actor, ended_at, ended_reason)
select publisher_id, 'enr' || substr(id, 5), 'seq_' || lpad((n / 100 % 10)::text, 20, '0'), 1, id, coalesce(person_id, id),
  case when n % 2 = 0 then 'ended' else 'active' end, 'step_1', 1, received_at, 'wait', 'UTC', 'unknown', received_at, 'storefront', 'x',
  case when n % 2 = 0 then received_at end, case when n % 2 = 0 then (array['finished', 'answered', 'unsubscribed'])[1 + n / 20 % 3] end
from leads cross join lateral (select ${number('id')} as n) as numbered
where publisher_id = '${publisherId}' and kind = 'customer' and n / 20 % 5 = 0 and n % 10 <> 4;
insert into mails (publisher_id, id, lead_id, person_id, occasion, sequence_id, enrolment_id, step_id, template_id, state, queued_at, due_at, next_at,
  sent_at, bounced_at)
select publisher_id, 'mail' || substr(id, 4) || nth, lead_id, person_id, id || nth, sequence_id, id, 'step_' || nth, 'tpl', 'sent', entered_at, entered_at,
  entered_at, entered_at, case when ${number('id')} / 20 % 20 = 3 then entered_at end
from enrolments cross join generate_series(0, 1) as nth where publisher_id = '${publisherId}';
insert into enrolment_steps (publisher_id, enrolment_id, step_id, visit, nth, sequence_id, version, kind, outcome, at, made_id)
select publisher_id, id, 'step_' || nth, 1, nth, sequence_id, 1, 'mail', 'mailed', entered_at, 'mail' || substr(id, 4) || nth
from enrolments cross join generate_series(0, 1) as nth where publisher_id = '${publisherId}';
insert into mail_clicks (publisher_id, mail_id, id, lead_id, link, at, by)
select publisher_id, id, 'clk', lead_id, 'lnk_1', sent_at, case when ${number('lead_id')} / 20 % 3 = 0 then 'scanner' else 'person' end
from mails where publisher_id = '${publisherId}' and ${number('lead_id')} / 100 % 8 = 0;
insert into activities (publisher_id, id, lead_id, kind, direction, outcome, at, user_id, written_by, written_at)
select publisher_id, 'act' || substr(id, 5), id, 'mail', 'incoming', 'replied', received_at + interval '1 day', 'usr_1', 'usr_1', received_at
from leads where publisher_id = '${publisherId}' and kind = 'customer' and ${number('id')} / 20 % 15 = 5;`;

/** Beside whose rows its own stand: whole tables of the same shape, written as they are. */
export const besideResults = [
  'opportunities',
  'opportunity_versions',
  'exchange_rates',
  'campaign_touches',
  'enrolments',
  'enrolment_steps',
  'mails',
  'mail_clicks',
  'activities',
];
