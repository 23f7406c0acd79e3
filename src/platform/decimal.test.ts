// Money is added, multiplied and rounded exactly.
import { expect, test } from 'vitest';
import { currencies, decimalsOf, isCurrency } from './currency.ts';
import { decimal, decimalOf, divided, plus, rounded, textOf, times } from './decimal.ts';

test('0.1 and 0.2 make 0.3', () => {
  expect(textOf(plus(decimal('0.1'), decimal('0.2')))).toBe('0.3');
});

test('a sum beyond what a float holds keeps its last cent', () => {
  expect(textOf(plus(decimal('1000000000000000.01'), decimal('0.01')))).toBe('1000000000000000.02');
  expect(textOf(times(decimal('1000000000000000.01'), decimal('3')))).toBe('3000000000000000.03');
});

test.each([
  ['2.345', 2, '2.35'],
  ['2.344', 2, '2.34'],
  ['-2.345', 2, '-2.35'],
  ['2.5', 0, '3'],
  ['7', 3, '7.000'],
  ['0.004', 2, '0.00'],
])('%s with %i decimals is %s', (text, decimals, expected) => {
  expect(textOf(rounded(decimal(text), decimals))).toBe(expected);
});

test.each([
  ['100', '3', 4, '33.3333'],
  ['200', '3', 4, '66.6667'],
  ['1', '1.0867', 6, '0.920217'],
])('%s by %s with %i decimals is %s', (above, below, decimals, expected) => {
  expect(textOf(divided(decimal(above), decimal(below), decimals))).toBe(expected);
});

test.each(['1e5', '1,5', '', '.5', '5.', '+1', ' 1', 'NaN', '0x10'])('%j is no decimal number', (text) => {
  expect(decimalOf(text)).toBeNull();
});

test('yen have no decimals, dinars of Kuwait three, most have two', () => {
  expect(['JPY', 'KWD', 'HUF', 'EUR', 'CLF'].map(decimalsOf)).toEqual([0, 3, 2, 2, 4]);
  expect([isCurrency('EUR'), isCurrency('eur'), isCurrency('XAU'), isCurrency('BTC')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(new Set(currencies).size).toBe(currencies.length);
});
