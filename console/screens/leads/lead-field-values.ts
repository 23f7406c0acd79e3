// A lead field as its form has it, every text there though empty, and as the API takes it. Pure.
import { languageNames, type Language } from '../../language.tsx';
import type { LeadField, NewLeadField } from './lead-fields.ts';

/** Chosen once, and what may change. */
export type Fixed = Pick<NewLeadField, 'name' | 'kind'>;
export type Facts = Omit<NewLeadField, keyof Fixed>;

type Texts = Record<Language, string>;
export type Values = {
  name: string;
  kind: LeadField['kind'];
  label: string;
  labels: Texts;
  help: string;
  helps: Texts;
  maxLength: string;
  required: boolean;
  listingIds: string[];
  options: { value: string; label: string; labels: Texts }[];
};

export const allLanguages = Object.keys(languageNames) as Language[];
export const noTexts = (given: Partial<Texts> = {}): Texts =>
  Object.fromEntries(allLanguages.map((language) => [language, given[language] ?? ''])) as Texts;

export function valuesOf(field: LeadField | undefined): Values {
  const options = field?.options ?? [];
  return {
    name: field?.name ?? '',
    kind: field?.kind ?? 'text',
    label: field?.label ?? '',
    labels: noTexts(field?.labels),
    help: field?.help ?? '',
    helps: noTexts(field?.helps),
    maxLength: field?.maxLength?.toString() ?? '',
    required: field?.required ?? false,
    listingIds: field?.listingIds ?? [],
    options:
      options.length === 0
        ? [{ value: '', label: '', labels: noTexts() }]
        : options.map((option) => ({ ...option, labels: noTexts(option.labels) })),
  };
}

export const fixedGiven = ({ name, kind }: Values): Fixed => ({ name: name.trim(), kind });

export function factsGiven(values: Values): Facts {
  const { kind } = values;
  const isText = kind === 'text' || kind === 'multiline';
  return {
    label: values.label,
    labels: written(values.labels),
    help: values.help.trim() === '' ? null : values.help,
    helps: written(values.helps),
    maxLength: isText && values.maxLength.trim() !== '' ? Number(values.maxLength) : null,
    required: values.required,
    listingIds: values.listingIds.length === 0 ? null : values.listingIds,
    options:
      kind === 'choice'
        ? values.options.map(({ value, label, labels }) => ({
            // What a lead has is what people read, unless another value is given.
            value: value.trim() === '' ? label : value,
            label,
            labels: written(labels),
          }))
        : [],
  };
}

const written = (texts: Texts): Partial<Texts> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
