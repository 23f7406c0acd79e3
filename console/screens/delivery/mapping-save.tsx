// Saves a mapping, with the reason that whoever asks later will read.
import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';

type MappingSave = {
  why: string;
  onWhy: (why: string) => void;
  onSend: () => Promise<string | null | false>;
};

export function MappingSave({ why, onWhy, onSend }: MappingSave) {
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
