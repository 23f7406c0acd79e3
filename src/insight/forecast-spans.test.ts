// Months and quarters on the calendar, and their moments on somebody's clock.
import { describe, expect, it } from 'vitest';
import { momentOf, spansOf } from './forecast-spans.ts';
import { ratesOn, reportedIn, returnsOf } from './returns.ts';

const today = '2026-03-10';
const asked = { by: 'month', to: today, count: 3, week: 0, today } as const;

describe('spans', () => {
  it('follow one another, across a year, and the last is the one of the day', () =>
    expect(spansOf(asked)).toEqual([
      { from: '2026-01-01', to: '2026-01-31', at: '2026-01-01' },
      { from: '2026-02-01', to: '2026-02-28', at: '2026-02-01' },
      { from: '2026-03-01', to: '2026-03-31', at: '2026-03-01' },
    ]));

  it('are asked of a later week, yet of no day after their last or after today', () =>
    expect(spansOf({ ...asked, week: 4 }).map(({ at }) => at)).toEqual([
      '2026-01-29',
      '2026-02-28',
      '2026-03-10',
    ]));

  it('of what is to come there are none', () =>
    expect(spansOf({ ...asked, to: '2027-01-01', count: 1 })[0]!.from).toBe('2026-03-01'));

  it('of quarters begin with one', () =>
    expect(spansOf({ ...asked, by: 'quarter', count: 2 }).map(({ from, to }) => [from, to])).toEqual([
      ['2025-10-01', '2025-12-31'],
      ['2026-01-01', '2026-03-31'],
    ]));

  it('begin and end at midnight of the zone, whose clocks change between', () => {
    const now = new Date('2026-04-20T00:00:00Z');
    const [march] = spansOf({ ...asked, count: 1, week: 1 });
    expect(momentOf(march!, 'Europe/Prague', now)).toEqual({
      begun: new Date('2026-02-28T23:00:00Z'),
      at: new Date('2026-03-07T23:00:00Z'),
      ended: new Date('2026-03-31T22:00:00Z'),
      due: '2026-04-01',
    });
    const early = new Date('2026-03-10T12:00:00Z');
    expect(momentOf(march!, 'UTC', early).ended).toEqual(new Date('2026-03-10T12:00:00.001Z'));
  });
});

describe('money', () => {
  it('comes back by the unit spent, of the same currency alone', () =>
    expect(
      returnsOf(
        [
          { currency: 'EUR', amount: '250.00' },
          { currency: 'USD', amount: '9.00' },
        ],
        [
          { currency: 'EUR', amount: '100.00' },
          { currency: 'CZK', amount: '10.00' },
          { currency: 'USD', amount: '0' },
        ],
      ),
    ).toEqual([
      { currency: 'EUR', ratio: '2.50' },
      { currency: 'CZK', ratio: '0.00' },
    ]));

  it('is summed over currencies by the latest rate, and not at all where one is missing', () => {
    const kept = [
      { base: 'EUR', currency: 'USD', rate: '1.25', onDate: '2026-03-01', source: 'hand' },
      { base: 'EUR', currency: 'USD', rate: '9', onDate: '2026-04-01', source: 'hand' },
    ];
    const rates = ratesOn(['USD', 'CZK', 'EUR'], kept, 'EUR', '2026-03-31');
    const usd = { currency: 'USD', amount: '100.00' };
    expect(reportedIn([usd, { currency: 'EUR', amount: '0.05' }], 'EUR', rates)).toBe('80.05');
    expect(reportedIn([usd, { currency: 'CZK', amount: '1.00' }], 'EUR', rates)).toBeNull();
  });
});
