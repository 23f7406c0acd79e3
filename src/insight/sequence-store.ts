// SQL of what came of those who entered sequences in a period: along the ids of enrolments, which are in the order of entering.
import sql, { join, type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import { goalReasons } from '../nurture/enrolment.ts';

/** most: of each sequence, the newest so many are looked at. */
export type Entered = {
  publisherId: string;
  sequenceIds: readonly string[];
  from: Date;
  until: Date;
  most: number;
};

/** Each person is looked at by several keys: of few sequences many, of many few, so that an answer takes no longer. */
export const mostPeople = (sequences: number): number =>
  Math.min(5_000, Math.max(1_000, Math.floor(10_000 / Math.max(sequences, 1))));

/** `entered`: those who entered in the period. */
const enteredIn = ({ publisherId, sequenceIds, from, until, most }: Entered): Sql => sql`
  entered as materialized (
    select enrolment.* from unnest(${new Column('text', sequenceIds)}::text[]) as sequence (id)
    cross join lateral (
      select id, sequence_id, lead_id, state, ended_reason, step_id, entered_at from enrolments
      where publisher_id = ${publisherId} and sequence_id = sequence.id and id >= ${firstIdAt('enr', from)} and id < ${firstIdAt('enr', until)}
      order by id desc limit ${most}
    ) as enrolment
  )`;

const goal = sql`entered.ended_reason in (${join([...goalReasons])})`;
/** As sequences themselves ask for it. */
const answered = (publisherId: string) => sql`exists (
  select from activities as activity
  where activity.publisher_id = ${publisherId} and activity.lead_id = entered.lead_id and activity.at >= entered.entered_at
    and (activity.direction = 'incoming' or activity.outcome in ('reached', 'replied', 'held')))`;
/** Of the lead, made since it entered. */
const outcome = (publisherId: string, such: Sql) => sql`exists (
  select from opportunities as deal
  where deal.publisher_id = ${publisherId} and deal.lead_id = entered.lead_id and deal.created_at >= entered.entered_at
    ${such})`;

export type PeopleRow = {
  sequenceId: string;
  entered: number;
  inIt: number;
  goals: number;
  answered: number;
  opportunities: number;
  won: number;
};

export function peopleBySequence(db: Queries, asked: Entered): Promise<PeopleRow[]> {
  const { publisherId } = asked;
  return db.rows(sql`
    with ${enteredIn(asked)}
    select sequence_id as "sequenceId", count(*)::int as entered, (count(*) filter (where state <> 'ended'))::int as "inIt",
      (count(*) filter (where ${goal}))::int as goals, (count(*) filter (where ${answered(publisherId)}))::int as answered,
      (count(*) filter (where dealt.is_won is not null))::int as opportunities, (count(*) filter (where dealt.is_won))::int as won
    from entered
    left join lateral (
      select bool_or(deal.state = 'won') as is_won from opportunities as deal
      where deal.publisher_id = ${publisherId} and deal.lead_id = entered.lead_id and deal.created_at >= entered.entered_at
    ) as dealt on true
    group by 1`);
}

/** Each won opportunity once for each sequence that its lead had entered before. */
export function wonBySequence(
  db: Queries,
  asked: Entered,
): Promise<{ sequenceId: string; currency: string; amount: string }[]> {
  return db.rows(sql`
    with ${enteredIn(asked)}, deals as (
      select distinct entered.sequence_id, deal.id, deal.currency, deal.value
      from entered join opportunities as deal on deal.publisher_id = ${asked.publisherId} and deal.lead_id = entered.lead_id
      where deal.state = 'won' and deal.created_at >= entered.entered_at and deal.value is not null
    )
    select sequence_id as "sequenceId", currency, trim_scale(sum(value))::text as amount from deals group by 1, 2 order by 1, 2`);
}

export type EndedRow = { sequenceId: string; stepId: string; reason: string; count: number };

export function endedBySequence(db: Queries, asked: Entered): Promise<EndedRow[]> {
  return db.rows(sql`
    with ${enteredIn(asked)}
    select sequence_id as "sequenceId", step_id as "stepId", ended_reason as reason, count(*)::int as count
    from entered where state = 'ended' group by 1, 2, 3`);
}

export type StepRow = {
  sequenceId: string;
  stepId: string;
  came: number;
  mailed: number;
  sent: number;
  bounced: number;
  clicked: number;
  scanned: number;
};

/** By the steps that they took. clicked, scanned: mails in which a person followed a link, and those in which only scanners did. */
export function stepsBySequence(db: Queries, asked: Entered): Promise<StepRow[]> {
  const { publisherId } = asked;
  return db.rows(sql`
    with ${enteredIn(asked)}, taken as (
      select entered.sequence_id, step.step_id, step.enrolment_id, mail.id as mail_id, mail.sent_at, mail.bounced_at, click.person,
        click.scanner
      from entered
      join enrolment_steps as step on step.publisher_id = ${publisherId} and step.enrolment_id = entered.id
      left join mails as mail on mail.publisher_id = ${publisherId} and mail.id = step.made_id and step.outcome = 'mailed'
      left join lateral (
        select bool_or(by = 'person' and link is not null) as person, bool_or(by = 'scanner') as scanner from mail_clicks
        where publisher_id = ${publisherId} and mail_id = mail.id
      ) as click on mail.sent_at is not null
    )
    select sequence_id as "sequenceId", step_id as "stepId", count(distinct enrolment_id)::int as came, count(mail_id)::int as mailed,
      count(sent_at)::int as sent, count(bounced_at)::int as bounced, (count(*) filter (where person))::int as clicked,
      (count(*) filter (where scanner and person is not true))::int as scanned
    from taken group by 1, 2`);
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

/** stepId: of this step alone. reason: of those who ended, for this reason alone. */
type Behind = {
  counted: CountedPeople;
  stepId: string | null;
  reason: string | null;
  before: string | null;
  limit: number;
  timeZone: string;
};

/** Who took the step; with a mail, who was sent one that is so. */
const took = (publisherId: string, stepId: string | null, mail: Sql | null) => sql`exists (
  select from enrolment_steps as step ${
    mail === null
      ? sql``
      : sql`join mails as mail on mail.publisher_id = ${publisherId} and mail.id = step.made_id and step.outcome = 'mailed'`
  }
  where step.publisher_id = ${publisherId} and step.enrolment_id = entered.id
    and (${stepId}::text is null or step.step_id = ${stepId}) ${mail === null ? sql`` : sql`and mail.sent_at is not null and ${mail}`})`;
const clickedBy = (publisherId: string, who: Sql) =>
  sql`exists (select from mail_clicks where publisher_id = ${publisherId} and mail_id = mail.id and ${who})`;

/** The very leads that are counted, the newest first. */
export function leadsOfSequence(
  db: Queries,
  asked: Entered,
  { counted, stepId, reason, before, limit, timeZone }: Behind,
): Promise<{ enrolmentId: string; leadId: string; listingId: string; day: string }[]> {
  const { publisherId } = asked;
  const byPerson = clickedBy(publisherId, sql`by = 'person' and link is not null`);
  const byScanner = clickedBy(publisherId, sql`by = 'scanner'`);
  const conditions: Record<CountedPeople, Sql> = {
    entered: sql`true`,
    goals: goal,
    answered: answered(publisherId),
    opportunities: outcome(publisherId, sql``),
    won: outcome(publisherId, sql`and deal.state = 'won'`),
    wonValue: outcome(publisherId, sql`and deal.state = 'won' and deal.value is not null`),
    came: took(publisherId, stepId, null),
    sent: took(publisherId, stepId, sql`true`),
    bounced: took(publisherId, stepId, sql`mail.bounced_at is not null`),
    clicked: took(publisherId, stepId, byPerson),
    scanned: took(publisherId, stepId, sql`${byScanner} and not ${byPerson}`),
    ended: sql`entered.state = 'ended' and (${stepId}::text is null or entered.step_id = ${stepId})
      and (${reason}::text is null or entered.ended_reason = ${reason})`,
  };
  return db.rows(sql`
    with ${enteredIn(asked)}
    select entered.id as "enrolmentId", lead.id as "leadId", lead.listing_id as "listingId",
      to_char(entered.entered_at at time zone ${timeZone}, 'YYYY-MM-DD') as day
    from entered join leads as lead on lead.publisher_id = ${publisherId} and lead.id = entered.lead_id
    where ${conditions[counted]} and (${before}::text is null or entered.id < ${before})
    order by entered.id desc limit ${limit}`);
}
