// Who got what and why, newest first; above it the leads that wait for somebody.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ClipboardTaskRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Ago } from '../../ui/time.tsx';
import { useShortName } from '../leads/lead-names.ts';
import { usePeople, useAssignee } from '../leads/people.ts';
import { ledgerQuery, waitingQuery, type Assignment, type Pool } from './assignments.ts';
import { useWhy } from './why-words.ts';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
    maxWidth: '520px',
  },
});

export function Ledger({ pools }: { pools: Pool[] }) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const people = usePeople();
  const [{ person, pool }, go] = useFilters(['person', 'pool']);
  const filter = { ...(person ? { userId: person } : {}), ...(pool ? { poolId: pool } : {}) };
  const query = useInfiniteQuery(ledgerQuery(publisherId, filter));
  const columns = useColumns();
  return (
    <>
      <Waiting />
      <div className={styles.filters}>
        <Pick
          label={t('person')}
          value={person}
          none={t('everybody')}
          options={people.map(({ id, name }) => [id, name] as const)}
          onPick={(value) => go({ person: value })}
        />
        <Pick
          label={t('pool')}
          value={pool}
          none={t('allPools')}
          options={pools.map(({ id, name }) => [id, name] as const)}
          onPick={(value) => go({ pool: value })}
        />
      </div>
      <PagedTable
        query={query}
        none={
          <Empty icon={<ClipboardTaskRegular />} title={t('ledger.none')}>
            {t('ledger.noneWords')}
          </Empty>
        }
        label={t('tabs.ledger')}
        columns={columns}
        rowId={({ id }) => id}
      />
    </>
  );
}

function useColumns(): Column<Assignment>[] {
  const t = useTranslations('assignment');
  const assignee = useAssignee();
  const why = useWhy();
  return [
    { id: 'at', title: t('ledger.at'), hiddenBelow: 640, cell: ({ at }) => <Ago at={at} /> },
    {
      id: 'lead',
      title: t('ledger.lead'),
      cell: (entry) => <LeadLink lead={entry} />,
    },
    {
      id: 'who',
      title: t('who'),
      cell: ({ userId, takenFrom }) => (
        <>
          {assignee(userId) ?? t('nobody')}
          {takenFrom !== null && (
            <Text block size={200}>
              {t('ledger.from', { name: assignee(takenFrom) ?? '' })}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'why',
      title: t('why'),
      cell: (entry) =>
        why(entry).map((line, nth) => (
          <Text key={line} block {...(nth > 0 ? { size: 200 } : {})}>
            {line}
          </Text>
        )),
    },
  ];
}

function Waiting() {
  const t = useTranslations('assignment');
  const publisherId = usePublisherId();
  const query = useQuery(waitingQuery(publisherId));
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t('waiting.title')}>
      <DataTable
        label={t('waiting.title')}
        rows={items}
        rowId={({ leadId }) => leadId}
        columns={[
          {
            id: 'lead',
            title: t('ledger.lead'),
            cell: (lead) => <LeadLink lead={lead} />,
          },
          { id: 'since', title: t('ledger.at'), cell: ({ since }) => <Ago at={since} /> },
          { id: 'pool', title: t('pool'), cell: ({ pool }) => pool?.name ?? '–' },
          { id: 'why', title: t('why'), cell: ({ reason }) => t(`reasons.${reason}`) },
        ]}
      />
      {query.data?.nextCursor !== null && <Text>{t('waiting.more')}</Text>}
    </Card>
  );
}

type Named = Pick<Assignment, 'leadId' | 'firstName' | 'lastName' | 'company' | 'offerTitle'>;

function LeadLink({ lead }: { lead: Named }) {
  const publisherId = usePublisherId();
  const nameOf = useShortName();
  return (
    <>
      <Link to={`/publishers/${publisherId}/leads/${lead.leadId}`}>{nameOf(lead)}</Link>
      <Text block size={200}>
        {lead.offerTitle}
      </Text>
    </>
  );
}
