// What a status page is called and shows; of a new one, its address, this once.
import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { CheckField } from '../../ui/check-field.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { TextField } from '../../ui/form.tsx';
import { MadePanel } from '../../ui/made-panel.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useSendForm } from '../accounts/send-form.ts';
import { useStatusPageActs, type Choice, type StatusPage } from './status-pages.ts';

/** page: null for a new one. */
export function StatusPageForm({ page, onClose }: { page: StatusPage | null; onClose: () => void }) {
  const t = useTranslations('settings.statusPages');
  const { create, change } = useStatusPageActs();
  const send = useSendForm();
  const { name, namesDestinations, countsLeads } = page ?? {
    name: '',
    namesDestinations: false,
    countsLeads: false,
  };
  const form = useForm<Choice>({ defaultValues: { name, namesDestinations, countsLeads } });
  const [url, setUrl] = useState<string | null>(null);
  if (url !== null) return <Made url={url} onClose={onClose} />;
  const save = async (choice: Choice) => {
    if (page === null) return setUrl((await create(choice)).url);
    await change(page.id, choice);
    onClose();
  };
  return (
    <PlainForm
      submit={page === null ? t('create') : t('save')}
      onSend={() => send({ form, names: ['name', 'namesDestinations', 'countsLeads'], send: save })}
    >
      <TextField control={form.control} name="name" label={t('name')} hint={t('nameHint')} required />
      <CheckField control={form.control} name="namesDestinations" label={t('namesDestinations')} />
      <CheckField control={form.control} name="countsLeads" label={t('countsLeads')} />
    </PlainForm>
  );
}

function Made({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useTranslations('settings.statusPages');
  return (
    <MadePanel done={t('done')} onClose={onClose}>
      <ShownOnce title={t('once')} words={t('onceWords')} label={t('url')} value={url} />
      <Text>{t('monitor')}</Text>
      <Copyable value={`${url}?format=json&strict`} label={t('monitor')} />
    </MadePanel>
  );
}
