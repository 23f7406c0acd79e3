// A new password, by the present one. It ends the sessions in other browsers.
import { Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useSession } from '../../session.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { TextField } from '../../ui/form.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { useSendForm } from './send-form.ts';
import { sessionsKey } from './session-card.tsx';

const empty = { currentPassword: '', password: '' };

export function PasswordCard() {
  const t = useTranslations('account.password');
  const { hasPassword, secondFactors } = useSession();
  const queryClient = useQueryClient();
  const form = useForm({ defaultValues: empty });
  const send = useSendForm();
  return (
    <EditCard
      title={t('title')}
      name="password"
      changeable={hasPassword}
      onOpen={() => form.reset(empty)}
      facts={
        <Text>
          {t(hasPassword ? 'about' : 'none')} {hasPassword && secondFactors.length === 0 && t('safer')}
        </Text>
      }
      onSave={() =>
        send({
          form,
          names: ['currentPassword', 'password'],
          send: async (body) => {
            await told(api.PATCH('/api/v1/session/user', { body }));
            form.reset(empty);
            await queryClient.invalidateQueries({ queryKey: sessionsKey });
          },
        })
      }
    >
      <TextField
        control={form.control}
        name="currentPassword"
        label={t('current')}
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPasswordField control={form.control} name="password" label={t('new')} />
      <Text size={200}>{t('ends')}</Text>
    </EditCard>
  );
}
