// A number that opens the leads behind it; where none stand behind it, the number alone.
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { useDayWords } from './frame-words.tsx';
import type { Days } from './insight.ts';
import { useMetricName } from './metric-name.tsx';
import type { Behind } from './use-asked.ts';

type NumberLink = {
  /** Of how many leads it is made. */
  count: number | null;
  /** As it reads, where it is no count. */
  words?: string;
  period: Days;
  behind: Behind;
  /** Whose number it is, for who hears the link alone. */
  of?: string;
  /** As it looks, where that is more than words. */
  children?: React.ReactNode;
};

export function NumberLink({ count, words, period, behind, of, children }: NumberLink) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const nameOf = useMetricName();
  const { days } = useDayWords();
  const publisherId = usePublisherId();
  const { metric } = behind;
  if (count === null) return words ?? '–';
  const shown = words ?? format.number(count);
  // What marketplaces and pages count has no leads.
  if (count === 0 || t.has(`metrics.${metric}.noLeads`)) return children ?? shown;
  return (
    <Link
      to={`/publishers/${publisherId}/performance/leads`}
      search={{ ...behind, ...period, of }}
      aria-label={t('behind.open', {
        count: shown,
        metric: nameOf(metric),
        of: of ?? t('behind.all'),
        period: days(period),
      })}
    >
      {children ?? shown}
    </Link>
  );
}
