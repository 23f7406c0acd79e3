// What is likely to be won, month by month; in the reporting currency with the rates and their days, and each currency by itself.
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { ofPublisher, useDay, useMoney } from './pipelines.ts';

type Forecast = Schema['Forecast'];
type Month = Forecast['months'][number];
type Part = Schema['ForecastPart'];
type Sum = Part['sums'][number];

const useStyles = makeStyles({
  months: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'baseline' },
});

export function ForecastTab() {
  const publisherId = usePublisherId();
  const [{ pipelineId, ownerId }] = useFilters(['pipelineId', 'ownerId']);
  const filter = { ...(pipelineId && { pipelineId }), ...(ownerId && { ownerId }) };
  const query = useQuery({
    queryKey: [publisherId, 'opportunities', 'forecast', filter],
    queryFn: () =>
      told(api.GET(`${ofPublisher}/forecast`, { params: { path: { publisherId }, query: filter as never } })),
    placeholderData: keepPreviousData,
  });
  return <Answered query={query}>{(forecast) => <Months forecast={forecast} />}</Answered>;
}

function Months({ forecast: { reportingCurrency, months } }: { forecast: Forecast }) {
  const t = useTranslations('pipeline.forecast');
  const styles = useStyles();
  const base = `/publishers/${usePublisherId()}/pipeline`;
  return (
    <div className={styles.months}>
      <Text>{t('about')}</Text>
      {reportingCurrency === null && (
        <MessageBar layout="multiline">
          <MessageBarBody>
            {t('noReporting')} <Link to={`${base}/stages`}>{t('choose')}</Link>
          </MessageBarBody>
        </MessageBar>
      )}
      {months.map((month, nth) => (
        <MonthCard
          key={month.month ?? 'none'}
          month={month}
          reporting={reportingCurrency}
          isFirst={nth === 0}
        />
      ))}
    </div>
  );
}

function useMonthName(): (month: string | null) => string {
  const t = useTranslations('pipeline.forecast');
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (month) => (month === null ? t('undated') : format.format(new Date(`${month}-01T00:00:00Z`)));
}

type MonthCard = { month: Month; reporting: string | null; isFirst: boolean };

function MonthCard({ month, reporting, isFirst }: MonthCard) {
  const t = useTranslations('pipeline.forecast');
  const styles = useStyles();
  const money = useMoney();
  const monthName = useMonthName();
  const base = `/publishers/${usePublisherId()}/pipeline`;
  const { open, won } = month;
  const [filter] = useFilters(['pipelineId', 'ownerId']);
  // What is overdue counts to the first.
  const from = isFirst || month.month === null ? {} : { closeFrom: `${month.month}-01` };
  const next = month.month === null ? null : nextMonth(month.month);
  return (
    <Card
      title={monthName(month.month)}
      actions={
        open.count > 0 &&
        next !== null && (
          <Link
            to={base}
            search={{ ...filter, tab: 'table', state: 'open', ...from, closeTo: next, sort: 'expectedClose' }}
          >
            {t('deals', { count: open.count })}
          </Link>
        )
      }
    >
      {open.count === 0 && won.count === 0 && <Text className={styles.quiet}>{t('nothing')}</Text>}
      {open.total && open.count > 0 && (
        <span className={styles.line}>
          <Text weight="semibold" size={400}>
            {t('weighted', { amount: money(open.total.weighted, reporting) })}
          </Text>
          <Text>{t('ofWhole', { amount: money(open.total.value, reporting) })}</Text>
        </span>
      )}
      {open.sums.length > 0 && <Sums label={t('open')} part={open} reporting={reporting} weighted />}
      {won.count > 0 && (
        <>
          {won.total && (
            <Text weight="semibold">
              {t('won', { amount: money(won.total.value, reporting), count: won.count })}
            </Text>
          )}
          {won.sums.length > 0 && (
            <Sums label={t('wonLabel')} part={won} reporting={reporting} weighted={false} />
          )}
        </>
      )}
      <Missing part={open} />
      <Missing part={won} />
      {open.valueless > 0 && (
        <Text className={styles.quiet}>{t('valueless', { count: open.valueless })}</Text>
      )}
    </Card>
  );
}

function Missing({ part: { missing } }: { part: Part }) {
  const t = useTranslations('pipeline.forecast');
  const base = `/publishers/${usePublisherId()}/pipeline`;
  if (missing.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t('missing', { currencies: missing.join(', ') })} <Link to={`${base}/rates`}>{t('enter')}</Link>
      </MessageBarBody>
    </MessageBar>
  );
}

type Sums = { label: string; part: Part; reporting: string | null; weighted: boolean };

function Sums({ label, part, reporting, weighted }: Sums) {
  const t = useTranslations('pipeline.forecast');
  const money = useMoney();
  const dayOf = useDay();
  const columns: Column<Sum>[] = [
    {
      id: 'currency',
      title: t('column.currency'),
      cell: ({ currency, count }) => t('currencyOf', { currency, count }),
    },
    { id: 'value', title: t('column.value'), align: 'end', cell: (sum) => money(sum.value, sum.currency) },
    ...(weighted
      ? [
          {
            id: 'weighted',
            title: t('column.weighted'),
            align: 'end' as const,
            cell: (sum: Sum) => money(sum.weighted, sum.currency),
          },
        ]
      : []),
    ...(reporting === null
      ? []
      : [
          {
            id: 'reported',
            title: t('column.reported', { currency: reporting }),
            align: 'end' as const,
            cell: (sum: Sum) => money(weighted ? sum.reportedWeighted : sum.reported, reporting),
          },
          {
            id: 'rate',
            title: t('column.rate'),
            cell: ({ rates, currency, reported }: Sum) =>
              currency === reporting
                ? '–'
                : reported === null
                  ? t('noRate')
                  : rates.map(({ rate, onDate }) => t('rate', { rate, day: dayOf(onDate) })).join('; '),
          },
        ]),
  ];
  return <DataTable label={label} columns={columns} rows={part.sums} rowId={({ currency }) => currency} />;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}
