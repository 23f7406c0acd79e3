// Intake tokens: the secret in a listing's intake URL.
import { createHash } from 'node:crypto';
import { randomText } from '../platform/ids.ts';

const length = 36;

/** 180 random bits. */
export function newToken(): string {
  return randomText(length);
}

/** What posts are looked up by. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Spares the database what cannot be a token. */
export function isToken(text: string): boolean {
  return text.length === length && /^[0-9a-z]+$/.test(text);
}

export function intakeUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/intake/${token}`;
}
