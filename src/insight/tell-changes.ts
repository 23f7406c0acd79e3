// From events to changes: what was said in a transaction is told to whoever watches, once it has committed.
import type { EventType } from '../events.ts';
import type { App } from '../platform/app.ts';

const ofDestination = [
  'destination.created',
  'destination.changed',
  'destination.mapped',
  'destination.fields_read',
  'destination.paused',
  'destination.resumed',
  'destination.checked',
  'tracking.changed',
  'reconciliation.started',
  'reconciliation.ended',
] as const satisfies EventType[];
const ofQualification = [
  'lead.qualified',
  'lead.disqualified',
  'lead.reopened',
  'lead.checked',
  'lead.return_decided',
] as const satisfies EventType[];
const ofPeople = [
  'person.merged',
  'person.merge_undone',
  'person.kept_apart',
  'person.separation_ended',
] as const satisfies EventType[];
/** Warnings and breaches are told where they are said, with the clocks that only began. */
const ofLead = [
  'lead.received',
  'lead.answered',
  'lead.unanswered',
  'lead.response_stopped',
  'activity.noted',
  'activity.removed',
  'mail.clicked',
  'playbook.began',
  'playbook.ended',
  'playbook.resumed',
  'task.created',
  'task.changed',
  'task.done',
  'task.skipped',
] as const satisfies EventType[];
const ofOpportunity = [
  'opportunity.created',
  'opportunity.moved',
  'opportunity.changed',
  'opportunity.won',
  'opportunity.lost',
  'opportunity.reopened',
] as const satisfies EventType[];
const ofReferral = [
  'referral.received',
  'referral.changed',
  'referral.accepted',
  'referral.declined',
  'referral.won',
  'referral.lost',
  'referral.expired',
  'referral.matched',
  'referral.noted',
  'referral.not_done',
] as const satisfies EventType[];
/** Whatever the numbers of campaigns are made of. */
const ofCampaigns = [
  'lead.scored',
  'lead.qualified',
  'lead.restaged',
  'lead.disqualified',
  'lead.reopened',
  'marketing_plan.created',
  'marketing_plan.changed',
  'campaign.created',
  'campaign.changed',
  'campaign.cost_entered',
  'campaign_settings.changed',
  'traffic.imported',
  'marketplace_offer.assigned',
  'marketplace_account.saved',
  'marketplace_account.removed',
  'marketplace_account.broken',
  'marketplace_account.mended',
  ...ofOpportunity,
] as const satisfies EventType[];
/** Of a referral and the opportunity that it became. */
const ofBoth = [
  'referral.converted',
  'referral.out_of_step',
  'referral.in_step',
  'referral.settled',
] as const satisfies EventType[];
const ofQuarantine = ['body.quarantined', 'body.released', 'body.discarded'] as const satisfies EventType[];

/** Deliveries and the health of destinations are told by the delivery room itself: most of their changes are no events. */
export function tellChanges(app: App): void {
  const on = (
    types: readonly EventType[],
    kinds: readonly (
      | 'leads'
      | 'assigned'
      | 'destinations'
      | 'quarantine'
      | 'opportunities'
      | 'referrals'
      | 'campaigns'
    )[],
  ) => {
    for (const type of types)
      app.outbox.on(type, async (_tx, happenings) => ({
        undone() {},
        committed() {
          for (const { publisherId, subjectId } of happenings)
            for (const kind of kinds) app.changes.tell(publisherId, kind, [subjectId]);
        },
      }));
  };
  on(ofLead, ['leads']);
  on(['lead.assigned'], ['leads', 'assigned']);
  on(ofQualification, ['leads']);
  on(ofPeople, ['leads']);
  on(ofDestination, ['destinations']);
  on(['lead.converted'], ['leads']);
  on(ofOpportunity, ['opportunities']);
  on(ofQuarantine, ['quarantine']);
  on([...ofReferral, ...ofBoth], ['referrals']);
  for (const type of ofBoth)
    app.outbox.on(type, async (_tx, happenings) => ({
      undone() {},
      committed() {
        for (const { publisherId, data } of happenings)
          app.changes.tell(publisherId, 'opportunities', [data.opportunityId]);
      },
    }));
  on(ofCampaigns, ['campaigns']);
}
