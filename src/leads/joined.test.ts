// Who is one person after any history of merges and undos; which pairs are left to be decided.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joiningOf, membersIn, openAmong, rootIn, type Pair, type Pointer } from './joined.ts';

const people = ['a', 'b', 'c', 'd', 'e', 'f'];
type Step = { merge: [string, string] } | { undo: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)).map((merge) => ({ merge })),
  fc.nat(10).map((undo) => ({ undo })),
);

/** As the verbs do it: whoever stands for the one absorbs whoever stands for the other. */
function live(steps: Step[]): Pointer[][] {
  const after: Pointer[][] = [[]];
  for (const each of steps) {
    const pointers = after.at(-1)!;
    if ('undo' in each) after.push(pointers.filter((_, at) => at !== each.undo % (pointers.length || 1)));
    else {
      const [absorbedId, keptId] = each.merge.map((id) => rootIn(pointers, id)) as [string, string];
      after.push(absorbedId === keptId ? pointers : [...pointers, { absorbedId, keptId }]);
    }
  }
  return after;
}

const grouping = (pointers: Pointer[]) =>
  people.map((id) => membersIn(pointers, id).toSorted().join('')).join(' ');

describe('after any history', () => {
  it('everybody has one who stands for them, the same for all who are one, and nobody is lost', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const pointers = live(steps).at(-1)!;
        for (const id of people) {
          const members = membersIn(pointers, id);
          expect(members).toContain(id);
          expect(new Set(members.map((member) => rootIn(pointers, member))).size).toBe(1);
        }
      }),
    ));

  it('undoing each merge, the last one first, goes back through the very same groups', () =>
    fc.assert(
      fc.property(
        fc.array(
          step.filter((each) => 'merge' in each),
          { maxLength: 12 },
        ),
        (steps) => {
          const states = live(steps).map(grouping);
          let pointers = live(steps).at(-1)!;
          const seen = [grouping(pointers)];
          for (; pointers.length > 0; pointers = pointers.slice(0, -1))
            seen.unshift(grouping(pointers.slice(0, -1)));
          expect(seen).toEqual(states.filter((state, at) => state !== states[at - 1]));
        },
      ),
    ));

  it('the merge that joins two is on their way: without it they are two, and others stay as they are', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const pointers = live(steps).at(-1)!;
        for (const one of people)
          for (const other of people) {
            if (one === other) continue;
            const joining = joiningOf(pointers, one, other);
            expect(joining === null).toBe(!membersIn(pointers, one).includes(other));
            if (joining === null) continue;
            const rest = pointers.filter((each) => each !== joining);
            expect(membersIn(rest, one)).not.toContain(other);
            expect(rest).toHaveLength(pointers.length - 1);
          }
      }),
    ));
});

describe('to be decided', () => {
  const pair = (oneId: string, otherId: string, score = 60, separated = false): Pair => ({
    id: oneId + otherId,
    oneId,
    otherId,
    score,
    separatedAt: separated ? new Date(0) : null,
  });
  const standing = (roots: Record<string, string>) => (id: string) => roots[id] ?? id;

  it.each<[why: string, pairs: Pair[], roots: Record<string, string>, open: string[]]>([
    ['a pair nobody decided', [pair('a', 'b')], {}, ['ab']],
    ['not a pair that was merged', [pair('a', 'b')], { a: 'b' }, []],
    ['not a pair that is kept apart', [pair('a', 'b', 90, true)], {}, []],
    [
      'not others who are one with those kept apart',
      [pair('a', 'b', 90, true), pair('b', 'c')],
      { a: 'c' },
      [],
    ],
    [
      'of several between the same two, the most certain',
      [pair('a', 'c'), pair('b', 'c', 75)],
      { a: 'b' },
      ['bc'],
    ],
  ])('is %s', (_, pairs, roots, open) => expect([...openAmong(pairs, standing(roots))]).toEqual(open));
});
