// The second step of signing in: a code of the app, a passkey, or a recovery code when neither is at hand.
import { Button, Link, Text } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { useSendForm } from './send-form.ts';

type SecondStep = { kind: string; onDone: () => Promise<void>; onBack: () => void };

export function SecondStep({ kind, onDone, onBack }: SecondStep) {
  const t = useTranslations('sign-in');
  const [recovery, setRecovery] = useState(false);
  const isPasskey = kind === 'passkey' && !recovery;
  return (
    <>
      <Text>{t(recovery ? 'second.aboutRecovery' : isPasskey ? 'second.aboutPasskey' : 'second.about')}</Text>
      {isPasskey ? (
        <PasskeyButton primary onDone={onDone} />
      ) : (
        <CodeForm key={String(recovery)} recovery={recovery} onDone={onDone} />
      )}
      {kind !== 'passkey' && !recovery && <PasskeyButton onDone={onDone} />}
      <Link as="button" onClick={() => setRecovery(!recovery)}>
        {t(recovery ? 'second.notRecovery' : 'second.recovery')}
      </Link>
      <Button appearance="subtle" onClick={onBack}>
        {t('back')}
      </Button>
    </>
  );
}

function CodeForm({ recovery, onDone }: { recovery: boolean; onDone: () => Promise<void> }) {
  const t = useTranslations('sign-in');
  const form = useForm({ defaultValues: { code: '' } });
  const send = useSendForm();
  const { control, setFocus } = form;
  useEffect(() => setFocus('code'), [setFocus]);
  return (
    <PlainForm
      wide
      submit={t('submit')}
      onSend={() =>
        send({
          form,
          names: ['code'],
          about: { wrong_code: 'code' },
          send: async (body) => {
            await told(api.POST('/api/v1/session/second-factor', { body }));
            await onDone();
          },
        })
      }
    >
      <TextField
        control={control}
        name="code"
        label={t(recovery ? 'second.recoveryCode' : 'second.code')}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        {...(recovery ? { placeholder: 'xxxx-xxxx-xxxx-xxxx' } : { inputMode: 'numeric' as const })}
        required
      />
    </PlainForm>
  );
}
