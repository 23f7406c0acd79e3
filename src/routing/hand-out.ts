// Hands a batch of leads out of their pools: chooses, writes the ledger, lets wait whom nobody is free for, and says so. The caller
// has locked the leads.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { assignEach } from '../leads/assign-store.ts';
import type { AssignedBecause } from '../leads/assignment.ts';
import {
  endWaiting,
  insertAssignments,
  lookAgain,
  saveTallies,
  saveWaiting,
  type NewAssignment,
} from './assignment-store.ts';
import { choose, grant, type Choice } from './choose.ts';
import { keyOf, lockPools, type LockedPool, type PoolKey } from './pool-states.ts';

/** A lead that somebody shall have. */
export type Wanted = {
  publisherId: string;
  leadId: string;
  territoryId: string | null;
  territoryName: string | null;
  version: number;
  /** Null: no pool has it. */
  poolId: string | null;
  /** Whoever has it now. */
  from: string | null;
  notTo: readonly string[];
  because: Exclude<AssignedBecause, 'by_hand'>;
  /** routing, or who asked for it, in their own words. */
  actor: string;
  note: string | null;
};

export type Handed = Wanted & { choice: Choice };

const noPool: Choice = { userId: null, reason: 'no_pool', lookAt: null, passed: [] };

/**
 * In the order given; what became of each. A lead that nobody is free for waits; but one that would be taken from somebody stays
 * with them, unless they have handed it back.
 */
export async function handOut(app: App, tx: Tx, say: Say, wanted: readonly Wanted[]): Promise<Handed[]> {
  if (wanted.length === 0) return [];
  const now = app.clock.now();
  const pools = await lockPools(tx, poolsOf(wanted), now);
  const entries: NewAssignment[] = [];
  const handed = wanted.map((lead): Handed => {
    const pool = lead.poolId === null ? undefined : pools.get(keyOf({ ...lead, poolId: lead.poolId }));
    const choice = pool ? choose(pool, now, new Set(lead.notTo)) : noPool;
    if (pool) grant(pool, choice);
    if (choice.userId !== null || leaves(lead)) entries.push(entryOf(lead, choice, pool, now));
    return { ...lead, choice };
  });
  await save(tx, now, handed, [...pools.values()], entries);
  await say(
    entries.map(({ publisherId, leadId, userId, poolId, territoryId, because, actor }) => ({
      type: 'lead.assigned' as const,
      publisherId,
      subjectId: leadId,
      actor,
      data: { userId, poolId, territoryId, because },
      handed: null,
    })),
  );
  return handed;
}

/** Each once. */
function poolsOf(wanted: readonly Wanted[]): PoolKey[] {
  const keys = wanted.flatMap(({ publisherId, poolId }) => (poolId === null ? [] : { publisherId, poolId }));
  return [...new Map(keys.map((key) => [keyOf(key), key])).values()];
}

const leaves = ({ from, because }: Wanted) => from !== null && because === 'handed_back';

function entryOf(lead: Wanted, choice: Choice, pool: LockedPool | undefined, now: Date): NewAssignment {
  const { notTo: _notTo, version, from, ...rest } = lead;
  const chosen = pool?.candidates.find(({ userId }) => userId === choice.userId);
  const decision =
    choice.userId === null || chosen === undefined
      ? null
      : {
          share: choice.share,
          weight: chosen.weight,
          free: choice.free.length,
          due: chosen.due,
          given: chosen.given,
          today: chosen.today,
          open: chosen.open,
          passed: choice.passed,
        };
  return {
    ...rest,
    id: newId('asg', now),
    at: now,
    userId: choice.userId,
    takenFrom: from,
    territoryVersion: version,
    decision,
  };
}

async function save(
  tx: Tx,
  now: Date,
  handed: readonly Handed[],
  pools: readonly LockedPool[],
  entries: readonly NewAssignment[],
): Promise<void> {
  const changed = await assignEach(
    tx,
    entries.map(({ publisherId, leadId, takenFrom, userId }) => ({
      publisherId,
      leadId,
      from: takenFrom,
      userId,
    })),
  );
  if (changed.size !== entries.length) throw new Error('A lead changed hands while it was handed out.');
  await insertAssignments(tx, entries);
  await saveTallies(tx, pools);
  await endWaiting(
    tx,
    handed.filter(({ choice }) => choice.userId !== null),
  );
  const waiting = handed.filter(
    (lead) => lead.choice.userId === null && (lead.from === null || leaves(lead)),
  );
  await saveWaiting(
    tx,
    waiting.map(({ choice, ...lead }) => ({
      ...lead,
      since: now,
      reason: choice.userId === null ? choice.reason : 'no_pool',
    })),
  );
  await lookAgain(
    tx,
    pools.flatMap(({ publisherId, poolId }) => {
      const looks = waiting.flatMap(({ choice, ...lead }) =>
        lead.publisherId === publisherId &&
        lead.poolId === poolId &&
        choice.userId === null &&
        choice.lookAt !== null
          ? [choice.lookAt.getTime()]
          : [],
      );
      return looks.length === 0 ? [] : [{ publisherId, poolId, lookAt: new Date(Math.min(...looks)) }];
    }),
  );
}
