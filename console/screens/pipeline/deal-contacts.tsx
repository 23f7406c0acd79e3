// Whom to speak to about a deal: the lead's person, whose data stay with the lead, and others written down here.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useDealActs } from './deal-acts.ts';
import type { DealWhole } from './pipelines.ts';

type Contact = DealWhole['contacts'][number];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  contact: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Of a lead's person nothing is copied: only which lead it is. */
const given = (contact: Contact): Contact =>
  contact.leadId === null
    ? contact
    : { leadId: contact.leadId, name: null, email: null, phone: null, part: null };

export function DealContacts({ deal }: { deal: DealWhole }) {
  const t = useTranslations('pipeline.contacts');
  const styles = useStyles();
  const may = useMay();
  const notices = useNotices();
  const { change } = useDealActs();
  const changeable = may('pipeline:write');
  const remove = (at: number) => {
    const contacts = deal.contacts.filter((_, nth) => nth !== at).map(given);
    change(deal, { contacts }).catch((error: unknown) => notices.failed(error));
  };
  return (
    <Card title={t('title')} actions={changeable && <Add deal={deal} />}>
      {deal.contacts.length === 0 && <Text>{t('none')}</Text>}
      <ul className={styles.list}>
        {deal.contacts.map((contact, at) => (
          <li key={at} className={styles.contact}>
            <span className={styles.words}>
              <Text weight="semibold">{contact.name ?? '–'}</Text>
              {contact.part && <Text size={200}>{contact.part}</Text>}
              {contact.email && <Text size={200}>{contact.email}</Text>}
              {contact.phone && <Text size={200}>{contact.phone}</Text>}
              {contact.leadId && (
                <Text size={200} className={styles.quiet}>
                  {t('ofLead')}
                </Text>
              )}
            </span>
            {changeable && (
              <Button
                appearance="subtle"
                size="small"
                icon={<DeleteRegular />}
                aria-label={t('remove', { name: contact.name ?? '–' })}
                onClick={() => remove(at)}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Add({ deal }: { deal: DealWhole }) {
  const t = useTranslations('pipeline.contacts');
  const saveForm = useSaveForm();
  const { change } = useDealActs();
  const empty = { name: '', email: '', phone: '', part: '' };
  const form = useForm({ defaultValues: empty });
  const at = deal.contacts.length;
  const save = () =>
    saveForm(form, ['name', 'email', 'phone', 'part'], async (typed) => {
      const fresh = {
        leadId: null,
        ...Object.fromEntries(Object.entries(typed).map(([key, text]) => [key, text.trim() || null])),
      };
      return change(deal, { contacts: [...deal.contacts.map(given), fresh as Contact] });
    });
  return (
    <Ask
      button={
        <Button size="small" icon={<AddRegular />}>
          {t('add')}
        </Button>
      }
      title={t('add')}
      act={t('act')}
      onOpen={() => form.reset(empty)}
      onSend={save}
      key={at}
    >
      <TextField control={form.control} name="name" label={t('name')} required />
      <TextField control={form.control} name="part" label={t('part')} />
      <TextField control={form.control} name="email" label={t('email')} type="email" inputMode="email" />
      <TextField control={form.control} name="phone" label={t('phone')} type="tel" />
    </Ask>
  );
}
