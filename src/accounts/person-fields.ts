// What people type about themselves, checked at the border.
import * as z from 'zod';
import { isTimeZone } from '../platform/time-zone.ts';
import { says } from '../platform/web-words.ts';
import { languages } from '../platform/words.ts';

export const personName = z.string().trim().min(1).max(200);

/** As it was typed. No character that would make it more than one address, or a header, in a mail. */
export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .refine(isEmailAddress, says('not_an_email', 'Give an e-mail address.'))
  .meta({ format: 'email' });

/** Its strength is judged where the address is known; beyond this length it is not even hashed. */
export const password = z.string().min(1).max(1024);

export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.'));

export const languageTag = z.enum(languages);

export function isEmailAddress(text: string): boolean {
  return /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@"(),:;<>[\]\\]+$/.test(text);
}
