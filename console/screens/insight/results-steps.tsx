// Of one sequence, step by step: who took each, what came of its mails, and why people left there.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useReasonWords } from '../nurture/nurture-words.ts';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { MetricName, metricOfThe, useDefinitions, useMetricName } from './metric-name.tsx';
import type { SequenceResult, Sequences } from './results.ts';
import { SequenceNumber, useNameOf } from './sequence-number.tsx';

export const mails = ['sent', 'bounced', 'clicked', 'scanned'] as const;

const useStyles = makeStyles({
  reasons: { display: 'flex', flexDirection: 'column', color: tokens.colorNeutralForeground2 },
});

const metricOf = (id: string) => metricOfThe('sequence', id);

type Step = SequenceResult['steps'][number];

export function Steps({ results, chosen }: { results: Sequences; chosen: SequenceResult }) {
  const t = useTranslations('insight.results.sequences');
  const kinds = useTranslations('nurture.kind');
  const definitions = useDefinitions();
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
    Object.entries(ended).map(([reason, count]) => ({
      reason,
      count,
      words: t('reason', { reason: reasonWords(reason), count }),
    }));
  const columns = useColumns({ results, chosen, stepName, left });
  return (
    <ChartCard
      title={title}
      name={`sequence-${results.period.from}-${results.period.to}`}
      notes={[frameWords(results)]}
      definitions={definitions(mails.map(metricOf))}
      rows={() => [
        [t('step'), t('came'), ...mails.map((id) => metricName(metricOf(id))), t('left')],
        ...steps.map((step) => [
          stepName(step),
          step.came,
          ...mails.map((id) => step[id]),
          left(step)
            .map(({ words }) => words)
            .join('; '),
        ]),
      ]}
      table={<DataTable label={title} columns={columns} rows={steps} rowId={({ stepId }) => stepId} />}
    >
      <FrameWords frame={results} />
    </ChartCard>
  );
}

type Columns = {
  results: Sequences;
  chosen: SequenceResult;
  stepName: (step: Step) => string;
  left: (step: Step) => { reason: string; count: number; words: string }[];
};

function useColumns({ results, chosen, stepName, left }: Columns): Column<Step>[] {
  const t = useTranslations('insight.results.sequences');
  const styles = useStyles();
  const nameOf = useNameOf();
  const of = (step: Step) => `${nameOf(chosen)}, ${stepName(step)}`;
  const opens = (step: Step, counted: 'came' | 'ended' | (typeof mails)[number]) => ({
    period: results.period,
    behind: { sequence: chosen.sequenceId, counted, stepId: step.stepId },
    of: of(step),
  });
  return [
    { id: 'step', title: t('step'), cell: stepName },
    {
      id: 'came',
      title: t('came'),
      align: 'end',
      cell: (step) => <SequenceNumber count={step.came} {...opens(step, 'came')} what={t('came')} />,
    },
    ...mails.map((id): Column<Step> => ({
      id,
      title: '',
      head: <MetricName id={metricOf(id)} head />,
      align: 'end',
      hiddenBelow: id === 'sent' || id === 'clicked' ? 640 : 960,
      cell: (step) => (step.mailed === 0 ? '–' : <SequenceNumber count={step[id]} {...opens(step, id)} />),
    })),
    {
      id: 'left',
      title: t('left'),
      cell: (step) => (
        <span className={styles.reasons}>
          {left(step).map(({ reason, count, words }) => (
            <SequenceNumber
              key={reason}
              count={count}
              words={words}
              {...opens(step, 'ended')}
              behind={{ ...opens(step, 'ended').behind, reason }}
              what={t('left')}
            />
          ))}
        </span>
      ),
    },
  ];
}
