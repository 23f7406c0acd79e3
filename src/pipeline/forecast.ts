// What is likely to be won, month by month: each deal's value times its stage's probability, and what has been won already; per currency,
// and in the reporting currency with the rates that were used. Pure.
import { decimalsOf } from '../platform/currency.ts';
import { decimal, plus, rounded, textOf, times, zero, type Decimal } from '../platform/decimal.ts';
import { conversionOf, converted, type Rate } from './rates.ts';

/** Deals of one month, probability and currency together. month: YYYY-MM; null: no expected close. */
export type OpenGroup = {
  month: string | null;
  probability: number;
  currency: string | null;
  count: number;
  value: string | null;
};
/** Deals that were won on one day in one currency. */
export type WonGroup = { day: string; currency: string | null; count: number; value: string | null };

/** rate and rateDate null: no rate is known, so it is in no sum over currencies. Won deals of several days have several rates. */
export type CurrencySum = {
  currency: string;
  count: number;
  value: string;
  weighted: string;
  reported: string | null;
  reportedWeighted: string | null;
  rates: { rate: string; onDate: string; source: string }[];
};
export type Part = {
  count: number;
  /** Deals without a value. */
  valueless: number;
  sums: CurrencySum[];
  /** Over all currencies that have a rate, in the reporting currency; null where there is none. */
  total: { value: string; weighted: string } | null;
  /** Currencies that the total leaves out for want of a rate. */
  missing: string[];
};
export type Month = { month: string | null; open: Part; won: Part };

type Given = {
  months: readonly string[];
  open: readonly OpenGroup[];
  won: readonly WonGroup[];
  rates: readonly Rate[];
  reportingCurrency: string | null;
  today: string;
};

/** Of each month in the order given, and last of what has no month, where there is something. */
export function forecastOf({ months, open, won, rates, reportingCurrency: to, today }: Given): Month[] {
  const openLots = open.map((group) => ({ ...group, day: today }));
  const wonLots = won.map((group) => ({ ...group, month: group.day.slice(0, 7), probability: 100 }));
  const at = (month: string | null) => ({
    month,
    open: partOf(
      openLots.filter((lot) => lot.month === month),
      rates,
      to,
    ),
    won: partOf(
      wonLots.filter((lot) => lot.month === month),
      rates,
      to,
    ),
  });
  const undated = openLots.some(({ month }) => month === null) ? [at(null)] : [];
  return [...months.map(at), ...undated];
}

/** probability: of 100. day: by whose rate it is converted. */
export type Lot = {
  probability: number;
  currency: string | null;
  count: number;
  value: string | null;
  day: string;
};

export function partOf(lots: readonly Lot[], rates: readonly Rate[], to: string | null): Part {
  const priced = lots.filter(
    (lot): lot is Lot & { currency: string; value: string } => lot.currency !== null && lot.value !== null,
  );
  const count = (those: readonly Lot[]) => those.reduce((sum, lot) => sum + lot.count, 0);
  const byCurrency = [...Map.groupBy(priced, ({ currency }) => currency)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const sums = byCurrency.map(([currency, those]) => sumOf(currency, those, rates, to));
  const known = sums.filter(({ reported }) => reported !== null);
  const total = (pick: (sum: CurrencySum) => string | null) =>
    textOf(rounded(known.map((sum) => decimal(pick(sum)!)).reduce(plus, zero), decimalsOf(to ?? '')));
  return {
    count: count(lots),
    valueless: count(lots) - count(priced),
    sums,
    total:
      to === null
        ? null
        : { value: total(({ reported }) => reported), weighted: total((sum) => sum.reportedWeighted) },
    missing:
      to === null ? [] : sums.flatMap(({ currency, reported }) => (reported === null ? [currency] : [])),
  };
}

function sumOf(
  currency: string,
  lots: readonly { probability: number; count: number; value: string; day: string }[],
  rates: readonly Rate[],
  to: string | null,
): CurrencySum {
  const weight = (probability: number): Decimal => ({ units: BigInt(probability), scale: 2 });
  const exact = lots.map(({ value, probability, day }) => ({
    value: decimal(value),
    weighted: times(decimal(value), weight(probability)),
    by: to === null ? null : conversionOf(rates, currency, to, day),
  }));
  const sum = (pick: (lot: (typeof exact)[number]) => Decimal) => exact.map(pick).reduce(plus, zero);
  const own = (value: Decimal) => textOf(rounded(value, decimalsOf(currency)));
  const isKnown = to !== null && exact.every(({ by }) => by !== null);
  const inTo = (pick: (lot: (typeof exact)[number]) => Decimal) =>
    isKnown ? textOf(rounded(sumConverted(exact, pick, to), decimalsOf(to))) : null;
  const used = exact.flatMap(({ by }) => (by === null || currency === to ? [] : [by]));
  return {
    currency,
    count: lots.reduce((all, lot) => all + lot.count, 0),
    value: own(sum(({ value }) => value)),
    weighted: own(sum(({ weighted }) => weighted)),
    reported: inTo(({ value }) => value),
    reportedWeighted: inTo(({ weighted }) => weighted),
    rates: isKnown ? [...new Map(used.map((by) => [`${by.onDate} ${by.rate}`, by])).values()] : [],
  };
}

/** What one rate takes is summed before it is rounded: a thousand small deals lose no cent. */
function sumConverted<Each extends { by: { rate: string; onDate: string } | null }>(
  exact: readonly Each[],
  pick: (lot: Each) => Decimal,
  to: string,
): Decimal {
  return [...Map.groupBy(exact, ({ by }) => by!.rate)]
    .map(([rate, lots]) => converted(lots.map(pick).reduce(plus, zero), { rate }, to))
    .reduce(plus, zero);
}

/** `count` months from `first`, each YYYY-MM. */
export function monthsFrom(first: string, count: number): string[] {
  const [year, month] = first.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, ahead) => {
    const all = year * 12 + month - 1 + ahead;
    return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`;
  });
}
