// The other way: leads that are here and that the marketplace's list lacks, with the likely reason.
import { Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import { extrasQuery, type Whole } from './comparisons.ts';

export function ExtraList({ whole }: { whole: Whole }) {
  const t = useTranslations('reconciliation.extra');
  const { extra } = whole.totals;
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      {extra === null ? <Text>{t('unknown')}</Text> : <Extras id={whole.comparison.id} />}
    </Card>
  );
}

function Extras({ id }: { id: string }) {
  const t = useTranslations('reconciliation.extra');
  const publisherId = usePublisherId();
  const query = useInfiniteQuery(extrasQuery(publisherId, id));
  return (
    <PagedTable
      query={query}
      none={<Text>{t('none')}</Text>}
      label={t('title')}
      rowId={({ leadId }) => leadId}
      columns={[
        {
          id: 'lead',
          title: t('lead'),
          cell: ({ leadId, name, email }) => (
            <Link to={`/publishers/${publisherId}/leads/${leadId}`}>{name ?? email ?? leadId}</Link>
          ),
        },
        {
          id: 'at',
          title: t('received'),
          hiddenBelow: 640,
          cell: ({ receivedAt }) => <ToTheMinute at={receivedAt} />,
        },
        { id: 'why', title: t('why'), cell: ({ reason }) => t(`reason.${reason}`) },
      ]}
    />
  );
}
