// Today beside what is usual, and how soon leads are delivered: the few figures people ask for first.
import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import type { OverviewFigures } from './overview-query.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(140px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: 0,
  },
  figure: { display: 'flex', flexDirection: 'column', margin: 0 },
  value: { ...typographyStyles.title1, margin: 0, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function Figures({ overview: { leads, deliveries } }: { overview: OverviewFigures }) {
  const t = useTranslations('overview.figure');
  const styles = useStyles();
  const format = useFormatter();
  const percent = (share: number) =>
    // 99.97 % must not read as all of them.
    format.number(share === 1 ? 1 : Math.min(share, 0.999), { style: 'percent', maximumFractionDigits: 1 });
  const { withinMinute, medianMs, delivered, failed } = deliveries;
  const figures: [string, string, string | null][] = [
    [
      t('today'),
      format.number(leads.today),
      leads.usualByNow === null
        ? t('noUsual')
        : t('usual', { usual: format.number(leads.usualByNow, { maximumFractionDigits: 1 }) }),
    ],
    [
      t('withinMinute'),
      withinMinute === null ? '–' : percent(withinMinute),
      medianMs === null
        ? t('noneDelivered')
        : t('median', { seconds: format.number(medianMs / 1_000, { maximumFractionDigits: 1 }) }),
    ],
    [t('delivered'), format.number(delivered), failed > 0 ? t('failed', { count: failed }) : t('noneFailed')],
  ];
  return (
    <Card title={t('title')}>
      <dl className={styles.grid}>
        {figures.map(([name, value, words]) => (
          <div key={name} className={styles.figure}>
            <dt>{name}</dt>
            <dd className={styles.value}>{value}</dd>
            <dd style={{ margin: 0 }}>
              <Text size={200} className={styles.quiet}>
                {words}
              </Text>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
