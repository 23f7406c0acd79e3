// Fields of a form: labelled, with what is wrong beside the field, also what only the server could know.
import { Field, Input, Textarea, type InputProps } from '@fluentui/react-components';
import {
  useController,
  type Control,
  type FieldPath,
  type FieldValues,
  type UseFormSetError,
} from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useProblemWords, type ProblemWords } from './problem-words.ts';
import { Problem, type FieldError } from './problem.ts';

type TextField<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
  hint?: string;
  required?: boolean;
  multiline?: boolean;
  /** Lines shown at once, of a multiline one. */
  rows?: number;
  type?: InputProps['type'];
  autoComplete?: string;
  placeholder?: string;
  inputMode?: 'email' | 'numeric' | 'url';
  /** What is wrong with the value, in words; undefined when nothing is. */
  review?: (value: string) => string | undefined;
};

export function TextField<Values extends FieldValues>(props: TextField<Values>) {
  const {
    control,
    name,
    label,
    hint,
    required = false,
    multiline = false,
    rows,
    type,
    review,
    ...rest
  } = props;
  const t = useTranslations('ui');
  const { field, fieldState } = useController({
    control,
    name,
    rules: {
      validate: (value: string) =>
        required && !value?.trim() ? t('required') : value ? (review?.(value) ?? true) : true,
    },
  });
  const shown = { ...rest, ...field, value: (field.value as string | undefined) ?? '' };
  return (
    <Field
      label={label}
      required={required}
      {...(hint === undefined ? {} : { hint })}
      {...(fieldState.error
        ? { validationState: 'error', validationMessage: fieldState.error.message ?? '' }
        : {})}
    >
      {multiline ? (
        <Textarea {...shown} resize="vertical" {...(rows ? { rows } : {})} />
      ) : (
        <Input {...shown} {...(type ? { type } : {})} />
      )}
    </Field>
  );
}

/**
 * Puts what the server says of fields beside them. Returns what belongs to no field on this form, to be shown above it; null when
 * all has its place. `under` is the prefix by which the API names the form's fields, such as "settings.".
 */
export function placeProblem<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  names: readonly string[],
  under: string,
  words: ProblemWords,
): string | null {
  if (!(error instanceof Problem)) throw error;
  const nameOf = ({ field }: FieldError) => (field.startsWith(under) ? field.slice(under.length) : field);
  const left = error.errors.filter((complaint) => !names.includes(nameOf(complaint)));
  // The focus goes to the first that complains, in the order of the form.
  const placed = names.flatMap((name) => error.errors.filter((complaint) => nameOf(complaint) === name));
  for (const [nth, complaint] of placed.entries())
    setError(
      nameOf(complaint) as FieldPath<Values>,
      { type: 'server', message: words.ofField(complaint) },
      { shouldFocus: nth === 0 },
    );
  if (error.errors.length > 0 && left.length === 0) return null;
  if (left.length === 0) return words.of(error);
  return left.map(words.named).join(' ');
}

/** placeProblem in the reader's language. */
export function usePlaceProblem() {
  const words = useProblemWords();
  return <Values extends FieldValues>(
    error: unknown,
    setError: UseFormSetError<Values>,
    names: readonly string[],
    under = '',
  ): string | null => placeProblem(error, setError, names, under, words);
}
