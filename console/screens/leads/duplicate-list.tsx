// People who are likely one, the most certain first, with the reasons; and the merges there were.
import { Field, makeStyles, mergeClasses, Select, Text, tokens } from '@fluentui/react-components';
import { PeopleCheckmarkRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Empty, Failed } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useSelectStyles } from '../../ui/select-field.tsx';
import { Ago } from '../../ui/time.tsx';
import { UndoButton } from './duplicate-acts.tsx';
import { Reasons, usePersonName } from './duplicate-words.tsx';
import {
  duplicatesQuery,
  mergesQuery,
  reasonCodes,
  type Duplicate,
  type Merge,
  type Shown,
} from './duplicates.ts';
import { useByWhom } from './people.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  reason: { flexBasis: '44ch', maxWidth: '100%' },
});

export function DuplicateList() {
  const t = useTranslations('duplicates');
  const leads = useTranslations('leads');
  const styles = useStyles();
  const select = useSelectStyles();
  const [{ state, reason }, change] = useFilters(['state', 'reason'] as const);
  const shown = state === 'apart' ? 'apart' : 'open';
  return (
    <Screen title={t('title')}>
      <Text>{t('what')}</Text>
      <search className={styles.bar} aria-label={leads('filters')}>
        <Field label={t('show')} className={select.field}>
          <Select
            value={shown}
            onChange={(_, { value }) => change({ state: value === 'open' ? undefined : value })}
          >
            <option value="open">{t('shown.open')}</option>
            <option value="apart">{t('shown.apart')}</option>
          </Select>
        </Field>
        <Field label={t('filter')} className={mergeClasses(styles.reason, select.field)}>
          <Select value={reason ?? ''} onChange={(_, { value }) => change({ reason: value })}>
            <option value="">{t('any')}</option>
            {reasonCodes.map((code) => (
              <option key={code} value={code}>
                {t(`reason.${code}`)}
              </option>
            ))}
          </Select>
        </Field>
      </search>
      <Likely shown={shown} reason={reason} />
      <Merges />
    </Screen>
  );
}

function Likely({ shown, reason }: { shown: Shown; reason: string | undefined }) {
  const t = useTranslations('duplicates');
  const publisherId = usePublisherId();
  const columns = useColumns();
  const list = useInfiniteQuery(duplicatesQuery(publisherId, shown, reason));
  return (
    <PagedTable
      query={list}
      none={
        <Empty
          icon={<PeopleCheckmarkRegular />}
          title={
            reason !== undefined ? t('noneOfReason') : shown === 'apart' ? t('apart.none') : t('empty.title')
          }
        >
          {reason === undefined && shown === 'open' && t('empty.advice')}
        </Empty>
      }
      label={t('title')}
      rowId={({ id }) => id}
      rowLink={({ id }) => `/publishers/${publisherId}/duplicates/${id}`}
      columns={columns}
    />
  );
}

function useColumns(): Column<Duplicate>[] {
  const t = useTranslations('duplicates');
  const publisherId = usePublisherId();
  const narrow = useNarrow();
  const { nameOf, addressOf } = usePersonName();
  return [
    {
      id: 'people',
      title: t('people'),
      cell: ({ id, people, reasons }) => (
        <>
          <Link to={`/publishers/${publisherId}/duplicates/${id}`}>{people.map(nameOf).join(' · ')}</Link>
          {people.map((person) => (
            <Text key={person.personId} block size={200} style={{ color: tokens.colorNeutralForeground2 }}>
              {addressOf(person)} · {t('leads', { count: person.leads })}
            </Text>
          ))}
          {narrow && <Reasons reasons={reasons} />}
        </>
      ),
    },
    ...(narrow
      ? []
      : [
          {
            id: 'why',
            title: t('why'),
            width: '35%',
            cell: ({ reasons }: Duplicate) => <Reasons reasons={reasons} />,
          },
        ]),
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
  const narrow = useNarrow();
  const { addressOf } = usePersonName();
  return [
    {
      id: 'who',
      title: t('people'),
      cell: (merge) => (
        <>
          {t('merges.into', { absorbed: addressOf(merge.absorbed), kept: addressOf(merge.kept) })}
          {merge.note && (
            <Text block size={200}>
              {merge.note}
            </Text>
          )}
          {narrow && (
            <>
              <Text block size={200}>
                <Decision merge={merge} />
              </Text>
              {mayUndo && merge.undoneAt === null && <UndoButton small mergeId={merge.id} />}
            </>
          )}
        </>
      ),
    },
    ...(narrow
      ? []
      : [{ id: 'by', title: t('merges.decision'), cell: (merge: Merge) => <Decision merge={merge} /> }]),
    ...(mayUndo && !narrow
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

function Decision({ merge: { madeBy, madeAt, undoneBy, undoneAt, undoNote } }: { merge: Merge }) {
  const t = useTranslations('duplicates.merges');
  const byWhom = useByWhom();
  return (
    <>
      {t('by', { name: byWhom(madeBy) ?? madeBy })}, <Ago at={madeAt} />
      {undoneBy && undoneAt && (
        <Text block size={200}>
          {t('undoneBy', { name: byWhom(undoneBy) ?? undoneBy })}, <Ago at={undoneAt} />
          {undoNote && `: ${undoNote}`}
        </Text>
      )}
    </>
  );
}
