// When a destination is read again. Pure.
import type { Failed } from '../connectors/connector.ts';

const minute = 60_000;
/** The floor, however often a far side says that something changed. */
export const soonestMs = 30_000;
export const usualMs = 5 * minute;
const longestMs = 6 * 60 * minute;
/** A far side may ask for a day of rest, and no more. */
const longestAskedMs = 24 * 60 * minute;

/** After a good reading. more: the far side has another page. nudged: it said meanwhile that something changed. */
export function afterReading(now: Date, { more, nudged }: { more: boolean; nudged: boolean }): Date {
  return new Date(now.getTime() + (more ? 0 : nudged ? soonestMs : usualMs));
}

/** After so many failures in a row: longer each time, and never sooner than the far side asks. */
export function afterFailure(now: Date, failures: number, failed: Failed): Date {
  const backOffMs = Math.min(usualMs * 2 ** Math.min(failures - 1, 10), longestMs);
  const askedMs = failed.is === 'retry' ? Math.min(failed.afterMs ?? 0, longestAskedMs) : 0;
  return new Date(now.getTime() + Math.max(backOffMs, askedMs));
}
