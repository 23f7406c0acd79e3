// How a listing does: when its last lead came, and what its page brought day by day.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DayChart } from '../../ui/chart.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { Ago } from '../../ui/time.tsx';
import { trafficQuery, type Listing } from './listings.ts';

export function ListingHealth({ listing }: { listing: Listing }) {
  const t = useTranslations('listings');
  const publisherId = usePublisherId();
  const traffic = useQuery(trafficQuery(publisherId, listing.id));
  const { lastLeadAt } = listing.health;
  return (
    <Card
      title={t('health.title')}
      actions={
        <Link to={`/publishers/${publisherId}/leads`} search={{ listing: listing.id }}>
          {t('health.seeLeads')}
        </Link>
      }
    >
      <Facts facts={[[t('lastLead'), lastLeadAt ? <Ago key="last" at={lastLeadAt} /> : t('never')]]} />
      <Answered
        query={traffic}
        empty={({ days }) =>
          days.every(({ views, leads }) => views + leads === 0) && <Text>{t('health.noTraffic')}</Text>
        }
      >
        {({ days }) => (
          <DayChart
            label={t('health.overTime')}
            dayWord={t('health.day')}
            parts={[t('health.leads'), t('health.clicks'), t('health.views')]}
            days={days.map(({ day, views, clicks, leads }) => ({
              at: new Date(`${day}T12:00:00`),
              values: [leads, Object.values(clicks).reduce((sum, count) => sum + count, 0), views],
            }))}
          />
        )}
      </Answered>
    </Card>
  );
}
