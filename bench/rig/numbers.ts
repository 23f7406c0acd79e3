// Numbers out of measurements. Pure, but for the clock that all processes of this machine share.

/** Milliseconds of the machine's monotonic clock, the same in every process. */
export function nowMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1e6;
}

/** Of ascending numbers; 0 of none. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Three significant digits, thousands parted: 12,300 · 4.52 · 0.871. */
export function shown(number: number): string {
  if (!Number.isFinite(number)) return '–';
  return number.toLocaleString('en', { maximumSignificantDigits: 3 });
}
