// The words of a field in other languages, one language at a time: what is left empty falls back.
import { makeStyles, Select, Field, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { languageNames, type Language } from '../../language.tsx';
import { TextField } from '../../ui/form.tsx';
import { allLanguages, type Values } from './lead-field-values.ts';

const useStyles = makeStyles({
  texts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function LeadFieldWords({ form }: { form: UseFormReturn<Values> }) {
  const t = useTranslations('lead-fields');
  const styles = useStyles();
  const [language, setLanguage] = useState<Language | ''>('');
  const { control } = form;
  const options = form.watch('kind') === 'choice' ? form.watch('options') : [];
  const named = (what: string) => (language === '' ? what : `${what} (${languageNames[language]})`);
  return (
    <>
      <Field label={t('inLanguage')} hint={t('inLanguageHint')}>
        <Select value={language} onChange={(_, { value }) => setLanguage(value as Language | '')}>
          <option value="">–</option>
          {allLanguages.map((each) => (
            <option key={each} value={each}>
              {languageNames[each]}
            </option>
          ))}
        </Select>
      </Field>
      {language !== '' && (
        <div key={language} className={styles.texts} role="group" aria-label={languageNames[language]}>
          <TextField
            control={control}
            name={`labels.${language}`}
            label={named(t('label'))}
            placeholder={form.watch('label')}
          />
          <TextField
            control={control}
            name={`helps.${language}`}
            label={named(t('help'))}
            placeholder={form.watch('help')}
          />
          {options.map(({ label }, at) => (
            <TextField
              key={at}
              control={control}
              name={`options.${at}.labels.${language}`}
              label={named(t('optionLabel', { number: at + 1 }))}
              placeholder={label}
            />
          ))}
        </div>
      )}
    </>
  );
}
