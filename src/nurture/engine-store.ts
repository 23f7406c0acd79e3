// SQL of the worker: what is due, what is known of it, and the steps that were taken. A handful of statements, however many.
import sql from 'sql-template-tag';
import { settled } from '../followup/settled.ts';
import { standingColumns, keysOf, type LeadKey, type Standing } from '../followup/store.ts';
import { Column, locks, type Queries, type Tx } from '../platform/db.ts';
import { enrolmentColumns } from './enrolment-store.ts';
import type { Enrolment } from './enrolment.ts';
import type { State } from './sequence.ts';
import type { Cap } from './settings.ts';

export type Due = Enrolment & { sequenceState: State; movesTo: number };

/** People are kept apart in so many parts: a database has room for a few thousand locks. */
const parts = 4_095;

/**
 * Along the index, without sorting, past whatever another process has. One person's mails are counted by one process at a time, or two
 * sequences could write to them at once: whoever another process looks at is left for the next time.
 */
export function claimDue(tx: Tx, now: Date, limit: number): Promise<Due[]> {
  return tx.rows(sql`
    select ${enrolmentColumns}, sequence.state as "sequenceState", sequence.moves_to as "movesTo"
    from (
      select * from enrolments where next_at <= ${now} order by next_at limit ${limit} for update skip locked
    ) as enrolment
    join sequences as sequence
      on sequence.publisher_id = enrolment.publisher_id and sequence.id = enrolment.sequence_id
    where pg_try_advisory_xact_lock(${locks.mailedPeople}, hashtext(enrolment.publisher_id || enrolment.person_id) & ${parts}::int)`);
}

/** By enrolment: when its person was or is to be written to within the cap's days, the latest first. */
export async function mailedAt(
  tx: Tx,
  due: readonly Enrolment[],
  capOf: (publisherId: string) => Cap,
  now: Date,
): Promise<Map<string, Date[]>> {
  if (due.length === 0) return new Map();
  const text = (value: (row: Enrolment) => string) => new Column('text', due.map(value));
  const since = due.map(({ publisherId }) => new Date(now.getTime() - capOf(publisherId).days * 86_400_000));
  const most = due.map(({ publisherId }) => capOf(publisherId).mails);
  const rows = await tx.rows<{ id: string; at: Date }>(sql`
    select wanted.id, mailed.at
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[],
      ${text(({ personId }) => personId)}::text[], ${new Column('timestamptz', since)}::timestamptz[],
      ${new Column('int4', most)}::int[]
    ) as wanted (publisher_id, id, person_id, since, most)
    cross join unnest(joined_people(wanted.publisher_id, wanted.person_id)) as member (id)
    cross join lateral (
      select mail.due_at as at from mails as mail
      where mail.publisher_id = wanted.publisher_id and mail.person_id = member.id and mail.due_at > wanted.since
        and mail.state in ('queued', 'sending', 'sent')
      order by mail.publisher_id desc, mail.person_id desc, mail.due_at desc limit wanted.most
    ) as mailed`);
  const found = new Map<string, Date[]>();
  for (const { id, at } of rows) found.set(id, [...(found.get(id) ?? []), at]);
  for (const times of found.values()) times.sort((a, b) => b.getTime() - a.getTime());
  return found;
}

export type Click = { stepId: string; link: string | null };

/** By enrolment: the links of its mails that a person followed. */
export async function clicksOf(tx: Queries, due: readonly Enrolment[]): Promise<Map<string, Click[]>> {
  if (due.length === 0) return new Map();
  const text = (value: (row: Enrolment) => string) => new Column('text', due.map(value));
  const rows = await tx.rows<Click & { id: string }>(sql`
    select wanted.id, mail.step_id as "stepId", click.link
    from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${text(({ id }) => id)}::text[]) as wanted (publisher_id, lead_id, id)
    join mails as mail on mail.publisher_id = wanted.publisher_id and mail.lead_id = wanted.lead_id
      and mail.enrolment_id = wanted.id
    join mail_clicks as click on click.publisher_id = mail.publisher_id and click.mail_id = mail.id
    where click.by = 'person'`);
  const found = new Map<string, Click[]>();
  for (const { id, ...click } of rows) found.set(id, [...(found.get(id) ?? []), click]);
  return found;
}

