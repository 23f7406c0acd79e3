// A table of results as a file: its numbers with their days, and what each of them means.
import { useTranslations } from 'use-intl';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { saveTable } from '../../ui/save-table.ts';
import { useFrameWords } from '../insight/frame-words.tsx';
import { metricOfThe, useDefinitions, useMetricName } from '../insight/metric-name.tsx';
import { pricesOf } from './campaign-words.tsx';
import type { Money, Numbers, Results } from './campaigns.ts';

type Told = Pick<Numbers, 'leads' | 'qualified' | 'opportunities' | 'wins'> &
  Partial<Pick<Numbers, 'revenue' | 'costs' | 'costPer'>>;
/** what: as the first column calls it. */
type ResultsDownload = {
  results: Results;
  title: string;
  heading: string;
  rows: readonly { what: string; of: Told }[];
};

const counts = ['leads', 'qualified', 'opportunities', 'wins'] as const;
const amounts = ['revenue', 'costs'] as const;
const prices = {
  costPerLead: 'lead',
  costPerQualified: 'qualified',
  costPerOpportunity: 'opportunity',
  costPerWin: 'win',
} as const;
const priceIds = Object.keys(prices) as (keyof typeof prices)[];
const metrics = [...counts, ...amounts, ...priceIds].map((id) => metricOfThe('campaign', id));

export function ResultsDownload({ results, title, heading, rows }: ResultsDownload) {
  const t = useTranslations('insight.chart');
  const model = useTranslations('campaigns.model');
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const frameWords = useFrameWords();
  const { from, to, timeZone, upToDateAs } = results;
  const frame = frameWords({ period: { from, to }, timeZone, upToDateAs, complete: true });
  return (
    <DownloadMenu
      size="small"
      onPick={(format) =>
        saveTable(format, {
          name: `campaigns-${from}-${to}`,
          title,
          before: [[title], [frame], [model(`${results.model}.name`)]],
          rows: [
            [heading, ...metrics.map(metricName)],
            ...rows.map(({ what, of }) => [
              what,
              ...counts.map((id) => Number(of[id])),
              ...amounts.map((id) => written(of[id] ?? [])),
              ...priceIds.map((id) => written(pricesOf({ costPer: of.costPer ?? [] }, prices[id]))),
            ]),
          ],
          after: [[], [t('definitions')], ...definitions(metrics)],
        })
      }
    />
  );
}

/** Exact, and each currency by itself. */
const written = (money: readonly Money[]) =>
  money.map(({ amount, currency }) => `${amount} ${currency}`).join('; ') || null;
