// When is a post the same post again? The same bytes for the same listing within ten minutes, and then it is one lead with a count.
// Marketplaces send no id, and a customer who double-clicks is one raised hand.
import { createHash } from 'node:crypto';

/** The interval in store.ts says the same. */
export const repostWindowMs = 10 * 60_000;

/**
 * Two keys of 16 bytes: one for the window that `now` falls in and one for the window before, in which the first post may have been.
 * Equal keys make a unique index refuse the second of two identical posts even when they arrive at two processes at once.
 */
export function repostKeys(
  listingId: string,
  body: Buffer,
  now: Date,
): { current: Buffer; previous: Buffer } {
  const digest = createHash('sha256').update(listingId).update('\0').update(body).digest();
  const window = Math.floor(now.getTime() / repostWindowMs);
  return { current: keyOf(digest, window), previous: keyOf(digest, window - 1) };
}

function keyOf(digest: Buffer, window: number): Buffer {
  const key = Buffer.from(digest.subarray(0, 16));
  // The window is mixed into the first four bytes: distinct for adjacent windows, and no second hash on the hot path.
  key.writeUInt32BE((key.readUInt32BE(0) ^ window) >>> 0, 0);
  return key;
}
