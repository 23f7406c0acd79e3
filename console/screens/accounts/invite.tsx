// Invites somebody: address, role and the language of the mail. Then the link, to pass on where no mail was sent.
import { Field, MessageBar, MessageBarBody, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import type { Language } from '../../language.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { TextField } from '../../ui/form.tsx';
import { MadePanel } from '../../ui/made-panel.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { LanguageField } from './language-field.tsx';
import { useEmailReview } from './reviews.ts';
import { rolesOf, type Role } from './roles.ts';
import { useSendForm } from './send-form.ts';
import { useSettings } from './settings-frame.tsx';

type Values = { email: string; role: Role; language: Language | '' };

export function Invite({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings');
  const { publisherId } = useSettings();
  const queryClient = useQueryClient();
  const review = useEmailReview();
  const send = useSendForm();
  const roles = rolesOf(publisherId);
  const form = useForm<Values>({ defaultValues: { email: '', role: roles.at(-1)!, language: '' } });
  const [made, setMade] = useState<Schema['NewInvitation'] | null>(null);
  if (made) return <Made made={made} onClose={onClose} />;
  return (
    <PlainForm
      submit={t('invite.submit')}
      onSend={() =>
        send({
          form,
          names: ['email', 'role', 'language'],
          about: { already_member: 'email' },
          send: async ({ language, ...rest }) => {
            const body = language === '' ? rest : { ...rest, language };
            const params = { path: { publisherId } };
            setMade(await told(api.POST('/api/v1/publishers/{publisherId}/invitations', { params, body })));
            await queryClient.invalidateQueries({ queryKey: [publisherId, 'people'] });
          },
        })
      }
    >
      <TextField
        control={form.control}
        name="email"
        label={t('invite.email')}
        type="email"
        inputMode="email"
        required
        review={review}
      />
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => <Roles roles={roles} chosen={field.value} onChoose={field.onChange} />}
      />
      <LanguageField
        control={form.control}
        name="language"
        label={t('invite.language')}
        none={t('invite.languageDefault')}
      />
    </PlainForm>
  );
}

type Roles = { roles: Role[]; chosen: Role; onChoose: (role: Role) => void };

function Roles({ roles, chosen, onChoose }: Roles) {
  const t = useTranslations('settings');
  return (
    <Field label={t('people.role')} required>
      <RadioGroup value={chosen} onChange={(_, { value }) => onChoose(value as Role)}>
        {roles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={
              <>
                {t(`role.${role}.name`)}
                <Text block size={200}>
                  {t(`role.${role}.about`)}
                </Text>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

function Made({ made, onClose }: { made: Schema['NewInvitation']; onClose: () => void }) {
  const t = useTranslations('settings.invite');
  const { email, url, mailed } = made;
  return (
    <MadePanel done={t('done')} onClose={onClose}>
      <MessageBar intent={mailed ? 'success' : 'warning'} layout="multiline" role="status">
        <MessageBarBody>{t(mailed ? 'mailed' : 'notMailed', { email })}</MessageBarBody>
      </MessageBar>
      <Text>{t('linkAbout')}</Text>
      <Copyable value={url} label={t('link')} />
    </MadePanel>
  );
}
