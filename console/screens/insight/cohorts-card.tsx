// What becomes of the leads of a week as weeks go by: a row for each week, the fuller the more had come to the step.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { shade } from '../../ui/heat-chart.tsx';
import { Pick } from '../../ui/pick.tsx';
import { shareOf } from '../../../src/insight/compared.ts';
import { daysAfter } from '../../../src/insight/span.ts';
import { FrameWords, useDayWords, useFrameWords } from './frame-words.tsx';
import { cohortsQuery, daysOf } from './insight.ts';
import { useDefinitions, useMetricName } from './metric-name.tsx';
import { NumberLink } from './number-link.tsx';
import type { Part } from './use-asked.ts';

type Cohorts = Schema['InsightCohorts'];
const steps = [
  'marketingQualified',
  'salesQualified',
  'opportunities',
  'won',
  'lost',
  'disqualified',
] as const;

const useStyles = makeStyles({
  pick: { maxWidth: '280px' },
  frame: { overflowX: 'auto', position: 'relative' },
  table: { borderCollapse: 'separate', borderSpacing: '2px', fontSize: tokens.fontSizeBase200 },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    padding: '4px 8px',
  },
  cell: {
    position: 'relative',
    textAlign: 'end',
    padding: '4px 8px',
    minWidth: '44px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  fill: { position: 'absolute', inset: 0, backgroundColor: tokens.colorCompoundBrandBackground },
  words: { position: 'relative' },
});

export function CohortsCard({ asked, filters, change }: Part) {
  const t = useTranslations('insight.cohorts');
  const styles = useStyles();
  const metricName = useMetricName();
  const step = steps.find((each) => each === filters.step) ?? 'won';
  const query = useQuery({
    ...cohortsQuery(usePublisherId(), { step, ...daysOf(asked) }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered query={query}>
      {(cohorts) => (
        <Told cohorts={cohorts}>
          <FrameWords frame={cohorts} />
          <Text>{t('about')}</Text>
          <div className={styles.pick}>
            <Pick
              label={t('step')}
              value={step}
              options={steps.map((each) => [each, metricName(each)] as const)}
              onPick={(next) => change({ step: next === 'won' ? undefined : next })}
            />
          </div>
        </Told>
      )}
    </Answered>
  );
}

function Told({ cohorts, children }: { cohorts: Cohorts; children: React.ReactNode }) {
  const t = useTranslations('insight.cohorts');
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const { weeks, step, period } = cohorts;
  const ages = Array.from(
    { length: Math.max(0, ...weeks.map(({ reached }) => reached.length)) },
    (_, age) => age,
  );
  const ageName = (age: number) => t('within', { weeks: age + 1 });
  return (
    <ChartCard
      title={t('title')}
      name={`cohorts-${step}-${period.from}-${period.to}`}
      notes={[t('about'), frameWords(cohorts)]}
      definitions={definitions(['leads', step])}
      rows={() => [
        [t('week'), metricName('leads'), ...ages.map(ageName)],
        ...weeks.map(({ week, leads, reached }) => [week, leads, ...ages.map((age) => reached[age] ?? null)]),
      ]}
      table={weeks.length === 0 ? <Text>{t('none')}</Text> : <Table weeks={weeks} ages={ages} step={step} />}
    >
      {children}
    </ChartCard>
  );
}

function Table({ weeks, ages, step }: { weeks: Cohorts['weeks']; ages: number[]; step: Cohorts['step'] }) {
  const t = useTranslations('insight.cohorts');
  const styles = useStyles();
  const metricName = useMetricName();
  const most = Math.max(
    0.01,
    ...weeks.map(({ leads, reached }) => (reached.at(-1) ?? 0) / Math.max(1, leads)),
  );
  return (
    // A region that scrolls must be reachable by keyboard
    <div
      className={styles.frame}
      role="group"
      tabIndex={0}
      aria-label={t('label', { step: metricName(step) })}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              {t('week')}
            </th>
            <th scope="col" className={styles.head}>
              {metricName('leads')}
            </th>
            {ages.map((age) => (
              <th key={age} scope="col" className={styles.head}>
                {t('within', { weeks: age + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((each) => (
            <Week key={each.week} {...each} step={step} most={most} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Week = Cohorts['weeks'][number] & { step: Cohorts['step']; most: number };

function Week({ week, leads, reached, step, most }: Week) {
  const t = useTranslations('insight.cohorts');
  const styles = useStyles();
  const format = useFormatter();
  const { day } = useDayWords();
  /** The week whole, as it is counted. */
  const behind = (metric: string, withinWeeks?: number) => ({
    period: { from: week, to: daysAfter(week, 6) },
    behind: {
      metric,
      by: 'listing' as const,
      key: undefined,
      view: 'arrival' as const,
      ...(withinWeeks === undefined ? {} : { withinWeeks }),
    },
    ...(withinWeeks === undefined ? {} : { of: t('within', { weeks: withinWeeks }) }),
  });
  return (
    <tr>
      <th scope="row" className={styles.head}>
        {day(week)}
      </th>
      <td className={styles.cell}>
        <NumberLink count={leads} {...behind('leads')} />
      </td>
      {reached.map((count, age) => {
        const share = shareOf(count, leads);
        return (
          <td key={age} className={styles.cell}>
            <span
              aria-hidden
              className={styles.fill}
              style={{ opacity: shade(count / Math.max(1, leads), most) }}
            />
            <span className={styles.words}>
              <NumberLink
                count={count}
                words={
                  share === null
                    ? t('ofFew', { count, leads })
                    : format.number(share, { style: 'percent', maximumFractionDigits: 0 })
                }
                {...behind(step, age + 1)}
              />
            </span>
          </td>
        );
      })}
    </tr>
  );
}
