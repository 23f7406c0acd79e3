// The lead form: the fields a marketplace asks for, what may stand in each, and what a customer typed. Pure.
import type { CallToAction } from '../catalog/listing.ts';
import { storable } from '../connectors/bodies/text.ts';
import { emailKey } from '../leads/email-key.ts';
import type { ContactFields } from '../leads/lead.ts';

export type FieldName = keyof ContactFields | 'note';

export type Field = {
  name: FieldName;
  required: boolean;
  most: number;
  /** What a browser may fill in by itself (HTML's autofill names). */
  autocomplete: string;
  kind: 'text' | 'email' | 'tel' | 'lines';
};

const contactFields: readonly Field[] = [
  { name: 'firstName', required: true, most: 100, autocomplete: 'given-name', kind: 'text' },
  { name: 'lastName', required: true, most: 100, autocomplete: 'family-name', kind: 'text' },
  { name: 'email', required: true, most: 254, autocomplete: 'email', kind: 'email' },
  { name: 'title', required: false, most: 100, autocomplete: 'organization-title', kind: 'text' },
  { name: 'company', required: false, most: 200, autocomplete: 'organization', kind: 'text' },
  { name: 'country', required: false, most: 100, autocomplete: 'country-name', kind: 'text' },
  { name: 'phone', required: false, most: 50, autocomplete: 'tel', kind: 'tel' },
];
const note: Field = { name: 'note', required: false, most: 4_000, autocomplete: 'off', kind: 'lines' };

/** Contact me has a note besides. */
export function fieldsOf(call: CallToAction): readonly Field[] {
  return call === 'contact-me' ? [...contactFields, note] : contactFields;
}

/** What was typed, as typed but for blanks around it; empty where nothing was. */
export type Values = Partial<Record<FieldName, string>>;

/** Why a field cannot be accepted, by the key of its words. */
export type FieldFault = { name: FieldName; fault: 'needed' | 'email' | 'long' | 'line'; most: number };

export function valuesOf(call: CallToAction, typed: (name: string) => unknown): Values {
  const values: Values = {};
  for (const { name } of fieldsOf(call)) {
    const value = typed(name);
    if (typeof value === 'string') values[name] = storable(value).trim();
  }
  return values;
}

export function faultsOf(call: CallToAction, values: Values): FieldFault[] {
  return fieldsOf(call).flatMap(({ name, required, most, kind }): FieldFault[] => {
    const value = values[name] ?? '';
    if (value === '') return required ? [{ name, fault: 'needed', most }] : [];
    if (value.length > most) return [{ name, fault: 'long', most }];
    if (kind !== 'lines' && /[\r\n]/.test(value)) return [{ name, fault: 'line', most }];
    if (kind === 'email' && emailKey(value) === null) return [{ name, fault: 'email', most }];
    return [];
  });
}

/** As a lead's contact has them: null where nothing was typed. */
export function contactOf(values: Values): ContactFields {
  const at = (name: FieldName) => values[name] || null;
  return {
    firstName: at('firstName'),
    lastName: at('lastName'),
    email: at('email'),
    phone: at('phone'),
    country: at('country'),
    company: at('company'),
    title: at('title'),
  };
}
