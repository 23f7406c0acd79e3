// What HTTP replies of every far side have in common; each connector reads the rest of its own.
import type { answersOf } from './answers.ts';
import type { Failed, WireReply } from './connector.ts';

/**
 * The statuses that mean the same everywhere: a redirect, too large, too often, not just now. Null: for the connector
 * to read.
 */
export function readCommon(
  reply: WireReply,
  now: Date,
  answer: ReturnType<typeof answersOf>,
  said?: unknown,
): Failed | null {
  const { status } = reply;
  if (status >= 300 && status < 400) return answer('redirect', { status });
  if (status === 413) return answer('too_large', { status, said });
  if (status === 429) return answer('too_many_requests', { status, said }, { reply, now });
  if (status === 408 || status === 502 || status === 503 || status === 504)
    return answer('not_available', { status, said }, { reply, now });
  return null;
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
