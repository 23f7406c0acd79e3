// Sends what is written, saved or not, to whoever writes it.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { languageNames, type Language } from '../../language.tsx';
import { usePublisherId, useSession } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { TextField } from '../../ui/form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import type { Contents, Template } from './templates.ts';

type TemplateTest = { template: Template | null; contents: Contents; language: Language };

export function TemplateTest({ template, contents, language }: TemplateTest) {
  const t = useTranslations('mailing.test');
  const publisherId = usePublisherId();
  const saveForm = useSaveForm();
  const { user } = useSession();
  const form = useForm({ defaultValues: { to: user.email } });
  const [answer, setAnswer] = useState<{ sent: boolean; answer: string; to: string } | null>(null);
  const send = () =>
    saveForm(form, ['to'], async ({ to }) => {
      const body = { to, contents, language, leadId: null } as never;
      const path = '/api/v1/publishers/{publisherId}/mail-templates';
      const taken =
        template === null
          ? await told(api.POST(`${path}/tests`, { params: { path: { publisherId } }, body }))
          : await told(
              api.POST(`${path}/{templateId}/tests`, {
                params: { path: { publisherId, templateId: template.id } },
                body,
              }),
            );
      setAnswer({ ...taken, to });
    });
  return (
    <Ask
      button={<Button icon={<SendRegular />}>{t('button')}</Button>}
      title={t('title', { language: languageNames[language] })}
      act={t('send')}
      onOpen={() => setAnswer(null)}
      onSend={send}
      result={
        answer && (
          <MessageBar intent={answer.sent ? 'success' : 'error'} layout="multiline">
            <MessageBarBody>
              {answer.sent ? t('sent', { to: answer.to }) : t('notSent', { answer: answer.answer })}
            </MessageBarBody>
          </MessageBar>
        )
      }
    >
      <Text>{t('about')}</Text>
      <TextField control={form.control} name="to" label={t('to')} required inputMode="email" />
    </Ask>
  );
}
