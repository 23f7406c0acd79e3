// A number of a sequence that opens the leads behind it, and what the sequence is called.
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { useSequenceName } from '../nurture/nurture-words.ts';
import { useDayWords } from './frame-words.tsx';
import type { Days } from './insight.ts';
import { metricOfThe, useMetricName } from './metric-name.tsx';
import type { SequenceLeadsQuery, SequenceResult } from './results.ts';

export function useNameOf(): (item: SequenceResult) => string {
  const name = useSequenceName();
  return (item) => name({ id: item.sequenceId, name: item.name });
}

type SequenceNumber = {
  /** None: nothing to open. */
  count: number;
  /** As it reads, where it is no count. */
  words?: string;
  period: Days;
  /** As the address of its leads has it. */
  behind: { sequence: string } & Required<Pick<SequenceLeadsQuery, 'counted'>> &
    Pick<SequenceLeadsQuery, 'stepId' | 'reason'>;
  /** Whose number it is. */
  of: string;
  /** What it counts, where no metric says so. */
  what?: string;
  children?: ReactNode;
};

export function SequenceNumber({ count, words, period, behind, of, what, children }: SequenceNumber) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const metricName = useMetricName();
  const { days } = useDayWords();
  const base = `/publishers/${usePublisherId()}/performance/sequence-leads`;
  const shown = words ?? format.number(count);
  if (count === 0) return children ?? shown;
  const metric = what ?? metricName(metricOfThe('sequence', behind.counted));
  return (
    <Link
      to={base}
      search={{ ...behind, of, what, ...period }}
      aria-label={t('behind.open', { count: shown, metric, of, period: days(period) })}
    >
      {children ?? shown}
    </Link>
  );
}
