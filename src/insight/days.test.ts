import { expect, it } from 'vitest';
import { dateIn, trendOf } from './days.ts';

const now = new Date('2026-03-30T01:30:00Z');
const row = (date: string, leads: number, byNow = leads, storefront = 'appsource') => ({
  date,
  storefront,
  leads,
  byNow,
});

it.each([
  ['UTC', '2026-03-30'],
  ['America/Los_Angeles', '2026-03-29'],
  ['Pacific/Kiritimati', '2026-03-30'],
])('a day in %s', (zone, date) => expect(dateIn(zone, now)).toBe(date));

it('shows every day of the span, the day without a lead and the short day of the clock change too', () => {
  const rows = [row('2026-03-28', 2), row('2026-03-28', 1, 1, 'azure-marketplace'), row('2026-03-30', 4)];
  const { days, today } = trendOf(rows, now, 'Europe/Prague', 3);
  expect(days).toEqual([
    { date: '2026-03-28', leads: 3, byStorefront: { appsource: 2, 'azure-marketplace': 1 } },
    { date: '2026-03-29', leads: 0, byStorefront: {} },
    { date: '2026-03-30', leads: 4, byStorefront: { appsource: 4 } },
  ]);
  expect(today).toBe(4);
});

it('compares today with the same weekday since there were leads, by this time of the day', () => {
  const rows = [row('2026-03-10', 1), row('2026-03-16', 9, 2), row('2026-03-29', 50)];
  // The Mondays of 16 and 23 March; on the latter nobody came.
  expect(trendOf(rows, now, 'UTC', 1).usualByNow).toBe(1);
  expect(trendOf([row('2026-03-29', 5)], now, 'UTC', 1).usualByNow).toBeNull();
});
