// The contact of a lead: what was sent, untouched, and beside it what we make of it.
import { country } from './country.ts';
import { emailKey } from './email-key.ts';
import type { Contact, ContactFields } from './lead.ts';
import { phone } from './phone.ts';

export function contactFrom(fields: ContactFields): Contact {
  const code = country(fields.country);
  return {
    firstName: fields.firstName,
    lastName: fields.lastName,
    email: fields.email,
    phone: fields.phone,
    country: fields.country,
    company: fields.company,
    title: fields.title,
    normalized: {
      name: fullName(fields.firstName, fields.lastName),
      email: emailKey(fields.email),
      phone: phone(fields.phone, code),
      country: code,
    },
  };
}

/** True when nothing was told of the person. */
export function isEmptyContact(fields: ContactFields): boolean {
  return (
    fields.firstName === null &&
    fields.lastName === null &&
    fields.email === null &&
    fields.phone === null &&
    fields.country === null &&
    fields.company === null &&
    fields.title === null
  );
}

function fullName(first: string | null, last: string | null): string | null {
  const name = `${first ?? ''} ${last ?? ''}`.normalize('NFC').replace(/\s+/g, ' ').trim();
  return name === '' ? null : name;
}
