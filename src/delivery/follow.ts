// Keeps a record in step: where the lead's own delivery made one, its fields that say something of the opportunity are written anew.
import { answersOf } from '../connectors/answers.ts';
import type { Crm, Outcome, Update } from '../connectors/connector.ts';
import type { OpenWire } from '../connectors/wire.ts';
import type { FieldWords } from '../leads/lead-field.ts';
import type { SharedLead } from '../leads/lead.ts';
import { applyMapping } from '../mapping/apply.ts';
import { labelled } from '../mapping/lead-lines.ts';
import type { Mapped, Mended, Values } from '../mapping/mapping.ts';
import { opportunityFields, type OpportunityFacts } from '../mapping/opportunity-facts.ts';
import type { App } from '../platform/app.ts';
import { keyOf } from './key.ts';
import { unfitOutcome } from './unfit.ts';
import type { Followed } from './cargo.ts';
import { mappingOf, type Destination } from './destination.ts';
import { letLeadGo, noteWritten, opportunityFacts, ownDelivery, type Own } from './follow-store.ts';

type Sending = { lead: SharedLead; follows: Followed; ownFields?: readonly FieldWords[] };
type Done = { outcome: Outcome; mended: Mended[] };

/** Never makes a record: where there is none it says so. */
export async function follow(
  app: App,
  crm: Crm,
  destination: Destination,
  { lead, follows, ownFields = [] }: Sending,
  { wire, kept }: OpenWire,
): Promise<Done> {
  const answer = answersOf(crm.name);
  const instead = (outcome: Outcome): Done => ({ outcome, mended: [] });
  if (crm.update === undefined || !destination.followsOpportunities)
    return instead(answer('following_ended'));
  const { publisherId } = lead;
  const own = await ownDelivery(app.db, publisherId, lead.id, destination.id);
  if (own === undefined || isLacking(own)) return instead(answer('lead_not_there'));
  if (own.state === 'scheduled' || own.state === 'waiting') {
    await letLeadGo(app.db, publisherId, own.id, wire.now);
    return instead(answer('lead_first'));
  }
  const facts = await opportunityFacts(app.db, publisherId, follows.opportunityId);
  const made = facts && valuesOf(crm, destination, { lead, ownFields }, facts);
  const asIs: Outcome = { is: 'delivered', externalId: own.externalId };
  if (made === undefined) return instead(asIs);
  const { values, unfit, mended } = made;
  if (unfit.length > 0) return { outcome: unfitOutcome(crm, unfit[0]!), mended };
  // What has no value yet, such as a deal that nobody has priced, stays there as it is.
  if (Object.keys(values).length === 0) return { outcome: asIs, mended };
  await noteWritten(app.db, publisherId, own.id, values);
  const { externalId } = own;
  const targets = targetsFor(crm, destination);
  const update: Update = { key: keyOf(own.id), externalId, values, targets };
  return { outcome: kept(await crm.update(update, destination.settings, wire)), mended };
}

/** Of a lead that goes as what it became already. */
export function noteOpportunity(
  app: App,
  crm: Crm,
  destination: Destination,
  { lead, deliveryId }: { lead: SharedLead; deliveryId: string },
  values: Values,
): Promise<void> {
  const names = opportunityFields(mappingOf(crm, destination).fields).map(({ target }) => target);
  const told = Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
  return noteWritten(app.db, lead.publisherId, deliveryId, told);
}

/** It may have made one before it was sent again and parked. */
const isLacking = ({ state, externalId }: Own) =>
  state === 'withheld' || (state === 'parked' && externalId === null);

/** Only what says something of the opportunity: the rest is theirs by now. */
function valuesOf(
  crm: Crm,
  destination: Destination,
  { lead, ownFields }: { lead: SharedLead; ownFields: readonly FieldWords[] },
  facts: OpportunityFacts,
): Mapped {
  const mapping = mappingOf(crm, destination);
  const fields = opportunityFields(mapping.fields);
  return applyMapping(labelled(lead, ownFields, facts), { ...mapping, fields }, targetsFor(crm, destination));
}

/** Nothing is required of a record that is there. */
const targetsFor = (crm: Crm, { farTargets }: Destination) =>
  (farTargets ?? crm.mappable.targets).map((target) => ({ ...target, required: false }));
