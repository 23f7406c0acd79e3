// One-time codes by time (RFC 6238) and recovery codes: what they look like, and which half minute a code is of (pure but for chance).
import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { randomText } from '../platform/ids.ts';

const periodS = 30;
const recoveryCodes = 10;

/** 160 random bits in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The otpauth URI that authenticator apps read. */
export function totpUri(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The half minute since 1970 that the code belongs to, one before and one after now counted in; null for a wrong code. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / periodS) + delta;
}

/** Ten, each of 80 random bits, for who has lost the phone. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => randomText(16).replace(/(.{4})(?=.)/g, '$1-'));
}

/** What the database keeps; null for what is no recovery code. Hyphens, blanks and letter case do not matter. */
export function recoveryHash(code: string): Buffer | null {
  const plain = code.toLowerCase().replace(/[\s-]/g, '');
  return /^[0-9a-z]{16}$/.test(plain) ? createHash('sha256').update(plain).digest() : null;
}

const totpOf = (secret: string, label: string) =>
  new TOTP({
    issuer: 'Leadshare',
    label: label || 'person',
    secret: Secret.fromBase32(secret),
    period: periodS,
  });
