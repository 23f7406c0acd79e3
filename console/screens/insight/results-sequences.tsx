// What came of those who entered sequences in the period; of one that is chosen, step by step.
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MailMultipleRegular } from '@fluentui/react-icons';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Amounts } from '../campaigns/campaign-words.tsx';
import { useReasonWords, useSequenceName } from '../nurture/nurture-words.ts';
import { FrameWords, useDayWords, useFrameWords } from './frame-words.tsx';
import { daysOf } from './insight.ts';
import { MetricName, metricOfThe, useMetricName } from './metric-name.tsx';
import { sequencesQuery, type SequenceResult, type Sequences } from './results.ts';
import type { Part } from './use-asked.ts';

/** As many of one sequence as the server looks at. */
const most = 5_000;
const mails = ['sent', 'bounced', 'clicked', 'scanned'] as const;
const people = ['entered', 'answered', 'goals', 'opportunities', 'won'] as const;
const metricOf = (id: string) => metricOfThe('sequence', id);

const useStyles = makeStyles({
  reasons: { display: 'flex', flexDirection: 'column', color: tokens.colorNeutralForeground2 },
});

export function SequencesCard({ asked, filters }: Part) {
  const t = useTranslations('insight.results.sequences');
  const query = useQuery({
    ...sequencesQuery(usePublisherId(), daysOf(asked)),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered
      query={query}
      empty={({ items }) =>
        items.length === 0 && (
          <Empty icon={<MailMultipleRegular />} title={t('title')}>
            {t('none')}
          </Empty>
        )
      }
    >
      {(results) => <Told results={results} filters={filters} />}
    </Answered>
  );
}

function Told({ results, filters }: { results: Sequences; filters: Part['filters'] }) {
  const t = useTranslations('insight.results.sequences');
  const nameOf = useNameOf();
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const columns = useColumns(results, filters);
  const { items, period } = results;
  const chosen = items.find(({ sequenceId }) => sequenceId === filters.sequence) ?? null;
  return (
    <>
      <ChartCard
        title={t('title')}
        name={`sequences-${period.from}-${period.to}`}
        notes={[frameWords(results)]}
        rows={() => [
          [
            t('sequence'),
            ...[...people, ...mails].map((id) => metricName(metricOf(id))),
            metricName('sequenceWonValue'),
          ],
          ...items.map((item) => [
            nameOf(item),
            ...[...people, ...mails].map((id) => item[id]),
            item.wonValue.map(({ amount, currency }) => `${amount} ${currency}`).join('; '),
          ]),
        ]}
        table={
          <DataTable
            label={t('title')}
            columns={columns}
            rows={items}
            rowId={({ sequenceId }) => sequenceId}
          />
        }
      >
        <FrameWords frame={results} />
        <Text>{t('about')}</Text>
        {items.some(({ cut }) => cut) && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('cut', { most })}</MessageBarBody>
          </MessageBar>
        )}
      </ChartCard>
      {chosen !== null && <Steps results={results} chosen={chosen} />}
    </>
  );
}

function useNameOf(): (item: SequenceResult) => string {
  const name = useSequenceName();
  return (item) => name({ id: item.sequenceId, name: item.name });
}

function useColumns({ period }: Sequences, filters: Part['filters']): Column<SequenceResult>[] {
  const t = useTranslations('insight.results.sequences');
  const insight = useTranslations('insight');
  const format = useFormatter();
  const nameOf = useNameOf();
  const metricName = useMetricName();
  const { days } = useDayWords();
  const base = `/publishers/${usePublisherId()}/performance`;
  const head = (id: string) => ({
    id,
    title: '',
    head: <MetricName id={metricOf(id)} head />,
    align: 'end' as const,
  });
  const { sequence: _, ...others } = filters;
  return [
    {
      id: 'sequence',
      title: t('sequence'),
      cell: (item) => (
        <Link
          to={base}
          search={{ ...others, sequence: item.sequenceId }}
          aria-label={t('show', { name: nameOf(item) })}
        >
          {nameOf(item)}
        </Link>
      ),
    },
    ...people.map((id): Column<SequenceResult> => ({
      ...head(id),
      ...(id === 'answered' || id === 'goals' ? { hiddenBelow: 960 as const } : {}),
      cell: (item) =>
        item[id] === 0 ? (
          format.number(0)
        ) : (
          <Link
            to={`${base}/sequence-leads`}
            search={{ sequence: item.sequenceId, of: nameOf(item), counted: id, ...period }}
            aria-label={insight('behind.open', {
              count: format.number(item[id]),
              metric: metricName(metricOf(id)),
              of: nameOf(item),
              period: days(period),
            })}
          >
            {format.number(item[id])}
          </Link>
        ),
    })),
    { ...head('wonValue'), hiddenBelow: 640, cell: ({ wonValue }) => <Amounts amounts={wonValue} /> },
    ...mails.map((id): Column<SequenceResult> => ({
      ...head(id),
      hiddenBelow: 1200,
      cell: (item) => format.number(item[id]),
    })),
  ];
}

type Step = SequenceResult['steps'][number];

function Steps({ results, chosen }: { results: Sequences; chosen: SequenceResult }) {
  const t = useTranslations('insight.results.sequences');
  const kinds = useTranslations('nurture.kind');
  const format = useFormatter();
  const styles = useStyles();
  const nameOf = useNameOf();
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const reasonWords = useReasonWords();
  const title = t('steps', { name: nameOf(chosen) });
  const { steps } = chosen;
  const stepName = (step: Step) =>
    step.kind === null
      ? `${step.stepId} (${t('gone')})`
      : t('numbered', { number: steps.indexOf(step) + 1, kind: kinds(step.kind) });
  const left = ({ ended }: Step) =>
    Object.entries(ended).map(([reason, count]) => t('reason', { reason: reasonWords(reason), count }));
  return (
    <ChartCard
      title={title}
      name={`sequence-${results.period.from}-${results.period.to}`}
      notes={[frameWords(results)]}
      rows={() => [
        [t('step'), t('came'), ...mails.map((id) => metricName(metricOf(id))), t('left')],
        ...steps.map((step) => [
          stepName(step),
          step.came,
          ...mails.map((id) => step[id]),
          left(step).join('; '),
        ]),
      ]}
      table={
        <DataTable
          label={title}
          columns={[
            { id: 'step', title: t('step'), cell: stepName },
            { id: 'came', title: t('came'), align: 'end', cell: ({ came }) => format.number(came) },
            ...mails.map((id): Column<Step> => ({
              id,
              title: '',
              head: <MetricName id={metricOf(id)} head />,
              align: 'end',
              hiddenBelow: id === 'sent' || id === 'clicked' ? 640 : 960,
              cell: (step) => (step.mailed === 0 ? '–' : format.number(step[id])),
            })),
            {
              id: 'left',
              title: t('left'),
              cell: (step) => (
                <span className={styles.reasons}>
                  {left(step).map((words) => (
                    <span key={words}>{words}</span>
                  ))}
                </span>
              ),
            },
          ]}
          rows={steps}
          rowId={({ stepId }) => stepId}
        />
      }
    >
      <FrameWords frame={results} />
    </ChartCard>
  );
}
