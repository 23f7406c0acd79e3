// After something was found or decided: which pairs around these people are still to be decided.
import type { Tx } from '../platform/db.ts';
import { openAmong } from './joined.ts';
import { pairsOf, setOpen } from './duplicate-store.ts';
import { groupsOf } from './merge-store.ts';

export async function reviewOpen(tx: Tx, publisherId: string, peopleIds: Iterable<string>): Promise<void> {
  const groups = await groupsOf(tx, publisherId, peopleIds);
  const pairs = await pairsOf(tx, publisherId, [...new Set([...groups.values()].flat())]);
  if (pairs.length === 0) return;
  const all = await groupsOf(
    tx,
    publisherId,
    pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]),
  );
  const open = openAmong(pairs, (id) => all.get(id)?.[0] ?? id);
  await setOpen(
    tx,
    publisherId,
    pairs.map(({ id }) => id),
    open,
  );
}
