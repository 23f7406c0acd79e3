// SQL of the referrals: what is known of those a page tells of, and one statement for all that changed.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Category, Direction, Status, Substatus, Told } from './referral.ts';

/** told: without the raw body, which is read with it only where it is sent back. */
export type Referral = {
  id: string;
  accountId: string;
  programme: string;
  externalId: string;
  formerIds: string[];
  category: Category;
  direction: Direction;
  status: Status;
  substatus: Substatus;
  told: Omit<Told, 'raw'>;
  version: string | null;
  remoteAt: Date | null;
  revision: number;
  firstSeenAt: Date;
  changedAt: Date;
  expiresAt: Date | null;
  answerDueAt: Date | null;
  answeredAt: Date | null;
  expiredAt: Date | null;
  oddAt: Date | null;
  goneAt: Date | null;
  leadId: string | null;
  matchedBy: string | null;
};

export const referralColumns = sql`
  referral.id, referral.account_id as "accountId", referral.programme, referral.external_id as "externalId",
  referral.former_ids as "formerIds", referral.category, referral.direction, referral.status, referral.substatus, referral.told,
  referral.version, referral.remote_at as "remoteAt", referral.revision, referral.first_seen_at as "firstSeenAt",
  referral.changed_at as "changedAt", referral.expires_at as "expiresAt", referral.answer_due_at as "answerDueAt",
  referral.answered_at as "answeredAt", referral.expired_at as "expiredAt", referral.odd_at as "oddAt",
  referral.gone_at as "goneAt", referral.lead_id as "leadId", referral.matched_by as "matchedBy"`;

export function referralById(db: Queries, publisherId: string, id: string): Promise<Referral | undefined> {
  return one(
    db,
    sql`select ${referralColumns} from referrals as referral
    where referral.publisher_id = ${publisherId} and referral.id = ${id}`,
  );
}

/** Held until the transaction ends. */
export function lockReferral(tx: Tx, publisherId: string, id: string): Promise<Referral | undefined> {
  return one(
    tx,
    sql`select ${referralColumns} from referrals as referral
    where referral.publisher_id = ${publisherId} and referral.id = ${id} for no key update`,
  );
}

/** As it came, for what is sent back whole. */
export async function rawOf(db: Queries, publisherId: string, id: string): Promise<unknown> {
  const found = await one<{ raw: unknown }>(
    db,
    sql`select raw from referrals where publisher_id = ${publisherId} and id = ${id}`,
  );
  return found?.raw;
}

/** Those of an account that are known under these ids, now or formerly. The account is locked by whoever asks. */
export function knownBy(
  tx: Tx,
  publisherId: string,
  accountId: string,
  externalIds: string[],
): Promise<Referral[]> {
  const ids = new Column('text', externalIds);
  return tx.rows(sql`
    select ${referralColumns} from referrals as referral
    where referral.publisher_id = ${publisherId} and referral.account_id = ${accountId}
      and referral.external_id = any(${ids}::text[])
    union all
    select ${referralColumns} from referrals as referral
    where referral.publisher_id = ${publisherId} and referral.account_id = ${accountId}
      and referral.former_ids && ${ids}::text[] and referral.former_ids <> '{}'`);
}

