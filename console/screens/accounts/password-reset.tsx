// A new password by the mailed link.
import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { Link } from '../../ui/link.tsx';
import { useParam } from '../../ui/param.ts';
import { PlainForm } from '../../ui/plain-form.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { Outside } from './outside.tsx';
import { useSendForm } from './send-form.ts';

export function PasswordReset() {
  const t = useTranslations('sign-in');
  const token = useParam('token');
  const form = useForm({ defaultValues: { password: '' } });
  const send = useSendForm();
  const [done, setDone] = useState(false);
  if (done)
    return (
      <Outside title={t('reset.title')}>
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>{t('reset.done')}</MessageBarBody>
        </MessageBar>
        <Link to="/sign-in">{t('title')}</Link>
      </Outside>
    );
  return (
    <Outside title={t('reset.title')}>
      <Text>{t('reset.about')}</Text>
      <PlainForm
        wide
        submit={t('reset.submit')}
        onSend={() =>
          send({
            form,
            names: ['password'],
            send: async (body) => {
              await told(api.POST('/api/v1/password-resets/{token}', { params: { path: { token } }, body }));
              setDone(true);
            },
          })
        }
      >
        <NewPasswordField control={form.control} name="password" label={t('reset.password')} />
      </PlainForm>
      <Link to="/sign-in" search={{ forgotten: '1' }}>
        {t('reset.again')}
      </Link>
    </Outside>
  );
}
