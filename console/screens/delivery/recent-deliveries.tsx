// The last deliveries to one destination.
import { Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Failed, Loading } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { deliveriesQuery } from './deliveries.ts';
import { DeliveryTable } from './delivery-table.tsx';
import { usePlace } from './destinations.ts';

export function RecentDeliveries({ destinationId }: { destinationId: string }) {
  const t = useTranslations('deliveries');
  const { publisherId, base } = usePlace();
  const query = useInfiniteQuery(deliveriesQuery(publisherId, { destinationId }, 10));
  const deliveries = query.data?.pages[0]?.items;
  return (
    <Card
      title={t('recent')}
      actions={
        <Link to={`${base}/deliveries`} search={{ destination: destinationId }}>
          {t('all')}
        </Link>
      }
    >
      {deliveries === undefined ? (
        query.isError ? (
          <Failed error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading />
        )
      ) : deliveries.length === 0 ? (
        <Text>{t('noneYet')}</Text>
      ) : (
        <DeliveryTable deliveries={deliveries} oneDestination />
      )}
    </Card>
  );
}
