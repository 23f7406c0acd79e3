// Hears what happens to opportunities, as the last thing in its transaction: where a lead's record is kept in step, each is a delivery.
import { storefrontById } from '../catalog/storefronts.ts';
import type { EventType } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { nextId, type Id } from '../platform/ids.ts';
import type { Afterwards, Told } from '../platform/outbox.ts';
import { routesOf } from '../routing/route.ts';
import { beginTurns } from './begin-turns.ts';
import type { Destination } from './destination.ts';
import type { Engine } from './engine.ts';
import { seeAllLeads } from './event-store.ts';
import { leadIdOf } from './event-types.ts';
import { insertFollowing, leadsFollowed, type Following, type NewFollowing } from './follow-store.ts';

const followed: ReadonlySet<EventType> = new Set([
  'opportunity.created',
  'opportunity.moved',
  'opportunity.changed',
  'opportunity.won',
  'opportunity.lost',
  'opportunity.reopened',
]);

type OfLead = Told & { leadId: string };

/** Costs publishers that follow nothing a look into memory. */
export function scheduleFollowing(app: App, engine: Engine) {
  let lastId: Id<'dlv'> | null = null;
  return async (tx: Tx, told: readonly Told[]): Promise<Afterwards | void> => {
    const wanted = told.flatMap((each) => {
      const leadId = followed.has(each.type) ? leadIdOf(each.type, each.subjectId, each.data) : null;
      return leadId === null || engine.directory.followersOf(each.publisherId).length === 0
        ? []
        : [{ ...each, leadId }];
    });
    if (wanted.length === 0) return;
    const now = app.clock.now();
    await seeAllLeads(tx);
    const planned: NewFollowing[] = [];
    for (const [publisherId, theirs] of Map.groupBy(wanted, (each) => each.publisherId))
      for (const each of await plan(tx, engine.directory.followersOf(publisherId), publisherId, theirs))
        // Ids of one moment are random among themselves; what happened is written in the order in which it did.
        planned.push({ ...each, id: (lastId = nextId('dlv', now, lastId)) });
    if (planned.length === 0) return;
    await insertFollowing(tx, planned, now);
    return { undone() {}, committed: () => engine.track(beginTurns(app, engine, planned)) };
  };
}

async function plan(
  tx: Tx,
  followers: readonly Destination[],
  publisherId: string,
  happened: readonly OfLead[],
): Promise<Omit<NewFollowing, 'id'>[]> {
  const leads = await leadsFollowed(
    tx,
    publisherId,
    [...new Set(happened.map(({ leadId }) => leadId))],
    followers.map(({ id }) => id),
  );
  return happened.flatMap(({ leadId, id, type, subjectId }) => {
    const known = leads.get(leadId);
    if (known === undefined) return [];
    return followers.flatMap((to) => {
      const place = placeOf(known, to);
      return place === null
        ? []
        : [{ publisherId, destinationId: to.id, leadId, ...place, event: { id, type, subjectId } }];
    });
  });
}

/**
 * Behind the lead itself, and withheld with it. Null: the lead is none of that destination's. One that should have it and has not
 * is tried all the same, and says that the lead is not there.
 */
function placeOf({ lead, own }: Following, to: Destination): Pick<NewFollowing, 'personId' | 'state'> | null {
  const mine = own.find(({ destinationId }) => destinationId === to.id);
  if (!mine && routesOf(lead, storefrontById(lead.storefront), [to]).length === 0) return null;
  const isWithheld = (mine?.state ?? lead.status) === 'withheld';
  const personId = (mine ? mine.personId : lead.personId) ?? lead.id;
  return { personId, state: isWithheld ? 'withheld' : 'scheduled' };
}
