// A password to be: what makes a good one stands below it.
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { usePasswordReview } from './reviews.ts';

type NewPasswordField<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
};

export function NewPasswordField<Values extends FieldValues>(props: NewPasswordField<Values>) {
  const t = useTranslations('accounts.fields');
  const review = usePasswordReview();
  return (
    <TextField
      {...props}
      type="password"
      autoComplete="new-password"
      hint={t('passwordHint')}
      required
      review={review}
    />
  );
}
