// The leads behind a number: as many as it says, by the very code that counts them.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { BehindLeads } from './behind-leads.tsx';
import { useDayWords } from './frame-words.tsx';
import { askBehind, askOfHour, behindKey, type BehindQuery, type By, type HourQuery } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { useMetricName } from './metric-name.tsx';

const names = [
  'metric',
  'by',
  'key',
  'listingId',
  'of',
  'view',
  'withinWeeks',
  'weekday',
  'hour',
  'storefront',
  'kind',
  'from',
  'to',
] as const;

export function BehindScreen() {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  // A key's name comes along, for a list of leads does not tell it.
  const [{ of, weekday, hour, ...asked }] = useFilters(names);
  const nameOf = useKeyName();
  const metricName = useMetricName();
  const { days } = useDayWords();
  const { metric = 'leads', by = 'listing', key, from, to } = asked;
  const period = from !== undefined && to !== undefined ? days({ from, to }) : '';
  return (
    <Screen
      title={t('behind.title')}
      back={<Link to={`/publishers/${publisherId}/performance`}>{t('title')}</Link>}
    >
      <Text>
        {t('behind.about', {
          metric: metricName(metric),
          of: of ?? (key === undefined ? t('behind.all') : nameOf(by as By, key, null)),
          period,
        })}
      </Text>
      {/* The server refuses what it does not know, and says so. */}
      {weekday === undefined ? (
        <Leads asked={{ ...asked, metric } as unknown as BehindQuery} />
      ) : (
        <LeadsOfHour
          asked={{ weekday, hour, storefront: asked.storefront, from, to } as unknown as HourQuery}
        />
      )}
    </Screen>
  );
}

function Leads({ asked }: { asked: BehindQuery }) {
  const publisherId = usePublisherId();
  return (
    <BehindLeads
      queryKey={behindKey(publisherId, asked)}
      ask={(page) => askBehind(publisherId, { ...asked, ...page })}
    />
  );
}

function LeadsOfHour({ asked }: { asked: HourQuery }) {
  const publisherId = usePublisherId();
  return (
    <BehindLeads
      queryKey={behindKey(publisherId, asked)}
      ask={(page) => askOfHour(publisherId, { ...asked, ...page })}
    />
  );
}