/** Whose customer answered, by whatever lead, since they entered. */
export async function answeredAmong(tx: Queries, due: readonly Enrolment[]): Promise<Set<string>> {
  if (due.length === 0) return new Set();
  const text = (value: (row: Enrolment) => string) => new Column('text', due.map(value));
  const times = due.map(({ enteredAt }) => enteredAt);
  const rows = await tx.rows<{ id: string }>(sql`
    select wanted.id
    from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${text(({ id }) => id)}::text[], ${new Column('timestamptz', times)}::timestamptz[])
      as wanted (publisher_id, lead_id, id, since)
    where exists (
      select from activities as activity
      where activity.publisher_id = wanted.publisher_id and activity.lead_id = wanted.lead_id and activity.at >= wanted.since
        and ${settled})`);
  return new Set(rows.map(({ id }) => id));
}

export function standingsOf(tx: Queries, leads: readonly LeadKey[]): Promise<Standing[]> {
  if (leads.length === 0) return Promise.resolve([]);
  return tx.rows(sql`
    select ${standingColumns} from ${keysOf(leads)}
    join standings as standing on standing.publisher_id = wanted.publisher_id and standing.lead_id = wanted.lead_id`);
}

export type StepRow = {
  publisherId: string;
  enrolmentId: string;
  stepId: string;
  visit: number;
  nth: number;
  sequenceId: string;
  version: number;
  kind: string;
  outcome: string;
  at: Date;
  madeId: string | null;
};

/** Taken twice is an error: the rows were locked. */
export async function insertSteps(tx: Tx, rows: readonly StepRow[]): Promise<void> {
  if (rows.length === 0) return;
  const text = (value: (row: StepRow) => string | null) => new Column('text', rows.map(value));
  const int = (value: (row: StepRow) => number) => new Column('int4', rows.map(value));
  const times = rows.map(({ at }) => at);
  await tx.run(sql`
    insert into enrolment_steps (
      publisher_id, enrolment_id, step_id, visit, nth, sequence_id, version, kind, outcome, at, made_id)
    select * from unnest(
      ${text((row) => row.publisherId)}::text[], ${text((row) => row.enrolmentId)}::text[],
      ${text((row) => row.stepId)}::text[], ${int((row) => row.visit)}::int[], ${int((row) => row.nth)}::int[],
      ${text((row) => row.sequenceId)}::text[], ${int((row) => row.version)}::int[], ${text((row) => row.kind)}::text[],
      ${text((row) => row.outcome)}::text[], ${new Column('timestamptz', times)}::timestamptz[],
      ${text((row) => row.madeId)}::text[])`);
}

/** By enrolment, the steps that it took. */
export async function stepsTaken(tx: Queries, due: readonly Enrolment[]): Promise<Map<string, Set<string>>> {
  if (due.length === 0) return new Map();
  const text = (value: (row: Enrolment) => string) => new Column('text', due.map(value));
  const rows = await tx.rows<{ id: string; stepIds: string[] }>(sql`
    select wanted.id, array(
      select step_id from enrolment_steps where publisher_id = wanted.publisher_id and enrolment_id = wanted.id) as "stepIds"
    from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[])
      as wanted (publisher_id, id)`);
  return new Map(rows.map(({ id, stepIds }) => [id, new Set(stepIds)]));
}

/** Of leads, who has each. */
export async function ownersOf(tx: Queries, leads: readonly LeadKey[]): Promise<Map<string, string | null>> {
  if (leads.length === 0) return new Map();
  const rows = await tx.rows<{ leadId: string; userId: string | null }>(sql`
    select lead.id as "leadId", lead.assigned_to as "userId" from ${keysOf(leads)}
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.lead_id`);
  return new Map(rows.map(({ leadId, userId }) => [leadId, userId]));
}

/** Whatever stands first and fails again and again must not hold up the rest: it is looked at later. Answers its id. */
export async function putOffFirst(tx: Tx, now: Date, until: Date): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(sql`
    update enrolments set next_at = ${until}
    where (publisher_id, id) = (
      select publisher_id, id from enrolments where next_at <= ${now} order by next_at limit 1 for update skip locked)
    returning id`);
  return row?.id ?? null;
}
