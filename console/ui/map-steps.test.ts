// Every number is in one step of the map, and steps grow.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mapSteps, stepAt } from './map-steps.ts';

it.each([
  [0, []],
  [1, ['1–1']],
  [3, ['1–2', '3–3']],
  [50, ['1–3', '4–8', '9–19', '20–50']],
  [10_000, ['1–10', '11–100', '101–1000', '1001–10000']],
])('up to %i there are %j', (most, expected) =>
  expect(mapSteps(most).map(({ from, to }) => `${from}–${to}`)).toEqual(expected),
);

it('has every number from one to the most in just one step, the last of which ends there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (most, share) => {
        const steps = mapSteps(most);
        const value = Math.max(1, Math.round(most * share));
        expect(steps.filter(({ from, to }) => value >= from && value <= to)).toHaveLength(1);
        expect(steps.at(-1)!.to).toBe(most);
        expect(stepAt(steps, 0)).toBe(-1);
      },
    ),
  );
});
