// From one currency to another by the rates that a publisher keeps: straight, the other way round, or by way of a third. Never guessed. Pure.
import { decimalsOf } from '../platform/currency.ts';
import { decimal, divided, rounded, textOf, times, type Decimal } from '../platform/decimal.ts';

/** One unit of base is `rate` of currency; onDate: YYYY-MM-DD. */
export type Rate = { base: string; currency: string; rate: string; onDate: string; source: string };

/** One unit of `from` is `rate` of `to`. onDate: of the older of the two, where it takes two. */
export type Conversion = { rate: string; onDate: string; source: string };

/** As many as a rate is shown and reckoned with. */
const decimals = 10;

/** By the latest rates up to that day, the straight one first; null: there is none. `rates` may be in any order. */
export function conversionOf(
  rates: readonly Rate[],
  from: string,
  to: string,
  onDate: string,
): Conversion | null {
  if (from === to) return { rate: '1', onDate, source: 'same' };
  const known = rates.filter((rate) => rate.onDate <= onDate);
  const latest = (base: string, currency: string) =>
    known
      .filter((rate) => rate.base === base && rate.currency === currency)
      .reduce<Rate | null>((best, rate) => (best === null || rate.onDate > best.onDate ? rate : best), null);
  const straight = latest(from, to);
  const turned = latest(to, from);
  if (straight !== null && (turned === null || straight.onDate >= turned.onDate))
    return { rate: shortest(decimal(straight.rate)), onDate: straight.onDate, source: straight.source };
  if (turned !== null)
    return {
      rate: shortest(divided(one, decimal(turned.rate), decimals)),
      onDate: turned.onDate,
      source: turned.source,
    };
  const bases = [...new Set(known.map(({ base }) => base))];
  return bases.reduce<Conversion | null>((best, base) => {
    const [a, b] = [latest(base, from), latest(base, to)];
    if (a === null || b === null) return best;
    const onBoth = a.onDate < b.onDate ? a : b;
    if (best !== null && best.onDate >= onBoth.onDate) return best;
    const rate = shortest(divided(decimal(b.rate), decimal(a.rate), decimals));
    return { rate, onDate: onBoth.onDate, source: onBoth.source };
  }, null);
}

const one: Decimal = { units: 1n, scale: 0 };

function shortest(rate: Decimal): string {
  const text = textOf(rate);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Rounded to the decimals of the currency it is in now. */
export const converted = (value: Decimal, { rate }: Pick<Conversion, 'rate'>, to: string): Decimal =>
  rounded(times(value, decimal(rate)), decimalsOf(to));
