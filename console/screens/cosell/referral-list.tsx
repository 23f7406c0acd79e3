// Referrals as a list: what waits for an answer, what each is and how it stands.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { HandshakeRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { saveList } from '../../save-list.ts';
import { usePublisherId } from '../../session.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Pick } from '../../ui/pick.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { AnswerState, ReferralState, StepState, useMoney } from './referral-marks.tsx';
import { useColumnName } from './board-words.ts';
import { countsQuery, referralsQuery, useProgrammeTitle, type Referral } from './referrals.ts';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

const names = ['category', 'status', 'order', 'q', 'programme', 'column'] as const;
const categories = ['marketplace_lead', 'qualified_lead', 'co_sell', 'unknown'] as const;
const statuses = ['new', 'active', 'closed'] as const;

export function ReferralList({ accounts }: { accounts: ReactNode }) {
  const t = useTranslations('cosell');
  const publisherId = usePublisherId();
  const columns = useColumns();
  const [filters] = useFilters(names);
  const query = useInfiniteQuery(referralsQuery(publisherId, filters));
  return (
    <>
      <Counts />
      <Filters />
      <div>
        <DownloadMenu
          size="small"
          onPick={(format) => saveList(format, `/api/v1/publishers/${publisherId}/referrals`, filters)}
        />
      </div>
      <PagedTable
        query={query}
        none={
          <Empty icon={<HandshakeRegular />} title={t('empty.title')} action={accounts}>
            {t('empty.words')}
          </Empty>
        }
        label={t('title')}
        columns={columns}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/publishers/${publisherId}/referrals/${id}`}
      />
    </>
  );
}

function Counts() {
  const t = useTranslations('cosell');
  const { data } = useQuery(countsQuery(usePublisherId()));
  if (data === undefined) return null;
  const said = (['overdue', 'expiring', 'matched'] as const).filter((name) => data[name] > 0);
  if (said.length === 0) return null;
  return <Text>{said.map((name) => t(name, { count: data[name] })).join(' · ')}</Text>;
}

function Filters() {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const [filters, change] = useFilters(names);
  const columnName = useColumnName();
  return (
    <div className={styles.filters}>
      <SearchField label={t('search')} hint={t('search')} value={filters.q} onSearch={(q) => change({ q })} />
      <Pick
        label={t('categoryOf')}
        value={filters.category}
        none={t('all')}
        options={categories.map((each) => [each, t(`category.${each}`)] as const)}
        onPick={(category) => change({ category })}
      />
      <Pick
        label={t('state')}
        value={filters.status}
        none={t('all')}
        options={statuses.map((each) => [each, t(`status.${each}`)] as const)}
        onPick={(status) => change({ status })}
      />
      {filters.column !== undefined && (
        <Pick
          label={t('board.column')}
          value={filters.column}
          none={t('all')}
          options={[[filters.column, columnName(filters.column)]]}
          onPick={() => change({ column: undefined, programme: undefined })}
        />
      )}
      <Pick
        label={t('order.label')}
        value={filters.order}
        none={t('order.newest')}
        options={[['due', t('order.due')]]}
        onPick={(order) => change({ order })}
      />
    </div>
  );
}

function useColumns(): Column<Referral>[] {
  const t = useTranslations('cosell');
  const publisherId = usePublisherId();
  const money = useMoney();
  const titleOf = useProgrammeTitle();
  return [
    {
      id: 'deal',
      title: t('deal'),
      cell: (referral) => (
        <>
          <Link to={`/publishers/${publisherId}/referrals/${referral.id}`}>
            {referral.name ?? t('noName')}
          </Link>
          <Text block size={200}>
            {referral.customer.company}
          </Text>
        </>
      ),
    },
    {
      id: 'state',
      title: t('state'),
      cell: (referral) => (
        <>
          <ReferralState referral={referral} />
          {referral.opportunity?.state === 'out_of_step' && <StepState state="out_of_step" />}
        </>
      ),
    },
    {
      id: 'category',
      title: t('categoryOf'),
      hiddenBelow: 640,
      cell: ({ category }) => t(`category.${category}`),
    },
    { id: 'programme', title: t('programme'), hiddenBelow: 960, cell: ({ programme }) => titleOf(programme) },
    {
      id: 'answer',
      title: t('answerBy'),
      hiddenBelow: 640,
      cell: ({ answer }) => <AnswerState answer={answer} />,
    },
    { id: 'value', title: t('value'), hiddenBelow: 960, align: 'end', cell: ({ deal }) => money(deal) },
  ];
}
