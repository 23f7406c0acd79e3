// Where it is morning, on days of every length.
import { expect, it } from 'vitest';
import { morningsAt } from './morning.ts';

it.each([
  ['2026-03-02T07:59:59Z', 'UTC', []],
  ['2026-03-02T08:00:00Z', 'UTC', ['2026-03-02', '2026-03-03T00:00:00.000Z']],
  ['2026-03-02T11:59:59Z', 'UTC', ['2026-03-02', '2026-03-03T00:00:00.000Z']],
  ['2026-03-02T12:00:00Z', 'UTC', []],
  // A day of 23 hours, and one of 25.
  ['2026-03-29T06:00:00Z', 'Europe/Warsaw', ['2026-03-29', '2026-03-29T22:00:00.000Z']],
  ['2026-10-25T06:59:59Z', 'Europe/Warsaw', []],
  ['2026-10-25T07:00:00Z', 'Europe/Warsaw', ['2026-10-25', '2026-10-25T23:00:00.000Z']],
  // It is tomorrow there.
  ['2026-03-01T19:00:00Z', 'Pacific/Auckland', ['2026-03-02', '2026-03-02T11:00:00.000Z']],
])('a morning at %s in %s is that of %j', (now, timeZone, expected) =>
  expect(
    morningsAt(new Date(now), [timeZone]).flatMap(({ day, until }) => [day, until.toISOString()]),
  ).toEqual(expected),
);
