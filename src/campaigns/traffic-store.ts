// SQL of what the marketplace counts, and of what our own pages count, by code.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { countedPages, pagesTo } from '../storefront/month-store.ts';

export type Told = Omit<TrafficRow, 'listingId'>;
export type TrafficRow = {
  day: string;
  /** In hex: of all that tells it from the others of its day. */
  key: string;
  offerName: string;
  listingId: string | null;
  storefront: string;
  codeKey: string;
  code: string;
  referralDomain: string;
  country: string;
  platform: string;
  visits: number;
  getItNow: number;
  contactMe: number;
  testDrive: number;
  freeTrial: number;
  consents: number | null;
};

/** The offers' days of which no newer report told yet, as `day offer`; from now on it is this one that told of them. */
export async function takeDays(
  tx: Tx,
  publisherId: string,
  asOf: Date,
  groups: readonly { day: string; offer: string }[],
): Promise<string[]> {
  const text = (value: (group: { day: string; offer: string }) => string) =>
    new Column('text', groups.map(value));
  const taken = await tx.rows<{ day: string; offer: string }>(sql`
    insert into traffic_days as known (publisher_id, day, offer_key, as_of)
    select ${publisherId}, day::date, offer, ${asOf}
    from unnest(${text(({ day }) => day)}::text[], ${text(({ offer }) => offer)}::text[]) as group_of (day, offer)
    order by 2, 3
    on conflict (publisher_id, day, offer_key) do update set as_of = excluded.as_of where known.as_of <= excluded.as_of
    returning to_char(day, 'YYYY-MM-DD') as day, offer_key as offer`);
  return taken.map(({ day, offer }) => `${day} ${offer}`);
}

/** What is left of these offers' days, each as `day offer`, beside the rows given is taken away. Answers how many. */
export async function dropUntold(
  tx: Tx,
  publisherId: string,
  told: ReadonlySet<string>,
  rows: readonly TrafficRow[],
): Promise<number> {
  const days = [...new Set(rows.map(({ day }) => day))];
  const there = await tx.rows<{ day: string; key: string; offer: string }>(sql`
    select to_char(day, 'YYYY-MM-DD') as day, encode(row_key, 'hex') as key, lower(offer_name collate "C") as offer
    from marketplace_traffic where publisher_id = ${publisherId} and day = any (${days}::date[])`);
  // Compared here: the database would choose its way by guessing how many rows a list has.
  const kept = new Set(rows.map(({ day, key }) => `${day} ${key}`));
  const gone = there.filter(
    ({ day, key, offer }) => told.has(`${day} ${offer}`) && !kept.has(`${day} ${key}`),
  );
  if (gone.length === 0) return 0;
  return tx.run(sql`
    delete from marketplace_traffic as known
    using unnest(${gone.map(({ day }) => day)}::text[], ${gone.map(({ key }) => key)}::text[]) as old (day, key)
    where known.publisher_id = ${publisherId} and known.day = old.day::date and known.row_key = decode(old.key, 'hex')`);
}

/** A row that is there already takes the new figures; one with the very same stays untouched. Answers how many were added and changed. */
export async function keepTraffic(
  tx: Tx,
  publisherId: string,
  importId: string,
  rows: readonly TrafficRow[],
): Promise<{ added: number; changed: number }> {
  const text = (value: (row: TrafficRow) => string | null) => new Column('text', rows.map(value));
  const int = (value: (row: TrafficRow) => number | null) => new Column('int4', rows.map(value));
  const kept = await tx.rows<{ added: boolean }>(sql`
    insert into marketplace_traffic as known (publisher_id, day, row_key, offer_name, listing_id, storefront, code_key, code,
      referral_domain, country_name, platform, visits, get_it_now, contact_me, test_drive, free_trial, consents, import_id)
    select ${publisherId}, day::date, decode(key, 'hex'), offer_name, listing_id, storefront, code_key, code, referral_domain, country,
      platform, visits, get_it_now, contact_me, test_drive, free_trial, consents, ${importId}
    from unnest(${text((row) => row.day)}::text[], ${text((row) => row.key)}::text[], ${text((row) => row.offerName)}::text[],
      ${text((row) => row.listingId)}::text[], ${text((row) => row.storefront)}::text[], ${text((row) => row.codeKey)}::text[],
      ${text((row) => row.code)}::text[], ${text((row) => row.referralDomain)}::text[], ${text((row) => row.country)}::text[],
      ${text((row) => row.platform)}::text[], ${int((row) => row.visits)}::int[], ${int((row) => row.getItNow)}::int[],
      ${int((row) => row.contactMe)}::int[], ${int((row) => row.testDrive)}::int[], ${int((row) => row.freeTrial)}::int[],
      ${int((row) => row.consents)}::int[])
      as row (day, key, offer_name, listing_id, storefront, code_key, code, referral_domain, country, platform, visits, get_it_now,
        contact_me, test_drive, free_trial, consents)
    on conflict (publisher_id, day, row_key) do update set
      listing_id = excluded.listing_id, visits = excluded.visits, get_it_now = excluded.get_it_now, contact_me = excluded.contact_me,
      test_drive = excluded.test_drive, free_trial = excluded.free_trial, consents = excluded.consents, import_id = excluded.import_id
    where (known.listing_id, known.visits, known.get_it_now, known.contact_me, known.test_drive, known.free_trial, known.consents)
      is distinct from (excluded.listing_id, excluded.visits, excluded.get_it_now, excluded.contact_me, excluded.test_drive,
        excluded.free_trial, excluded.consents)
    returning xmax = 0 as added`);
  const added = kept.filter((row) => row.added).length;
  return { added, changed: kept.length - added };
}

