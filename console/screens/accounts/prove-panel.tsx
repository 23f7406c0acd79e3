// Asks once more who it is, before a way to sign in is taken away from an open browser.
import { Text } from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useSession } from '../../session.ts';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useSendForm } from './send-form.ts';

type ProvePanel = { open: boolean; submit: string; onProved: () => Promise<unknown>; onClose: () => void };

export function ProvePanel({ open, submit, onProved, onClose }: ProvePanel) {
  const t = useTranslations('account.prove');
  return (
    <SidePanel title={t('title')} open={open} onClose={onClose}>
      <ProveForm submit={submit} onProved={onProved} />
    </SidePanel>
  );
}

function ProveForm({ submit, onProved }: Pick<ProvePanel, 'submit' | 'onProved'>) {
  const t = useTranslations('account.prove');
  const { hasPassword } = useSession();
  const name = hasPassword ? 'password' : 'code';
  const form = useForm({ defaultValues: { password: '', code: '' } });
  const sendForm = useSendForm();
  const send = async (values: { password: string; code: string }) => {
    await told(api.POST('/api/v1/session/proofs', { body: { [name]: values[name] } }));
    await onProved();
  };
  return (
    <PlainForm
      submit={submit}
      onSend={() => sendForm({ form, names: [name], about: { wrong_code: 'code' }, send })}
    >
      <Text>{t('about')}</Text>
      <TextField
        control={form.control}
        name={name}
        label={t(name)}
        type={hasPassword ? 'password' : 'text'}
        autoComplete={hasPassword ? 'current-password' : 'one-time-code'}
        required
      />
    </PlainForm>
  );
}
