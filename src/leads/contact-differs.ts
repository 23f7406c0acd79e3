// Which values of two contacts are not the same to a reader: compared as we make them out, case and accents aside. Pure.
import type { Contact, ContactFields } from './lead.ts';
import { folds } from './words.ts';

export const contactFields = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'country',
  'company',
  'title',
] as const;

export function contactDiffers(a: Contact, b: Contact): (keyof ContactFields)[] {
  return contactFields.filter((field) => comparable(a, field) !== comparable(b, field));
}

function comparable(contact: Contact, field: keyof ContactFields): string {
  const { normalized } = contact;
  const known = field === 'email' || field === 'phone' || field === 'country' ? normalized[field] : null;
  return folds(known ?? contact[field] ?? '').trim();
}
