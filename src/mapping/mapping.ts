// How a lead becomes the fields of a far side's record: one list per destination, kept in versions.
import type { Language } from '../platform/words.ts';

/** What a field of a record may hold. Nothing is said of a field that has no value. */
export type Value = string | number | boolean;
export type Values = Record<string, Value>;

/** A field of the far side's record, as the connector knows it or as the far side tells. */
export type Target = {
  /** Its name on the wire, such as emailaddress1. */
  name: string;
  /** What people there call it. */
  label: string;
  type: 'text' | 'number' | 'boolean' | 'date' | 'choice';
  required: boolean;
  /** UTF-16 units; a longer text is cut. */
  maxLength?: number;
  /** Of a choice: the values that are taken. */
  options?: { value: string; label: string }[];
};

export type Source =
  /** A name of leadFields, or extra.<name> for what the body said besides. */
  | { from: 'field'; field: string }
  | { from: 'constant'; value: string }
  /** Liquid, with the names of leadFields: {{ contact.company }}. */
  | { from: 'template'; template: string }
  /** Common Expression Language, with the same names. */
  | { from: 'expression'; expression: string };

export const transforms = [
  'trim',
  'upper',
  'lower',
  'title_case',
  'one_line',
  'digits',
  'date',
  'first_word',
  'html',
] as const;
export type Transform = (typeof transforms)[number];

export type MappedField = {
  target: string;
  source: Source;
  /** In this order, after the source. */
  transforms?: Transform[] | undefined;
  /** A pick-list table: the first line whose `when` is the value (in any case) gives what is sent. */
  pickList?: { when: string; then: string }[] | undefined;
  /** Where nothing comes out, or nothing that the list takes. */
  fallback?: string | undefined;
  /** mend (the default): what does not fit is cut, replaced or left out, and recorded. refuse: the lead is parked. */
  unfit?: 'mend' | 'refuse' | undefined;
};

export type Mapping = {
  fields: MappedField[];
  /** Of what we put into words: lead.title, lead.summary, consent.text, contact.countryName. English where none is named. */
  language?: Language | undefined;
};

/** What was done to a value so that the far side takes it. Never the value itself: records outlive leads. */
export type Mended = {
  field: string;
  /** cut: was longer than max. replaced: not in the list, the fallback went. left_out: nothing fitted. defaulted: there was no value, the fallback went. */
  how: 'cut' | 'replaced' | 'left_out' | 'defaulted';
  length?: number;
  max?: number;
};

/** Why a lead cannot be made a record, before anything is sent. */
export type Unfit = {
  field: string;
  why:
    | 'missing'
    | 'too_long'
    | 'not_in_list'
    | 'not_a_number'
    | 'not_true_or_false'
    | 'not_a_date'
    | 'failed';
  max?: number;
};

export type Mapped = { values: Values; mended: Mended[]; unfit: Unfit[] };
