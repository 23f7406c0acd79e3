// Asks for a link to set a new password. The answer is the same for every address.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useEmailReview } from './reviews.ts';
import { useSendForm } from './send-form.ts';

export function ResetRequest({ email, onBack }: { email: string; onBack: () => void }) {
  const t = useTranslations('sign-in');
  const fields = useTranslations('accounts.fields');
  const form = useForm({ defaultValues: { email } });
  const send = useSendForm();
  const review = useEmailReview();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { control, setFocus } = form;
  useEffect(() => setFocus('email'), [setFocus]);
  const back = (
    <Button appearance="subtle" onClick={onBack}>
      {t('back')}
    </Button>
  );
  if (sentTo !== null)
    return (
      <>
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>{t('forgotten.sent', { email: sentTo })}</MessageBarBody>
        </MessageBar>
        <Text>{t('forgotten.noMail')}</Text>
        {back}
      </>
    );
  return (
    <>
      <Text>{t('forgotten.about')}</Text>
      <PlainForm
        wide
        submit={t('forgotten.submit')}
        onSend={() =>
          send({
            form,
            names: ['email'],
            send: async (body) => {
              await told(api.POST('/api/v1/password-resets', { body }));
              setSentTo(body.email);
            },
          })
        }
      >
        <TextField
          control={control}
          name="email"
          label={fields('email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          required
          review={review}
        />
      </PlainForm>
      {back}
    </>
  );
}
