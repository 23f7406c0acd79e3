// The reader's name and language. The language is that of mails, and of this console in a new browser.
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { languageNames, useLanguage } from '../../language.tsx';
import { sessionQuery, useSession } from '../../session.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/form.tsx';
import { LanguageField } from './language-field.tsx';
import { useSendForm } from './send-form.ts';

export function ProfileCard() {
  const t = useTranslations('account.profile');
  const fields = useTranslations('accounts.fields');
  const { user } = useSession();
  const { choose } = useLanguage();
  const queryClient = useQueryClient();
  const form = useForm({ values: { name: user.name, language: user.language } });
  const send = useSendForm();
  return (
    <EditCard
      title={t('title')}
      name="profile"
      changeable
      onOpen={() => form.reset()}
      facts={
        <Facts
          facts={[
            [fields('name'), user.name],
            [fields('email'), user.email],
            [t('language'), languageNames[user.language]],
          ]}
        />
      }
      onSave={() =>
        send({
          form,
          names: ['name', 'language'],
          send: async (body) => {
            await told(api.PATCH('/api/v1/session/user', { body }));
            if (body.language !== user.language) choose(body.language);
            await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
          },
        })
      }
    >
      <TextField control={form.control} name="name" label={fields('name')} autoComplete="name" required />
      <LanguageField control={form.control} name="language" label={t('language')} hint={t('languageHint')} />
    </EditCard>
  );
}
