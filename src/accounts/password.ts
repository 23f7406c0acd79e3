// Passwords: which are refused, and how they are kept. Checking costs the same whether or not there is one to check.
import { hash, verify } from '@node-rs/argon2';
import { fieldError } from '../platform/field-error.ts';
import { Refusal } from '../platform/refusal.ts';
import { emailKeyOf } from './user-store.ts';

const minLength = 12;
const maxLength = 256;

/** argon2id, the library's own default kind, as OWASP's password storage cheat sheet advises: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Long enough, and still among the first that anybody tries. Compared without blanks, punctuation and letter case. */
const obvious =
  /^(?:password|passwort|haslo|heslo|jelszo|senha|contrasena|qwerty|qwertz|azerty|letmein|welcome|admin|administrator|changeme|leadshare|iloveyou|abc|test|1q2w3e4r5t|1qaz2wsx|zaq12wsx|\d|qwertyuiop|asdfghjkl|zxcvbnm|correcthorsebatterystaple|trustno1|monkey|dragon|football|baseball|superman|sunshine|princess)+$/;

/** short and long: its length. email: it is the address, or hardly more. obvious: among the first that anybody tries. */
export type Weakness = 'short' | 'long' | 'email' | 'obvious';

const remedies: Record<Weakness, string> = {
  short: `Use at least ${minLength} characters.`,
  long: `Use at most ${maxLength} characters.`,
  email: 'Do not use the e-mail address.',
  obvious: 'Choose one that is harder to guess.',
};

/** As callers know them. */
const rules = { short: 'too_short', long: 'too_long', email: 'like_email', obvious: 'too_common' } as const;

/** Throws Refusal `weak_password`, which names the field. */
export function demandStrong(password: string, email: string): void {
  const weakness = weaknessOf(password, email);
  if (weakness === null) return;
  const message = remedies[weakness];
  const given = { rule: rules[weakness], min: minLength, max: maxLength };
  throw new Refusal('weak_password', `password: ${message}`, {
    errors: [fieldError('password', message, 'weak_password', given)],
  });
}

/** Null for a good one. */
export function weaknessOf(password: string, email: string): Weakness | null {
  const length = codePoints(password);
  if (length < minLength) return 'short';
  if (length > maxLength) return 'long';
  const plain = password.toLowerCase();
  const address = emailKeyOf(email);
  const name = address.slice(0, address.indexOf('@'));
  const besideName = name.length > 2 ? plain.replaceAll(name, '') : plain;
  if (plain.includes(address) || besideName.length < minLength / 2) return 'email';
  const letters = plain.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');
  return obvious.test(letters) || new Set(letters).size < 5 ? 'obvious' : null;
}

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), parameters);
}

/** Of a password that nobody has: made once, to be checked against where there is no hash. */
let decoy: Promise<string> | null = null;

/** False without a hash too, after the same work. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await decoy), normal(password));
  return matches && stored !== null;
}

/** The same letters typed on another system may be other code points. */
const normal = (password: string) => password.normalize('NFC');

/** Signs outside the first 65,536 count as one, as a person counts them. */
const codePoints = (text: string) => Array.from(text).length;
