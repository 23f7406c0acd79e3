// Exact decimal numbers for money: whole units and a scale, never a float. Pure.

/** units / 10^scale */
export type Decimal = { units: bigint; scale: number };

export const zero: Decimal = { units: 0n, scale: 0 };

const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Null for what is no plain decimal number such as 1250.50. */
export function decimalOf(text: string): Decimal | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  const [, sign, whole, part = ''] = found;
  const units = BigInt(`${whole}${part}`);
  return { units: sign === '-' ? -units : units, scale: part.length };
}

/** As decimalOf, for what is known to be one, such as what the database answers. */
export function decimal(text: string): Decimal {
  const found = decimalOf(text);
  if (found === null) throw new Error('This is no decimal number.');
  return found;
}

const at = ({ units, scale }: Decimal, wanted: number) => units * 10n ** BigInt(wanted - scale);

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: at(a, scale) + at(b, scale), scale };
}

export const times = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  scale: a.scale + b.scale,
});

/** Rounded half away from zero to so many decimals. `by` is not zero. */
export function divided(a: Decimal, by: Decimal, decimals: number): Decimal {
  const scale = Math.max(a.scale, by.scale);
  return { units: quotient(at(a, scale) * 10n ** BigInt(decimals), at(by, scale)), scale: decimals };
}

/** Half away from zero, as bookkeepers do. */
export function rounded(value: Decimal, decimals: number): Decimal {
  if (value.scale <= decimals) return { units: at(value, decimals), scale: decimals };
  return { units: quotient(value.units, 10n ** BigInt(value.scale - decimals)), scale: decimals };
}

function quotient(above: bigint, below: bigint): bigint {
  const negative = above < 0n !== below < 0n;
  const [top, bottom] = [above < 0n ? -above : above, below < 0n ? -below : below];
  const whole = (2n * top + bottom) / (2n * bottom);
  return negative ? -whole : whole;
}

/** With so many decimals as its scale says: 1250.50 */
export function textOf({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}
