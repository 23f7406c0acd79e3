// One-time links in mails: their token has 200 random bits and is kept as a hash.
import { createHash } from 'node:crypto';
import { randomText } from '../platform/ids.ts';

export function newLinkToken(): string {
  return randomText(40);
}

export function linkHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
