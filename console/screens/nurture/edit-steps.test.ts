// Steps put in, taken out and moved, and how they are drawn.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canMove,
  inOrder,
  meeting,
  move,
  newStep,
  putIn,
  reachedFrom,
  takeOut,
  waysOf,
} from './edit-steps.ts';
import { flowOf, type Drawn, type Line } from './flow-tree.ts';
import type { Step, StepKind } from './sequences.ts';

const mail = (id: string, next: string | null): Step => ({ id, kind: 'mail', templateId: 't', next });
const fork = (id: string, yes: string | null, no: string | null): Step => ({
  id,
  kind: 'branch',
  on: { is: 'answered' },
  yes,
  no,
});
const ids = (steps: readonly Step[]) =>
  steps.map(
    (step) =>
      `${step.id}>${waysOf(step)
        .map(([, to]) => to ?? '.')
        .join('/')}`,
  );
const fresh = (id: string) => (next: string | null) => mail(id, next);
/** a, then b or c, then d. */
const diamond = [mail('a', 'f'), fork('f', 'b', 'c'), mail('b', 'd'), mail('c', 'd'), mail('d', null)];

describe('a step put in', () => {
  it('stands between what led on and what followed', () => {
    expect(ids(putIn([mail('a', 'b'), mail('b', null)], { from: 'a', way: 'next' }, fresh('x')))).toEqual([
      'a>x',
      'x>b',
      'b>.',
    ]);
    expect(ids(putIn([mail('a', null)], null, fresh('x')))).toEqual(['x>a', 'a>.']);
    expect(ids(putIn(diamond, { from: 'f', way: 'no' }, fresh('x')))).toEqual([
      'a>f',
      'f>b/x',
      'b>d',
      'x>c',
      'c>d',
      'd>.',
    ]);
  });
});

describe('a step taken out', () => {
  it('leaves the way whole', () => {
    expect(ids(takeOut(diamond, 'b'))).toEqual(['a>f', 'f>d/c', 'c>d', 'd>.']);
    expect(ids(takeOut(diamond, 'a'))).toEqual(['f>b/c', 'b>d', 'c>d', 'd>.']);
  });
  it('and opens a circle', () => {
    expect(ids(takeOut([mail('a', 'b'), mail('b', 'c'), mail('c', 'a')], 'c'))).toEqual(['a>b', 'b>.']);
  });
  it('takes what stood on its ways alone with it, where it is a branch', () => {
    expect(ids(takeOut(diamond, 'f'))).toEqual(['a>d', 'd>.']);
  });
});

describe('a step moved', () => {
  it('changes places with its neighbour', () => {
    const line = [mail('a', 'b'), mail('b', 'c'), mail('c', null)];
    expect(ids(move(line, 'b', -1))).toEqual(['b>a', 'a>c', 'c>.']);
    expect(ids(move(line, 'b', 1))).toEqual(['a>c', 'c>b', 'b>.']);
  });
  it('not past a branch, nor past where ways meet', () => {
    expect([
      canMove(diamond, 'a', 1),
      canMove(diamond, 'b', 1),
      canMove(diamond, 'd', -1),
      canMove(diamond, 'a', -1),
    ]).toEqual([false, false, false, false]);
  });
});

it('ways meet at the first step that both must come to', () => {
  const at = (steps: Step[]) => meeting(steps, steps.find(({ kind }) => kind === 'branch') as never);
  expect(at(diamond)).toBe('d');
  expect(at([fork('f', 'b', null), mail('b', null)])).toBeNull();
  expect(at([fork('f', 'b', 'd'), mail('b', 'd'), mail('d', null)])).toBe('d');
});

it('whatever is put in and taken out, each step is drawn once, and all of them', () => {
  const act = fc.record({
    kind: fc.constantFrom<StepKind>('mail', 'wait', 'branch', 'task'),
    at: fc.nat(30),
    way: fc.boolean(),
    out: fc.nat(4),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      let steps: Step[] = [mail('first', null)];
      for (const [nth, { kind, at, way, out }] of acts.entries()) {
        const step = steps[at % steps.length]!;
        if (out === 0 && steps.length > 1) steps = takeOut(steps, step.id);
        else {
          const from = {
            from: step.id,
            way: step.kind === 'branch' ? (way ? 'yes' : 'no') : 'next',
          } as const;
          steps = putIn(steps, from, (next) => newStep(`s${nth}`, kind, next, 'Call'));
        }
        const { line, apart } = flowOf(steps);
        expect(apart).toEqual([]);
        expect(placesIn(line).toSorted((a, b) => a - b)).toEqual(steps.map((_, place) => place));
        expect(reachedFrom(steps, steps[0]!.id).size).toBe(steps.length);
        expect(inOrder(steps)).toEqual(steps);
      }
    }),
  );
});

const placesIn = ({ drawn }: Line): number[] =>
  drawn.flatMap((each: Drawn) =>
    each.is === 'branch'
      ? [each.place, ...placesIn(each.yes), ...placesIn(each.no)]
      : each.is === 'step'
        ? [each.place]
        : [],
  );
