// Whole hours in a form, from none up to thirty days.
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { TextField } from './form.tsx';

type HoursField<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
  /** Said of anything else. */
  wrong: string;
  hint?: string;
};

const mostHours = 720;

export function HoursField<Values extends FieldValues>({ wrong, ...field }: HoursField<Values>) {
  const review = (text: string) => (/^\d{1,3}$/.test(text) && Number(text) <= mostHours ? undefined : wrong);
  return <TextField {...field} required inputMode="numeric" review={review} />;
}
