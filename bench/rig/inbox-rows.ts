// A year of one publisher's leads, written by a few statements: people, leads, two deliveries each, words, counts and events.
import { cursorTo } from '../../src/platform/web-list.ts';
import type { Rig } from './rig.ts';
import { build, plan } from './world.ts';

export type Filled = {
  publisherId: string;
  /** Where more of its leads are posted, as the plan of one publisher has them. */
  path: string;
  listingIds: string[];
  /** The cursor behind so great a part of the leads. */
  cursorAt(share: number): string;
  idAt: { count: number; of(number: number): string };
};

/** The alphabet of our ids, for SQL: a number in base 32 of so many characters. */
export const inBase32 = (number: string, length: number) =>
  `(${Array.from({ length }, (_, at) => `substr('0123456789abcdefghjkmnpqrstvwxyz', ((${number}) >> ${5 * (length - 1 - at)} & 31)::int + 1, 1)`).join(' || ')})`;

const epochMs = 1_704_067_200_000;
const firstMs = Date.UTC(2025, 10, 20);
const yearMs = 366 * 86_400_000;

export async function fillInbox(rig: Rig, port: number, url: string, leads: number): Promise<Filled> {
  const [target] = await build(port, plan(rig.sinkPort, 1));
  const [own] = await rig.databases.ask<{ publisher: string; destination: string; operators: string }>(
    url,
    `select publisher_id as publisher, id as destination,
       (select id from destinations where publisher_id = 'pub_operator' and kind = 'webhook') as operators
     from destinations where publisher_id <> 'pub_operator' and kind = 'webhook'`,
  );
  const { publisher, destination, operators } = own!;
  const stepMs = Math.floor(yearMs / leads);
  const idOf = (prefix: string) =>
    `'${prefix}_' || ${inBase32(`${firstMs - epochMs} + n::bigint * ${stepMs}`, 8)} || lpad(n::text, 12, '0')`;
  const at = `to_timestamp((${firstMs} + n::bigint * ${stepMs}) / 1000.0)`;
  await rig.databases.ask(url, statements({ publisher, destination, operators, leads, idOf, at }));
  await rig.databases.ask(url, 'vacuum analyze');
  const listings = await rig.databases.ask<{ id: string }>(url, 'select id from listings order by id');
  const of = (number: number) =>
    `lead_${base32(firstMs - epochMs + number * stepMs)}${String(number).padStart(12, '0')}`;
  return {
    publisherId: publisher,
    path: target!.path,
    listingIds: listings.map(({ id }) => id),
    cursorAt: (share) => cursorTo(of(Math.floor(leads * (1 - share)))),
    idAt: { count: leads, of },
  };
}

function base32(number: number): string {
  let text = '';
  for (let rest = number, at = 0; at < 8; at++, rest = Math.floor(rest / 32))
    text = '0123456789abcdefghjkmnpqrstvwxyz'[rest % 32]! + text;
  return text;
}

type Rows = {
  publisher: string;
  destination: string;
  operators: string;
  leads: number;
  idOf: (prefix: string) => string;
  at: string;
};

