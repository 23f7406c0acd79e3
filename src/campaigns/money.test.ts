// Money: exact, each currency with its own decimals, and nothing converted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewMoney } from './campaign.ts';
import { decimal, textOf } from '../platform/decimal.ts';
import { amountOf, moneyOf, priceOf, Purse } from './money.ts';
import { whole } from './shares.ts';

const purseOf = (...given: [string, string][]) => {
  const purse = new Purse();
  for (const [currency, amount] of given) purse.add(currency, decimal(amount));
  return purse;
};

describe('sums', () => {
  it('are exact where floats are not', () =>
    expect(moneyOf(purseOf(['EUR', '0.1'], ['EUR', '0.2']))).toEqual([{ amount: '0.30', currency: 'EUR' }]));

  it('stay apart by currency, each with its decimals', () =>
    expect(
      moneyOf(purseOf(['KWD', '1.005'], ['EUR', '999999999999999.99'], ['JPY', '1200'], ['EUR', '0.01'])),
    ).toEqual([
      { amount: '1000000000000000.00', currency: 'EUR' },
      { amount: '1200', currency: 'JPY' },
      { amount: '1.005', currency: 'KWD' },
    ]));

  it('are the same in whatever order', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10 ** 9 })), (cents) => {
        const texts = cents.map((each): [string, string] => [
          'EUR',
          textOf({ units: BigInt(each), scale: 2 }),
        ]);
        const forward = moneyOf(purseOf(...texts));
        expect(moneyOf(purseOf(...texts.toReversed()))).toEqual(forward);
        if (cents.length > 0)
          expect(amountOf(forward[0]!.amount)!.units).toBe(
            cents.reduce((sum, each) => sum + BigInt(each), 0n),
          );
      }),
    ));
});

describe('the price of one', () => {
  it.each([
    ['100', 3, 'EUR', '33.33'],
    ['100', 8, 'EUR', '12.50'],
    ['0.05', 10, 'EUR', '0.01'],
    ['0.04', 10, 'EUR', '0.00'],
    ['1000', 3, 'JPY', '333'],
    ['1', 8, 'KWD', '0.125'],
    ['100', 2.5, 'EUR', '40.00'],
    ['100', 0, 'EUR', null],
  ])('%s by %f in %s is %s', (total, count, currency, price) =>
    expect(priceOf(decimal(total), count * whole, currency)).toBe(price),
  );
});

describe('what people write', () => {
  it.each([
    ['1250.50', 'EUR', []],
    ['1250', 'JPY', []],
    ['1.005', 'KWD', []],
    ['0', 'EUR', []],
    ['1250.5', 'JPY', [['budget', 'too_many_decimals', { currency: 'JPY', decimals: 0 }]]],
    ['1.0005', 'KWD', [['budget', 'too_many_decimals', { currency: 'KWD', decimals: 3 }]]],
    ['1250.505', 'EUR', [['budget', 'too_many_decimals', { currency: 'EUR', decimals: 2 }]]],
    ['1250', null, [['currency', 'currency_needed', {}]]],
    ['1250', 'EURO', [['currency', 'not_a_currency', {}]]],
    ['1250', 'XYZ', [['currency', 'not_a_currency', {}]]],
    ['-1', 'EUR', [['budget', 'not_an_amount', {}]]],
    ['1,250', 'EUR', [['budget', 'not_an_amount', {}]]],
    ['1e3', 'EUR', [['budget', 'not_an_amount', {}]]],
    [
      '',
      null,
      [
        ['budget', 'not_an_amount', {}],
        ['currency', 'currency_needed', {}],
      ],
    ],
  ])('%j %s is told beside the field: %j', (amount, currency, wanted) =>
    expect(
      reviewMoney({ amount, currency }, 'budget').map(({ field, code, given }) => [field, code, given]),
    ).toEqual(wanted),
  );
});
