// Which events change as what a lead is counted, and which lead each is about. Pure.
import type { EventType } from '../events.ts';
import type { Told } from '../platform/outbox.ts';

/**
 * A fresh lead is told of by lead.scored, behind the intake. What a step of the funnel, an answer, a deal or a step of a sequence depends on is said by one of
 * these in the transaction that writes it.
 */
const counted: ReadonlySet<EventType> = new Set([
  'lead.scored',
  'lead.restaged',
  'lead.qualified',
  'lead.disqualified',
  'lead.reopened',
  'lead.assigned',
  'lead.shared',
  'activity.noted',
  'activity.removed',
  'lead.answered',
  'lead.unanswered',
  'lead.response_breached',
  'lead.response_stopped',
  'lead.converted',
  'opportunity.created',
  'opportunity.moved',
  'opportunity.changed',
  'opportunity.won',
  'opportunity.lost',
  'opportunity.reopened',
  'delivery.remote_changed',
  'lead.enrolled',
  'enrolment.moved',
  'enrolment.ended',
  'mail.sent',
  'mail.bounced',
  'mail.clicked',
] satisfies EventType[]);

export type Due = { publisherId: string; eventId: string; leadId: string; at: Date };

/** An event of a deal or a delivery names its lead, if it has one; the others are the lead's own. */
export function leadsOf(told: readonly Told[]): Due[] {
  return told.flatMap(({ type, publisherId, subjectId, data, id, at }) => {
    if (!counted.has(type)) return [];
    const named = (data as { leadId?: string | null }).leadId;
    const leadId = subjectId.startsWith('lead_') ? subjectId : named;
    return leadId ? [{ publisherId, eventId: id, leadId, at }] : [];
  });
}
