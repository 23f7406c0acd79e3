// Money by currency: reading what people write, sums, and what one of so many costs. Nothing is ever converted. Pure.
import { decimalsOf } from '../platform/currency.ts';
import { decimalOf, divided, plus, rounded, textOf, zero, type Decimal } from '../platform/decimal.ts';
import { whole } from './shares.ts';

export type Money = { amount: string; currency: string };

const written = /^\d{1,15}(?:\.\d{1,10})?$/;

/** Null for what is no plain amount such as 1250.50. */
export const amountOf = (text: string): Decimal | null => (written.test(text) ? decimalOf(text) : null);

export function isMore(one: Decimal, other: Decimal): boolean {
  const scale = Math.max(one.scale, other.scale);
  return rounded(one, scale).units > rounded(other, scale).units;
}

/** With the currency's decimals, or all its own where it has more. */
export const shownIn = (currency: string, amount: Decimal): string =>
  textOf(rounded(amount, Math.max(amount.scale, decimalsOf(currency))));

/** What one of them costs, to the currency's decimals. parts: how many there are, in millionths. Null: of none there is no price. */
export function priceOf(total: Decimal, parts: number, currency: string): string | null {
  if (parts === 0) return null;
  const inMillionths = { units: total.units * BigInt(whole), scale: total.scale };
  return textOf(divided(inMillionths, { units: BigInt(parts), scale: 0 }, decimalsOf(currency)));
}

/** Amounts of several currencies, each summed by itself. */
export class Purse {
  readonly #amounts = new Map<string, Decimal>();

  add(currency: string, amount: Decimal): void {
    this.#amounts.set(currency, plus(this.of(currency), amount));
  }

  addAll(other: Purse): void {
    for (const [currency, amount] of other.#amounts) this.add(currency, amount);
  }

  /** In the order of the codes. */
  get amounts(): [currency: string, amount: Decimal][] {
    return [...this.#amounts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  of(currency: string): Decimal {
    return this.#amounts.get(currency) ?? zero;
  }
}

export function moneyOf(purse: Purse): Money[] {
  return purse.amounts.map(([currency, amount]) => ({ amount: shownIn(currency, amount), currency }));
}
