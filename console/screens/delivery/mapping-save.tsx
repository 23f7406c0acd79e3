// Saves a mapping, with the reason that whoever asks later will read.
import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { languageNames } from '../../language.tsx';
import { Card } from '../../ui/card.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import type { Sent } from '../../ui/sending.tsx';
import type { Mapping } from './mappings.ts';

type MappingSave = {
  why: string;
  language: Mapping['language'];
  onLanguage: (language: Mapping['language']) => void;
  onWhy: (why: string) => void;
  onSend: () => Promise<Sent>;
};

export function MappingSave({ why, language, onWhy, onLanguage, onSend }: MappingSave) {
  const t = useTranslations('mappings');
  const ui = useTranslations('ui');
  const [missing, setMissing] = useState(false);
  const send = async () => {
    setMissing(why.trim() === '');
    return why.trim() === '' ? false : onSend();
  };
  return (
    <Card title={t('save')}>
      <PlainForm submit={t('saveAct')} onSend={send}>
        <Field label={t('language')} hint={t('languageHint')}>
          <Select value={language} onChange={(_, { value }) => onLanguage(value as Mapping['language'])}>
            {Object.entries(languageNames).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t('why')}
          hint={t('whyHint')}
          required
          {...(missing && why.trim() === ''
            ? { validationState: 'error', validationMessage: ui('required') }
            : {})}
        >
          <Input value={why} maxLength={500} onChange={(_, { value }) => onWhy(value)} />
        </Field>
      </PlainForm>
    </Card>
  );
}
