// Opportunities as a table: filtered and ordered by the address, more on demand.
import { makeStyles, tokens } from '@fluentui/react-components';
import { MoneyRegular } from '@fluentui/react-icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { saveList } from '../../save-list.ts';
import { usePublisherId } from '../../session.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useAssignee } from '../leads/people.ts';
import { AgeMark, CloseDay } from './deal-marks.tsx';
import { ofPublisher, useDay, useMoney, usePipelineWords, type Deal } from './pipelines.ts';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 260px))',
    gap: tokens.spacingHorizontalM,
  },
  two: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const names = [
  'pipelineId',
  'ownerId',
  'q',
  'state',
  'stuck',
  'sort',
  'closeFrom',
  'closeTo',
  'closedFrom',
  'closedTo',
  'reason',
  'stage',
  'leadId',
] as const;
const sorts = ['-created', '-value', 'value', 'expectedClose', '-expectedClose', 'stageSince'] as const;

export function DealTable() {
  const t = useTranslations('pipeline');
  const publisherId = usePublisherId();
  const columns = useColumns();
  const [filters] = useFilters(names);
  const asked = { ...filters, sort: filters.sort ?? '-created' };
  const query = useInfiniteQuery({
    queryKey: [publisherId, 'opportunities', 'list', asked],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${ofPublisher}/opportunities`, {
          params: {
            path: { publisherId },
            query: { ...asked, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } as never,
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Narrowing />
      <div>
        <DownloadMenu
          size="small"
          onPick={(format) => saveList(format, `/api/v1/publishers/${publisherId}/opportunities`, asked)}
        />
      </div>
      <PagedTable
        query={query}
        none={
          <Empty icon={<MoneyRegular />} title={t('empty.title')}>
            {t('empty.advice')}
          </Empty>
        }
        label={t('title')}
        columns={columns}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/publishers/${publisherId}/pipeline/opportunities/${id}`}
      />
    </>
  );
}

function Narrowing() {
  const t = useTranslations('pipeline');
  const styles = useStyles();
  const [filters, go] = useFilters(names);
  return (
    <div className={styles.filters}>
      <Pick
        label={t('filter.state')}
        value={filters.stuck === 'true' ? 'stuck' : filters.state}
        none={t('filter.any')}
        options={(['open', 'stuck', 'won', 'lost'] as const).map(
          (each) => [each, t(`filter.${each}`)] as const,
        )}
        onPick={(next) =>
          go(next === 'stuck' ? { stuck: 'true', state: undefined } : { stuck: undefined, state: next })
        }
      />
      <Pick
        label={t('filter.sort')}
        value={filters.sort ?? '-created'}
        options={sorts.map((each) => [each, t(`sort.${each.replace('-', 'falling_')}`)] as const)}
        onPick={(next) => go({ sort: next })}
      />
    </div>
  );
}

function useColumns(): Column<Deal>[] {
  const t = useTranslations('pipeline');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const money = useMoney();
  const dayOf = useDay();
  const assignee = useAssignee();
  const { stageName } = usePipelineWords();
  return [
    {
      id: 'name',
      title: t('column.name'),
      cell: (deal) => (
        <span className={styles.two}>
          <Link to={`/publishers/${publisherId}/pipeline/opportunities/${deal.id}`}>{deal.name}</Link>
          <span className={styles.quiet}>{deal.customer}</span>
        </span>
      ),
    },
    {
      id: 'stage',
      title: t('column.stage'),
      cell: (deal) => (
        <span className={styles.two}>
          <span>{stageName(deal.pipelineId, deal.stage)}</span>
          <span>
            <AgeMark deal={deal} />
          </span>
        </span>
      ),
    },
    {
      id: 'value',
      title: t('field.value'),
      align: 'end',
      cell: ({ value, currency }) => money(value, currency),
    },
    {
      id: 'probability',
      title: t('column.probability'),
      align: 'end',
      hiddenBelow: 960,
      cell: ({ probability }) => t('percent', { probability }),
    },
    {
      id: 'close',
      title: t('field.expectedClose'),
      hiddenBelow: 640,
      cell: (deal) =>
        deal.state === 'open' && deal.expectedClose ? <CloseDay deal={deal} /> : dayOf(deal.expectedClose),
    },
    {
      id: 'owner',
      title: t('field.owner'),
      hiddenBelow: 960,
      cell: ({ ownerId }) => assignee(ownerId) ?? t('field.nobody'),
    },
  ];
}
