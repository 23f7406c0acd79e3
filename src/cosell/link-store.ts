// SQL of the referrals that became opportunities.
import { randomUUID } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Side, Unlike } from './step.ts';

export const linkStates = ['in_step', 'under_way', 'out_of_step', 'apart'] as const;
export type LinkState = (typeof linkStates)[number];

/** What was last told the programme, and of which revision of the referral and version of the opportunity. */
export type ToldOf = { version: number; revision: number; changes: Partial<Side> };

export type Link = {
  publisherId: string;
  referralId: string;
  opportunityId: string;
  programme: string;
  linkedBy: string;
  linkedAt: Date;
  agreed: Side;
  state: LinkState;
  stateSince: Date;
  differences: Unlike[] | null;
  touched: number;
  changedBy: string | null;
  commandId: string | null;
  told: ToldOf | null;
  following: Partial<Side> | null;
};

const columns = sql`
  link.publisher_id as "publisherId", link.referral_id as "referralId", link.opportunity_id as "opportunityId", link.programme,
  link.linked_by as "linkedBy", link.linked_at as "linkedAt", link.agreed, link.state, link.state_since as "stateSince",
  link.differences, link.touched, link.changed_by as "changedBy", link.command_id as "commandId", link.told,
  link.following`;

type NewLink = Pick<
  Link,
  'publisherId' | 'referralId' | 'opportunityId' | 'programme' | 'linkedBy' | 'linkedAt' | 'agreed'
>;

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx.run(sql`
    insert into referral_opportunities
      (publisher_id, referral_id, opportunity_id, programme, linked_by, linked_at, agreed, state, state_since, due_at)
    values (${link.publisherId}, ${link.referralId}, ${link.opportunityId}, ${link.programme}, ${link.linkedBy},
      ${link.linkedAt}, ${JSON.stringify(link.agreed)}::jsonb, 'under_way', ${link.linkedAt}, ${link.linkedAt})`);
}

export function linkOfReferral(
  db: Queries,
  publisherId: string,
  referralId: string,
): Promise<Link | undefined> {
  return one(
    db,
    sql`select ${columns} from referral_opportunities as link
    where link.publisher_id = ${publisherId} and link.referral_id = ${referralId}`,
  );
}

export function linkOfOpportunity(
  db: Queries,
  publisherId: string,
  opportunityId: string,
): Promise<Link | undefined> {
  return one(
    db,
    sql`select ${columns} from referral_opportunities as link
    where link.publisher_id = ${publisherId} and link.opportunity_id = ${opportunityId}`,
  );
}

export type LinkMark = { referralId: string; opportunityId: string; state: LinkState };

/** Of a page of referrals. */
export async function linksOf(
  db: Queries,
  publisherId: string,
  referralIds: readonly string[],
): Promise<Map<string, LinkMark>> {
  const rows = await db.rows<LinkMark>(sql`
    select referral_id as "referralId", opportunity_id as "opportunityId", state from referral_opportunities
    where publisher_id = ${publisherId} and referral_id = any(${new Column('text', [...referralIds])}::text[])`);
  return new Map(rows.map((row) => [row.referralId, row]));
}

/** One side was changed: somebody is to look. What was left apart stays so. */
export async function touchLinks(
  tx: Tx,
  by: 'referral' | 'opportunity',
  changed: readonly { publisherId: string; id: string; actor: string }[],
  now: Date,
): Promise<void> {
  const text = (value: (each: (typeof changed)[number]) => string) => new Column('text', changed.map(value));
  const own: Sql = by === 'referral' ? sql`link.referral_id` : sql`link.opportunity_id`;
  // What a programme itself made of it is nobody's wish.
  const who: Sql =
    by === 'referral'
      ? sql`link.changed_by`
      : sql`case when changed.actor = link.programme then link.changed_by else changed.actor end`;
  await tx.run(sql`
    update referral_opportunities as link set touched = link.touched + 1, changed_by = ${who},
      due_at = case when link.state = 'apart' then null else ${now}::timestamptz end
    from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[],
      ${text(({ actor }) => actor)}::text[]) as changed (publisher_id, id, actor)
    where link.publisher_id = changed.publisher_id and ${own} = changed.id`);
}

