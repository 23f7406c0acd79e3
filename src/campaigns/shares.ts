// What is divided without a rest: whole numbers by weights, the sum always the whole (largest remainder). Pure.

/** Shares are counted in millionths. */
export const whole = 1_000_000;

/**
 * The total divided by whole weights, not all of them zero. What rounding down leaves goes to the largest remainders, of equal ones
 * to the first.
 */
export function apportion(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const parts = weights.map((weight) => (total * weight) / sum);
  const rest = Number(total - parts.reduce((all, part) => all + part, 0n));
  const byRemainder = weights
    .map((weight, at) => ({ at, remainder: (total * weight) % sum }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1));
  for (const { at } of byRemainder.slice(0, rest)) parts[at]! += 1n;
  return parts;
}

/** As a decimal: 333334 is 0.333334, and 12500000 is 12.5. */
export function shareText(parts: number): string {
  const digits = String(parts).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -6) : `${digits.slice(0, -6)}.${fraction}`;
}
