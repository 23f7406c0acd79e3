// The fields that a connector asks for, with where to find each value. What is wrong with one is said before it is sent, as far as the
// form can know.
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useKindWords, type ConnectorField } from './kinds.ts';

type ConnectorFields<Values extends FieldValues> = {
  control: Control<Values>;
  kind: string;
  fields: readonly ConnectorField[];
  /** Secrets that are set already: left empty, they stay. */
  secretsSet?: readonly string[];
};

/** The form's values have them under `settings`, as the API does. */
export function ConnectorFields<Values extends FieldValues>(props: ConnectorFields<Values>) {
  const { control, kind, fields, secretsSet = [] } = props;
  const t = useTranslations('destinations.form');
  const words = useKindWords();
  const review = useReview();
  return fields.map((field) => {
    const isSet = secretsSet.includes(field.name);
    const name = `settings.${field.name}` as FieldPath<Values>;
    if (field.kind === 'choice')
      return (
        <SelectField
          key={field.name}
          control={control}
          name={name}
          label={words.label(kind, field)}
          hint={words.help(kind, field)}
          // The first counts where none is given.
          options={(field.options ?? []).map(
            (option, nth) => [nth === 0 ? '' : option, words.option(kind, field, option)] as const,
          )}
        />
      );
    return (
      <TextField
        key={field.name}
        control={control}
        name={name}
        label={words.label(kind, field)}
        hint={words.help(kind, field)}
        required={field.required && !isSet}
        multiline={field.kind === 'emails'}
        autoComplete="off"
        {...(field.kind === 'secret' ? { type: 'password' as const } : {})}
        {...(field.kind === 'url' ? { placeholder: 'https://' } : {})}
        {...(isSet ? { placeholder: t('secretSet') } : {})}
        review={(value) => review(field, value.trim())}
      />
    );
  });
}

function useReview() {
  const t = useTranslations('destinations.form');
  return ({ kind, maxLength }: ConnectorField, value: string): string | undefined => {
    if (value.length > maxLength) return t('tooLong', { length: maxLength });
    if (kind === 'url' && !/^https?:\/\/[^/\s]/i.test(value)) return t('notUrl');
    if (kind === 'emails') {
      const wrong = value
        .split(/[,;\n]/)
        .map((part) => part.trim())
        .find((part) => part !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(part));
      if (wrong !== undefined) return t('notEmail', { address: wrong.slice(0, 80) });
    }
    return undefined;
  };
}
