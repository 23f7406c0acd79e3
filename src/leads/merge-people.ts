// Says that people are one, and takes it back. Leads stay what they are; whoever reads follows the pointers.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { duplicateById, pairsOf } from './duplicate-store.ts';
import { leadsInvolved, mustBeTheirs } from './involved.ts';
import { addMerges, endMerge, groupsOf, lockPeople, mergeById, type Merge } from './merge-store.ts';
import { reviewOpen } from './review-open.ts';

type Wanted = { personIds: readonly string[]; keep: string; note: string | null };

/** keep: one of personIds; whoever stands for it now, stands for all from now on. Answers the merges made, one for each absorbed. */
export function mergePeople(app: App, actor: Actor, publisherId: string, wanted: Wanted): Promise<Merge[]> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await lockPeople(tx, [publisherId]);
    const { merges, members } = await decide(app, actor, tx, publisherId, wanted);
    await addMerges(tx, publisherId, merges);
    await reviewOpen(tx, publisherId, members);
    const leads = await leadsInvolved(tx, publisherId, members);
    await say(
      merges.flatMap(({ id: mergeId, keptId, absorbedId, note }) =>
        leads.map((subjectId) => ({
          type: 'person.merged' as const,
          publisherId,
          subjectId,
          actor: actor.id,
          data: { mergeId, keptId, absorbedId, note },
        })),
      ),
    );
    return merges;
  });
}

async function decide(
  app: App,
  actor: Actor,
  tx: Tx,
  publisherId: string,
  { personIds, keep, note }: Wanted,
): Promise<{ merges: Merge[]; members: string[] }> {
  const groups = await groupsOf(tx, publisherId, personIds);
  for (const [at, id] of personIds.entries()) {
    if (personIds.indexOf(id) < at)
      throw invalid(`personIds.${at}`, 'This person is named already; name another.', 'same_as_another');
    if (!groups.has(id)) throw invalid(`personIds.${at}`, 'There is no such person here.', 'not_here');
  }
  const members = [...new Set([...groups.values()].flat())];
  await mustBeTheirs(tx, actor, publisherId, members);
  if (!personIds.includes(keep)) {
    const options = personIds.join(', ');
    throw invalid('keep', `Must be one of ${options}.`, 'not_one_of', { options });
  }
  const keptId = groups.get(keep)![0]!;
  const absorbed = [...new Set([...groups.values()].map(([root]) => root!))].filter((id) => id !== keptId);
  if (absorbed.length === 0)
    throw new Refusal('conflict.one_already', 'They are one person already; there is nothing to merge.');
  const pairs = await pairsOf(tx, publisherId, members);
  const among = new Set(members);
  if (pairs.some(({ oneId, otherId, separatedAt }) => separatedAt && among.has(oneId) && among.has(otherId)))
    throw new Refusal(
      'conflict.kept_apart',
      'Somebody decided that they are two people. Take that back first, then merge them.',
    );
  const madeAt = app.clock.now();
  const merges = absorbed.map((absorbedId) => ({
    id: newId('mrg', madeAt),
    absorbedId,
    keptId,
    note,
    madeBy: actor.id,
    madeAt,
    undoneBy: null,
    undoneAt: null,
    undoNote: null,
  }));
  return { merges, members };
}

/** The pair that a duplicate names. keep: anybody of either side. Throws Refusal `not_found` for an unknown duplicate. */
export async function mergeDuplicate(
  app: App,
  actor: Actor,
  publisherId: string,
  duplicateId: string,
  { keep, note }: Pick<Wanted, 'keep' | 'note'>,
): Promise<Merge> {
  const personIds = await app.db.asPublisher(publisherId, async (tx) => {
    const pair = await duplicateById(tx, publisherId, duplicateId);
    if (pair === undefined) throw notFound('duplicate');
    const ids = [pair.oneId, pair.otherId];
    const groups = await groupsOf(tx, publisherId, ids);
    const side = ids.find((id) => groups.get(id)?.includes(keep));
    return side === undefined ? ids : [keep, ...ids.filter((id) => id !== side)];
  });
  const [merge] = await mergePeople(app, actor, publisherId, { personIds, keep, note });
  return merge!;
}

/** Everybody is again who they were; what arrived meanwhile is with whom its own address names. */
export function undoMerge(
  app: App,
  actor: Actor,
  publisherId: string,
  mergeId: string,
  note: string | null,
): Promise<Merge> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await lockPeople(tx, [publisherId]);
    const merge = await mergeById(tx, publisherId, mergeId);
    if (merge === undefined) throw notFound('merge');
    const { absorbedId, keptId } = merge;
    const members = [...(await groupsOf(tx, publisherId, [absorbedId, keptId])).values()].flat();
    await mustBeTheirs(tx, actor, publisherId, members);
    if (merge.undoneAt !== null)
      throw new Refusal('conflict.undone', 'This merge was undone already; nothing is left of it.');
    const at = app.clock.now();
    await endMerge(tx, publisherId, mergeId, { by: actor.id, at, note });
    await reviewOpen(tx, publisherId, members);
    const leads = await leadsInvolved(tx, publisherId, members);
    await say(
      leads.map((subjectId) => ({
        type: 'person.merge_undone' as const,
        publisherId,
        subjectId,
        actor: actor.id,
        data: { mergeId, keptId, absorbedId, note },
      })),
    );
    return { ...merge, undoneBy: actor.id, undoneAt: at, undoNote: note };
  });
}
