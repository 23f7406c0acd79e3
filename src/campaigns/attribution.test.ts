// How what somebody came to is divided among their touches: nothing is lost, nothing invented, and time counts as each model says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { models, sharesOf, type Touch } from './attribution.ts';
import { apportion, shareText, whole } from './shares.ts';

const dayMs = 86_400_000;
const touchAt = (day: number, id = `lead_${day}`): Touch => ({
  id,
  at: new Date(Date.UTC(2026, 0, 1) + day * dayMs),
});
const touches = fc
  .array(fc.record({ day: fc.nat({ max: 900 }), hour: fc.nat({ max: 23 }) }), { minLength: 1, maxLength: 40 })
  .map((times) =>
    times.map(({ day, hour }, nth) => touchAt(day + hour / 24, `lead_${String(nth).padStart(3, '0')}`)),
  );
const model = fc.constantFrom(...models);
const halfLife = fc.integer({ min: 1, max: 365 });
const sum = (shares: readonly number[]) => shares.reduce((all, share) => all + share, 0);

describe('shares', () => {
  it('are always one together, whatever the model, and never less than nothing', () =>
    fc.assert(
      fc.property(touches, model, halfLife, (given, by, days) => {
        const shares = sharesOf(by, given, days);
        expect(sum(shares)).toBe(whole);
        expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
      }),
    ));

  it('do not depend on the order in which touches are told, equal times included', () =>
    fc.assert(
      fc.property(
        touches.chain((given) =>
          fc.tuple(
            fc.constant(given.map((touch, at) => (at % 3 === 0 ? { ...touch, at: given[0]!.at } : touch))),
            fc.shuffledSubarray(
              given.map((_, at) => at),
              { minLength: given.length },
            ),
          ),
        ),
        model,
        ([given, order], by) => {
          const told = sharesOf(by, given, 7);
          const shuffled = sharesOf(
            by,
            order.map((at) => given[at]!),
            7,
          );
          expect(shuffled).toEqual(order.map((at) => told[at]));
        },
      ),
    ));

  it('are whole to the first or to the last', () =>
    fc.assert(
      fc.property(touches, (given) => {
        const order = given.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
        expect(given[sharesOf('first', given, 7).indexOf(whole)]).toBe(order[0]);
        expect(given[sharesOf('last', given, 7).indexOf(whole)]).toBe(order.at(-1));
      }),
    ));

  it('differ by a millionth at most when they are equal', () =>
    fc.assert(
      fc.property(touches, (given) => {
        const shares = sharesOf('linear', given, 7);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    ));

  it('never grow with age', () =>
    fc.assert(
      fc.property(touches, halfLife, (given, days) => {
        const shares = sharesOf('time-decay', given, days);
        const newestFirst = given
          .map((touch, at) => ({ at: touch.at.getTime(), share: shares[at]! }))
          .toSorted((a, b) => b.at - a.at);
        for (const [nth, { share }] of newestFirst.entries())
          if (nth > 0) expect(share).toBeLessThanOrEqual(newestFirst[nth - 1]!.share + 1);
      }),
    ));

  it.each([
    ['linear', [0, 1, 2], 7, [333_334, 333_333, 333_333]],
    ['time-decay', [0, 7], 7, [333_333, 666_667]],
    ['time-decay', [0, 14], 14, [333_333, 666_667]],
    ['time-decay', [0, 7, 14], 7, [142_857, 285_714, 571_429]],
    ['time-decay', [0, 700], 7, [0, 1_000_000]],
    ['time-decay', [3, 3], 7, [500_000, 500_000]],
  ] as const)('%s of days %j with a half-life of %i days are %j', (by, days, halfLifeDays, wanted) =>
    expect(
      sharesOf(
        by,
        days.map((day, nth) => touchAt(day, `lead_${nth}`)),
        halfLifeDays,
      ),
    ).toEqual(wanted),
  );

  it('of nothing are none', () => expect(sharesOf('linear', [], 7)).toEqual([]));
});

it('divides money without a rest, in the smallest unit', () =>
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 18n }),
      fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), { minLength: 1, maxLength: 20 }),
      (total, weights) => {
        fc.pre(weights.some((weight) => weight > 0n));
        const parts = apportion(total, weights);
        const all = weights.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        for (const [at, part] of parts.entries()) {
          expect(part * all >= total * weights[at]! - all).toBe(true);
          expect(part * all <= total * weights[at]! + all).toBe(true);
        }
      },
    ),
  ));

it.each([
  [0, '0'],
  [1, '0.000001'],
  [333_334, '0.333334'],
  [1_000_000, '1'],
  [12_500_000, '12.5'],
])('says %i millionths as %s', (parts, text) => expect(shareText(parts)).toBe(text));
