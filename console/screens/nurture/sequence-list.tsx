// The sequences of a publisher: which are on, who enters each, how many are in it and reached a goal; and how often mails may go at all.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, MailTemplateRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useStorefrontName } from '../leads/storefronts.ts';
import { useEntryWords, useSequenceName } from './nurture-words.ts';
import { NurtureSettings } from './nurture-settings.tsx';
import { sequencesQuery, type Sequence } from './sequences.ts';
import { SequenceState } from './sequence-state.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  name: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

export function SequenceList() {
  const t = useTranslations('nurture');
  const query = useQuery(sequencesQuery(usePublisherId()));
  return (
    <AnsweredScreen query={query} title={t('title')} back={null}>
      {(sequences) => <Whole sequences={sequences} />}
    </AnsweredScreen>
  );
}

function Whole({ sequences }: { sequences: Sequence[] }) {
  const t = useTranslations('nurture');
  const may = useMay();
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  const columns = useColumns();
  const path = `/publishers/${publisherId}/sequences`;
  const add = may('mail:write') && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => void navigate({ to: `${path}/new` })}>
      {t('new')}
    </Button>
  );
  return (
    <Screen title={t('title')} actions={add}>
      <Text>{t('about')}</Text>
      {sequences.length === 0 ? (
        <Empty icon={<MailTemplateRegular />} title={t('list')} action={add}>
          {t('about')}
        </Empty>
      ) : (
        <DataTable
          label={t('list')}
          columns={columns}
          rows={sequences}
          rowId={({ id }) => id}
          rowLink={({ id }) => `${path}/${id}`}
        />
      )}
      <NurtureSettings />
    </Screen>
  );
}

function useColumns(): Column<Sequence>[] {
  const t = useTranslations('nurture');
  const styles = useStyles();
  const format = useFormatter();
  const publisherId = usePublisherId();
  const nameOf = useSequenceName();
  const entryOf = useEntryWords();
  const storefrontName = useStorefrontName();
  return [
    {
      id: 'name',
      title: t('column.name'),
      cell: (row) => (
        <span className={styles.name}>
          <Link to={`/publishers/${publisherId}/sequences/${row.id}`}>{nameOf(row)}</Link>
          {row.storefront !== null && (
            <Text size={200} className={styles.quiet}>
              {t('default', { storefront: storefrontName(row.storefront) })}
            </Text>
          )}
        </span>
      ),
    },
    { id: 'state', title: t('column.state'), cell: ({ state }) => <SequenceState state={state} /> },
    {
      id: 'entry',
      title: t('column.entry'),
      hiddenBelow: 960,
      cell: (row) => <Text className={styles.quiet}>{entryOf(row)}</Text>,
    },
    {
      id: 'inIt',
      title: t('column.inIt'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ people }) => format.number(people.inIt),
    },
    {
      id: 'goals',
      title: t('column.goals'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ people: { goals, ended } }) =>
        ended === 0 ? (
          '–'
        ) : (
          <>
            {format.number(goals / ended, { style: 'percent', maximumFractionDigits: 1 })}
            <Text block size={200} className={styles.quiet}>
              {t('goalRate', { goals, ended })}
            </Text>
          </>
        ),
    },
  ];
}
