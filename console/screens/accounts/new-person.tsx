// Who was invited and is new here: a name and a password.
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { useSendForm } from './send-form.ts';

type NewPerson = { token: string; email: string; onJoined: (joined: Schema['Joined']) => Promise<void> };

export function NewPerson({ token, email, onJoined }: NewPerson) {
  const t = useTranslations('sign-in');
  const fields = useTranslations('accounts.fields');
  const { language } = useLanguage();
  const form = useForm({ defaultValues: { name: '', password: '' } });
  const send = useSendForm();
  const { control } = form;
  return (
    <PlainForm
      wide
      submit={t('invitation.join')}
      onSend={() =>
        send({
          form,
          names: ['name', 'password'],
          send: async (values) => {
            const params = { path: { token } };
            const body = { ...values, language };
            await onJoined(await told(api.POST('/api/v1/invitations/{token}', { params, body })));
          },
        })
      }
    >
      <TextField control={control} name="name" label={fields('name')} autoComplete="name" required />
      {/* For password managers: whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField control={control} name="password" label={fields('password')} />
    </PlainForm>
  );
}
