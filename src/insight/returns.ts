// What came back of what was spent, and sums of several currencies in one: never a guess where a rate or a cost is missing. Pure.
import { decimalsOf } from '../platform/currency.ts';
import { decimal, divided, plus, rounded, textOf, zero } from '../platform/decimal.ts';
import { conversionOf, converted, type Conversion, type Rate } from '../pipeline/rates.ts';

export type Money = { currency: string; amount: string };

/** Revenue for each unit spent, to hundredths; of a currency in which nothing was spent there is none. */
export function returnsOf(
  revenue: readonly Money[],
  costs: readonly Money[],
): { currency: string; ratio: string }[] {
  return costs.flatMap(({ currency, amount }) => {
    const cost = decimal(amount);
    if (cost.units === 0n) return [];
    const brought = decimal(revenue.find((each) => each.currency === currency)?.amount ?? '0');
    return [{ currency, ratio: textOf(divided(brought, cost, 2)) }];
  });
}

/** The latest rate of each currency up to a day; null: there is none. */
export const ratesOn = (
  currencies: readonly string[],
  rates: readonly Rate[],
  to: string,
  day: string,
): Map<string, Conversion | null> =>
  new Map(currencies.map((currency) => [currency, conversionOf(rates, currency, to, day)]));

/** Null where a rate is missing: a sum without a part of it would be taken for the whole. */
export function reportedIn(
  money: readonly Money[],
  to: string,
  rates: ReadonlyMap<string, Conversion | null>,
): string | null {
  const parts = money.map(({ currency, amount }) => {
    const by = rates.get(currency);
    return by ? converted(decimal(amount), by, to) : null;
  });
  if (parts.includes(null)) return null;
  return textOf(rounded(parts.flatMap((part) => part ?? []).reduce(plus, zero), decimalsOf(to)));
}
