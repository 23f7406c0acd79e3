// Money as exact decimals, never a float: reading what people write, sums, and what one of so many costs. Pure.
import { whole } from './shares.ts';

/** units are of 10^-scale. */
export type Decimal = { units: bigint; scale: number };

/** By ISO 4217 code, in the order of the codes. Nothing is ever converted. */
export type Amounts = ReadonlyMap<string, Decimal>;
export type Money = { amount: string; currency: string };

export const nothing: Decimal = { units: 0n, scale: 0 };

const written = /^(\d{1,15})(?:\.(\d{1,10}))?$/;

/** Null for what is no plain decimal such as 1250.50. */
export function decimalOf(text: string): Decimal | null {
  const found = written.exec(text);
  if (found === null) return null;
  const fraction = found[2] ?? '';
  return { units: BigInt(found[1]! + fraction), scale: fraction.length };
}

/** What the database answers for a numeric of ours. */
export function storedDecimal(text: string): Decimal {
  const found = decimalOf(text);
  if (found === null) throw new Error(`not a decimal: ${text}`);
  return found;
}

const known = new Set(Intl.supportedValuesOf('currency'));

export const isCurrency = (code: string): boolean => known.has(code);

/** How many decimals the currency has: none in yen, three in Kuwaiti dinars. */
export function decimalsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

const scaled = ({ units, scale }: Decimal, to: number) => units * 10n ** BigInt(to - scale);

export function plus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { units: scaled(one, scale) + scaled(other, scale), scale };
}

export function isMore(one: Decimal, other: Decimal): boolean {
  const scale = Math.max(one.scale, other.scale);
  return scaled(one, scale) > scaled(other, scale);
}

/** With at least so many decimals. */
export function textOf({ units, scale }: Decimal, decimals = 0): string {
  const to = Math.max(scale, decimals);
  const digits = scaled({ units, scale }, to)
    .toString()
    .padStart(to + 1, '0');
  return to === 0 ? digits : `${digits.slice(0, -to)}.${digits.slice(-to)}`;
}

/** What one of them costs, rounded half up to the currency's decimals. parts: how many there are, in millionths. Null: of none there is no price. */
export function priceOf(total: Decimal, parts: number, currency: string): string | null {
  if (parts === 0) return null;
  const decimals = decimalsOf(currency);
  const top = total.units * BigInt(whole) * 10n ** BigInt(decimals) * 2n;
  const bottom = 10n ** BigInt(total.scale) * BigInt(parts) * 2n;
  return textOf({ units: (top + bottom / 2n) / bottom, scale: decimals }, decimals);
}

export class Purse {
  readonly #amounts = new Map<string, Decimal>();

  add(currency: string, amount: Decimal): void {
    this.#amounts.set(currency, plus(this.#amounts.get(currency) ?? nothing, amount));
  }

  addAll(other: Purse): void {
    for (const [currency, amount] of other.#amounts) this.add(currency, amount);
  }

  get amounts(): Amounts {
    return new Map([...this.#amounts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  of(currency: string): Decimal {
    return this.#amounts.get(currency) ?? nothing;
  }
}

export function moneyOf(amounts: Amounts): Money[] {
  return [...amounts].map(([currency, amount]) => ({
    amount: textOf(amount, decimalsOf(currency)),
    currency,
  }));
}
