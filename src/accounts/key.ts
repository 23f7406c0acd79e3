// API keys: what they look like and how they are kept.
import { createHash } from 'node:crypto';
import { randomText } from '../platform/ids.ts';

/** `lsk_` and 32 characters: 160 random bits. */
export function newKey(): string {
  return `lsk_${randomText(32)}`;
}

/** What the database keeps. */
export function keyHash(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Spares the database what cannot be a key. */
export function isKey(text: string): boolean {
  return /^lsk_[0-9a-z]{32}$/.test(text);
}
