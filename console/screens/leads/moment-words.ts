// A moment of a lead's story as a sentence, and who caused it.
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useSaid } from '../delivery/said.ts';
import { toneOf, useRemoteWords, type Remote } from '../tracking/remote-words.ts';
import type { LeadWhole } from './lead-detail.tsx';
import { useAssignee } from './people.ts';

type Moment = Schema['Moment'];
type Words = { words: string; by: string | null; tone?: 'good' | 'bad' };

export function useMomentWords(lead: LeadWhole): (moment: Moment) => Words {
  const t = useTranslations('leads.timeline');
  const recipients = useTranslations('leads.recipients');
  const back = useTranslations('coming-back');
  const remote = useRemoteWords();
  const said = useSaid();
  const assignee = useAssignee();
  const names = new Map(lead.deliveries.map(({ id, destinationName }) => [id, destinationName]));
  const byDestination = new Map(
    lead.deliveries.map(({ destinationId, destinationName }) => [destinationId, destinationName]),
  );
  const text = (value: unknown) => (typeof value === 'string' ? value : '');

  return (moment) => {
    const { type, actor } = moment;
    const by = byWhom(actor);
    const destination =
      names.get(text(moment['deliveryId'])) ??
      byDestination.get(text(moment['destinationId'])) ??
      recipients('nameless');
    const reason = text(moment['reason']);
    switch (type) {
      case 'delivery.attempted': {
        const outcome = said(text(moment['outcome']), 'outcome');
        const number = Number(moment['attempt']);
        const words = t('attempted', { number, destination, outcome });
        const well = moment['outcome'] === 'delivered';
        return {
          words: reason ? t('because', { words, reason: said(reason) }) : words,
          by: null,
          tone: well ? 'good' : 'bad',
        };
      }
      case 'delivery.parked':
        return { words: t('parked', { destination, reason: said(reason) }), by: null, tone: 'bad' };
      case 'delivery.replayed':
        return { words: t('replayed', { destination }), by };
      case 'delivery.remote_changed': {
        const there = moment as Moment & Remote;
        const words = [remote.stateOf(there.state), ...remote.moreOf(there)].join(' · ');
        const tone = toneOf(there.state);
        const heard = { words: back('moment', { destination, words }), by: null };
        return tone === 'good' || tone === 'bad' ? { ...heard, tone } : heard;
      }
      case 'lead.assigned': {
        const name = assignee(text(moment['userId']) || null);
        return { words: name === null ? t('unassigned') : t('assigned', { name }), by };
      }
      case 'lead.posted_again':
        return { words: t('postedAgain', { count: Number(moment['posts']) }), by: null };
      default:
        return { words: said(type, 'event'), by };
    }
  };

  /** Machines of our own need no naming; a person is named, a key is said to be one. */
  function byWhom(actor: string): string | null {
    if (actor === 'worker' || actor === 'intake') return null;
    if (actor.startsWith('key_')) return said('key', 'actor');
    if (actor === 'operator') return said('operator', 'actor');
    return assignee(actor);
  }
}
