// With which scores leads come in, and whether those with high scores are won more often.
import { Text } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { ColumnChart } from '../../ui/column-chart.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import type { Asked } from './asked.ts';
import { shareOf } from '../../../src/insight/compared.ts';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { daysOf, scoresQuery } from './insight.ts';
import { MetricName, useDefinitions, useMetricName } from './metric-name.tsx';
import { NumberLink } from './number-link.tsx';

type Scores = Schema['InsightScores'];
type Band = Scores['bands'][number];
type Of = 'leads' | 'winRate';
const inFile = ['leads', 'won', 'lost', 'winRate'] as const;

type Narrowed = { listingId?: string };

export function ScoresCard({ asked, of, ...narrowed }: { asked: Asked; of: Of } & Narrowed) {
  const query = useQuery({
    ...scoresQuery(usePublisherId(), { ...daysOf(asked), ...narrowed }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered query={query} empty={({ bands }) => bands.every(({ steps }) => steps.leads === 0) && <></>}>
      {(scores) => <Told scores={scores} of={of} {...narrowed} />}
    </Answered>
  );
}

const nameOf = ({ from, to }: Band) => `${from}–${to}`;
/** As the sums name a band. */
const keyOf = ({ from }: Band) => String(from).padStart(2, '0');
/** Null where too few are decided to tell. */
const rateOf = ({ steps: { won, lost } }: Band) => shareOf(won, won + lost);

function Told({ scores, of, ...narrowed }: { scores: Scores; of: Of } & Narrowed) {
  const t = useTranslations('insight.scores');
  const format = useFormatter();
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const { bands, period } = scores;
  const percent = (share: number | null) =>
    share === null ? t('few') : format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const columns = useColumns(period, percent, narrowed);
  const title = t(`${of}.title`);
  // Nobody looks at columns of which none is known.
  const isDrawn = of === 'leads' || bands.some((band) => rateOf(band) !== null);
  return (
    <ChartCard
      title={title}
      tableAt="side"
      name={`scores-${period.from}-${period.to}`}
      notes={[frameWords(scores)]}
      definitions={definitions(inFile)}
      rows={() => [
        [t('score'), ...inFile.map(metricName)],
        ...bands.map((band) => [
          nameOf(band),
          band.steps.leads,
          band.steps.won,
          band.steps.lost,
          band.winRate,
        ]),
      ]}
      {...(isDrawn
        ? {
            chart: (
              <ColumnChart
                label={title}
                {...(of === 'winRate' ? { most: 1 } : {})}
                pillars={bands.map((band) => ({
                  id: keyOf(band),
                  name: nameOf(band),
                  short: String(band.from),
                  value: of === 'leads' ? band.steps.leads : rateOf(band),
                  words:
                    of === 'leads'
                      ? format.number(band.steps.leads)
                      : rateOf(band) === null
                        ? '–'
                        : percent(rateOf(band)),
                }))}
              />
            ),
          }
        : {})}
      table={<DataTable label={title} columns={columns} rows={bands} rowId={keyOf} />}
    >
      <FrameWords frame={scores} />
      <Text>{t(`${of}.about`)}</Text>
    </ChartCard>
  );
}

function useColumns(
  period: Scores['period'],
  percent: (share: number | null) => string,
  narrowed: Narrowed,
): Column<Band>[] {
  const t = useTranslations('insight.scores');
  const number = (metric: 'leads' | 'won' | 'lost'): Column<Band> => ({
    id: metric,
    title: '',
    head: <MetricName id={metric} head />,
    align: 'end',
    ...(metric === 'lost' ? { hiddenBelow: 640 as const } : {}),
    cell: (band) => (
      <NumberLink
        count={band.steps[metric]}
        period={period}
        behind={{ metric, by: 'score', key: keyOf(band), view: 'arrival', ...narrowed }}
        of={t('band', { band: nameOf(band) })}
      />
    ),
  });
  return [
    { id: 'band', title: t('score'), cell: nameOf },
    number('leads'),
    number('won'),
    number('lost'),
    {
      id: 'winRate',
      title: '',
      head: <MetricName id="winRate" head />,
      align: 'end',
      cell: (band) => (
        <NumberLink
          count={band.steps.won + band.steps.lost}
          words={percent(rateOf(band))}
          period={period}
          behind={{ metric: 'winRate', by: 'score', key: keyOf(band), view: 'arrival', ...narrowed }}
          of={t('band', { band: nameOf(band) })}
        />
      ),
    },
  ];
}
