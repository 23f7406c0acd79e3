// A phone number as typed, and its E.164 form where it can be told.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';

/** No number is longer, even with words around it; a longer text is not searched. */
const longestRaw = 64;

/**
 * E.164 (`+48225550102`) or null. Marketplaces send digits of an international number without its plus:
 * where the digits make no number of the country, they are read so.
 * @param country ISO 3166-1 alpha-2, or null when unknown
 */
export function phone(raw: string | null, country: string | null): string | null {
  if (raw === null || raw.length > longestRaw) return null;
  const digits = raw.replace(/\D+/g, '');
  if (digits.length < 6 || digits.length > 20) return null;
  if (raw.includes('+')) return valid(raw, null);
  if (digits.startsWith('00')) return valid(`+${digits.slice(2)}`, null);
  return (country === null ? null : valid(raw, country)) ?? valid(`+${digits}`, null);
}

function valid(text: string, country: string | null): string | null {
  // An unknown country code is ignored by the parser, so any string may stand in for its list.
  const number = parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode);
  return number?.isValid() ? number.number : null;
}
