// What the overview found, as sentences in the reader's language with the place to mend it, the worst first.
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { useSaid } from '../delivery/said.ts';
import type { OverviewFigures } from './overview-query.ts';

export type Need = {
  key: string;
  severity: 'error' | 'warning' | 'note';
  /** The listing or destination it is about; null where the sentence says it all. */
  subject: string | null;
  words: string;
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
  const wordsOf = useFindingWords();
  const needs: Need[] = findings
    .filter(({ code }) => !counted.has(code))
    .map((finding) => ({
      key: `${finding.subjectId} ${finding.code}`,
      severity: finding.severity,
      subject: finding.subject,
      words: wordsOf(finding),
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

/** A code without words here shows as the server says it. */
function useFindingWords(): (finding: Schema['Finding']) => string {
  const t = useTranslations('overview.finding');
  const said = useSaid();
  const health = useTranslations('destinations.health');
  const format = useFormatter();
  const because = (code: string, note: unknown) =>
    typeof note === 'string' && note !== '' ? health('withNote', { reason: said(code), note }) : said(code);
  return ({ code, message, values }) => {
    // "Never a lead" reads otherwise where at least test leads came.
    const key = code === 'never_a_lead' && 'daysSinceTest' in values ? 'only_tests' : code;
    if (!t.has(key)) return message;
    const reason = values['reason'];
    const until = values['until'];
    return t(key, {
      ...values,
      // A pause of the far side's making says why behind its code.
      ...(typeof reason === 'string' ? { reason: because(reason.split(':')[0]!, values['note']) } : {}),
      ...(typeof until === 'string'
        ? { until: format.dateTime(new Date(until), { dateStyle: 'short', timeStyle: 'short' }) }
        : {}),
    });
  };
}
