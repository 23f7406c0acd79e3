// Who is one person after merges: each points from the absorbed to the kept, so people form trees. Pure.

export type Pointer = { absorbedId: string; keptId: string };

/** Whoever stands for this person now. Pointers never make a circle, since only those who stand for themselves are absorbed. */
export function rootIn(pointers: readonly Pointer[], id: string): string {
  const onwards = new Map(pointers.map(({ absorbedId, keptId }) => [absorbedId, keptId]));
  let root = id;
  for (let next = onwards.get(root); next !== undefined; next = onwards.get(root)) root = next;
  return root;
}

/** Everybody who is the same person, this one first. */
export function membersIn(pointers: readonly Pointer[], id: string): string[] {
  const members = [id];
  for (const member of members)
    for (const { absorbedId, keptId } of pointers)
      for (const [from, to] of [
        [absorbedId, keptId],
        [keptId, absorbedId],
      ] as const)
        if (from === member && !members.includes(to)) members.push(to);
  return members;
}

/**
 * The merge without which these two would be two: the newest on the way from one to the other. Null when they are two already.
 * merges: oldest first.
 */
export function joiningOf<Merge extends Pointer>(
  merges: readonly Merge[],
  one: string,
  other: string,
): Merge | null {
  if (rootIn(merges, one) !== rootIn(merges, other)) return null;
  return merges.findLast((merge) => {
    const others = merges.filter((each) => each !== merge);
    return !membersIn(others, one).includes(other);
  })!;
}

export type Pair = { id: string; oneId: string; otherId: string; score: number; separatedAt: Date | null };

/** Of pairs among whole groups, those to be decided: the most certain between two people who are not one and not kept apart. */
export function openAmong(pairs: readonly Pair[], rootOf: (id: string) => string): Set<string> {
  const between = Map.groupBy(pairs, ({ oneId, otherId }) =>
    [rootOf(oneId), rootOf(otherId)].toSorted().join(' '),
  );
  return new Set(
    [...between.values()].flatMap((same) => {
      const [{ oneId, otherId }] = same as [Pair];
      if (rootOf(oneId) === rootOf(otherId) || same.some(({ separatedAt }) => separatedAt !== null))
        return [];
      return [same.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))[0]!.id];
    }),
  );
}