export type ClaimedLink = Link & { claim: string };

/** Those that nobody waits for an answer of the programme about. onlyId: of that referral alone. */
export function claimLinks(
  db: Queries,
  { now, until, limit }: { now: Date; until: Date; limit: number },
  only: { publisherId: string; referralId: string } | null = null,
): Promise<ClaimedLink[]> {
  const claim = randomUUID();
  return db.rows(sql`
    update referral_opportunities as link set claim = ${claim}, claimed_until = ${until}
    where (publisher_id, referral_id) in (
      select publisher_id, referral_id from referral_opportunities as due
      where due_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
        and (${only?.referralId ?? null}::text is null
          or (publisher_id = ${only?.publisherId ?? null} and referral_id = ${only?.referralId ?? null}))
        and not exists (
          select from referral_commands as command
          where command.publisher_id = due.publisher_id and command.referral_id = due.referral_id and command.state = 'waiting')
      order by due_at limit ${limit} for update skip locked)
    returning ${columns}, link.claim`);
}

/** In the transaction of the command that tells the programme. */
export async function noteTold(
  tx: Tx,
  { publisherId, referralId }: Link,
  { commandId, told, agreed, now }: { commandId: string; told: ToldOf; agreed: Side; now: Date },
): Promise<void> {
  await tx.run(sql`
    update referral_opportunities set command_id = ${commandId}, told = ${JSON.stringify(told)}::jsonb,
      agreed = ${JSON.stringify(agreed)}::jsonb, state = 'under_way',
      state_since = case when state = 'under_way' then state_since else ${now} end
    where publisher_id = ${publisherId} and referral_id = ${referralId}`);
}

/** Before it is done to the opportunity, so that it is known again there. */
export async function noteFollowing(
  db: Queries,
  { publisherId, referralId }: Link,
  following: Partial<Side>,
): Promise<void> {
  await db.run(sql`
    update referral_opportunities set following = ${JSON.stringify(following)}::jsonb
    where publisher_id = ${publisherId} and referral_id = ${referralId}`);
}

type Outcome = {
  agreed: Side;
  state: LinkState;
  differences: Unlike[] | null;
  /** Null: nothing is to be done until one side changes. */
  dueAt: Date | null;
  now: Date;
};

/** False where the right to it ran out. Whatever was changed meanwhile leaves it due. */
export async function saveLink(tx: Tx, link: ClaimedLink, outcome: Outcome): Promise<boolean> {
  const { agreed, state, differences, dueAt, now } = outcome;
  const saved = await tx.run(sql`
    update referral_opportunities set agreed = ${JSON.stringify(agreed)}::jsonb, state = ${state},
      state_since = case when state = ${state} then state_since else ${now} end,
      differences = ${differences === null ? null : JSON.stringify(differences)}::jsonb,
      -- What was told or followed counts until both have it; then a value of then is a new one.
      told = case when ${state} <> 'in_step' then told end,
      following = case when ${state} = 'under_way' then following end,
      due_at = case when touched = ${link.touched} then ${dueAt}::timestamptz else due_at end,
      claim = null, claimed_until = null
    where publisher_id = ${link.publisherId} and referral_id = ${link.referralId} and claim = ${link.claim}`);
  return saved > 0;
}

/** A person decided which side's values hold, or that both stay as they are. */
export async function settleLink(
  tx: Tx,
  { publisherId, referralId }: Link,
  { agreed, state, by, now }: { agreed: Side; state: 'under_way' | 'apart'; by: string; now: Date },
): Promise<void> {
  await tx.run(sql`
    update referral_opportunities set agreed = ${JSON.stringify(agreed)}::jsonb, state = ${state}, state_since = ${now},
      differences = case when ${state} = 'apart' then differences end, told = null, following = null, changed_by = ${by}, touched = touched + 1,
      due_at = case when ${state} = 'apart' then null else ${now}::timestamptz end, claim = null, claimed_until = null
    where publisher_id = ${publisherId} and referral_id = ${referralId}`);
}
