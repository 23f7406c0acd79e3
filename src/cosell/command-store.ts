// SQL of what was asked about referrals.
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { CommandInput } from './command.ts';
import type { Difference } from './differences.ts';
import type { Fault } from './fault.ts';
import type { Told } from './referral.ts';
import type { CommandKind } from './state.ts';

export const commandStates = ['waiting', 'done', 'conflict', 'refused'] as const;
export type CommandState = (typeof commandStates)[number];

export type CommandRow = {
  publisherId: string;
  id: string;
  accountId: string;
  referralId: string | null;
  kind: CommandKind;
  input: CommandInput;
  basedOn: string | null;
  base: Omit<Told, 'raw'> | null;
  state: CommandState;
  createdBy: string;
  createdAt: Date;
  tries: number;
  nextAt: Date;
  fault: Fault | null;
  differences: Difference[] | null;
  endedAt: Date | null;
};

const columns = sql`
  command.publisher_id as "publisherId", command.id, command.account_id as "accountId", command.referral_id as "referralId",
  command.kind, command.input, command.based_on as "basedOn", command.base, command.state, command.created_by as "createdBy",
  command.created_at as "createdAt", command.tries, command.next_at as "nextAt", command.fault, command.differences,
  command.ended_at as "endedAt"`;

type NewCommand = Pick<
  CommandRow,
  | 'publisherId'
  | 'id'
  | 'accountId'
  | 'referralId'
  | 'kind'
  | 'input'
  | 'basedOn'
  | 'base'
  | 'createdBy'
  | 'createdAt'
>;

export async function insertCommand(tx: Tx, row: NewCommand): Promise<void> {
  await tx.run(sql`
    insert into referral_commands
      (publisher_id, id, account_id, referral_id, kind, input, based_on, base, state, created_by, created_at, next_at)
    values (${row.publisherId}, ${row.id}, ${row.accountId}, ${row.referralId}, ${row.kind}, ${JSON.stringify(row.input)}::jsonb,
      ${row.basedOn}, ${row.base === null ? null : JSON.stringify(row.base)}::jsonb, 'waiting', ${row.createdBy},
      ${row.createdAt}, ${row.createdAt})`);
}

export function commandById(db: Queries, publisherId: string, id: string): Promise<CommandRow | undefined> {
  return one(
    db,
    sql`select ${columns} from referral_commands as command
    where command.publisher_id = ${publisherId} and command.id = ${id}`,
  );
}

/** Newest first. */
export function commandsOf(
  db: Queries,
  publisherId: string,
  referralId: string,
  limit: number,
): Promise<CommandRow[]> {
  return db.rows(sql`
    select ${columns} from referral_commands as command
    where command.publisher_id = ${publisherId} and command.referral_id = ${referralId}
    order by command.id desc limit ${limit}`);
}

export type ClaimedCommand = CommandRow & { claim: string };

/** onlyId: that one alone, as soon as it is asked. */
export function claimCommands(
  db: Queries,
  { now, until, limit }: { now: Date; until: Date; limit: number },
  onlyId: string | null = null,
): Promise<ClaimedCommand[]> {
  const claim = randomUUID();
  return db.rows(sql`
    update referral_commands as command set claim = ${claim}, claimed_until = ${until}, tries = command.tries + 1
    where (publisher_id, id) in (
      select publisher_id, id from referral_commands
      where state = 'waiting' and next_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
        and (${onlyId}::text is null or id = ${onlyId})
      order by next_at limit ${limit} for update skip locked)
    returning ${columns}, command.claim`);
}

type End = {
  state: CommandState;
  fault?: Fault | null;
  differences?: Difference[] | null;
  referralId?: string | null;
  nextAt?: Date;
  now: Date;
};

/** False where the right to it ran out. */
export async function recordCommand(
  tx: Tx,
  { publisherId, id, claim }: ClaimedCommand,
  { state, fault = null, differences = null, referralId = null, nextAt, now }: End,
): Promise<boolean> {
  const recorded = await tx.run(sql`
    update referral_commands set state = ${state}, fault = ${fault === null ? null : JSON.stringify(fault)}::jsonb,
      differences = ${differences === null ? null : JSON.stringify(differences)}::jsonb,
      referral_id = coalesce(referral_id, ${referralId}), next_at = coalesce(${nextAt ?? null}::timestamptz, next_at),
      ended_at = ${state === 'waiting' ? null : now}, claim = null, claimed_until = null
    where publisher_id = ${publisherId} and id = ${id} and claim = ${claim}`);
  return recorded > 0;
}
