// Amounts of money as people and programs write them: decimal text with as many decimals as the currency has. Pure.
import { decimalsOf } from '../platform/currency.ts';
import { decimal, decimalOf, plus, rounded, textOf, type Decimal } from '../platform/decimal.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';

const most = 10n ** 15n;

/** What is wrong with an amount, or the amount with the decimals of its currency. */
export function readAmount(
  field: string,
  text: string,
  currency: string,
): { amount: string } | { error: FieldError } {
  const read = decimalOf(text);
  if (read === null || read.units < 0n)
    return { error: fieldError(field, 'Give an amount such as 1250.50, with a point.', 'not_an_amount') };
  if (read.units > most * 10n ** BigInt(read.scale))
    return {
      error: fieldError(field, 'Must be at most 1000000000000000.', 'too_large', { max: String(most) }),
    };
  const decimals = decimalsOf(currency);
  const exact = rounded(read, decimals);
  if (!isSame(read, exact)) {
    const message = `${currency} has ${decimals} decimals: round the amount to that.`;
    return { error: fieldError(field, message, 'too_many_decimals', { currency, decimals }) };
  }
  return { amount: textOf(exact) };
}

const isSame = (a: Decimal, b: Decimal) => plus(a, { ...b, units: -b.units }).units === 0n;

/** As the database answers it, with the decimals of its currency. */
export const amountText = (value: string, currency: string): string =>
  textOf(rounded(decimal(value), decimalsOf(currency)));

/** As amountText, of nothing as well. */
export const shownAmount = (value: string | null, currency: string | null): string | null =>
  value === null || currency === null ? null : amountText(value, currency);