export type TrafficImport = {
  id: string;
  fileName: string | null;
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  removed: number;
  outdated: number;
  source: 'file' | 'api';
  asOf: Date;
  fromDay: string | null;
  toDay: string | null;
  importedBy: string;
  importedAt: Date;
};

export async function insertImport(tx: Tx, publisherId: string, made: TrafficImport): Promise<void> {
  const { id, fileName, added, changed, unchanged, refused, removed, outdated, source } = made;
  const { asOf, fromDay, toDay, importedBy, importedAt } = made;
  await tx.run(sql`
    insert into traffic_imports (publisher_id, id, file_name, added, changed, unchanged, refused, removed, outdated, source, as_of, from_day,
      to_day, imported_by, imported_at)
    values (${publisherId}, ${id}, ${fileName}, ${added}, ${changed}, ${unchanged}, ${refused}, ${removed}, ${outdated}, ${source}, ${asOf},
      ${fromDay}::date, ${toDay}::date, ${importedBy}, ${importedAt})`);
}

const importColumns = sql`
  id, file_name as "fileName", added, changed, unchanged, refused, removed, outdated, source, as_of as "asOf",
  to_char(from_day, 'YYYY-MM-DD') as "fromDay", to_char(to_day, 'YYYY-MM-DD') as "toDay", imported_by as "importedBy",
  imported_at as "importedAt"`;

export function importById(db: Queries, publisherId: string, id: string): Promise<TrafficImport | undefined> {
  return one(
    db,
    sql`select ${importColumns} from traffic_imports where publisher_id = ${publisherId} and id = ${id}`,
  );
}

/** The newest first. */
export function importsOf(
  db: Queries,
  publisherId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<TrafficImport[]> {
  return db.rows(sql`
    select ${importColumns}
    from traffic_imports
    where publisher_id = ${publisherId} and (${before}::text is null or id < ${before}) order by id desc limit ${limit}`);
}

export type MarketplaceSum = {
  day: string;
  codeKey: string;
  visits: number;
  clicks: number;
  consents: number | null;
};

/** By day and code, without those of no campaign. */
export function marketplaceSums(
  db: Queries,
  publisherId: string,
  { from, to }: { from: string; to: string },
): Promise<MarketplaceSum[]> {
  return db.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as day, code_key as "codeKey", sum(visits)::bigint as visits,
      sum(get_it_now + contact_me + test_drive + free_trial)::bigint as clicks, sum(consents)::bigint as consents
    from marketplace_traffic
    where publisher_id = ${publisherId} and day between ${from}::date and ${to}::date and code_key <> ''
    group by 1, 2`);
}

export type PageSum = { day: string | null; codeKey: string; views: number; clicks: number };

/**
 * Of our own public pages, by code, and by day where `dated` (else the day is null): as it is written first, so that few are told apart by
 * what they mean.
 */
export async function pageSums(
  db: Queries,
  publisherId: string,
  period: { from: string; to: string },
  dated: boolean,
): Promise<PageSum[]> {
  const monthsTo = dated ? null : await pagesTo(db, publisherId);
  return db.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as day, lower(key collate "C") as "codeKey", sum(views)::bigint as views, sum(clicks)::bigint as clicks
    from (
      select ${dated ? sql`day` : sql`null::date as day`}, key, sum(views) as views, sum(clicks) as clicks
      from (${countedPages(publisherId, 'campaign', null, period, monthsTo)}) as counted
      where key not in ('', '(other)')
      group by 1, 2
    ) as written
    group by 1, 2`);
}
