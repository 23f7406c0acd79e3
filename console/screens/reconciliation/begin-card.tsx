// Where a comparison begins: a file from the marketplace, or a connected account and its days.
import { Field, Input, Radio, RadioGroup, Select, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { FileField, useGivenFile } from '../../ui/file-field.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSelectStyles } from '../../ui/select-field.tsx';
import { listingsQuery } from '../catalog/listings.ts';
import { accountsQuery } from '../cosell/referrals.ts';
import { useComparisonActs } from './comparisons.ts';

/** As the server has them. */
const limits = { rows: 100_000, size: 32, days: 30 };

type Begin = { onMade: (id: string) => void };

export function BeginCard({ onMade }: Begin) {
  const t = useTranslations('reconciliation.begin');
  const may = useMay();
  const [source, setSource] = useState<'file' | 'account'>('file');
  return (
    <Card title={t('title')}>
      {may('cosell:read') && (
        <Field label={t('source')}>
          <RadioGroup
            layout="horizontal"
            style={{ flexWrap: 'wrap' }}
            value={source}
            onChange={(_, { value }) => setSource(value === 'account' ? 'account' : 'file')}
          >
            <Radio value="file" label={t('isFile')} />
            <Radio value="account" label={t('isAccount')} />
          </RadioGroup>
        </Field>
      )}
      {source === 'file' ? <FileForm onMade={onMade} /> : <AccountForm onMade={onMade} />}
    </Card>
  );
}

function FileForm({ onMade }: Begin) {
  const t = useTranslations('reconciliation.begin');
  const { giveFile } = useComparisonActs();
  const { data: listings = [] } = useQuery(listingsQuery(usePublisherId()));
  const select = useSelectStyles();
  const { give, field } = useGivenFile(t('choose'));
  const [listingId, setListingId] = useState('');
  const act = () =>
    give(async (file) => {
      onMade((await giveFile.mutateAsync({ file, listingId: listingId || undefined })).id);
    });
  return (
    <PlainForm submit={t('act')} onSend={act}>
      <FileField label={t('file')} accept=".csv,text/csv,.txt" {...field} />
      <Text size={200}>{t('fileWords', limits)}</Text>
      {listings.length > 1 && (
        <Field className={select.field} label={t('listing')}>
          <Select value={listingId} onChange={(_, { value }) => setListingId(value)}>
            <option value="">{t('noListing')}</option>
            {listings.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {giveFile.isPending && <Text role="status">{t('reading')}</Text>}
    </PlainForm>
  );
}

const dayMs = 86_400_000;
/** yyyy-mm-dd in the reader's time zone. */
const dayOf = (at: Date) =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const startOf = (day: string) => new Date(`${day}T00:00:00`);

function AccountForm({ onMade }: Begin) {
  const t = useTranslations('reconciliation.begin');
  const { giveAccount } = useComparisonActs();
  const { data: accounts } = useQuery(accountsQuery(usePublisherId()));
  const select = useSelectStyles();
  const [accountId, setAccountId] = useState('');
  const [from, setFrom] = useState(() => dayOf(new Date(Date.now() - 27 * dayMs)));
  const [until, setUntil] = useState(() => dayOf(new Date()));
  const [wrong, setWrong] = useState<string | null>(null);
  const items = accounts?.items ?? [];
  if (accounts !== undefined && items.length === 0) return <Text>{t('noAccount')}</Text>;
  const act = async () => {
    const isGiven = from !== '' && until !== '' && from <= until;
    setWrong(isGiven ? null : t('days'));
    const chosen = accountId || items[0]?.id;
    if (!isGiven || chosen === undefined) return false;
    const end = startOf(until);
    end.setDate(end.getDate() + 1);
    const days = { from: startOf(from).toISOString(), until: end.toISOString() };
    onMade((await giveAccount.mutateAsync({ accountId: chosen, ...days })).id);
    return null;
  };
  return (
    <PlainForm submit={t('act')} onSend={act}>
      <Field className={select.field} label={t('account')} hint={t('accountWords')}>
        <Select value={accountId || (items[0]?.id ?? '')} onChange={(_, { value }) => setAccountId(value)}>
          {items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('from')}>
        <Input type="date" value={from} onChange={(_, { value }) => setFrom(value)} />
      </Field>
      <Field
        label={t('until')}
        {...(wrong === null ? {} : { validationState: 'error', validationMessage: wrong })}
      >
        <Input type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
      </Field>
    </PlainForm>
  );
}