/** Which of these are here in this version, or became something else that is read by itself. */
export async function versionsKnown(
  db: Queries,
  publisherId: string,
  accountId: string,
  asked: readonly { externalId: string; version: string }[],
): Promise<Set<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    select asked.id from unnest(
      ${new Column(
        'text',
        asked.map(({ externalId }) => externalId),
      )}::text[],
      ${new Column(
        'text',
        asked.map(({ version }) => version),
      )}::text[]) as asked (id, version)
    where exists (
      select from referrals as known where known.publisher_id = ${publisherId} and known.account_id = ${accountId}
        and ((known.external_id = asked.id and known.version = asked.version)
          or (known.former_ids <> '{}' and known.former_ids && array[asked.id])))`);
  return new Set(rows.map(({ id }) => id));
}

/** A row to be, whole. raw: null leaves the one that is there. */
export type Written = Referral & { raw: unknown };

/** One statement for the batch: new ones are inserted, known ones replaced. */
export async function writeReferrals(tx: Tx, publisherId: string, rows: readonly Written[]): Promise<void> {
  if (rows.length === 0) return;
  const text = (value: (row: Written) => string | null) => new Column('text', rows.map(value));
  const at = (value: (row: Written) => Date | null) => new Column('timestamptz', rows.map(value));
  const former = rows.map(({ formerIds }) => JSON.stringify(formerIds));
  await tx.run(sql`
    insert into referrals as known
      (publisher_id, id, account_id, programme, external_id, former_ids, category, direction, status, substatus, stage, name,
       company, country, value, currency, closes_on, told, raw, version, remote_at, revision, first_seen_at, changed_at, expires_at,
       answer_due_at, answered_at, expired_at, odd_at, gone_at)
    select ${publisherId}, id, account_id, programme, external_id,
      array(select jsonb_array_elements_text(former::jsonb)), category, direction, status, substatus, stage, name,
      company, country, value::numeric, currency, closes_on::date, told, raw, version, remote_at, revision, first_seen_at,
      changed_at, expires_at, answer_due_at, answered_at, expired_at, odd_at, gone_at
    from unnest(
      ${text(({ id }) => id)}::text[], ${text(({ accountId }) => accountId)}::text[],
      ${text(({ programme }) => programme)}::text[], ${text(({ externalId }) => externalId)}::text[],
      ${new Column('text', former)}::text[], ${text(({ category }) => category)}::text[],
      ${text(({ direction }) => direction)}::text[], ${text(({ status }) => status)}::text[],
      ${text(({ substatus }) => substatus)}::text[], ${text(({ told }) => told.stage)}::text[],
      ${text(({ told }) => told.name)}::text[], ${text(({ told }) => told.customer.company)}::text[],
      ${text(({ told }) => told.customer.country)}::text[], ${text(({ told }) => told.deal.value)}::text[],
      ${text(({ told }) => told.deal.currency)}::text[], ${text(({ told }) => told.deal.closesOn)}::text[],
      ${new Column(
        'jsonb',
        rows.map(({ told }) => told),
      )}::jsonb[],
      ${new Column(
        'json',
        rows.map(({ raw }) => raw),
      )}::json[],
      ${text(({ version }) => version)}::text[], ${at(({ remoteAt }) => remoteAt)}::timestamptz[],
      ${new Column(
        'int4',
        rows.map(({ revision }) => revision),
      )}::int[],
      ${at(({ firstSeenAt }) => firstSeenAt)}::timestamptz[], ${at(({ changedAt }) => changedAt)}::timestamptz[],
      ${at(({ expiresAt }) => expiresAt)}::timestamptz[], ${at(({ answerDueAt }) => answerDueAt)}::timestamptz[],
      ${at(({ answeredAt }) => answeredAt)}::timestamptz[], ${at(({ expiredAt }) => expiredAt)}::timestamptz[],
      ${at(({ oddAt }) => oddAt)}::timestamptz[], ${at(({ goneAt }) => goneAt)}::timestamptz[]
    ) as fresh (id, account_id, programme, external_id, former, category, direction, status, substatus, stage, name, company,
      country, value, currency, closes_on, told, raw, version, remote_at, revision, first_seen_at, changed_at, expires_at,
      answer_due_at, answered_at, expired_at, odd_at, gone_at)
    on conflict (publisher_id, id) do update set
      external_id = excluded.external_id, former_ids = excluded.former_ids, category = excluded.category,
      direction = excluded.direction, status = excluded.status, substatus = excluded.substatus, stage = excluded.stage,
      name = excluded.name, company = excluded.company, country = excluded.country, value = excluded.value,
      currency = excluded.currency, closes_on = excluded.closes_on, told = excluded.told, raw = excluded.raw,
      version = excluded.version, remote_at = excluded.remote_at, revision = excluded.revision,
      changed_at = excluded.changed_at, expires_at = excluded.expires_at, answer_due_at = excluded.answer_due_at,
      answered_at = excluded.answered_at, expired_at = excluded.expired_at, odd_at = excluded.odd_at,
      gone_at = excluded.gone_at,
      reminded_at = case when known.expires_at is distinct from excluded.expires_at then null else known.reminded_at end`);
}

export async function noteGone(
  tx: Tx,
  publisherId: string,
  accountId: string,
  externalId: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update referrals set gone_at = ${now}
    where publisher_id = ${publisherId} and account_id = ${accountId} and external_id = ${externalId} and gone_at is null`);
}
