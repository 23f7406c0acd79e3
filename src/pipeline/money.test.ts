// Amounts are exact, in the decimals of their currency.
import { expect, test } from 'vitest';
import { amountText, readAmount } from './money.ts';

test.each([
  ['0.1', 'EUR', '0.10'],
  ['1250.50', 'EUR', '1250.50'],
  ['1250.500', 'EUR', '1250.50'],
  ['1000000000000000', 'USD', '1000000000000000.00'],
  ['999999999999999.99', 'USD', '999999999999999.99'],
  ['500', 'JPY', '500'],
  ['500.0', 'JPY', '500'],
  ['1.005', 'KWD', '1.005'],
  ['0', 'EUR', '0.00'],
])('%s %s is %s', (text, currency, amount) => {
  expect(readAmount('value', text, currency)).toEqual({ amount });
});

test.each([
  ['1.005', 'EUR', 'too_many_decimals'],
  ['0.5', 'JPY', 'too_many_decimals'],
  ['1.0005', 'KWD', 'too_many_decimals'],
  ['1000000000000000.01', 'USD', 'too_large'],
  ['-1', 'EUR', 'not_an_amount'],
  ['1,5', 'EUR', 'not_an_amount'],
  ['1e3', 'EUR', 'not_an_amount'],
  ['', 'EUR', 'not_an_amount'],
])('%j %s is refused: %s', (text, currency, code) => {
  expect(readAmount('value', text, currency)).toMatchObject({ error: { field: 'value', code } });
});

test('what the database keeps with four decimals is shown with those of the currency', () => {
  expect([
    amountText('1250.5000', 'EUR'),
    amountText('500.0000', 'JPY'),
    amountText('1.0050', 'KWD'),
  ]).toEqual(['1250.50', '500', '1.005']);
});
