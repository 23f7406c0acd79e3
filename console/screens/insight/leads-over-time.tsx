// How many leads of customers came each day, by storefront.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { DayChart } from '../../ui/chart.tsx';
import { useStorefrontName } from '../leads/storefronts.ts';
import { daysShown, type OverviewFigures } from './overview-query.ts';

export function LeadsOverTime({ days }: { days: OverviewFigures['leads']['days'] }) {
  const t = useTranslations('overview.chart');
  const storefrontName = useStorefrontName();
  const storefronts = [...new Set(days.flatMap(({ byStorefront }) => Object.keys(byStorefront)))].toSorted();
  const total = days.reduce((sum, { leads }) => sum + leads, 0);
  return (
    <Card title={t('title', { days: daysShown })}>
      {total === 0 ? (
        <Text>{t('none', { days: daysShown })}</Text>
      ) : (
        <>
          <Text>{t('total', { count: total })}</Text>
          <DayChart
            label={t('label', { days: daysShown })}
            dayWord={t('day')}
            parts={storefronts.map(storefrontName)}
            days={days.map(({ date, byStorefront }) => ({
              at: new Date(`${date}T00:00`),
              values: storefronts.map((id) => byStorefront[id] ?? 0),
            }))}
          />
        </>
      )}
    </Card>
  );
}
