// What came of those who entered sequences in the period, each number with the leads behind it.
import { makeStyles, Text } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MailMultipleRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Amounts, useCampaignWords } from '../campaigns/campaign-words.tsx';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { daysOf } from './insight.ts';
import { MetricName, metricOfThe, useDefinitions, useMetricName } from './metric-name.tsx';
import { sequencesQuery, type SequenceResult, type Sequences } from './results.ts';
import { SequenceNumber, useNameOf } from './sequence-number.tsx';
import { RoomLink } from './room-link.tsx';
import { mails, Steps } from './results-steps.tsx';
import type { Part } from './use-asked.ts';

const useStyles = makeStyles({
  // Numbers must not squeeze what they are of.
  name: { display: 'inline-block', minWidth: '12ch' },
});

const people = ['entered', 'answered', 'goals', 'opportunities', 'won'] as const;
const metricOf = (id: string) => metricOfThe('sequence', id);

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
          <Empty icon={<MailMultipleRegular />} title={t('title')} action={<RoomLink to="sequences" />}>
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
  const definitions = useDefinitions();
  const columns = useColumns(results, filters);
  const { items, period } = results;
  const chosen = items.find(({ sequenceId }) => sequenceId === filters.sequence) ?? null;
  return (
    <>
      <ChartCard
        title={t('title')}
        name={`sequences-${period.from}-${period.to}`}
        notes={[t('about'), frameWords(results)]}
        definitions={definitions([...people, ...mails, 'wonValue'].map(metricOf))}
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
      </ChartCard>
      {chosen !== null && <Steps results={results} chosen={chosen} />}
    </>
  );
}

function useColumns({ period }: Sequences, filters: Part['filters']): Column<SequenceResult>[] {
  const t = useTranslations('insight.results.sequences');
  const nameOf = useNameOf();
  const { money } = useCampaignWords();
  const base = `/publishers/${usePublisherId()}/performance`;
  const head = (id: string) => ({
    id,
    title: '',
    head: <MetricName id={metricOf(id)} head />,
    align: 'end' as const,
  });
  const counted = (id: (typeof people | typeof mails)[number]): Column<SequenceResult> => ({
    ...head(id),
    cell: (item) => (
      <SequenceNumber
        count={item[id]}
        period={period}
        behind={{ sequence: item.sequenceId, counted: id }}
        of={nameOf(item)}
      />
    ),
  });
  const styles = useStyles();
  const { sequence: _, ...others } = filters;
  return [
    {
      id: 'sequence',
      title: t('sequence'),
      cell: (item) => (
        <Link
          className={styles.name}
          to={base}
          search={{ ...others, sequence: item.sequenceId }}
          aria-label={t('show', { name: nameOf(item) })}
        >
          {nameOf(item)}
        </Link>
      ),
    },
    ...people.map((id) => ({
      ...counted(id),
      ...(id === 'answered' || id === 'goals' ? { hiddenBelow: 960 as const } : {}),
    })),
    {
      ...head('wonValue'),
      hiddenBelow: 640,
      cell: (item) => (
        <SequenceNumber
          count={item.wonValue.length}
          words={item.wonValue.map(money).join(', ')}
          period={period}
          behind={{ sequence: item.sequenceId, counted: 'wonValue' }}
          of={nameOf(item)}
        >
          <Amounts amounts={item.wonValue} />
        </SequenceNumber>
      ),
    },
    ...mails.map((id) => ({ ...counted(id), hiddenBelow: 1200 as const })),
  ];
}
