// Who waits for a first response, who waited too long and who has had one; and how soon people were, by person and storefront.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useOnlyAssigned, usePublisherId } from '../../session.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useShortName } from '../leads/lead-names.ts';
import { useAssignee } from '../leads/people.ts';
import { DueMark } from './due-mark.tsx';
import { useRuleName, type FollowUp } from './follow-ups.ts';
import { useLength } from './length.ts';
import { ResponsePeople } from './response-people.tsx';

const lists = ['waiting', 'breached', 'answered'] as const;
type List = (typeof lists)[number];

const useStyles = makeStyles({
  two: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export function ResponseBoard() {
  const t = useTranslations('follow-up');
  const publisherId = usePublisherId();
  const onlyAssigned = useOnlyAssigned();
  const [{ tab }] = useFilters(['tab']);
  const selected =
    lists.find((each) => each === tab) ?? (tab === 'people' && !onlyAssigned ? 'people' : 'waiting');
  const counts = useQuery({
    queryKey: [publisherId, 'follow-ups', 'counts'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/follow-up-counts', { params: { path: { publisherId } } }),
      ),
  });
  const base = `/publishers/${publisherId}/response-times`;
  const tabs = [
    { id: 'waiting', words: t('tab.waiting'), search: {}, counted: counts.data?.waiting },
    {
      id: 'breached',
      words: t('tab.breached'),
      search: { tab: 'breached' },
      counted: counts.data?.breached,
      urgent: true,
    },
    { id: 'answered', words: t('tab.answered'), search: { tab: 'answered' } },
    ...(onlyAssigned ? [] : [{ id: 'people', words: t('tab.people'), search: { tab: 'people' } }]),
  ];
  return (
    <Screen title={t('title')} actions={!onlyAssigned && <Link to={`${base}/rules`}>{t('rulesLink')}</Link>}>
      <Tabs label={t('tabs')} to={base} tabs={tabs} selected={selected} />
      {selected === 'people' ? <ResponsePeople /> : <Clocks key={selected} list={selected} />}
    </Screen>
  );
}

function Clocks({ list }: { list: List }) {
  const t = useTranslations('follow-up');
  const publisherId = usePublisherId();
  const columns = useColumns(list);
  const query = useInfiniteQuery({
    queryKey: [publisherId, 'follow-ups', 'list', list],
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/follow-ups', {
          params: {
            path: { publisherId },
            query: { state: list, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  return (
    <PagedTable
      query={query}
      none={
        <Empty icon={<ClockRegular />} title={t('empty.title')}>
          {t(`empty.${list}`)}
        </Empty>
      }
      label={t(`tab.${list}`)}
      columns={columns}
      rowId={({ leadId }) => leadId}
      rowLink={({ leadId }) => `/publishers/${publisherId}/leads/${leadId}`}
    />
  );
}

function useColumns(list: List): Column<FollowUp>[] {
  const t = useTranslations('follow-up');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const assignee = useAssignee();
  const ruleName = useRuleName();
  const nameOf = useShortName();
  const lead: Column<FollowUp> = {
    id: 'lead',
    title: t('column.lead'),
    cell: (row) => (
      <span className={styles.two}>
        <Link to={`/publishers/${publisherId}/leads/${row.leadId}`}>{nameOf(row)}</Link>
        <span className={styles.quiet}>{row.offerTitle}</span>
      </span>
    ),
  };
  const rule: Column<FollowUp> = {
    id: 'rule',
    title: t('column.rule'),
    hiddenBelow: 960,
    cell: ({ policy }) => (policy ? ruleName(policy) : '–'),
  };
  const answered = useAnsweredColumns();
  if (list === 'answered') return [lead, ...answered, rule];
  return [
    lead,
    {
      id: 'due',
      title: t('column.due'),
      cell: (row) => (
        <span className={styles.two}>
          <span>
            <DueMark followUp={row} />
          </span>
          <span className={styles.quiet}>{row.dueAt && <Exactly at={row.dueAt} />}</span>
        </span>
      ),
    },
    {
      id: 'person',
      title: t('column.person'),
      hiddenBelow: 640,
      cell: ({ assignedTo }) => assignee(assignedTo) ?? t('nobody'),
    },
    rule,
  ];
}

function useAnsweredColumns(): Column<FollowUp>[] {
  const t = useTranslations('follow-up');
  const assignee = useAssignee();
  const length = useLength();
  return [
    { id: 'took', title: t('column.took'), cell: ({ responseSeconds }) => length(responseSeconds ?? 0) },
    {
      id: 'inTime',
      title: t('column.inTime'),
      hiddenBelow: 640,
      cell: ({ inTime }) =>
        inTime === null ? (
          '–'
        ) : inTime ? (
          t('response.inTime')
        ) : (
          <Text weight="semibold">{t('response.wasLate')}</Text>
        ),
    },
    {
      id: 'by',
      title: t('column.answeredBy'),
      hiddenBelow: 640,
      cell: ({ answeredBy }) => assignee(answeredBy) ?? t('farSide'),
    },
  ];
}
