// Working hours hold in the zone of whoever keeps them, also where the clocks change.
import { expect, it } from 'vitest';
import { dayAround, HoursShape, openingOf, type Hours } from './hours.ts';

const office = (timeZone: string): Hours => ({
  timeZone,
  windows: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
});

it.each([
  ['Europe/Budapest', '2026-03-02T08:00:00Z', true],
  ['Europe/Budapest', '2026-03-02T07:59:59Z', false],
  ['Europe/Budapest', '2026-03-02T16:00:00Z', false],
  // Summer time began on 29 March.
  ['Europe/Budapest', '2026-03-30T07:00:00Z', true],
  ['Europe/Budapest', '2026-03-28T10:00:00Z', false],
  ['Pacific/Kiritimati', '2026-03-01T20:00:00Z', true],
  ['America/Los_Angeles', '2026-03-03T00:30:00Z', true],
])('an office in %s at %s is open: %s', (zone, at, open) => {
  expect(openingOf(office(zone)).isOpen(new Date(at))).toBe(open);
});

it.each([
  ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000Z'],
  ['2026-03-02T05:00:00Z', '2026-03-02T08:00:00.000Z'],
  ['2026-03-06T16:00:00Z', '2026-03-09T08:00:00.000Z'],
  ['2026-03-27T18:00:00Z', '2026-03-30T07:00:00.000Z'],
])('after %s the office opens at %s', (at, next) => {
  expect(openingOf(office('Europe/Budapest')).nextOpen(new Date(at)).toISOString()).toBe(next);
});

it('opens at every instant that it calls the next opening, through a whole year', () => {
  const opening = openingOf({
    timeZone: 'Europe/Lisbon',
    windows: [
      { day: 7, from: '00:30', to: '01:30' },
      { day: 3, from: '22:00', to: '24:00' },
      { day: 4, from: '00:00', to: '02:00' },
    ],
  });
  for (let hour = 0; hour < 366 * 24; hour += 5) {
    const at = new Date(Date.UTC(2026, 0, 1, hour));
    const next = opening.nextOpen(at);
    expect({ at, open: opening.isOpen(next), later: next >= at }).toEqual({ at, open: true, later: true });
  }
});

it.each([
  [
    'a zone that does not exist',
    { timeZone: 'Europe/Atlantis', windows: [{ day: 1, from: '09:00', to: '17:00' }] },
    'timeZone',
  ],
  [
    'an end before its beginning',
    { timeZone: 'UTC', windows: [{ day: 1, from: '17:00', to: '09:00' }] },
    'windows.0.to',
  ],
  ['an eighth day', { timeZone: 'UTC', windows: [{ day: 8, from: '09:00', to: '17:00' }] }, 'windows.0.day'],
  [
    'a time that no clock shows',
    { timeZone: 'UTC', windows: [{ day: 1, from: '05:60', to: '17:00' }] },
    'windows.0.from',
  ],
  ['no window at all', { timeZone: 'UTC', windows: [] }, 'windows'],
])('refuses %s, beside the field', (_what, hours, field) => {
  const fields = HoursShape.safeParse(hours).error?.issues.map(({ path }) => path.join('.'));
  expect(fields).toEqual([field]);
});

it('knows when a day begins, also one of 23 hours', () => {
  const { from, to } = dayAround(new Date('2026-03-29T12:00:00Z'), 'Europe/Budapest');
  expect([from.toISOString(), to.toISOString()]).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ]);
});
