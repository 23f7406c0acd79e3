// A number that opens the leads behind it, where the API tells them; else the number alone.
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { useDayWords } from './frame-words.tsx';
import type { Days } from './insight.ts';
import { useMetricName } from './metric-name.tsx';
import type { Behind } from './use-asked.ts';

type NumberLink = {
  count: number | null;
  period: Days;
  behind: Behind;
  /** Whose number it is, for who hears the link alone. */
  of?: string;
};

/** What marketplaces and pages count has no leads. */
const apart = /^(?:marketplace|views$|clicks$)/;

export function NumberLink({ count, period, behind, of }: NumberLink) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const nameOf = useMetricName();
  const { days } = useDayWords();
  const publisherId = usePublisherId();
  const { metric, by, key, view, listingId } = behind;
  if (count === null) return '–';
  if (count === 0 || apart.test(metric)) return format.number(count);
  return (
    <Link
      to={`/publishers/${publisherId}/performance/leads`}
      search={{ metric, by, key, view, listingId, ...period, of }}
      aria-label={t('behind.open', {
        count: format.number(count),
        metric: nameOf(metric),
        of: of ?? t('behind.all'),
        period: days(period),
      })}
    >
      {format.number(count)}
    </Link>
  );
}
