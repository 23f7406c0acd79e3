// All deliveries of a publisher: what became of each, narrowed by what the address says, and sent again in bulk.
import { SendRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { saveList } from '../../save-list.ts';
import { useMay } from '../../session.ts';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { Empty, Failed, Loading } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { deliveriesQuery } from './deliveries.ts';
import { DeliveryFilters, useDeliveryFilter } from './delivery-filters.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { destinationsQuery, usePlace } from './destinations.ts';
import { ReplayMatching } from './replay-matching.tsx';

export function DeliveryList() {
  const t = useTranslations('deliveries');
  const leads = useTranslations('leads');
  const { publisherId, base } = usePlace();
  const may = useMay();
  const filter = useDeliveryFilter();
  const query = useInfiniteQuery(deliveriesQuery(publisherId, filter));
  const destinations = useQuery(destinationsQuery(publisherId)).data ?? [];
  const deliveries = query.data?.pages.flatMap(({ items }) => items);
  const filtered = Object.keys(filter).length > 0;
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <DownloadMenu
            onPick={(format) => saveList(format, `/api/v1/publishers/${publisherId}/deliveries`, filter)}
          />
          {may('deliveries:write') && <ReplayMatching filter={filter} />}
        </>
      }
    >
      <DeliveryFilters destinations={destinations} />
      {deliveries === undefined ? (
        query.isError ? (
          <Failed error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading />
        )
      ) : deliveries.length === 0 ? (
        <Empty
          icon={<SendRegular />}
          title={t(filtered ? 'noneFound' : 'noneYet')}
          action={!filtered && <Link to={`${base}/overview`}>{leads('empty.steps')}</Link>}
        >
          {t(filtered ? 'noneFoundWords' : 'noneYetWords')}
        </Empty>
      ) : (
        <DeliveryTable
          deliveries={deliveries}
          more={
            query.hasNextPage
              ? { ask: () => void query.fetchNextPage(), asking: query.isFetchingNextPage }
              : null
          }
        />
      )}
    </Screen>
  );
}
