// Today beside what is usual, and how soon leads are delivered: the few figures people ask for first.
import { InfoLabel, makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { FrameWords } from './frame-words.tsx';
import { useMeaning } from './metric-name.tsx';
import { frameOf, type OverviewFigures } from './overview-query.ts';

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

/** ofAll: of all publishers together, who have no one inbox. */
export function Figures({ overview, ofAll = false }: { overview: OverviewFigures; ofAll?: boolean }) {
  const { leads, deliveries } = overview;
  const t = useTranslations('overview.figure');
  const styles = useStyles();
  const format = useFormatter();
  const meaning = useMeaning();
  const inbox = `/publishers/${usePublisherId()}/leads`;
  const today = frameOf(overview).period.to;
  const percent = (share: number) =>
    // 99.97 % must not read as all of them.
    format.number(share === 1 ? 1 : Math.min(share, 0.999), { style: 'percent', maximumFractionDigits: 1 });
  const { withinMinute, medianMs, delivered, failed } = deliveries;
  const figures: [name: string, meaning: string, value: React.ReactNode, words: string][] = [
    [
      t('today'),
      meaning('leads'),
      ofAll || leads.today === 0 ? (
        format.number(leads.today)
      ) : (
        <Link key="today" to={inbox} search={{ kind: 'customer', time: 'today' }}>
          {format.number(leads.today)}
        </Link>
      ),
      leads.usualByNow === null
        ? t('noUsual')
        : t('usual', { usual: format.number(leads.usualByNow, { maximumFractionDigits: 1 }) }),
    ],
    [
      t('withinMinute'),
      t('withinMinuteAbout'),
      withinMinute === null ? '–' : percent(withinMinute),
      medianMs === null
        ? t('noneDelivered')
        : t('median', { seconds: format.number(medianMs / 1_000, { maximumFractionDigits: 1 }) }),
    ],
    [
      t('delivered'),
      meaning('delivered'),
      format.number(delivered),
      failed > 0 ? t('failed', { count: failed }) : t('noneFailed'),
    ],
  ];
  return (
    <Card title={t('title')}>
      <FrameWords frame={{ ...frameOf(overview), period: { from: today, to: today } }} />
      <dl className={styles.grid}>
        {figures.map(([name, counts, value, words]) => (
          <div key={name} className={styles.figure}>
            <dt>
              <InfoLabel info={counts}>{name}</InfoLabel>
            </dt>
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
