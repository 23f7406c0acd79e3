// What was thought of each month or quarter, beside what came of it: as a chart, and as a table whose numbers open their opportunities.
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { TargetArrowRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useMoney } from '../pipeline/pipelines.ts';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { useDefinitions, useMetricName } from './metric-name.tsx';
import { useRatesWords } from './rates-words.ts';
import {
  forecastMetrics,
  useForecastColumns,
  useForecastRows,
  useSpanName,
} from './results-forecast-cells.tsx';
import { RoomLink } from './room-link.tsx';
import { forecastQuery, type Forecast } from './results.ts';
import type { Change, Part } from './use-asked.ts';

const useStyles = makeStyles({
  picks: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const lastWeek = { month: 4, quarter: 12 };
type Each = keyof typeof lastWeek;

export function ForecastCard({ asked, filters, change }: Part) {
  const t = useTranslations('insight.results.forecast');
  const each: Each = filters.each === 'quarter' ? 'quarter' : 'month';
  const week = Math.min(Math.max(Math.trunc(Number(filters.week ?? 0)) || 0, 0), lastWeek[each]);
  const query = useQuery({
    ...forecastQuery(usePublisherId(), { by: each, week, to: asked.to, count: each === 'month' ? 6 : 4 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered
      query={query}
      empty={({ spans }) =>
        spans.every(({ pipeline, won, lostDue }) => pipeline.count + won.count + lostDue.count === 0) && (
          <Empty icon={<TargetArrowRegular />} title={t('title')} action={<RoomLink to="pipeline" />}>
            {t('none')}
          </Empty>
        )
      }
    >
      {(forecast) => (
        <Told forecast={forecast}>
          <Picks each={each} week={week} change={change} />
        </Told>
      )}
    </Answered>
  );
}

function Picks({ each, week, change }: { each: Each; week: number; change: Change }) {
  const t = useTranslations('insight.results.forecast');
  const styles = useStyles();
  const weeks = Array.from({ length: lastWeek[each] + 1 }, (_, at) => at);
  return (
    <div className={styles.picks}>
      <Pick
        label={t('each')}
        value={each}
        options={(['month', 'quarter'] as const).map((one) => [one, t(one)] as const)}
        onPick={(next) => change({ each: next === 'month' ? undefined : next, week: undefined })}
      />
      <Pick
        label={t('asOf')}
        value={String(week)}
        options={weeks.map((at) => [
          String(at),
          at === 0 ? t('atBeginning') : t('afterWeeks', { weeks: at }),
        ])}
        onPick={(next) => change({ week: next === '0' ? undefined : next })}
      />
    </div>
  );
}

function Told({ forecast, children }: { forecast: Forecast; children: React.ReactNode }) {
  const t = useTranslations('insight.results.forecast');
  const styles = useStyles();
  const frameWords = useFrameWords();
  const definitions = useDefinitions();
  const columns = useForecastColumns(forecast);
  const rows = useForecastRows(forecast);
  const rates = useRatesWords()(ratesOf(forecast), forecast.reportingCurrency);
  const missing = [...new Set(forecast.spans.flatMap(({ due, won }) => [...due.missing, ...won.missing]))];
  const { by, spans, period } = forecast;
  return (
    <ChartCard
      title={t('title')}
      tableAt="below"
      name={`forecast-${by}-${period.from}-${period.to}`}
      notes={[frameWords(forecast), ...(rates === null ? [] : [rates])]}
      definitions={definitions(forecastMetrics)}
      rows={rows}
      {...(forecast.reportingCurrency === null ? {} : { chart: <Bars forecast={forecast} /> })}
      table={<DataTable label={t('title')} columns={columns} rows={spans} rowId={({ from }) => from} />}
    >
      <FrameWords frame={forecast} />
      {children}
      {missing.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('missing', { currencies: missing.join(', ') })}</MessageBarBody>
        </MessageBar>
      )}
      {rates !== null && (
        <Text size={200} className={styles.quiet}>
          {rates}
        </Text>
      )}
    </ChartCard>
  );
}

function Bars({ forecast }: { forecast: Forecast }) {
  const t = useTranslations('insight.results.forecast');
  const spanName = useSpanName(forecast.by);
  const money = useMoney();
  const metricName = useMetricName();
  const { reportingCurrency, spans } = forecast;
  // A bar may round: the exact amounts are in the table.
  const size = (amount: string | undefined) => Math.max(0, Number(amount ?? 0));
  return (
    <BarChart
      label={t('label', { title: t('title'), period: spanName(spans.at(-1)!) })}
      now={metricName('forecastWon')}
      before={metricName('forecastWeighted')}
      groups={[
        {
          id: 'all',
          title: null,
          bars: spans.map((span) => ({
            id: span.from,
            name: spanName(span),
            now: size(span.won.total?.value),
            before: size(span.due.total?.weighted) + size(span.already.total?.value),
            words:
              span.won.count + span.due.count === 0
                ? '–'
                : `${money(span.won.total?.value ?? null, reportingCurrency)} / ${money(span.due.total?.weighted ?? null, reportingCurrency)}`,
          })),
        },
      ]}
    />
  );
}

/** Each rate that took part, with its day. */
const ratesOf = ({ spans }: Forecast) =>
  spans.flatMap(({ due, pipeline, won, lostDue }) =>
    [due, pipeline, won, lostDue]
      .flatMap(({ sums }) => sums)
      .flatMap(({ currency, rates }) => rates.map((rate) => ({ currency, ...rate }))),
  );
