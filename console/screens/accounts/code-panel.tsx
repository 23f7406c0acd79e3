// Asks for a code of the app before something that only its holder may do.
import { Text } from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSendForm } from './send-form.ts';

type CodePanel = { about?: string; submit: string; send: (body: { code: string }) => Promise<unknown> };

export function CodePanel({ about, submit, send }: CodePanel) {
  const t = useTranslations('sign-in.second');
  const form = useForm({ defaultValues: { code: '' } });
  const sendForm = useSendForm();
  return (
    <PlainForm
      submit={submit}
      onSend={() => sendForm({ form, names: ['code'], about: { wrong_code: 'code' }, send })}
    >
      {about && <Text>{about}</Text>}
      <TextField control={form.control} name="code" label={t('code')} autoComplete="one-time-code" required />
    </PlainForm>
  );
}
