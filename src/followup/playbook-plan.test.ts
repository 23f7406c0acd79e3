// When steps are due: on working days, by the wall clock of the person, over changes of the clock and holidays.
import { describe, expect, it } from 'vitest';
import type { Step } from './playbook.ts';
import { anchorFor, planOf } from './playbook-plan.ts';
import { shippedPlaybooks } from './shipped-playbooks.ts';

const lisbon = { timeZone: 'Europe/Lisbon', holidays: null };
const plan = (after: Step['after'], from: string, place: Parameters<typeof planOf>[2] = lisbon) =>
  planOf([{ after }], new Date(from), place)[0]!.toISOString();
const hours = (count: number) => ({ hours: count });
const days = (count: number, at: string | null = null) => ({ days: count, at });

it.each([
  ['an hour in the day', hours(1), '2026-03-02T09:00:00Z', '2026-03-02T10:00:00.000Z'],
  [
    'an hour in the evening is the next morning',
    hours(1),
    '2026-03-02T17:30:00Z',
    '2026-03-03T08:00:00.000Z',
  ],
  ['an hour at night is that morning', hours(1), '2026-03-02T02:00:00Z', '2026-03-02T08:00:00.000Z'],
  [
    'an hour on Friday evening is Monday morning',
    hours(1),
    '2026-03-06T18:00:00Z',
    '2026-03-09T08:00:00.000Z',
  ],
  ['a day from Monday is Tuesday', days(1, '10:00'), '2026-03-02T09:00:00Z', '2026-03-03T10:00:00.000Z'],
  ['a day from Friday is Monday', days(1, '10:00'), '2026-03-06T09:00:00Z', '2026-03-09T10:00:00.000Z'],
  ['a day from Sunday is Tuesday', days(1, '10:00'), '2026-03-08T09:00:00Z', '2026-03-10T10:00:00.000Z'],
  ['the same day, later', days(0, '10:00'), '2026-03-02T09:00:00Z', '2026-03-02T10:00:00.000Z'],
  ['the same day, passed', days(0, '10:00'), '2026-03-02T11:00:00Z', '2026-03-03T10:00:00.000Z'],
  ['as when it began', days(2), '2026-03-02T11:20:00Z', '2026-03-04T11:20:00.000Z'],
  ['as when it began, at night', days(2), '2026-03-02T23:20:00Z', '2026-03-04T08:00:00.000Z'],
  ['over the change of the clock', days(1, '10:00'), '2026-03-27T12:00:00Z', '2026-03-30T09:00:00.000Z'],
  ['back over the change of the clock', days(1, '10:00'), '2026-10-23T12:00:00Z', '2026-10-26T10:00:00.000Z'],
])('%s', (_name, after, from, due) => expect(plan(after, from)).toBe(due));

describe('holidays', () => {
  const place = { timeZone: 'Europe/Lisbon', holidays: { country: 'PT', region: null } };
  it('are passed over, in the days that are counted too', () => {
    // The 25th of April 2029 is a Wednesday, the 1st of May a Tuesday.
    expect(plan(days(1, '10:00'), '2029-04-24T08:00:00Z', place)).toBe('2029-04-26T09:00:00.000Z');
    expect(plan(days(5, '10:00'), '2029-04-24T08:00:00Z', place)).toBe('2029-05-03T09:00:00.000Z');
    expect(plan(days(5, '10:00'), '2029-04-24T08:00:00Z')).toBe('2029-05-01T09:00:00.000Z');
  });
});

const zones = ['UTC', 'Europe/Lisbon', 'Asia/Kolkata', 'Pacific/Apia', 'America/Santiago'];
const moments = Array.from({ length: 40 }, (_, nth) => new Date(Date.UTC(2026, 0, 1) + nth * 733_333_333));

describe.each(shippedPlaybooks.playbooks)('the shipped $id', ({ steps }) => {
  const every = zones.flatMap((timeZone) =>
    moments.map((moment) => ({ moment, place: { timeZone, holidays: null } })),
  );

  it('is in order, on working days by day, and takes three weeks', () => {
    for (const { moment, place } of every) {
      const due = planOf(steps, moment, place);
      const shown = new Intl.DateTimeFormat('en', {
        timeZone: place.timeZone,
        weekday: 'short',
        hour: 'numeric',
        hourCycle: 'h23',
      });
      for (const [nth, at] of due.entries()) {
        expect(at >= (due[nth - 1] ?? moment)).toBe(true);
        const parts = Object.fromEntries(shown.formatToParts(at).map(({ type, value }) => [type, value]));
        expect(['Sat', 'Sun']).not.toContain(parts['weekday']);
        expect(Number(parts['hour'])).toBeGreaterThanOrEqual(8);
        expect(Number(parts['hour'])).toBeLessThan(18);
      }
      expect(due.at(-1)!.getTime() - moment.getTime()).toBeLessThan(26 * 86_400_000);
    }
  });

  it('moves whole where a step is late: what follows lies ahead', () => {
    for (const { moment, place } of every.filter((_, nth) => nth % 5 === 0)) {
      const now = new Date(moment.getTime() + 40 * 86_400_000);
      for (const at of steps.keys()) {
        const due = planOf(steps, anchorFor(steps, at, moment, now, place), place);
        expect(due[at]!.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(due[at]!.getTime() - now.getTime()).toBeLessThan(9 * 86_400_000);
      }
    }
  });

  it('has several calls and several mails in eight or nine touches', () => {
    expect([8, 9]).toContain(steps.length);
    expect(steps.filter(({ kind }) => kind === 'mail').length).toBeGreaterThan(2);
    expect(steps.filter(({ kind }) => kind === 'call').length).toBeGreaterThan(2);
  });
});
