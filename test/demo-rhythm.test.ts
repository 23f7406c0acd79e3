// The demo's leads come as leads do.
import { describe, expect, it } from 'vitest';
import { rhythm } from '../src/demo-rhythm.ts';

const dayMs = 86_400_000;
// A Monday, and four whole weeks.
const from = Date.parse('2026-02-02T00:00:00Z');
const to = from + 28 * dayMs;

describe.each([24, 90, 1_000])('%i leads of four weeks', (count) => {
  const moments = rhythm(count, from, to);
  const among = (wanted: (at: Date) => boolean) => moments.filter((ms) => wanted(new Date(ms))).length;

  it('are so many, in order, and all of that time', () => {
    expect(moments).toHaveLength(count);
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    expect(moments.every((ms) => ms >= from && ms < to)).toBe(true);
  });

  it('come in every week, by day and on working days more than else', () => {
    for (let week = 0; week < 4; week++)
      expect(among((at) => Math.floor((at.getTime() - from) / dayMs / 7) === week)).toBeGreaterThan(0);
    const weekend = among((at) => [0, 6].includes(at.getUTCDay()));
    expect(weekend / 2).toBeLessThan((count - weekend) / 5 / 2);
    const night = among((at) => at.getUTCHours() < 6);
    expect(night).toBeLessThan(count / 10);
    expect(among((at) => at.getTime() >= from + 14 * dayMs)).toBeGreaterThan(count / 2);
  });
});

it('takes a stretch that begins and ends within an hour, and none at all', () => {
  expect(rhythm(3, from + 1, from + 1_000).every((ms) => ms > from && ms < from + 1_000)).toBe(true);
  expect(rhythm(0, from, to)).toEqual([]);
});
