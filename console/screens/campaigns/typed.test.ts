// What people type becomes what they mean, also at the ends of years and with the comma of their language.
import { describe, expect, it } from 'vitest';
import { amountTyped, codesTyped, daysOf } from './typed.ts';

describe('a period', () => {
  it.each([
    ['quarter', '2026-11-21', ['2026-10-01', '2026-12-31']],
    ['next_quarter', '2026-11-21', ['2027-01-01', '2027-03-31']],
    ['quarter', '2028-02-29', ['2028-01-01', '2028-03-31']],
    ['year', '2026-01-01', ['2026-01-01', '2026-12-31']],
    ['next_year', '2026-12-31', ['2027-01-01', '2027-12-31']],
    ['own', '2026-12-31', null],
  ] as const)('%s on %s is %j', (period, today, days) =>
    expect(daysOf(period, new Date(today))).toEqual(days),
  );
});

it.each([
  ['1250,50', 'hu', '1250.50'],
  ['1 250,50', 'cs', '1250.50'],
  ['1,250', 'en', '1,250'],
  ['1.250,50', 'es', '1.250,50'],
  ['1250.50', 'hu', '1250.50'],
])('takes %s in %s for %s', (text, language, amount) => expect(amountTyped(text, language)).toBe(amount));

it('finds codes on lines and between commas', () =>
  expect(codesTyped(' spring\n\nfair, autumn;')).toEqual(['spring', 'fair', 'autumn']));
