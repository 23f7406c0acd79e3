// Takes leads from who has them and gives each to the next of its pool, never back to anybody it was taken from.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import type { Scorers } from '../scoring/scorers.ts';
import type { WaitReason } from './choose.ts';
import { handOut, type Wanted } from './hand-out.ts';
import { heldLeads, linesOf, openLeadIdsOf, type HeldLine } from './lead-store.ts';
import { place } from './place.ts';

export type Reassigning = {
  publisherId: string;
  leadIds: readonly string[];
  because: 'breach' | 'passed_on' | 'handed_back';
  /** Who caused it, such as followup or a person. */
  actor: string;
  note?: string | null | undefined;
};

/** userId: who has it now; reason: why nobody else could be found. */
export type Reassigned = {
  leadId: string;
  takenFrom: string | null;
  userId: string | null;
  reason: WaitReason | null;
};

/**
 * In the caller's transaction, of the owner or of the publisher. Each lead goes to the next of the pool that gave it last, else of
 * its territory's. Where nobody else is free, it stays with who has it after a breach or when it is passed on, and waits for
 * somebody when it was handed back. Leads that are not there, or that nobody has, are left out of the answer.
 */
export async function reassign(
  app: App,
  scorers: Scorers,
  tx: Tx,
  say: Say,
  { publisherId, leadIds, because, actor, note = null }: Reassigning,
): Promise<Reassigned[]> {
  const held = (await heldLeads(tx, publisherId, leadIds)).filter(({ holder }) => holder !== null);
  const poolless = held.filter(({ poolId }) => poolId === null).map(({ leadId }) => leadId);
  const placed = new Map(
    (await place(tx, scorers, poolless.length === 0 ? [] : await linesOf(tx, publisherId, poolless))).map(
      (lead) => [lead.leadId, lead],
    ),
  );
  const wanted = held.map((line): Wanted => ({
    ...whereOf(line, placed.get(line.leadId)),
    publisherId,
    leadId: line.leadId,
    from: line.holder,
    notTo: [...new Set([...line.notTo, line.holder!])],
    because,
    actor,
    note,
  }));
  const handed = await handOut(app, tx, say, wanted);
  return handed.map(({ leadId, from, choice }) => {
    const { userId } = choice;
    const stays = userId === null && because !== 'handed_back';
    return {
      leadId,
      takenFrom: from,
      userId: stays ? from : userId,
      reason: userId === null ? choice.reason : null,
    };
  });
}

function whereOf(
  { territoryId, territoryName, version, poolId }: HeldLine,
  placed: Pick<Wanted, 'territoryId' | 'territoryName' | 'version' | 'poolId'> | undefined,
) {
  if (poolId !== null) return { territoryId, territoryName, version: version ?? 0, poolId };
  return {
    territoryId: placed?.territoryId ?? null,
    territoryName: placed?.territoryName ?? null,
    version: placed?.version ?? 0,
    poolId: placed?.poolId ?? null,
  };
}

const batch = 200;
/** A request does no more; what is left is told, and asked for again. */
const mostAtOnce = 2_000;

/** All open leads of a person who leaves or is away go to the others; more: there are some left. */
export async function handBack(
  app: App,
  scorers: Scorers,
  actor: Actor,
  publisherId: string,
  { userId, note }: { userId: string; note: string | null },
): Promise<{ assigned: number; waiting: number; more: boolean }> {
  let assigned = 0;
  let waiting = 0;
  for (;;) {
    const done = await app.outbox.transact(publisherId, async (tx, say) => {
      const leadIds = await openLeadIdsOf(tx, publisherId, userId, batch);
      const given = { publisherId, leadIds, because: 'handed_back', actor: actor.id, note } as const;
      return reassign(app, scorers, tx, say, given);
    });
    assigned += done.filter((lead) => lead.userId !== null).length;
    waiting += done.filter((lead) => lead.userId === null).length;
    if (done.length < batch) return { assigned, waiting, more: false };
    if (assigned + waiting >= mostAtOnce) return { assigned, waiting, more: true };
  }
}
