// Exchange rates are read from the European Central Bank's files as it publishes them, and from rows of one rate each.
import { expect, test } from 'vitest';
import { readRates } from './rate-file.ts';

test('the bank’s file of the day, with its day in words and blanks after commas', async () => {
  const { rates, bad } = await readRates(
    'Date, USD, JPY, CZK, \n20 November 2026, 1.0867, 163.25, 24.318, \n',
  );
  expect(bad).toEqual([]);
  expect(rates).toEqual([
    { base: 'EUR', currency: 'USD', rate: '1.0867', onDate: '2026-11-20', source: 'ecb' },
    { base: 'EUR', currency: 'JPY', rate: '163.25', onDate: '2026-11-20', source: 'ecb' },
    { base: 'EUR', currency: 'CZK', rate: '24.318', onDate: '2026-11-20', source: 'ecb' },
  ]);
});

test('the bank’s history, where a currency was not quoted', async () => {
  const { rates } = await readRates(
    'Date,USD,CYP,EEK,\n2026-11-20,1.0867,N/A,N/A,\n2026-11-19,1.0853,N/A,,\n',
  );
  expect(rates.map(({ currency, onDate }) => `${currency} ${onDate}`)).toEqual([
    'USD 2026-11-20',
    'USD 2026-11-19',
  ]);
});

test('own rows with what is wrong in each', async () => {
  const { rates, bad } = await readRates(
    [
      'currency;base;rate;date;source',
      'usd;eur;1.0867;2026-11-20;bank',
      'USD;USD;1;2026-11-20;x',
      'USD;EUR;0;2026-11-20;x',
      'USD;EUR;1,08;2026-11-20;x',
      'USD;EUR;1.08;2026-02-30;x',
      'GBP;EUR;0.8391;2026-11-20;',
    ].join('\n'),
  );
  expect(rates).toEqual([
    { base: 'EUR', currency: 'USD', rate: '1.0867', onDate: '2026-11-20', source: 'bank' },
    { base: 'EUR', currency: 'GBP', rate: '0.8391', onDate: '2026-11-20', source: 'file' },
  ]);
  expect(bad.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
});

test('another file is none of either', async () => {
  const { rates, bad } = await readRates('name,email\nZofia,z@example.com\n');
  expect([rates, bad.map(({ line }) => line)]).toEqual([[], [1]]);
});
