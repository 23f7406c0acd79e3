// The name of a passkey, by which its holder knows it again.
import { Text } from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSendForm } from './send-form.ts';

type PasskeyName = { isNew: boolean; name: string; onSave: (name: string) => Promise<void> };

export function PasskeyName({ isNew, name, onSave }: PasskeyName) {
  const t = useTranslations('account.passkey');
  const ui = useTranslations('ui');
  const form = useForm({ defaultValues: { name } });
  const send = useSendForm();
  return (
    <PlainForm
      submit={isNew ? t('goOn') : ui('save')}
      onSend={() => send({ form, names: ['name'], send: ({ name: typed }) => onSave(typed.trim()) })}
    >
      {isNew && <Text>{t('addAbout')}</Text>}
      <TextField control={form.control} name="name" label={t('name')} hint={t('nameHint')} required />
    </PlainForm>
  );
}
