// A moment of a lead's story as a sentence, and who caused it.
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useDestinationName } from '../delivery/kinds.ts';
import { useSaid } from '../delivery/said.ts';
import { useLength } from '../followup/length.ts';
import { toneOf, useRemoteWords, type Remote } from '../tracking/remote-words.ts';
import type { LeadWhole } from './lead-detail.tsx';
import { useAssignee, useByWhom } from './people.ts';

type Moment = Schema['Moment'];
const text = (value: unknown) => (typeof value === 'string' ? value : '');

type Words = { words: string; by: string | null; tone?: 'good' | 'bad' };

export function useMomentWords(lead: LeadWhole): (moment: Moment) => Words {
  const t = useTranslations('leads.timeline');
  const back = useTranslations('coming-back');
  const remote = useRemoteWords();
  const said = useSaid();
  const assignee = useAssignee();
  const byWhom = useByWhom();
  const destinationOf = useDestinationOf(lead);
  const qualification = useQualificationMoments();
  const response = useResponseMoments();
  const plain = usePlainMoments();
  const nurture = useNurtureMoments();

  return (moment) => {
    const { type, actor } = moment;
    const by = byWhom(actor);
    const destination = destinationOf(moment);
    const reason = text(moment['reason']);
    switch (type) {
      case 'delivery.attempted': {
        const outcome = said(text(moment['outcome']), 'outcome');
        const number = Number(moment['attempt']);
        const follows = text(moment['follows']);
        const words = follows
          ? t('followed', { number, destination, outcome, event: said(follows, 'event') })
          : t('attempted', { number, destination, outcome });
        return {
          words: reason ? t('because', { words, reason: said(reason) }) : words,
          by: null,
          tone: moment['outcome'] === 'delivered' ? 'good' : 'bad',
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
      case 'lead.qualified':
      case 'lead.reopened':
      case 'lead.disqualified':
      case 'lead.checked':
        return { ...qualification(moment), by };
      case 'lead.response_warned':
      case 'lead.response_breached':
      case 'lead.answered':
      case 'activity.noted':
      case 'activity.removed':
        return response(moment, by);
      case 'lead.enrolled':
      case 'enrolment.ended':
      case 'enrolment.switched':
        return nurture(moment, by);
      default:
        return plain(moment, by);
    }
  };
}

/** The name of the destination that a moment is of. */
function useDestinationOf({ deliveries, updates }: LeadWhole): (moment: Moment) => string {
  const t = useTranslations('leads.recipients');
  const nameOf = useDestinationName();
  const names = new Map(
    [...deliveries, ...updates].flatMap(({ id, destinationId, role, destinationName }) => {
      const name = nameOf(role, destinationName);
      return [
        [id, name],
        [destinationId, name],
      ];
    }),
  );
  return (moment) =>
    names.get(text(moment['deliveryId'])) ?? names.get(text(moment['destinationId'])) ?? t('nameless');
}

/** What says all by its name or its number, and of decisions on people their own words. */
function usePlainMoments(): (moment: Moment, by: string | null) => Words {
  const t = useTranslations('leads.timeline');
  const said = useSaid();
  return ({ type, note, posts }, by) => {
    if (type === 'lead.posted_again') return { words: t('postedAgain', { count: Number(posts) }), by: null };
    const words = said(type, 'event');
    const own = type.startsWith('person.') ? text(note) : '';
    return { words: own ? t('withNote', { words, note: own }) : words, by };
  };
}

/** Its way through sequences of mails. */
function useNurtureMoments(): (moment: Moment, by: string | null) => Words {
  const t = useTranslations('leads.timeline');
  const reasons = useTranslations('nurture.reasons');
  return (moment, by) => {
    if (moment.type === 'lead.enrolled') return { words: t('enrolled'), by };
    if (moment.type === 'enrolment.switched')
      return { words: t(moment['state'] === 'paused' ? 'sequencePaused' : 'sequenceResumed'), by };
    const reason = text(moment['reason']);
    return { words: t('leftSequence', { reason: reasons.has(reason) ? reasons(reason) : reason }), by };
  };
}

/** How soon somebody answered, and what was done about it. */
function useResponseMoments(): (moment: Moment, by: string | null) => Words {
  const t = useTranslations('leads.timeline');
  const activity = useTranslations('follow-up.activities');
  const length = useLength();
  const assignee = useAssignee();
  return (moment, by) => {
    const kind = () => activity(`kind.${text(moment['kind'])}`);
    switch (moment.type) {
      case 'lead.response_warned':
        return { words: t('responseWarned'), by: null };
      case 'lead.response_breached':
        return { words: t('responseBreached'), by: null, tone: 'bad' };
      case 'lead.answered': {
        const words = t('answered', { time: length(Number(moment['seconds'])) });
        const late = moment['inTime'] === false;
        return { words, by: assignee(text(moment['userId']) || null), tone: late ? 'bad' : 'good' };
      }
      case 'activity.removed':
        return { words: t('activityRemoved', { kind: kind() }), by };
      default: {
        const outcome = text(moment['outcome']);
        if (outcome === '') return { words: t('noted', { kind: kind() }), by };
        return { words: t('notedWith', { kind: kind(), outcome: activity(`outcome.${outcome}`) }), by };
      }
    }
  };
}

function useQualificationMoments(): (moment: Moment) => Pick<Words, 'words' | 'tone'> {
  const t = useTranslations('qualification');
  const criteria = useTranslations('qualification.criteria');
  return (moment) => {
    const { stage: id, criterion: of } = moment;
    const stage = () => t(`stages.${String(id)}`);
    const criterion = String(of);
    switch (moment.type) {
      case 'lead.qualified':
        return { words: stage(), tone: 'good' };
      case 'lead.reopened':
        return { words: t('timeline.reopened', { stage: stage() }) };
      case 'lead.disqualified':
        return { words: t('timeline.disqualified', { reason: t(`reasons.${String(moment['reason'])}`) }) };
      default: {
        const name = criteria.has(criterion) ? criteria(criterion) : criterion;
        return { words: t(moment['met'] ? 'timeline.met' : 'timeline.notMet', { criterion: name }) };
      }
    }
  };
}
