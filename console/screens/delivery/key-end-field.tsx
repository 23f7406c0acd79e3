// Asks when a key ends, for kinds that are given one: a day, with nothing where it never does or nobody knows.
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import type { ConnectorField } from './kinds.ts';

type KeyEndField<Values extends FieldValues> = {
  control: Control<Values>;
  fields: readonly ConnectorField[];
};

export function KeyEndField<Values extends FieldValues>({ control, fields }: KeyEndField<Values>) {
  const t = useTranslations('destinations.settings');
  if (!hasKey(fields)) return null;
  return (
    <TextField
      control={control}
      name={'secretExpiresAt' as FieldPath<Values>}
      type="date"
      label={t('expires')}
      hint={t('expiresHint')}
    />
  );
}

/** What the API is told of the day. */
export function keyEndOf(
  day: string,
  fields: readonly ConnectorField[],
): { secretExpiresAt?: string | null } {
  if (!hasKey(fields)) return {};
  return { secretExpiresAt: day ? `${day}T00:00:00Z` : null };
}

const hasKey = (fields: readonly ConnectorField[]) => fields.some(({ kind }) => kind === 'secret');
