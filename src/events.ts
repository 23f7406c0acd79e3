// THE WORDS: every event and its payload. Types only; any room may import it. Payloads hold ids and codes, never contact data.
import type { AssignedBecause, AssignedByHand } from './leads/assignment.ts';
import type { LeadKind, LeadStatus, SharedLead } from './leads/lead.ts';

type OfFill = { backFillId: string; comparisonId: string };
type OfDeal = {
  leadId: string | null;
  pipelineId: string;
  value: string | null;
  currency: string | null;
};

export type Events = {
  'publisher.created': { slug: string };
  'publisher.changed': { fields: string[] };
  'key.created': { keyId: string; name: string; scopes: string[] };
  'key.revoked': { keyId: string };
  'status_page.created': { statusPageId: string; name: string };
  'status_page.changed': { statusPageId: string; fields: string[] };
  'status_page.revoked': { statusPageId: string };
  'user.invited': { invitationId: string; role: string };
  'invitation.revoked': { invitationId: string };
  'user.joined': { userId: string; role: string };
  'user.changed': { fields: string[] };
  'user.disabled': { userId: string };
  'user.enabled': { userId: string };
  'membership.changed': { userId: string; role: string };
  'membership.removed': { userId: string };
  'session.started': { sessionId: string };
  'session.revoked': { sessionId: string };
  'second_factor.enabled': { factor: string };
  'second_factor.disabled': { factor: string };
  'recovery_codes.renewed': Record<string, never>;
  'recovery_code.used': Record<string, never>;
  'password.reset': Record<string, never>;
  'identity_provider.created': { issuer: string };
  'identity_provider.changed': { fields: string[] };
  'identity_provider.removed': Record<string, never>;
  'identity.linked': { providerId: string };
  'identity.unlinked': { providerId: string };
  'passkey.created': { passkeyId: string };
  'passkey.removed': { passkeyId: string };
  'listing.created': { storefront: string; kind: string; offerId: string };
  'listing.changed': { fields: string[] };
  'lead_sharing.changed': { enabled: boolean };
  'intake_token.created': { tokenId: string; overlapHours: number };
  'consent_text.written': { callToAction: string; language: string; version: number };
  'lead_field.created': { name: string };
  'lead_field.changed': { name: string; fields: string[] };
  'lead.received': { listingId: string; kind: LeadKind; status: LeadStatus; action: string | null };
  /** When the product has looked at it: score and grade are null where an exclusion holds. */
  'lead.scored': {
    storefront: string;
    version: number;
    excluded: string | null;
    score: number | null;
    grade: string | null;
    hot: boolean;
    stage: string;
  };
  /** because: criteria, which data or a tick met, or a person who said so. */
  'lead.qualified': { stage: string; from: string; because: 'criteria' | 'person' };
  'lead.disqualified': { reason: string; from: string };
  'lead.reopened': { stage: string };
  'lead.checked': { criterion: string; met: boolean };
  'lead.returned': { reason: string };
  'lead.return_decided': { accepted: boolean };
  'criteria.saved': { version: number };
  /** Scored anew by another model, it became marketing-qualified or no longer is. */
  'lead.restaged': { stage: string; from: string; version: number };
  'scoring_model.saved': { storefront: string; version: number };
  /** Said of each lead involved. note: a person's own words for it. */
  'person.merged': { mergeId: string; keptId: string; absorbedId: string; note: string | null };
  'person.merge_undone': { mergeId: string; keptId: string; absorbedId: string; note: string | null };
  'person.kept_apart': { duplicateId: string; oneId: string; otherId: string; note: string | null };
  'person.separation_ended': { duplicateId: string; oneId: string; otherId: string };
  /** because: see src/leads/assignment.ts; pool and territory: null by hand. */
  'lead.assigned': {
    userId: string | null;
    poolId: string | null;
    territoryId: string | null;
    because: AssignedBecause;
  };
  /** It was withheld, and lead sharing was switched on. */
  'lead.shared': { listingId: string };
  'territories.saved': { version: number };
  'pool.saved': { version: number };
  'pool.archived': Record<string, never>;
  /** The last one who may work leads has left it. */
  'pool.emptied': Record<string, never>;
  'working_hours.changed': { userId: string };
  'absence.created': { userId: string };
  'absence.removed': { userId: string };
  /** dueAt: RFC 3339. */
  'lead.response_warned': { policy: string | null; dueAt: string };
  /** reassign: what the policy wants. userId: who had the lead. */
  'lead.response_breached': {
    leadId: string;
    reassign: boolean;
    userId: string | null;
    policy: string | null;
    dueAt: string;
  };
  /** Said again when an earlier response becomes known. userId: null where a far side says so. with: the activity or delivery. */
  'lead.answered': { userId: string | null; with: string; seconds: number; inTime: boolean | null };
  'lead.unanswered': Record<string, never>;
  'lead.response_stopped': { reason: string };
  /** at: RFC 3339, when it was done. */
  'activity.noted': {
    activityId: string;
    kind: string;
    direction: string | null;
    outcome: string | null;
    userId: string;
    at: string;
    corrects: string | null;
  };
  'activity.removed': { activityId: string; kind: string };
  'response_times.saved': { version: number };
  'playbooks.saved': { version: number };
  'playbook.began': { playbook: string; version: number };
  /** reason: answered, qualified, disqualified, person or finished. */
  'playbook.ended': { playbook: string; reason: string };
  'playbook.resumed': { playbook: string };
  /** A person's own; the steps of a playbook are told when they end. dueAt: RFC 3339. */
  'task.created': { taskId: string; kind: string; userId: string | null; dueAt: string };
  'task.changed': { taskId: string; kind: string; fields: string[] };
  'task.done': { taskId: string; kind: string; activityId: string | null };
  'task.skipped': { taskId: string; kind: string };
  /** reason: see src/mailing/may-mail.ts. subjectId of all of these: the lead. */
  'mail.sent': { mailId: string; leadId: string; templateId: string; sequenceId: string | null };
  'mail.failed': { mailId: string; leadId: string; reason: string };
  'mail.withheld': { mailId: string; leadId: string; reason: string };
  'mail.bounced': { mailId: string; leadId: string; permanent: boolean; reason: string };
  'mail.complained': { mailId: string; leadId: string };
  /** link: where it led; null: the link that no person sees. */
  'mail.clicked': {
    mailId: string;
    leadId: string;
    link: string | null;
    by: 'person' | 'scanner' | 'unsure';
  };
  /** reason: opted_out, bounced, complained or manual. Said of each lead of the address, else once of the publisher. */
  'contact.stopped': { leadId: string | null; reason: string };
  /** note: a person's own words for it. */
  'contact.allowed': { leadId: string | null; reason: string; note: string | null };
  'mail_template.saved': { version: number };
  'mail_template.archived': Record<string, never>;
  'mail_sender.changed': { fields: string[] };
  'mail_report_url.created': { urlId: string };
  /** Said of the lead. */
  'lead.converted': { opportunityId: string };
  /** Of opportunities: value is a decimal in the currency, as it was then; from and to are stages of the pipeline, won or lost. */
  'opportunity.created': OfDeal & { stage: string };
  'opportunity.moved': OfDeal & { from: string; to: string };
  'opportunity.changed': { leadId: string | null; fields: string[] };
  /** reason: of the publisher's list. */
  'opportunity.won': OfDeal & { from: string; reason: string | null };
  'opportunity.lost': OfDeal & { from: string; reason: string };
  'opportunity.reopened': OfDeal & { from: string; to: string };
  'pipelines.saved': { version: number };
  'exchange_rates.saved': { count: number };
  'marketing_plan.created': Record<string, never>;
  'marketing_plan.changed': { archived: boolean };
  'campaign_settings.changed': { halfLifeDays: number };
  'campaign.created': { planId: string | null };
  'campaign.changed': { fields: string[] };
  /** amount: a decimal. corrects: the cost whose place it takes. */
  'campaign.cost_entered': {
    costId: string;
    day: string;
    amount: string;
    currency: string;
    corrects: string | null;
  };
  'marketplace_offer.assigned': { offerName: string; rows: number };
  /** secret: it was entered anew. */
  'marketplace_account.saved': { secret: boolean };
  'marketplace_account.removed': Record<string, never>;
  'marketplace_account.broken': { fault: string };
  'marketplace_account.mended': Record<string, never>;
  'marketplace_account.ending': { days: number; endsOn: string };
  'report.created': { shared: boolean };
  'report.changed': { fields: string[] };
  'report.removed': Record<string, never>;
  'traffic.imported': { importId: string; added: number; changed: number; refused: number };
  /** A marketplace's own list was compared with ours. source: file or account. */
  'list.compared': { comparisonId: string; source: string; rows: number; leftOut: number };
  'back_fill.started': OfFill & { rows: number };
  'back_fill.ended': OfFill & { takenIn: number; sent: number; couldNot: number };
  /** Said of the lead. takenIn: it was missing here; destinationIds: where it was missing and went. */
  'lead.back_filled': OfFill & { takenIn: boolean; destinationIds: string[] };
  'body.quarantined': { listingId: string; reason: string };
  'body.released': { leadId: string };
  'body.discarded': Record<string, never>;
  'destination.created': { kind: string; role: string };
  'destination.changed': { fields: string[] };
  'destination.mapped': { version: number };
  'destination.fields_read': { count: number };
  /** note: a person's own words for it. */
  'destination.paused': { reason: string; note?: string | null };
  'destination.resumed': Record<string, never>;
  'destination.checked': { outcome: string; reason: string | null };
  'destination.broken': { reason: string };
  'destination.mended': Record<string, never>;
  'delivery.parked': { leadId: string; destinationId: string; reason: string };
  'delivery.replayed': { destinationId: string | null; count: number };
  /** owner: one of the far side's own people, such as the salesperson; null where the far side is the operator's. */
  'delivery.remote_changed': {
    leadId: string;
    destinationId: string;
    state: string;
    status: string | null;
    owner: string | null;
    value: number | null;
    currency: string | null;
  };
  'sequence.saved': { version: number };
  /** state: on, paused or archived. */
  'sequence.switched': { state: string };
  'nurture_settings.saved': Record<string, never>;
  /** because: hand, lead or storefront. Said of the lead, as the three that follow. */
  'lead.enrolled': { enrolmentId: string; sequenceId: string; version: number; because: string };
  /** It took these steps, in this order. */
  'enrolment.moved': { enrolmentId: string; sequenceId: string; stepIds: string[] };
  /** reason: see src/nurture/enrolment.ts. */
  'enrolment.ended': { enrolmentId: string; sequenceId: string; reason: string };
  'enrolment.switched': { enrolmentId: string; sequenceId: string; state: 'active' | 'paused' };
  'tracking.changed': { enabled: boolean };
  'reconciliation.started': { reconciliationId: string };
  'programme_account.created': { programme: string };
  'programme_account.changed': { fields: string[] };
  'programme_account.removed': Record<string, never>;
  /** fault: why nothing comes or goes any more. */
  'programme_account.broken': { fault: string };
  'programme_account.mended': Record<string, never>;
  /** Its refresh token ends in so many days unless somebody signs in anew. endsAt: RFC 3339. */
  'programme_account.ending': { days: number; endsAt: string };
  'referral.received': { programme: string; category: string; direction: string; status: string };
  'referral.changed': { fields: string[] };
  'referral.accepted': { programme: string };
  'referral.declined': { programme: string };
  'referral.won': { programme: string };
  'referral.lost': { programme: string };
  'referral.expired': { programme: string };
  /** Nobody answered it; expiresAt: RFC 3339. */
  'referral.expiring': { expiresAt: string };
  'referral.matched': { leadId: string; by: string };
  'referral.noted': { noteId: string };
  'referral.asked': { commandId: string; kind: string };
  'referral.converted': { opportunityId: string };
  /** What it and its opportunity have differs, and neither can simply follow the other. fields: in which. */
  'referral.out_of_step': { opportunityId: string; fields: string[] };
  'referral.in_step': { opportunityId: string };
  /** A person decided between both. keep: referral, opportunity or both. */
  'referral.settled': { opportunityId: string; keep: string };
  /** What was asked was not done: conflict, or why it was refused. */
  'referral.not_done': { commandId: string; kind: string; why: string };
  'cosell_contacts.saved': { count: number };
  'readiness.marked': { item: string; done: boolean };
  'reconciliation.ended': {
    reconciliationId: string;
    state: string;
    compared: number;
    lacking: number;
    changed: number;
  };
};

export type EventType = keyof Events;

/** What a room hands on in memory beside the stored payload, so that the next room need not read it again. */
export type Handed = {
  /** earlierLeads: customer leads that the same person made before this one. */
  'lead.received': { lead: SharedLead; earlierLeads: number };
  /** Null where the product itself chose. */
  'lead.assigned': AssignedByHand | null;
};

/** Something that happened, about to be written. subjectId: the lead, listing, destination, key or publisher it happened to. */
export type Happening<Type extends EventType = EventType> = {
  type: Type;
  publisherId: string;
  subjectId: string;
  /** Who caused it, such as key_…, operator, intake or worker. */
  actor: string;
  data: Events[Type];
} & (Type extends keyof Handed ? { handed: Handed[Type] } : unknown);
