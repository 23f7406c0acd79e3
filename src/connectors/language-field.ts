// The setting of the kinds that send texts to people: in which language.
import { languages, type Language } from '../platform/words.ts';
import type { Field, Settings } from './connector.ts';

export const languageField: Field = {
  name: 'language',
  kind: 'choice',
  label: 'Language',
  help: 'Of the subject and the labels. What the customer wrote stays as it is.',
  required: false,
  maxLength: 10,
  options: languages,
};

/** English where none is set. */
export function languageOf({ language }: Settings): Language {
  return languages.find((each) => each === language) ?? 'en';
}
