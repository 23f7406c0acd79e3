// People who are likely one, the most certain first, with the reasons; and the merges there were.
import { Field, Select, Text, tokens } from '@fluentui/react-components';
import { PeopleCheckmarkRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Empty, Failed, Loading } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Ago } from '../../ui/time.tsx';
import { UndoButton } from './duplicate-acts.tsx';
import { Reasons, usePersonName } from './duplicate-words.tsx';
import { duplicatesQuery, mergesQuery, reasonCodes, type Duplicate, type Merge } from './duplicates.ts';
import { useByWhom } from './people.ts';

export function DuplicateList() {
  const t = useTranslations('duplicates');
  const [{ reason }, change] = useFilters(['reason'] as const);
  return (
    <Screen title={t('title')}>
      <Text>{t('what')}</Text>
      <Field label={t('filter')} style={{ maxWidth: '44ch' }}>
        <Select
          value={reason ?? ''}
          onChange={(_, { value }) => change({ reason: value === '' ? undefined : value })}
        >
          <option value="">{t('any')}</option>
          {reasonCodes.map((code) => (
            <option key={code} value={code}>
              {t(`reason.${code}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Likely reason={reason} />
      <Merges />
    </Screen>
  );
}

function Likely({ reason }: { reason: string | undefined }) {
  const t = useTranslations('duplicates');
  const publisherId = usePublisherId();
  const columns = useColumns();
  const list = useInfiniteQuery(duplicatesQuery(publisherId, reason));
  if (list.data === undefined)
    return list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : <Loading />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0)
    return (
      <Empty
        icon={<PeopleCheckmarkRegular />}
        title={reason === undefined ? t('empty.title') : t('noneOfReason')}
      >
        {reason === undefined && t('empty.advice')}
      </Empty>
    );
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      rowId={({ id }) => id}
      rowLink={({ id }) => `/publishers/${publisherId}/duplicates/${id}`}
      columns={columns}
      more={
        list.hasNextPage ? { ask: () => void list.fetchNextPage(), asking: list.isFetchingNextPage } : null
      }
    />
  );
}

function useColumns(): Column<Duplicate>[] {
  const t = useTranslations('duplicates');
  const publisherId = usePublisherId();
  const { nameOf, addressOf } = usePersonName();
  return [
    {
      id: 'people',
      title: t('people'),
      cell: ({ id, people }) => (
        <>
          <Link to={`/publishers/${publisherId}/duplicates/${id}`}>{people.map(nameOf).join(' · ')}</Link>
          {people.map((person) => (
            <Text key={person.personId} block size={200} style={{ color: tokens.colorNeutralForeground2 }}>
              {addressOf(person)} · {t('leads', { count: person.leads })}
            </Text>
          ))}
        </>
      ),
    },
    { id: 'why', title: t('why'), width: '35%', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
    {
      id: 'sure',
      title: t('sure'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ score }) => t('score', { score }),
    },
    {
      id: 'found',
      title: t('found'),
      align: 'end',
      hiddenBelow: 960,
      cell: ({ foundAt }) => <Ago at={foundAt} />,
    },
  ];
}

function Merges() {
  const t = useTranslations('duplicates.merges');
  const may = useMay();
  const publisherId = usePublisherId();
  const columns = useMergeColumns(may('work:write'));
  const list = useInfiniteQuery(mergesQuery(publisherId));
  if (list.data === undefined)
    return list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return null;
  return (
    <Card title={t('title')}>
      <DataTable
        label={t('title')}
        rows={rows}
        rowId={({ id }) => id}
        columns={columns}
        more={
          list.hasNextPage ? { ask: () => void list.fetchNextPage(), asking: list.isFetchingNextPage } : null
        }
      />
    </Card>
  );
}

function useMergeColumns(mayUndo: boolean): Column<Merge>[] {
  const t = useTranslations('duplicates');
  const byWhom = useByWhom();
  const { addressOf } = usePersonName();
  return [
    {
      id: 'who',
      title: t('people'),
      cell: ({ kept, absorbed, note }) => (
        <>
          {t('merges.into', { absorbed: addressOf(absorbed), kept: addressOf(kept) })}
          {note && (
            <Text block size={200}>
              {note}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'by',
      title: t('merges.title'),
      hiddenBelow: 640,
      cell: ({ madeBy, madeAt, undoneBy, undoneAt, undoNote }) => (
        <>
          {t('merges.by', { name: byWhom(madeBy) ?? madeBy })}, <Ago at={madeAt} />
          {undoneBy && undoneAt && (
            <Text block size={200}>
              {t('merges.undoneBy', { name: byWhom(undoneBy) ?? undoneBy })}, <Ago at={undoneAt} />
              {undoNote && `: ${undoNote}`}
            </Text>
          )}
        </>
      ),
    },
    ...(mayUndo
      ? [
          {
            id: 'undo',
            title: '',
            align: 'end' as const,
            cell: ({ id, undoneAt }: Merge) => undoneAt === null && <UndoButton small mergeId={id} />,
          },
        ]
      : []),
  ];
}
