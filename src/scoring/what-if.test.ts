import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankingOf, tooFew, type Decided } from './what-if.ts';

const of = (won: number[], lost: number[]): Decided[] => [
  ...won.map((score) => ({ won: true, score })),
  ...lost.map((score) => ({ won: false, score })),
];

describe('how won and lost leads would have ranked', () => {
  it('is the part of the highest fifth that was won', () => {
    const decided = of([90, 80, 30, 20, 10], [85, 70, 60, 50, 40]);
    expect(rankingOf(decided)).toEqual({ wonInTopFifth: 0.5, averageWon: 46, averageLost: 61 });
  });

  it('counts leads of one score for their part, where the line goes through them', () => {
    expect(rankingOf(of([50, 50, 50], [50, 50, 50, 50, 50, 50, 50])).wonInTopFifth).toBe(0.3);
    expect(rankingOf(of([90, 50], [50, 50, 10, 10, 10, 10, 10, 10])).wonInTopFifth).toBe(0.667);
  });

  it('does not depend on the order in which they come', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ won: fc.boolean(), score: fc.integer({ min: 0, max: 5 }) }), { minLength: 5 }),
        (decided) => {
          fc.pre(decided.some(({ won }) => won) && decided.some(({ won }) => !won));
          const { wonInTopFifth } = rankingOf(decided);
          expect(rankingOf(decided.toReversed()).wonInTopFifth).toBe(wonInTopFifth);
          expect(wonInTopFifth).toBeGreaterThanOrEqual(0);
          expect(wonInTopFifth).toBeLessThanOrEqual(1);
        },
      ),
    ));

  it.each([
    [of(Array(10).fill(1), Array(9).fill(1)), true],
    [of(Array(4).fill(1), Array(30).fill(1)), true],
    [of(Array(5).fill(1), Array(15).fill(1)), false],
  ])('says nothing of too few', (decided, wanted) => expect(tooFew(decided)).toBe(wanted));
});
