// What the overview found, as sentences in the reader's language with the place to mend it, the worst first.
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { useFindingWords } from '../delivery/finding-words.ts';
import { useSaid } from '../delivery/said.ts';
import type { OverviewFigures } from './overview-query.ts';

export type Need = {
  key: string;
  severity: 'error' | 'warning' | 'note';
  /** The listing or destination it is about; null where the sentence says it all. */
  subject: string | null;
  words: string;
  /** What to do; left out where the way there says it. */
  remedy?: string | null;
  to: string | null;
  search?: Record<string, string>;
};

const rank = { error: 0, warning: 1, note: 2 };
/** Told by their counts, with a link to the rows themselves. */
const counted = new Set(['parked', 'quarantined']);

export function useNeeds({ findings, parked, quarantine, withheld }: OverviewFigures['attention']): Need[] {
  const t = useTranslations('overview.need');
  const said = useSaid();
  const may = useMay();
  const base = `/publishers/${usePublisherId()}`;
  const finds = useFindingWords();
  const needs: Need[] = findings
    .filter(({ code }) => !counted.has(code))
    .map((finding) => ({
      key: `${finding.subjectId} ${finding.code}`,
      severity: finding.severity,
      subject: finding.subject,
      words: finds.of(finding),
      remedy: finds.remedy(finding),
      to: `${base}/${finding.subjectId.startsWith('lst_') ? 'listings' : 'destinations'}/${finding.subjectId}`,
    }));
  for (const { reason, count } of parked)
    needs.push({
      key: `parked ${reason}`,
      severity: 'error',
      subject: null,
      words: t('parked', { count, reason: reason === null ? t('noReason') : said(reason) }),
      // Whoever may not see deliveries sees the leads they belong to.
      ...(may('deliveries:read')
        ? { to: `${base}/deliveries`, search: { state: 'parked', ...(reason ? { reason } : {}) } }
        : { to: `${base}/leads`, search: { tab: 'parked' } }),
    });
  if (quarantine.count > 0)
    needs.push({
      key: 'quarantine',
      severity: 'warning',
      subject: null,
      words: t('quarantine', { count: quarantine.count }),
      to: `${base}/quarantine`,
    });
  if (withheld.count > 0 && !findings.some(({ code }) => code === 'sharing_off'))
    needs.push({
      key: 'withheld',
      severity: 'warning',
      subject: null,
      words: t('withheld', { count: withheld.count }),
      to: `${base}/leads`,
      search: { tab: 'withheld' },
    });
  return needs.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}
