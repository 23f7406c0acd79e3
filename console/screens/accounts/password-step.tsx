// The first step of signing in: e-mail address and password.
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useEmailReview } from './reviews.ts';
import { useSendForm } from './send-form.ts';

type PasswordStep = {
  email: string;
  onEmail: (email: string) => void;
  onSignedIn: (factor: Schema['SignedIn']['secondFactor']) => Promise<void>;
};

export function PasswordStep({ email, onEmail, onSignedIn }: PasswordStep) {
  const t = useTranslations('sign-in');
  const fields = useTranslations('accounts.fields');
  const form = useForm({ defaultValues: { email, password: '' } });
  const send = useSendForm();
  const reviewEmail = useEmailReview();
  const { control, setFocus } = form;
  useEffect(() => setFocus(email === '' ? 'email' : 'password'), [setFocus]);
  return (
    <PlainForm
      wide
      submit={t('submit')}
      onSend={() =>
        send({
          form,
          names: ['email', 'password'],
          send: async (values) => {
            onEmail(values.email);
            const { secondFactor } = await told(api.POST('/api/v1/session', { body: values }));
            await onSignedIn(secondFactor);
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
        review={reviewEmail}
      />
      <TextField
        control={control}
        name="password"
        label={fields('password')}
        type="password"
        autoComplete="current-password"
        required
      />
    </PlainForm>
  );
}
