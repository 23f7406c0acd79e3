// What the doctor found, as a sentence in the reader's language, and what to do about it.
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useSaid } from './said.ts';

type Finding = Schema['Finding'];

export function useFindingWords(): {
  /** Goes on after the subject's name and a colon. */
  of: (finding: Finding) => string;
  remedy: (finding: Finding) => string | null;
} {
  const t = useTranslations('overview');
  const listings = useTranslations('listings.warnings');
  const said = useSaid();
  const format = useFormatter();
  const health = useTranslations('destinations.health');
  const because = (code: string, note: unknown) =>
    typeof note === 'string' && note !== '' ? health('withNote', { reason: said(code), note }) : said(code);
  const of = ({ code, values }: Finding) => {
    // "Never a lead" reads otherwise where at least test leads came.
    const key = code === 'never_a_lead' && 'daysSinceTest' in values ? 'only_tests' : code;
    const reason = values['reason'];
    const until = values['until'];
    return t(`finding.${key}`, {
      ...values,
      // A pause of the far side's making says why behind its code.
      ...(typeof reason === 'string' ? { reason: because(reason.split(':')[0]!, values['note']) } : {}),
      ...(typeof until === 'string'
        ? { until: format.dateTime(new Date(until), { dateStyle: 'short', timeStyle: 'short' }) }
        : {}),
    });
  };
  const remedy = ({ code }: Finding) => {
    // What a listing warns of by itself is told in the same words.
    const ofListing = `${code === 'kind_unusual' ? 'kind_unlisted' : code}.remedy`;
    if (listings.has(ofListing)) return listings(ofListing);
    return t.has(`remedy.${code}`) ? t(`remedy.${code}`) : null;
  };
  return { of, remedy };
}
