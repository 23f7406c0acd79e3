// What sets a lead apart from the many: a test, information only, withheld. How good it is: its grade.
import { useTranslations } from 'use-intl';
import { Mark } from '../../ui/marks.tsx';
import { useSaid } from '../delivery/said.ts';
import type { Lead } from './inbox.ts';

export function LeadMarks({ lead }: { lead: Pick<Lead, 'kind' | 'status' | 'posts' | 'standing'> }) {
  const said = useSaid();
  const t = useTranslations('leads');
  return (
    <>
      {lead.standing?.hot && <Mark tone="bad">{t('hot')}</Mark>}
      {lead.standing?.grade && <Mark tone="info">{lead.standing.grade}</Mark>}
      {lead.kind === 'test' && <Mark tone="info">{said('test', 'kind')}</Mark>}
      {lead.kind === 'notice' && <Mark tone="quiet">{said('notice', 'kind')}</Mark>}
      {lead.status === 'withheld' && <Mark tone="waiting">{said('withheld', 'status')}</Mark>}
      {lead.posts > 1 && <Mark tone="quiet">{t('posts', { count: lead.posts })}</Mark>}
    </>
  );
}
