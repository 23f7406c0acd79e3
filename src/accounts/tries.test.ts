// Tries are counted in a window that slides, and never fill the memory.
import { expect, it } from 'vitest';
import { handClock } from '../platform/clock.ts';
import type { Refusal } from '../platform/refusal.ts';
import { placeKey, Tries } from './tries.ts';

const limit = { atMost: 2, withinMs: 60_000 };

function setUp() {
  const clock = handClock('2026-03-02T09:00:00Z');
  const tries = new Tries(clock);
  /** Seconds to wait, or null when the try is granted. */
  const wait = (key: string) => {
    try {
      tries.take(key, limit);
      return null;
    } catch (error) {
      return (error as Refusal).retryAfterS;
    }
  };
  return { clock, tries, wait };
}

it('each try is forgotten by itself, a minute after it was made', () => {
  const { clock, wait } = setUp();
  expect(wait('a')).toBeNull();
  clock.forward(40_000);
  expect([wait('a'), wait('a')]).toEqual([null, 20]);
  clock.forward(20_000);
  expect([wait('a'), wait('a')]).toEqual([null, 40]);
});

it('a refused try does not make the wait longer', () => {
  const { clock, wait } = setUp();
  for (let n = 0; n < 10; n++) wait('a');
  clock.forward(60_000);
  expect(wait('a')).toBeNull();
});

it('one that was no guess is given back', () => {
  const { tries, wait } = setUp();
  for (let n = 0; n < 5; n++) {
    expect(wait('a')).toBeNull();
    tries.giveBack('a');
  }
  expect(tries.size).toBe(0);
});

it('a flood of keys pushes out the oldest, and takes no more memory', () => {
  const { tries, wait } = setUp();
  for (let n = 0; n < 25_000; n++) wait(`key ${n}`);
  expect(tries.size).toBe(20_000);
  expect([wait('key 24999'), wait('key 24999')]).toEqual([null, 60]);
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
  ['2001:db8:1:3::1', '2001:db8:1:3'],
  ['::1', '0:0:0:0'],
])('%s is of the place %s', (ip, place) => expect(placeKey(ip)).toBe(place));
