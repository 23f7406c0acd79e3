// A little work that a browser does while the customer types and a machine that sends thousands must do thousands of times.
import { createHash } from 'node:crypto';

/** Leading zero bits: some four thousand hashes, a fraction of a second. sdk/work.ts does it. */
export const workBits = 12;

/** The challenge is the form's token, so that an answer fits one form. */
export function workDone(challenge: string, answer: string): boolean {
  if (!/^\d{1,12}$/.test(answer)) return false;
  const digest = createHash('sha256').update(`${challenge}.${answer}`).digest();
  return digest.readUInt32BE(0) >>> (32 - workBits) === 0;
}
