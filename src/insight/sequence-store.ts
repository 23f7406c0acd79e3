// SQL of what came of those who entered sequences in a period: their sums, and the leads behind each number.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import { settled } from '../followup/settled.ts';
import { goalReasons } from '../nurture/enrolment.ts';
import { entryColumns, type EntryColumn } from './entries.ts';
import type { Period } from './period.ts';
import type { Shown } from './read-store.ts';

/** step, reason, currency: empty where the row has none. value: in the currency, 0 where it has none. */
export type SumsRow = Record<EntryColumn, number> & {
  sequenceId: string;
  stepId: string;
  reason: string;
  currency: string;
  value: string;
};

const sums = raw(entryColumns.map((column) => `sum(${column})::int as ${column}`).join(', '));

/** seller: whose leads alone; null: everybody's. */
export function sumsBySequence(
  db: Queries,
  { publisherId, generation }: Shown,
  { from, to }: Period,
  seller: string | null,
): Promise<SumsRow[]> {
  return db.rows(sql`
    select sequence_id as "sequenceId", step_id as "stepId", reason, currency, ${sums}, trim_scale(sum(value))::text as value
    from insight_sequences
    where publisher_id = ${publisherId} and generation = ${generation} and seller = ${seller ?? ''}
      and day between ${from}::date and ${to}::date
    group by sequence_id, step_id, reason, currency order by sequence_id, step_id, reason, currency`);
}

export const countedPeople = [
  'entered',
  'goals',
  'answered',
  'opportunities',
  'won',
  'wonValue',
  'came',
  'sent',
  'bounced',
  'clicked',
  'scanned',
  'ended',
] as const;
export type CountedPeople = (typeof countedPeople)[number];

/** Who entered it from then until then. */
export type Entered = { publisherId: string; sequenceId: string; from: Date; until: Date };

/** stepId: of this step alone. reason: of those who ended, for this reason alone. before: the id of an enrolment. */
type Behind = {
  counted: CountedPeople;
  stepId: string | null;
  reason: string | null;
  before: string | null;
  limit: number;
  timeZone: string;
};

/** Enrolments that one page looks at: it may end with fewer leads than were asked for. */
const looks = 5_000;

const goal = sql`entered.ended_reason in (${join([...goalReasons])})`;
/** Asked of each by itself: the planner would look up all there is of everybody first. */
const some = (such: Sql) => sql`exists (select ${such} offset 0)`;
/** As sequences themselves ask for it. */
const answered = (publisherId: string) =>
  some(sql`from activities as activity
    where activity.publisher_id = ${publisherId} and activity.lead_id = entered.lead_id and activity.at >= entered.entered_at
      and ${settled}`);
/** Of the lead, made since it entered. */
const outcome = (publisherId: string, such: Sql) =>
  some(sql`from opportunities as deal
    where deal.publisher_id = ${publisherId} and deal.lead_id = entered.lead_id and deal.created_at >= entered.entered_at ${such}`);
/** What came after it entered the sequence again counts there. */
const firstSince = (publisherId: string) =>
  sql`not ${some(sql`from enrolments as again
  where again.publisher_id = ${publisherId} and again.lead_id = entered.lead_id and again.sequence_id = entered.sequence_id
    and (again.entered_at, again.id) > (entered.entered_at, entered.id) and again.entered_at <= deal.created_at`)}`;

/** Who took the step; with a mail, who was sent one that is so. */
const took = (publisherId: string, stepId: string | null, mail: Sql | null) =>
  some(sql`from enrolment_steps as step ${
    mail === null
      ? empty
      : sql`join mails as mail on mail.publisher_id = ${publisherId} and mail.id = step.made_id and step.outcome = 'mailed'`
  }
  where step.publisher_id = ${publisherId} and step.enrolment_id = entered.id
    and (${stepId}::text is null or step.step_id = ${stepId}) ${mail === null ? empty : sql`and mail.sent_at is not null and ${mail}`}`);
const clickedBy = (publisherId: string, who: Sql) =>
  some(sql`from mail_clicks where publisher_id = ${publisherId} and mail_id = mail.id and ${who}`);

function isBehind(publisherId: string, { counted, stepId, reason }: Behind): Sql {
  const byPerson = clickedBy(publisherId, sql`by = 'person' and link is not null`);
  const byScanner = clickedBy(publisherId, sql`by = 'scanner'`);
  const conditions: Record<CountedPeople, Sql> = {
    entered: sql`true`,
    goals: goal,
    answered: answered(publisherId),
    opportunities: outcome(publisherId, empty),
    won: outcome(publisherId, sql`and deal.state = 'won'`),
    wonValue: outcome(
      publisherId,
      sql`and deal.state = 'won' and deal.value is not null and ${firstSince(publisherId)}`,
    ),
    came: took(publisherId, stepId, null),
    sent: took(publisherId, stepId, sql`true`),
    bounced: took(publisherId, stepId, sql`mail.bounced_at is not null`),
    clicked: took(publisherId, stepId, byPerson),
    scanned: took(publisherId, stepId, sql`${byScanner} and not ${byPerson}`),
    ended: sql`entered.state = 'ended' and (${stepId}::text is null or entered.step_id = ${stepId})
      and (${reason}::text is null or entered.ended_reason = ${reason})`,
  };
  return conditions[counted];
}

export type LeadBehind = { enrolmentId: string; leadId: string; listingId: string; day: string };

/** The very leads that are counted, the newest first. next: before which there may be more. */
export async function leadsOfSequence(
  db: Queries,
  { publisherId, sequenceId, from, until }: Entered,
  behind: Behind,
): Promise<{ items: LeadBehind[]; next: string | null }> {
  const { before, limit, timeZone } = behind;
  const newest = before === null ? firstIdAt('enr', until) : before;
  const entered = (oldest: string) => sql`
    from enrolments where publisher_id = ${publisherId} and sequence_id = ${sequenceId} and id >= ${oldest} and id < ${newest}
    order by id desc`;
  const oldest = firstIdAt('enr', from);
  const last = await one<{ id: string }>(db, sql`select id ${entered(oldest)} offset ${looks - 1} limit 1`);
  // One by one from the newest on, until there are enough.
  const rows = await db.rows<LeadBehind>(sql`
    select entered.id as "enrolmentId", lead.id as "leadId", lead.listing_id as "listingId",
      to_char(entered.entered_at at time zone ${timeZone}, 'YYYY-MM-DD') as day
    from (
      select id, sequence_id, lead_id, state, ended_reason, step_id, entered_at ${entered(last?.id ?? oldest)} limit ${looks}
    ) as entered
    cross join lateral (
      select id, listing_id from leads where publisher_id = ${publisherId} and id = entered.lead_id and kind = 'customer' limit 1
    ) as lead
    where ${isBehind(publisherId, behind)}
    order by entered.id desc limit ${limit + 1}`);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1)!.enrolmentId : (last?.id ?? null) };
}
