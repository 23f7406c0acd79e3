// How long a reply asks to be left alone.

const longestWaitMs = 24 * 60 * 60 * 1000;

/** Retry-After in seconds or as an HTTP date (RFC 9110 §10.2.3): milliseconds from now, at most a day; undefined when unreadable. */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longestWaitMs);
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at - now.getTime(), 0), longestWaitMs);
}
