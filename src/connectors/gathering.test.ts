// When gathered leads go, over changes of clocks and of days.
import { expect, test } from 'vitest';
import { isTimeZone, nextAtHour, nextHour } from './gathering.ts';

test.each([
  ['later the same day', 8, 'UTC', '2026-11-20T07:59:59Z', '2026-11-20T08:00:00.000Z'],
  ['the very moment is past', 8, 'UTC', '2026-11-20T08:00:00Z', '2026-11-21T08:00:00.000Z'],
  ['in winter', 8, 'Europe/Warsaw', '2026-11-20T06:00:00Z', '2026-11-20T07:00:00.000Z'],
  ['in summer', 8, 'Europe/Warsaw', '2026-07-20T05:00:00Z', '2026-07-20T06:00:00.000Z'],
  ['over the night clocks go back', 8, 'Europe/Lisbon', '2026-10-24T20:00:00Z', '2026-10-25T08:00:00.000Z'],
  [
    'over the night clocks go forward',
    8,
    'Europe/Lisbon',
    '2026-03-28T20:00:00Z',
    '2026-03-29T07:00:00.000Z',
  ],
  ['where it is tomorrow already', 8, 'Pacific/Auckland', '2026-11-20T20:00:00Z', '2026-11-21T19:00:00.000Z'],
  ['at the end of a year', 0, 'Asia/Kolkata', '2026-12-31T19:00:00Z', '2027-01-01T18:30:00.000Z'],
])('%s', (_, hour, zone, now, then) => {
  expect(nextAtHour(hour, zone, new Date(now)).toISOString()).toBe(then);
});

test('an hour that the clocks leave out still comes, once, that day', () => {
  const at = nextAtHour(2, 'Europe/Warsaw', new Date('2026-03-28T12:00:00Z'));
  expect(at.toISOString().slice(0, 10)).toBe('2026-03-29');
  expect(nextAtHour(2, 'Europe/Warsaw', at).toISOString()).toBe('2026-03-30T00:00:00.000Z');
});

test('the next full hour', () => {
  expect(nextHour(new Date('2026-11-20T23:00:00Z')).toISOString()).toBe('2026-11-21T00:00:00.000Z');
  expect(nextHour(new Date('2026-11-20T23:59:59.999Z')).toISOString()).toBe('2026-11-21T00:00:00.000Z');
});

test.each([
  ['Europe/Lisbon', true],
  ['UTC', true],
  ['Lisbon', false],
  ['', false],
  ['Europe/Lisbon; drop', false],
])('%j is a time zone: %s', (name, is) => expect(isTimeZone(name)).toBe(is));