/** 20 listings of both storefronts, each with leads of all countries and people; one lead in 100 withheld, in 200 a test, in 500 a notice; one delivery in 50 parked. */
function statements({ publisher, destination, operators, leads, idOf, at }: Rows): string {
  return `
insert into listings (publisher_id, id, storefront, kind, offer_id, title, created_at)
select '${publisher}', 'lst_' || lpad(n::text, 20, '0'), case when n % 2 = 0 then 'appsource' else 'azure-marketplace' end, 'app',
  'offer-' || n, 'Offer ' || n, now() from generate_series(1, 20) as n;
create unlogged table made as
select n, ${idOf('lead')} as lead_id, ${idOf('per')} as person_id, ${at} as at,
  'lst_' || lpad((1 + n % 20)::text, 20, '0') as listing_id, case when n % 20 % 2 = 1 then 'appsource' else 'azure-marketplace' end as storefront,
  case when n % 200 = 7 then 'test' when n % 500 = 9 then 'notice' else 'customer' end as kind,
  (array['Zofia', 'Mateo', 'Aino', 'Wanjiru', 'Ilse', 'Tomasz', 'Sunniva', 'Keahi'])[1 + n % 8] as first_name,
  (array['PL', 'PT', 'CZ', 'HU', 'ES', 'US', 'DE', 'FR', 'GB', 'NO'])[1 + n / 20 % 10] as country,
  (array['PLT', 'INS', 'StartTestDrive', 'PLT'])[1 + n % 4] as action,
  'person' || lpad(n::text, 7, '0') || '@firm' || n % 20000 || '.example' as email
from generate_series(0, ${leads - 1}) as n;
insert into people (publisher_id, id, email_key, first_seen_at, last_seen_at)
select '${publisher}', person_id, email, at, at from made;
insert into leads (publisher_id, id, listing_id, person_id, kind, status, storefront, action, contact, note, consent, source, warnings,
  received_at, last_posted_at, repost_key, raw, raw_type, assigned_to)
select '${publisher}', lead_id, listing_id, person_id, kind,
  case when kind <> 'customer' then 'kept' when n % 100 = 3 then 'withheld' else 'new' end, storefront, action,
  jsonb_build_object('firstName', first_name, 'lastName', 'Majchrzak', 'email', email, 'phone', '48' || (220000000 + n), 'country', country,
    'company', 'Firm ' || n % 20000, 'title', 'Head of Operations', 'normalized', jsonb_build_object(
      'name', first_name || ' Majchrzak', 'email', email, 'phone', '+48' || (220000000 + n), 'country', country)),
  'We run three sites and need rota planning before June; please call in the morning, we have one hour.',
  '{"basis": "contact_form", "scope": "this_product", "source": "storefront_terms"}',
  case when n / 20 % 5 = 1 then jsonb_build_object('leadSource', null, 'actionCode', null, 'extra', jsonb_build_object('form', jsonb_build_object(
    'referrer', 'site-' || n / 100 % 30 || '.example', 'device', (array['phone', 'computer', 'tablet'])[1 + n / 100 % 3])))
    else '{"leadSource": null, "actionCode": null, "extra": {}}' end,
  '{}', at, at, decode(md5(n::text), 'hex'), convert_to(repeat('x', 500), 'UTF8'), 'application/json',
  case when n % 3 = 0 then 'usr_' || n / 20 % 50 end
from made;
insert into deliveries (publisher_id, id, lead_id, destination_id, person_id, route, state, attempts, due_at, created_at, delivered_at, last_reason)
select '${publisher}', 'dlv_' || substr(lead_id, 6, 8) || lpad(to_hex(n), 8, '0') || to_char(which, 'FM0000'), lead_id,
  case which when 0 then '${destination}' else '${operators}' end, person_id, 'policy:publisher-crm',
  case when n % 100 = 3 then 'withheld' when n % 50 = 1 and which = 0 then 'parked' when n % 200 = 11 and which = 0 then 'waiting' else 'delivered' end,
  1, at + interval '10 years', at, at, case when n % 50 = 1 then 'invalid_lead' end
from made cross join generate_series(0, 1) as which where kind = 'customer';
insert into lead_words (publisher_id, lead_id, words)
select '${publisher}', lead_id, lower(first_name) || ' majchrzak' || e'\\n' || email || e'\\nfirm ' || n % 20000 || e'\\n48' || (220000000 + n) ||
  e'\\n+48' || (220000000 + n) || e'\\nwe run three sites and need rota planning before june; please call in the morning, we have one hour.'
from made;
insert into standings (publisher_id, lead_id, storefront, version, points, fit, interest, score, first_score, grade, first_grade, hot,
  scored_at, cools_at, stage, stage_since, stage_by)
select '${publisher}', lead_id, storefront, 0, '[["business_mail", 15]]', 30, n % 60, 30 + n % 60, 30 + n % 60, grade, grade, n % 250 = 1, at, at + interval '20 years',
  case when n % 3 = 0 then 'marketing_qualified' else 'inquiry' end, at, 'scoring'
from made cross join lateral (
  select case when n % 10 = 0 then 'A' when n % 10 < 4 then 'B' when n % 10 < 8 then 'C' else 'D' end || (1 + n % 4) as grade
) as graded;
insert into lead_counts (publisher_id, at, storefront, kind, leads)
select '${publisher}', date_bin('15 minutes', at, '2025-01-01'), storefront, kind, count(*) from made group by 2, 3, 4;
drop table made;`;
}
