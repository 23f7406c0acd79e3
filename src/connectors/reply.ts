// What HTTP replies of every far side have in common; each connector reads the rest of its own.
import type { Outcome, RetryReason, WireReply } from './connector.ts';

/**
 * The statuses that mean the same everywhere: a redirect, too large, too often, not just now. Null: for the connector
 * to read. `name` is the far side's, for the sentence.
 */
export function readCommon(reply: WireReply, now: Date, name: string): Outcome | null {
  const { status } = reply;
  if (status >= 300 && status < 400) {
    return {
      is: 'refused',
      reason: 'redirected',
      detail: `${name} answered ${status}, a redirect, and redirects are not followed: enter the address it leads to.`,
    };
  }
  if (status === 413)
    return {
      is: 'refused',
      reason: 'too_large',
      detail: `${name} answered 413: the lead is larger than it takes. Raise its limit, then replay the lead.`,
    };
  if (status === 429)
    return retry(
      'rate_limited',
      `${name} answered 429: it wants fewer requests. The lead is sent again later.`,
      reply,
      now,
    );
  if (status === 502 || status === 503 || status === 504)
    return retry(
      'remote_busy',
      `${name} answered ${status}: it is not available at present. The lead is sent again later.`,
      reply,
      now,
    );
  return null;
}

/** A retry that waits as long as the reply asks for. */
export function retry(reason: RetryReason, detail: string, reply: WireReply, now: Date): Outcome {
  const afterMs = retryAfterMs(reply.headers['retry-after'], now);
  return afterMs === undefined ? { is: 'retry', reason, detail } : { is: 'retry', reason, detail, afterMs };
}

const longestWaitMs = 24 * 60 * 60 * 1000;

/** Retry-After in seconds or as an HTTP date (RFC 9110 §10.2.3): milliseconds from now, at most a day; undefined when unreadable. */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longestWaitMs);
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at - now.getTime(), 0), longestWaitMs);
}

/** The reply's JSON object, or null when it is anything else. */
export function objectIn(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
