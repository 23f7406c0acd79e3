// When a mail may go: hours of the reader's day over changes of the clock, holidays, the cap, and waits by the calendar.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readerZone } from './reader-zone.ts';
import { usualSettings, type Settings } from './settings.ts';
import { freeAt, nextMoment, waitEnds, windowOf } from './window.ts';

const at = (text: string) => new Date(text);
const dayMs = 86_400_000;
const moment = (
  now: string,
  timeZone: string,
  country: string | null,
  given: Partial<Settings> = {},
  mailedAt: Date[] = [],
) => {
  const settings = { ...usualSettings, ...given };
  const found = nextMoment(at(now), {
    cap: settings.cap,
    mailedAt,
    window: windowOf(settings, timeZone, country),
  })!;
  return [found.at.toISOString(), found.because];
};

describe('the next moment', () => {
  it.each([
    [
      'within the hours: now',
      '2026-03-02T09:00:00Z',
      'Europe/Warsaw',
      'PL',
      '2026-03-02T09:00:00.000Z',
      null,
    ],
    ['before them', '2026-03-02T05:00:00Z', 'Europe/Warsaw', 'PL', '2026-03-02T07:00:00.000Z', 'window'],
    [
      'the end is outside',
      '2026-03-02T17:00:00Z',
      'Europe/Warsaw',
      'PL',
      '2026-03-03T07:00:00.000Z',
      'window',
    ],
    [
      'an hour less over the night that clocks go forward',
      '2026-03-27T18:00:00Z',
      'Europe/Warsaw',
      'PL',
      '2026-03-30T06:00:00.000Z',
      'window',
    ],
    [
      'an hour more over the night that they go back',
      '2026-10-23T18:00:00Z',
      'Europe/Warsaw',
      'PL',
      '2026-10-26T07:00:00.000Z',
      'window',
    ],
    ['Easter Monday', '2026-04-06T09:00:00Z', 'Europe/Budapest', 'HU', '2026-04-07T06:00:00.000Z', 'window'],
    [
      'which is none in a country that does not keep it',
      '2026-04-06T09:00:00Z',
      'Europe/Lisbon',
      'PT',
      '2026-04-06T09:00:00.000Z',
      null,
    ],
  ])('%s', (_, now, zone, country, expected, because) => {
    expect(moment(now, zone, country)).toEqual([expected, because]);
  });

  it('keeps no holidays where they are not to be kept', () => {
    expect(moment('2026-04-06T09:00:00Z', 'Europe/Budapest', 'HU', { skipHolidays: false })[1]).toBeNull();
  });

  it('after the cap, and then within the hours', () => {
    const mailed = [at('2026-03-02T16:30:00Z'), at('2026-02-28T16:59:59Z')];
    expect(moment('2026-03-02T16:40:00Z', 'Europe/Warsaw', 'PL', {}, mailed)).toEqual([
      '2026-03-09T07:00:00.000Z',
      'cap',
    ]);
  });

  it('never has more within the days than the cap allows, and never falls out of the window', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 * 24 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 10 }),
        (hours, mails, days) => {
          const settings = { ...usualSettings, cap: { mails, days } };
          const window = windowOf(settings, 'America/New_York', 'US');
          const sent: Date[] = [];
          for (const hour of hours.toSorted((a, b) => a - b)) {
            const asked = new Date(
              Math.max(at('2026-03-01T00:00:00Z').getTime() + hour * 3_600_000, sent[0]?.getTime() ?? 0),
            );
            const { at: next } = nextMoment(asked, { cap: settings.cap, mailedAt: sent, window })!;
            expect(next >= asked).toBe(true);
            const local = new Intl.DateTimeFormat('en', {
              timeZone: 'America/New_York',
              hour: 'numeric',
              hourCycle: 'h23',
              weekday: 'short',
            }).formatToParts(next);
            const part = (type: string) => local.find((each) => each.type === type)!.value;
            expect(['Sat', 'Sun']).not.toContain(part('weekday'));
            expect(Number(part('hour'))).toBeGreaterThanOrEqual(8);
            expect(Number(part('hour'))).toBeLessThan(18);
            sent.unshift(next);
          }
          for (const one of sent)
            expect(
              sent.filter((other) => other <= one && one.getTime() - other.getTime() < days * dayMs).length,
            ).toBeLessThanOrEqual(mails);
        },
      ),
    );
  });

  it('is free at once while there were fewer than the cap', () => {
    const now = at('2026-03-02T09:00:00Z');
    expect(freeAt({ mails: 2, days: 7 }, [now], now)).toEqual(now);
  });
});

describe('a wait', () => {
  it.each([
    ['hours are hours', { hours: 24 }, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00.000Z'],
    ['days keep the time of the day', { days: 1 }, '2026-03-28T12:00:00Z', '2026-03-29T11:00:00.000Z'],
    [
      'until the next Tuesday at ten',
      { weekday: 2, at: '10:00' },
      '2026-03-28T12:00:00Z',
      '2026-03-31T08:00:00.000Z',
    ],
    [
      'a week on where it is that very time',
      { weekday: 2, at: '10:00' },
      '2026-03-31T08:00:00Z',
      '2026-04-07T08:00:00.000Z',
    ],
    [
      'any day: today, where the time is still to come',
      { weekday: null, at: '18:00' },
      '2026-03-28T12:00:00Z',
      '2026-03-28T17:00:00.000Z',
    ],
    [
      'a time that is left out in spring is the one after it',
      { weekday: 7, at: '02:30' },
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:30:00.000Z',
    ],
  ])('%s', (_, until, began, ends) => {
    expect(waitEnds(until, at(began), 'Europe/Warsaw').toISOString()).toBe(ends);
  });
});

describe('the reader’s time zone', () => {
  it.each([
    ['PL', 'Europe/Warsaw', 'country'],
    ['DE', 'Europe/Berlin', 'country'],
    ['PT', 'Europe/Lisbon', 'main'],
    ['US', 'Europe/Prague', 'several'],
    ['BR', 'Europe/Prague', 'several'],
    [null, 'Europe/Prague', 'unknown'],
    ['ZZ', 'Europe/Prague', 'unknown'],
  ])('of %s is %s: %s', (country, timeZone, because) => {
    expect(readerZone(country, 'Europe/Prague')).toEqual({ timeZone, because });
  });
});
