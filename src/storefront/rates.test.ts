// Counting by name within a window, with a bounded memory.
import { expect, it } from 'vitest';
import { Rates } from './rates.ts';

const at = (ms: number) => new Date(1_000_000 + ms);

it('counts within the window and begins anew after it', () => {
  const rates = new Rates(1_000);
  expect([0, 10, 999].map((ms) => rates.count('a', at(ms)))).toEqual([1, 2, 3]);
  expect(rates.count('b', at(999))).toBe(1);
  expect(rates.count('a', at(1_000))).toBe(1);
});

it('forgets whoever was silent longest when there are too many, and no one who is at it', () => {
  const rates = new Rates(1_000, 3);
  for (const name of ['busy', 'a', 'b', 'busy', 'c', 'busy', 'd']) rates.count(name, at(0));
  expect(rates.count('busy', at(1))).toBe(4);
  expect(rates.count('a', at(1))).toBe(1);
});
