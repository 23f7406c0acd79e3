// The forecast: values times probabilities, exact, and in one currency only where a rate is known.
import { describe, expect, it } from 'vitest';
import { forecastOf, monthsFrom, type OpenGroup } from './forecast.ts';
import { conversionOf, type Rate } from './rates.ts';

const rate = (currency: string, value: string, onDate: string, base = 'EUR'): Rate => ({
  base,
  currency,
  rate: value,
  onDate,
  source: 'ecb',
});
const open = (given: Partial<OpenGroup>): OpenGroup => ({
  month: '2026-04',
  probability: 50,
  currency: 'EUR',
  count: 1,
  value: '100.0000',
  ...given,
});
const given = {
  months: ['2026-03', '2026-04'],
  open: [],
  won: [],
  rates: [],
  reportingCurrency: 'EUR',
  today: '2026-03-15',
};

describe('conversionOf', () => {
  const rates = [
    rate('USD', '1.25', '2026-03-10'),
    rate('USD', '1.1', '2026-01-01'),
    rate('GBP', '0.8', '2026-03-09'),
  ];

  it.each([
    ['EUR', 'USD', '2026-03-15', { rate: '1.25', onDate: '2026-03-10' }],
    ['USD', 'EUR', '2026-03-15', { rate: '0.8', onDate: '2026-03-10' }],
    ['USD', 'EUR', '2026-02-01', { rate: '0.9090909091', onDate: '2026-01-01' }],
    ['GBP', 'USD', '2026-03-15', { rate: '1.5625', onDate: '2026-03-09' }],
    ['EUR', 'EUR', '2026-03-15', { rate: '1', onDate: '2026-03-15' }],
  ])('from %s to %s on %s', (from, to, day, expected) => {
    expect(conversionOf(rates, from, to, day)).toMatchObject(expected);
  });

  it('guesses nothing: before the first rate there is none, nor of a currency that has none', () => {
    expect(conversionOf(rates, 'USD', 'EUR', '2025-12-31')).toBeNull();
    expect(conversionOf(rates, 'CZK', 'EUR', '2026-03-15')).toBeNull();
  });
});

describe('forecastOf', () => {
  it('weighs each deal by its stage, and has months without any', () => {
    const [march, april] = forecastOf({
      ...given,
      open: [open({ probability: 20, value: '0.1' }), open({ probability: 80, value: '0.2', count: 2 })],
    });
    expect(march!.open).toMatchObject({ count: 0, sums: [], total: { value: '0.00', weighted: '0.00' } });
    expect(april!.open).toMatchObject({ count: 3, valueless: 0, missing: [] });
    expect(april!.open.sums).toMatchObject([{ currency: 'EUR', count: 3, value: '0.30', weighted: '0.18' }]);
  });

  it('sums currencies by the latest rate, shown with its date, and leaves out what has none', () => {
    const [, april] = forecastOf({
      ...given,
      open: [
        open({}),
        open({ currency: 'USD', value: '250' }),
        open({ currency: 'CZK', value: '5000' }),
        open({ currency: null, value: null, count: 4 }),
      ],
      rates: [rate('USD', '1.25', '2026-03-10')],
    });
    expect(april!.open).toMatchObject({
      count: 7,
      valueless: 4,
      total: { value: '300.00', weighted: '150.00' },
      missing: ['CZK'],
    });
    expect(april!.open.sums).toMatchObject([
      { currency: 'CZK', value: '5000.00', reported: null, rates: [] },
      { currency: 'EUR', reported: '100.00', rates: [] },
      { currency: 'USD', reported: '200.00', rates: [{ rate: '0.8', onDate: '2026-03-10' }] },
    ]);
  });

  it('takes for what was won the rate of the day on which it was', () => {
    const [march] = forecastOf({
      ...given,
      won: [
        { day: '2026-03-01', currency: 'USD', count: 1, value: '100' },
        { day: '2026-03-12', currency: 'USD', count: 1, value: '100' },
      ],
      rates: [rate('USD', '2', '2026-02-27'), rate('USD', '1.25', '2026-03-10')],
    });
    expect(march!.won.total).toEqual({ value: '130.00', weighted: '130.00' });
    expect(march!.won.sums[0]!.rates.map(({ onDate }) => onDate)).toEqual(['2026-02-27', '2026-03-10']);
  });

  it('without a reporting currency sums each currency apart', () => {
    const [, april] = forecastOf({
      ...given,
      reportingCurrency: null,
      open: [open({ currency: 'JPY', value: '15' })],
    });
    expect(april!.open).toMatchObject({ total: null, missing: [] });
    expect(april!.open.sums).toMatchObject([{ currency: 'JPY', value: '15', weighted: '8', reported: null }]);
  });

  it('tells last what has no month', () => {
    const months = forecastOf({ ...given, open: [open({ month: null })] });
    expect(months.map(({ month }) => month)).toEqual(['2026-03', '2026-04', null]);
  });

  it('keeps every cent of a thousand million million', () => {
    const [, april] = forecastOf({
      ...given,
      open: [
        open({ value: '1000000000000000.01', probability: 100 }),
        open({ value: '0.01', probability: 100 }),
      ],
    });
    expect(april!.open.total).toEqual({ value: '1000000000000000.02', weighted: '1000000000000000.02' });
  });
});

describe('monthsFrom', () => {
  it('goes on over the turn of the year', () => {
    expect(monthsFrom('2026-11', 3)).toEqual(['2026-11', '2026-12', '2027-01']);
  });
});
