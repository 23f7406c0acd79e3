// The field for a listing's call to action, which may be left untold.
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { SelectField } from '../../ui/select-field.tsx';
import { useListingWords } from './listing-words.ts';
import { callsToAction } from './listings.ts';

export function ListingCall<Values extends FieldValues>({ control }: { control: Control<Values> }) {
  const t = useTranslations('listings');
  const words = useListingWords();
  return (
    <SelectField
      control={control}
      name={'callToAction' as FieldPath<Values>}
      label={t('call')}
      hint={t('callHint')}
      options={[['', t('noCall')], ...callsToAction.map((each) => [each, words.callToAction(each)] as const)]}
    />
  );
}
