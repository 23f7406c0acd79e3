// A field of a publisher's own, beyond what marketplaces ask: what it is, and what a lead says in it. Pure.
import type { Language } from '../platform/words.ts';
import type { ReadLead } from './lead.ts';

export const fieldKinds = ['text', 'multiline', 'number', 'choice', 'yes_no'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** By language; the words beside it stand in for those that are missing. */
export type InLanguages = Partial<Record<Language, string>>;
export type FieldOption = { value: string; label: string; labels: InLanguages };

export type LeadField = {
  /** Under which a lead has its value. */
  name: string;
  kind: FieldKind;
  label: string;
  labels: InLanguages;
  help: string | null;
  helps: InLanguages;
  /** Of a choice. */
  options: FieldOption[];
  required: boolean;
  /** Of a text, in UTF-16 units. */
  maxLength: number | null;
  /** Null: all of the publisher's. */
  listingIds: string[] | null;
  position: number;
  archivedAt: Date | null;
  createdAt: Date;
};

/** What a reader needs to know of a field to see what a lead says in it. */
export type FieldWords = Pick<LeadField, 'name' | 'label' | 'labels' | 'options'>;

export type FieldValue = string | number | boolean;

/** In use at once: a form that asks more is not filled in. */
export const mostFields = 20;
/** With those that are archived. */
export const mostNames = 100;
/** Twenty of them, and the rest of a form, fit into what is kept of a lead's additional values. */
export const longestValue = 1_000;
export const usualLength: Partial<Record<FieldKind, number>> = { text: 200, multiline: longestValue };

/** Members of what our own form keeps beside the fields. */
export const reservedNames = ['campaign', 'form', 'fields'];

export const wordsIn = (language: Language, words: string, own: InLanguages): string =>
  own[language] ?? words;

/** What the form sent stands under `fields`; a sender of JSON puts it at the top. */
export function ownValue({ extra }: Pick<ReadLead['source'], 'extra'>, name: string): FieldValue | null {
  const { fields } = extra;
  const sent = isRecord(fields) && Object.hasOwn(fields, name) ? fields : extra;
  const value = Object.hasOwn(sent, name) ? sent[name] : null;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Those of the names that the lead says something in. */
export function ownValues(
  source: Pick<ReadLead['source'], 'extra'>,
  names: readonly string[],
): Record<string, FieldValue> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = ownValue(source, name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
