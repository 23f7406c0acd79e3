// When reports are due.
import { expect, test } from 'vitest';
import { nextMoment, type Moments } from './schedule.ts';

const day: Moments = { every: 'day', hour: 2 };
const monday: Moments = { every: 'week', weekday: 1, hour: 8 };
const last: Moments = { every: 'month', day: 31, hour: 8 };

test.each([
  [day, '2026-03-02T01:59:59Z', 'UTC', '2026-03-02T02:00:00.000Z'],
  // Not twice at the very moment.
  [day, '2026-03-02T02:00:00Z', 'UTC', '2026-03-03T02:00:00.000Z'],
  // Two o’clock does not come that night, and comes twice in the autumn.
  [day, '2026-03-28T23:00:00Z', 'Europe/Warsaw', '2026-03-29T01:00:00.000Z'],
  [day, '2026-10-24T12:00:00Z', 'Europe/Warsaw', '2026-10-25T00:00:00.000Z'],
  [day, '2026-10-25T00:30:00Z', 'Europe/Warsaw', '2026-10-26T01:00:00.000Z'],
  [monday, '2026-03-02T07:00:00Z', 'UTC', '2026-03-02T08:00:00.000Z'],
  [monday, '2026-03-02T08:00:00Z', 'UTC', '2026-03-09T08:00:00.000Z'],
  // It is Monday there already.
  [monday, '2026-03-01T18:00:00Z', 'Pacific/Auckland', '2026-03-01T19:00:00.000Z'],
  [last, '2026-02-01T00:00:00Z', 'UTC', '2026-02-28T08:00:00.000Z'],
  [last, '2026-02-28T08:00:00Z', 'UTC', '2026-03-31T08:00:00.000Z'],
] as const)('%j after %s in %s: %s', (moments, now, timeZone, wanted) =>
  expect(nextMoment(moments, new Date(now), timeZone).toISOString()).toBe(wanted),
);
