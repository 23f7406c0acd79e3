import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, elapsedMs, workTime } from './business-time.ts';
import type { Calendar, Hours } from './calendar.ts';

const workdays = (from: string, to: string): Hours[] => [1, 2, 3, 4, 5].map((day) => ({ day, from, to }));
const calendar = (given: Partial<Calendar> = {}): Calendar => ({
  id: 'office',
  name: 'Office',
  timeZone: 'Europe/Warsaw',
  weekly: workdays('09:00', '17:00'),
  holidays: null,
  freeDays: [],
  ...given,
});
const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
const at = (text: string) => new Date(text);
const due = (start: string, minutes: number, given: Partial<Calendar> = {}) =>
  dueAt(at(start), minutes, workTime(calendar(given)))?.toISOString();

describe('a due time', () => {
  it.each([
    ['within the day', '2026-03-02T10:00:00Z', 60, {}, '2026-03-02T11:00:00.000Z'],
    ['the last minute of the day is of that day', '2026-03-02T15:00:00Z', 60, {}, '2026-03-02T16:00:00.000Z'],
    ['over night', '2026-03-02T15:30:00Z', 60, {}, '2026-03-03T08:30:00.000Z'],
    ['over the weekend', '2026-03-06T15:59:00Z', 15, {}, '2026-03-09T08:14:00.000Z'],
    ['from a Sunday', '2026-03-08T12:00:00Z', 15, {}, '2026-03-09T08:15:00.000Z'],
    [
      'over Easter, with Good Friday a working day in Poland',
      '2026-04-03T14:30:00Z',
      60,
      { holidays: { country: 'PL', region: null } },
      '2026-04-07T07:30:00.000Z',
    ],
    [
      'over Easter, with Good Friday a holiday in Hungary',
      '2026-04-02T14:30:00Z',
      60,
      { timeZone: 'Europe/Budapest', holidays: { country: 'HU', region: null } },
      '2026-04-07T07:30:00.000Z',
    ],
    [
      'Epiphany in Bavaria',
      '2026-01-06T09:00:00Z',
      60,
      { timeZone: 'Europe/Berlin', holidays: { country: 'DE', region: 'BY' } },
      '2026-01-07T09:00:00.000Z',
    ],
    [
      'and none in Berlin',
      '2026-01-06T09:00:00Z',
      60,
      { timeZone: 'Europe/Berlin', holidays: { country: 'DE', region: 'BE' } },
      '2026-01-06T10:00:00.000Z',
    ],
    [
      'a free day of their own',
      '2026-03-02T10:00:00Z',
      60,
      { freeDays: ['2026-03-02'] },
      '2026-03-03T09:00:00.000Z',
    ],
    [
      'the night that loses an hour',
      '2026-03-28T23:30:00Z',
      120,
      { weekly: always },
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'hours that the clock leaves out in Warsaw do not count',
      '2026-03-29T00:00:00Z',
      90,
      { weekly: [{ day: 7, from: '01:00', to: '04:00' }] },
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'hours that come twice in New York count twice',
      '2026-11-01T05:00:00Z',
      120,
      { timeZone: 'America/New_York', weekly: [{ day: 7, from: '01:00', to: '02:00' }] },
      '2026-11-01T07:00:00.000Z',
    ],
    [
      'hours over midnight, written as two',
      '2026-03-02T22:30:00Z',
      60,
      {
        weekly: [
          { day: 1, from: '22:00', to: '24:00' },
          { day: 2, from: '00:00', to: '02:00' },
        ],
      },
      '2026-03-02T23:30:00.000Z',
    ],
    [
      'hours that overlap count once',
      '2026-03-02T08:00:00Z',
      5 * 60,
      {
        weekly: [
          { day: 1, from: '09:00', to: '12:00' },
          { day: 1, from: '11:00', to: '13:00' },
          { day: 2, from: '09:00', to: '17:00' },
        ],
      },
      '2026-03-03T09:00:00.000Z',
    ],
  ])('%s', (_what, start, minutes, given, expected) => expect(due(start, minutes, given)).toBe(expected));

  it('is the plain clock’s without a calendar, and none where a calendar never opens', () => {
    expect(dueAt(at('2026-03-07T23:50:00Z'), 15, null)?.toISOString()).toBe('2026-03-08T00:05:00.000Z');
    expect(dueAt(at('2026-03-07T23:50:00Z'), 15, workTime(calendar({ weekly: [] })))).toBeNull();
  });
});

const quarter = 15 * 60_000;
/** Around the changes of the clocks in both hemispheres' springs and autumns of 2026. */
const moment = fc
  .integer({
    min: Date.parse('2026-02-20T00:00:00Z') / quarter,
    max: Date.parse('2026-11-20T00:00:00Z') / quarter,
  })
  .map((quarters) => new Date(quarters * quarter));
const clockTime = fc.integer({ min: 0, max: 96 });
const text = (quarters: number) =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
const hours = fc
  .tuple(fc.integer({ min: 1, max: 7 }), clockTime, clockTime)
  .filter(([, one, other]) => one !== other)
  .map(([day, one, other]) => ({ day, from: text(Math.min(one, other)), to: text(Math.max(one, other)) }));
const anyTime = fc
  .record({
    timeZone: fc.constantFrom('Europe/Warsaw', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
    weekly: fc.array(hours, { minLength: 1, maxLength: 10 }),
    holidays: fc.constantFrom(null, { country: 'PL', region: null }, { country: 'US', region: 'NY' }),
  })
  .map((given) => workTime(calendar(given)));
const minutes = fc.integer({ min: 1, max: 3_000 });

describe('business time', () => {
  it('that has passed by the due time is the time that was given', () =>
    fc.assert(
      fc.property(anyTime, moment, minutes, (time, start, given) => {
        expect(elapsedMs(start, dueAt(start, given, time)!, time)).toBe(given * 60_000);
      }),
      { numRuns: 150 },
    ));

  it('has not all passed a moment before the due time', () =>
    fc.assert(
      fc.property(anyTime, moment, minutes, (time, start, given) => {
        const before = new Date(dueAt(start, given, time)!.getTime() - 1);
        expect(elapsedMs(start, before, time)).toBe(given * 60_000 - 1);
      }),
      { numRuns: 150 },
    ));

  it('adds up, never runs back and never outruns the plain clock', () =>
    fc.assert(
      fc.property(anyTime, fc.tuple(moment, moment, moment), (time, moments) => {
        const [a, b, c] = moments.toSorted((one, other) => one.getTime() - other.getTime()) as [
          Date,
          Date,
          Date,
        ];
        const [first, second, both] = [elapsedMs(a, b, time), elapsedMs(b, c, time), elapsedMs(a, c, time)];
        expect(first + second).toBe(both);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(b.getTime() - a.getTime());
      }),
      { numRuns: 150 },
    ));

  it('a later start is never due sooner', () =>
    fc.assert(
      fc.property(anyTime, moment, moment, minutes, (time, one, other, given) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        expect(dueAt(first, given, time)!.getTime()).toBeLessThanOrEqual(
          dueAt(second, given, time)!.getTime(),
        );
      }),
      { numRuns: 150 },
    ));
});
