// One lead, whole: what it is, the bytes it came as, the person behind it, where it went and all that happened to it.
import type { Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import { leadById, type WholeLead } from '../leads/inbox-store.ts';
import { ownValues } from '../leads/lead-field.ts';
import { leadFieldsOf } from '../leads/lead-field-store.ts';
import { leadView } from '../leads/lead-view.ts';
import { joinedWith, personOf } from '../leads/person-store.ts';
import { shownRaw } from '../leads/raw.ts';
import { timelineOf } from '../leads/timeline.ts';
import type { App } from '../platform/app.ts';
import { standingView } from '../scoring/standing-view.ts';
import type { Tx } from '../platform/db.ts';
import { notFound } from '../platform/web-problem.ts';
import {
  attemptsOfLead,
  dealsOfLead,
  deliveriesOfLead,
  eventsOf,
  operatorDestinations,
  updatesOfLead,
  type LeadDelivery,
} from './lead-detail-store.ts';

/** Throws Refusal `not_found`, for another publisher's lead and for one that the actor may not see as well. */
export async function leadDetail(app: App, actor: Actor, publisherId: string, leadId: string) {
  const { lead, person, standing, deliveries, updates, timeline } = await asActor(
    app,
    actor,
    publisherId,
    async (tx) => {
      const lead = await leadById(tx, publisherId, leadId);
      if (lead === undefined) throw notFound('lead');
      const deliveries = await deliveriesOfLead(tx, publisherId, leadId, app.clock.now());
      const updates = await updatesOfLead(tx, publisherId, leadId, app.clock.now());
      const events = await eventsOf(tx, publisherId, [
        leadId,
        ...deliveries.map(({ id }) => id),
        ...updates.map(({ id }) => id),
        ...(await dealsOfLead(tx, publisherId, leadId)),
      ]);
      const attempts = await attemptsOfLead(tx, publisherId, leadId);
      const person = await personBehind(tx, publisherId, lead);
      const standing = await standingView(tx, publisherId, leadId, app.clock.now());
      return {
        lead,
        person,
        standing,
        deliveries,
        updates,
        timeline: timelineOf(events, attempts, lead),
      };
    },
  );
  const known = await asActor(app, actor, publisherId, (tx) => leadFieldsOf(tx, publisherId));
  const fields = ownValues(
    lead.source,
    known.map(({ name }) => name),
  );
  return {
    ...leadView(lead),
    fields,
    leadFields: known.filter(({ name }) => Object.hasOwn(fields, name)),
    person,
    standing,
    deliveries: await named(app, deliveries),
    // To the publisher's own destinations alone.
    updates,
    timeline,
    raw: shownRaw(lead.raw, lead.rawType),
  };
}

/** Whoever stands for the person now. Null for a lead without an e-mail address that nobody said is anyone's. */
async function personBehind(tx: Tx, publisherId: string, { id, personId }: WholeLead) {
  const people = await joinedWith(tx, publisherId, personId ?? id);
  if (personId === null && people.length === 1) return null;
  return (await personOf(tx, publisherId, people)) ?? null;
}

/** Row-level security hides the operator's destinations from the publisher's role; their names may be told, where they are may not. */
export async function named<Delivery extends LeadDelivery>(
  app: App,
  deliveries: Delivery[],
): Promise<Delivery[]> {
  const nameless = deliveries.filter(({ destinationName }) => destinationName === null);
  const ids = nameless.map(({ destinationId }) => destinationId);
  const known = new Map(
    (await operatorDestinations(app.db, ids)).map((destination) => [destination.id, destination]),
  );
  return deliveries.map((delivery) => {
    const operators = known.get(delivery.destinationId);
    if (!operators) return delivery;
    const { name: destinationName, role } = operators;
    // What became of the lead may be told as well; who works on it there, and how, is the operator's.
    const nothing = { status: null, owner: null, value: null, currency: null, url: null };
    const remote = delivery.remote && { ...delivery.remote, ...nothing };
    const unsaid = { externalUrl: null, lastDetail: null, lastSaid: null };
    return { ...delivery, destinationName, role, ...unsaid, remote };
  });
}
