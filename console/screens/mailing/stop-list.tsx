// Whom not to write to: the list, one more, many from a file, and one allowed again.
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowUploadRegular, MailProhibitedRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { TableFileField } from '../../ui/file-field.tsx';
import { TextField } from '../../ui/form.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { Ago } from '../../ui/time.tsx';
import { useByWhom } from '../leads/people.ts';
import { stopsQuery, useStopActs, type Imported, type Stop } from './stops.ts';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'end' },
  small: { color: tokens.colorNeutralForeground3 },
  failed: { margin: 0, maxHeight: '200px', overflow: 'auto' },
});

export function StopList() {
  const t = useTranslations('mailing.stopped');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const may = useMay();
  const [{ address }, go] = useFilters(['address']);
  const list = useInfiniteQuery(stopsQuery(publisherId, address));
  const columns = useColumns();
  return (
    <>
      <div className={styles.acts}>
        <SearchField
          label={t('search')}
          hint={t('searchHint')}
          value={address}
          onSearch={(value) => go({ address: value })}
        />
        {may('mail:write') && <Add />}
        {may('mail:write') && <Import />}
      </div>
      <PagedTable
        query={list}
        none={<Empty icon={<MailProhibitedRegular />} title={t('empty')} />}
        label={t('title')}
        columns={columns}
        rowId={({ id }) => id}
      />
    </>
  );
}

function useColumns(): Column<Stop>[] {
  const t = useTranslations('mailing.stopped');
  const styles = useStyles();
  const byWhom = useByWhom();
  const may = useMay();
  return [
    { id: 'address', title: t('address'), cell: ({ address }) => address ?? <i>{t('erased')}</i> },
    {
      id: 'reason',
      title: t('why'),
      cell: ({ reason, source, note }) => (
        <>
          {t(`reason.${reason}`)} <span className={styles.small}>{t(`source.${source}`)}</span>
          {note !== null && (
            <Text block size={200} className={styles.small}>
              {note}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'by',
      title: t('by'),
      hiddenBelow: 960,
      cell: ({ source, addedBy }) => (source === 'person' || source === 'import' ? byWhom(addedBy) : null),
    },
    { id: 'at', title: t('since'), align: 'end', hiddenBelow: 640, cell: ({ at }) => <Ago at={at} /> },
    {
      id: 'acts',
      title: '',
      align: 'end',
      width: '1%',
      cell: (stop) => may('mail:write') && <Allow stop={stop} />,
    },
  ];
}

function Allow({ stop: { id, address, reason } }: { stop: Stop }) {
  const t = useTranslations('mailing.stopped');
  const { allow } = useStopActs();
  const saveForm = useSaveForm();
  const form = useForm({ defaultValues: { note: '' } });
  const name = address ?? t('erased');
  return (
    <Ask
      button={
        <Button size="small" aria-label={t('allowOne', { name })}>
          {t('allow')}
        </Button>
      }
      title={t('allowTitle', { name })}
      act={t('allow')}
      onOpen={() => form.reset()}
      onSend={() => saveForm(form, ['note'], ({ note }) => allow.mutateAsync({ id, note }))}
    >
      <Text>{t(reason === 'opted_out' ? 'allowOptedOut' : 'allowWords')}</Text>
      <TextField control={form.control} name="note" label={t('allowWhy')} required multiline />
    </Ask>
  );
}

function Add() {
  const t = useTranslations('mailing.stopped');
  const { add } = useStopActs();
  const saveForm = useSaveForm();
  const form = useForm({ defaultValues: { address: '', note: '' } });
  return (
    <Ask
      button={<Button icon={<AddRegular />}>{t('add')}</Button>}
      title={t('add')}
      act={t('addAct')}
      onOpen={() => form.reset()}
      onSend={() =>
        saveForm(form, ['address', 'note'], ({ address, note }) =>
          add.mutateAsync({ address, leadId: null, note: note.trim() || null }),
        )
      }
    >
      <TextField control={form.control} name="address" label={t('address')} required inputMode="email" />
      <TextField control={form.control} name="note" label={t('note')} />
    </Ask>
  );
}

function Import() {
  const t = useTranslations('mailing.stopped.import');
  const styles = useStyles();
  const { take } = useStopActs();
  const saveForm = useSaveForm();
  const form = useForm({ defaultValues: { csv: '', note: '' } });
  const [taken, setTaken] = useState<Imported | null>(null);
  return (
    <Ask
      button={<Button icon={<ArrowUploadRegular />}>{t('button')}</Button>}
      title={t('title')}
      act={t('act')}
      onOpen={() => {
        form.reset();
        setTaken(null);
      }}
      onSend={() =>
        saveForm(form, ['csv', 'note'], async ({ csv, note }) =>
          setTaken(await take.mutateAsync({ csv, note: note.trim() || null })),
        )
      }
      result={
        taken && (
          <MessageBar intent={taken.failed.length > 0 ? 'warning' : 'success'} layout="multiline">
            <MessageBarBody>
              {t('done', { added: taken.added, known: taken.known, failed: taken.failed.length })}
              <ul className={styles.failed}>
                {taken.failed.map(({ line }) => (
                  <li key={line}>{t('failedLine', { line })}</li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        )
      }
    >
      <Text>{t('about')}</Text>
      <TableFileField
        label={t('file')}
        accept=".csv,.txt,text/csv"
        onText={(text) => form.setValue('csv', text)}
      />
      <TextField control={form.control} name="csv" label={t('csv')} required multiline rows={6} />
      <TextField control={form.control} name="note" label={t('note')} />
    </Ask>
  );
}
