// How a listing does: when its last lead came, and what its page brought day by day.
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
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
  const format = useFormatter();
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
      <Answered query={traffic}>
        {({ days }) => {
          const sum = (of: (day: (typeof days)[number]) => number) =>
            format.number(days.reduce((total, day) => total + of(day), 0));
          return (
            <>
              <Facts
                facts={[
                  [t('lastLead'), lastLeadAt ? <Ago key="last" at={lastLeadAt} /> : t('never')],
                  [t('health.leadsInAll'), sum(({ leads }) => leads)],
                  [t('health.views'), sum(({ views }) => views)],
                  [t('health.clicks'), sum(clicksOf)],
                ]}
              />
              {days.some(({ leads }) => leads > 0) && (
                <DayChart
                  label={t('health.overTime')}
                  dayWord={t('health.day')}
                  parts={[t('health.leads')]}
                  days={days.map(({ day, leads }) => ({ at: new Date(`${day}T12:00:00`), values: [leads] }))}
                />
              )}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

function clicksOf({ clicks }: { clicks: Record<string, number> }): number {
  return Object.values(clicks).reduce((sum, count) => sum + count, 0);
}
