// Saves a model, with the reason that whoever asks later will read. Leads that are there are scored anew behind it.
import { Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import type { ModelEditor } from './model-editor.ts';

export function ModelSave({ editor }: { editor: ModelEditor }) {
  const t = useTranslations('scoring');
  const ui = useTranslations('ui');
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && why.trim() === '';
  const send = async () => {
    setTried(true);
    if (why.trim() === '') return false;
    const complaint = await editor.send(why.trim());
    if (complaint === null) {
      setWhy('');
      setTried(false);
    }
    return complaint;
  };
  return (
    <Card title={t('save.title')}>
      <Text>{t(editor.isChanged ? 'save.about' : 'save.unchanged')}</Text>
      <PlainForm submit={t('save.act')} onSend={send}>
        <Field
          label={t('save.why')}
          required
          {...(missing ? { validationState: 'error', validationMessage: ui('required') } : {})}
        >
          <Input value={why} maxLength={500} onChange={(_, { value }) => setWhy(value)} />
        </Field>
      </PlainForm>
    </Card>
  );
}
