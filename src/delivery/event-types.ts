// Which events can go to a destination, and which of them are about a lead. Their sentences are in words/, their payloads in src/events.ts.
import type { EventType } from '../events.ts';
import { wordsOf } from '../platform/words.ts';

/** In the order in which people choose from them. */
export const eventGroups = [
  'leads',
  'work',
  'mail',
  'opportunities',
  'deliveries',
  'setup',
  'access',
] as const;
export type EventGroup = (typeof eventGroups)[number];

type Listed = {
  group: EventGroup;
  /** The lead is what it happened to, or named in its payload; null: it is about no lead. */
  lead: 'subject' | 'named' | null;
};

const of = (group: EventGroup, lead: Listed['lead'] = null): Listed => ({ group, lead });
const ofLead = of('leads', 'subject');
const ofWork = of('work', 'subject');
const ofMail = of('mail', 'subject');
const ofDeal = of('opportunities', 'named');
const ofSetup = of('setup');
const ofAccess = of('access');

/** The compiler wants every event here. Null: nobody can have asked for it before it happened. */
const all: Record<EventType, Listed | null> = {
  'lead.received': ofLead,
  'lead.scored': ofLead,
  'lead.qualified': ofLead,
  'lead.disqualified': ofLead,
  'lead.reopened': ofLead,
  'lead.checked': ofLead,
  'lead.restaged': ofLead,
  'lead.assigned': ofLead,
  'lead.shared': ofLead,
  'lead.returned': ofLead,
  'lead.return_decided': ofLead,
  'lead.converted': ofLead,
  'lead.back_filled': ofLead,
  'person.merged': ofLead,
  'person.merge_undone': ofLead,
  'person.kept_apart': ofLead,
  'person.separation_ended': ofLead,
  'body.quarantined': of('leads'),
  'body.released': of('leads', 'named'),
  'body.discarded': of('leads'),
  'lead.response_warned': ofWork,
  'lead.response_breached': ofWork,
  'lead.answered': ofWork,
  'lead.unanswered': ofWork,
  'lead.response_stopped': ofWork,
  'activity.noted': ofWork,
  'activity.removed': ofWork,
  'task.created': ofWork,
  'task.changed': ofWork,
  'task.done': ofWork,
  'task.skipped': ofWork,
  'playbook.began': ofWork,
  'playbook.ended': ofWork,
  'playbook.resumed': ofWork,
  'mail.sent': ofMail,
  'mail.failed': ofMail,
  'mail.withheld': ofMail,
  'mail.bounced': ofMail,
  'mail.complained': ofMail,
  'mail.clicked': ofMail,
  'contact.stopped': of('mail', 'named'),
  'contact.allowed': of('mail', 'named'),
  'lead.enrolled': ofMail,
  'enrolment.ended': ofMail,
  'enrolment.switched': ofMail,
  'sequence.saved': of('mail'),
  'sequence.switched': of('mail'),
  'nurture_settings.saved': of('mail'),
  'opportunity.created': ofDeal,
  'opportunity.moved': ofDeal,
  'opportunity.changed': ofDeal,
  'opportunity.won': ofDeal,
  'opportunity.lost': ofDeal,
  'opportunity.reopened': ofDeal,
  'marketplace_account.saved': ofSetup,
  'marketplace_account.removed': ofSetup,
  'marketplace_account.broken': ofSetup,
  'marketplace_account.mended': ofSetup,
  'marketplace_account.ending': ofSetup,
  'programme_account.created': ofSetup,
  'programme_account.changed': ofSetup,
  'programme_account.removed': ofSetup,
  'programme_account.broken': ofSetup,
  'programme_account.mended': ofSetup,
  'programme_account.ending': ofSetup,
  'referral.received': of('work'),
  'referral.changed': of('work'),
  'referral.accepted': of('work'),
  'referral.declined': of('work'),
  'referral.won': of('work'),
  'referral.lost': of('work'),
  'referral.expired': of('work'),
  'referral.expiring': of('work'),
  'referral.matched': of('work', 'named'),
  'referral.noted': of('work'),
  'referral.asked': of('work'),
  'referral.not_done': of('work'),
  'referral.converted': of('work'),
  'referral.out_of_step': of('work'),
  'referral.in_step': of('work'),
  'referral.settled': of('work'),
  'cosell_contacts.saved': ofSetup,
  'readiness.marked': ofSetup,
  'delivery.parked': of('deliveries', 'named'),
  'delivery.replayed': of('deliveries'),
  'delivery.remote_changed': of('deliveries', 'named'),
  'destination.created': of('deliveries'),
  'destination.changed': of('deliveries'),
  'destination.mapped': of('deliveries'),
  'destination.fields_read': of('deliveries'),
  'destination.paused': of('deliveries'),
  'destination.resumed': of('deliveries'),
  'destination.checked': of('deliveries'),
  'destination.broken': of('deliveries'),
  'destination.mended': of('deliveries'),
  'tracking.changed': of('deliveries'),
  'list.compared': of('deliveries'),
  'back_fill.started': of('deliveries'),
  'back_fill.ended': of('deliveries'),
  'reconciliation.started': of('deliveries'),
  'reconciliation.ended': of('deliveries'),
  'listing.created': ofSetup,
  'listing.changed': ofSetup,
  'lead_sharing.changed': ofSetup,
  'intake_token.created': ofSetup,
  'consent_text.written': ofSetup,
  'lead_field.created': ofSetup,
  'lead_field.changed': ofSetup,
  'scoring_model.saved': ofSetup,
  'criteria.saved': ofSetup,
  'territories.saved': ofSetup,
  'pool.saved': ofSetup,
  'pool.archived': ofSetup,
  'pool.emptied': ofSetup,
  'working_hours.changed': ofSetup,
  'absence.created': ofSetup,
  'absence.removed': ofSetup,
  'response_times.saved': ofSetup,
  'playbooks.saved': ofSetup,
  'mail_template.saved': ofSetup,
  'mail_template.archived': ofSetup,
  'mail_sender.changed': ofSetup,
  'mail_report_url.created': ofSetup,
  'pipelines.saved': ofSetup,
  'exchange_rates.saved': ofSetup,
  'marketing_plan.created': ofSetup,
  'marketing_plan.changed': ofSetup,
  'campaign_settings.changed': ofSetup,
  'campaign.created': ofSetup,
  'campaign.changed': ofSetup,
  'campaign.cost_entered': ofSetup,
  'traffic.imported': ofSetup,
  'marketplace_offer.assigned': ofSetup,
  'report.created': ofSetup,
  'report.changed': ofSetup,
  'report.removed': ofSetup,
  'publisher.created': null,
  'publisher.changed': ofAccess,
  'key.created': ofAccess,
  'key.revoked': ofAccess,
  'status_page.created': ofAccess,
  'status_page.changed': ofAccess,
  'status_page.revoked': ofAccess,
  'user.invited': ofAccess,
  'invitation.revoked': ofAccess,
  'user.joined': ofAccess,
  'user.changed': ofAccess,
  'user.disabled': ofAccess,
  'user.enabled': ofAccess,
  'membership.changed': ofAccess,
  'membership.removed': ofAccess,
  'session.started': ofAccess,
  'session.revoked': ofAccess,
  'second_factor.enabled': ofAccess,
  'second_factor.disabled': ofAccess,
  'recovery_codes.renewed': ofAccess,
  'recovery_code.used': ofAccess,
  'password.reset': ofAccess,
  'identity_provider.created': ofAccess,
  'identity_provider.changed': ofAccess,
  'identity_provider.removed': ofAccess,
  'identity.linked': ofAccess,
  'identity.unlinked': ofAccess,
  'passkey.created': ofAccess,
  'passkey.removed': ofAccess,
};

export const eventTypes = (Object.keys(all) as EventType[]).filter((type) => all[type] !== null);

export const groupOf = (type: EventType): EventGroup => all[type]!.group;
export const isAboutLead = (type: EventType): boolean => all[type]!.lead !== null;

/** What happened, in a few English words: the same that the console shows. */
export const sentenceOf = (type: EventType): string => wordsOf('en', 'reasons')(`event.${type}`);

/** The lead that an event is about. */
export function leadIdOf(type: EventType, subjectId: string, data: object): string | null {
  const lead = all[type]?.lead ?? null;
  if (lead === 'subject') return subjectId;
  const named: unknown = 'leadId' in data ? data.leadId : null;
  return lead === 'named' && typeof named === 'string' ? named : null;
}
