// The lead form: the fields a marketplace asks for and then the publisher's own, what may stand in each, and what a customer
// typed. Pure.
import type { CallToAction } from '../catalog/listing.ts';
import { storable } from '../connectors/bodies/text.ts';
import { emailKey } from '../leads/email-key.ts';
import { wordsIn, type FieldValue, type LeadField } from '../leads/lead-field.ts';
import type { ContactFields } from '../leads/lead.ts';
import type { Language, Words } from '../platform/words.ts';
import { numberIn } from './number.ts';

export type FixedName = keyof ContactFields | 'note';

export type Field = {
  /** In the form: a fixed name, or extra.<name> for the publisher's own. */
  name: string;
  required: boolean;
  most: number;
  /** What a browser may fill in by itself (HTML's autofill names). */
  autocomplete: string;
  kind: 'text' | 'email' | 'tel' | 'lines' | 'number' | 'choice' | 'yes_no';
  /** Null: a fixed one. */
  own: LeadField | null;
};

type Fixed = Omit<Field, 'own'> & { name: FixedName };
const contactFields: readonly Fixed[] = [
  { name: 'firstName', required: true, most: 100, autocomplete: 'given-name', kind: 'text' },
  { name: 'lastName', required: true, most: 100, autocomplete: 'family-name', kind: 'text' },
  { name: 'email', required: true, most: 254, autocomplete: 'email', kind: 'email' },
  { name: 'title', required: false, most: 100, autocomplete: 'organization-title', kind: 'text' },
  { name: 'company', required: false, most: 200, autocomplete: 'organization', kind: 'text' },
  { name: 'country', required: false, most: 100, autocomplete: 'country-name', kind: 'text' },
  { name: 'phone', required: false, most: 50, autocomplete: 'tel', kind: 'tel' },
];
const note: Fixed = { name: 'note', required: false, most: 4_000, autocomplete: 'off', kind: 'lines' };

/** Contact me has a note besides; the publisher's own come last. */
export function fieldsOf(call: CallToAction, own: readonly LeadField[]): readonly Field[] {
  const fixed = call === 'contact-me' ? [...contactFields, note] : contactFields;
  return [...fixed.map((field) => ({ ...field, own: null })), ...own.map(ownField)];
}

/** Longer than any number or option is. */
const longestOther = 100;

function ownField(own: LeadField): Field {
  const { name, kind, required, maxLength } = own;
  return {
    name: `extra.${name}`,
    required,
    most: maxLength ?? longestOther,
    autocomplete: 'off',
    kind: kind === 'multiline' ? 'lines' : kind,
    own,
  };
}

/** What was typed, as typed but for blanks around it; empty where nothing was. By the names of the form's fields. */
export type Values = Record<string, string>;

/** Why a field cannot be accepted, by the key of its words. */
export type FieldFault = {
  name: string;
  fault: 'needed' | 'email' | 'long' | 'line' | 'number' | 'choice';
  most: number;
};

export function valuesOf(fields: readonly Field[], typed: (name: string) => unknown): Values {
  const values: Values = {};
  for (const { name } of fields) {
    const value = typed(name);
    if (typeof value === 'string') values[name] = storable(value).trim();
  }
  return values;
}

export function faultsOf(fields: readonly Field[], values: Values, language: Language): FieldFault[] {
  return fields.flatMap((field): FieldFault[] => {
    const { name, required, most, kind } = field;
    const value = values[name] ?? '';
    if (value === '') return required ? [{ name, fault: 'needed', most }] : [];
    if (lengthOf(value) > most) return [{ name, fault: 'long', most }];
    if (kind !== 'lines' && /[\r\n]/.test(value)) return [{ name, fault: 'line', most }];
    if (kind === 'email' && emailKey(value) === null) return [{ name, fault: 'email', most }];
    if (kind === 'number' && numberIn(value, language) === null) return [{ name, fault: 'number', most }];
    const isOffered = optionsOf(field).some((option) => option === value);
    return (kind === 'choice' || kind === 'yes_no') && !isOffered ? [{ name, fault: 'choice', most }] : [];
  });
}

/** A browser counts a line break as one character and sends two. */
const lengthOf = (value: string) => value.replaceAll('\r\n', '\n').length;

/** The values that a field to choose from offers. */
export function optionsOf({ kind, own }: Field): string[] {
  return kind === 'yes_no' ? ['yes', 'no'] : (own?.options ?? []).map(({ value }) => value);
}

/** As a lead's contact has them: null where nothing was typed. */
export function contactOf(values: Values): ContactFields {
  const at = (name: FixedName) => values[name] || null;
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

/** As a lead has the publisher's own, without those in which nothing stands. Call it for values without faults. */
export function ownValuesOf(
  fields: readonly Field[],
  values: Values,
  language: Language,
): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind, own }): [string, FieldValue][] => {
      const value = values[name] ?? '';
      if (own === null || value === '') return [];
      if (kind === 'number') return [[own.name, numberIn(value, language)!]];
      return [[own.name, kind === 'yes_no' ? value === 'yes' : value]];
    }),
  );
}

/** What stands on the page of a field, in the reader's language. */
export function wordsOfField({ name, own }: Field, language: Language, words: Words) {
  return own === null
    ? { label: words(`field.${name}`), help: null }
    : {
        label: wordsIn(language, own.label, own.labels),
        help: own.help === null ? null : wordsIn(language, own.help, own.helps),
      };
}

/** What stands in a list to choose from; empty for a field that has none. */
export function optionsFor(field: Field, language: Language, words: Words) {
  if (field.kind === 'yes_no')
    return ['yes', 'no'].map((value) => ({ value, label: words(`form.${value}`) }));
  return (field.own?.options ?? []).map(({ value, label, labels }) => ({
    value,
    label: wordsIn(language, label, labels),
  }));
}
