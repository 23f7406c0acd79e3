// Hears of received leads, in their transaction: routes them and writes their deliveries, leasing what this process can push at once.
import { storefrontById } from '../catalog/storefronts.ts';
import type { Happening } from '../events.ts';
import type { SharedLead } from '../leads/lead.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Afterwards } from '../platform/outbox.ts';
import { routesOf } from '../routing/route.ts';
import { dueAtOf, leadStoreKind, type Destination } from './destination.ts';
import type { Engine } from './engine.ts';
import type { Push } from './lane.ts';
import { leaseMs } from './lease.ts';
import { scheduleAll, type NewDelivery, type Scheduled } from './store.ts';
import { wakeNext } from './turn-store.ts';

type Planned = { delivery: NewDelivery; lead: SharedLead };

export function scheduleReceived(app: App, engine: Engine) {
  return (tx: Tx, happenings: Happening<'lead.received'>[]): Promise<Afterwards> =>
    scheduleLeads(
      app,
      engine,
      tx,
      happenings.map(({ handed }) => handed.lead),
    );
}

/**
 * Deliveries for leads by their present routes; those that exist already are left alone. `only`: to these, because a person asks for it,
 * and so at once, also where leads are gathered.
 */
export async function scheduleLeads(
  app: App,
  engine: Engine,
  tx: Tx,
  leads: SharedLead[],
  only?: readonly Destination[],
): Promise<Afterwards & { count: number }> {
  const now = app.clock.now();
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const planned = plan(engine, leads, only, now);
  const reserved = reserve(app, engine, planned);
  const leased = planned.flatMap(({ delivery }) => (delivery.lease === null ? [] : [delivery.id]));
  engine.holdings.hold(leased);
  const undone = () => {
    engine.holdings.drop(leased);
    // The answer to the commit may be what was lost.
    if (leased.length > 0) engine.holdings.doubt();
    reserved.forEach((places, destinationId) => engine.free(destinationId, places));
  };
  try {
    const written =
      planned.length === 0
        ? []
        : await scheduleAll(
            tx,
            planned.map(({ delivery }) => delivery),
            now,
            leasedUntil,
          );
    return {
      count: written.length,
      undone,
      committed: () => {
        engine.holdings.drop(leased);
        handOver(app, engine, planned, written, reserved, { now, leasedUntil });
      },
    };
  } catch (error) {
    undone();
    throw error;
  }
}

function plan(
  engine: Engine,
  leads: SharedLead[],
  only: readonly Destination[] | undefined,
  now: Date,
): Planned[] {
  const seen = new Set<string>();
  const planned = leads.flatMap((lead) => {
    const recipients = only ?? engine.directory.recipientsOf(lead.publisherId);
    return routesOf(lead, storefrontById(lead.storefront), recipients).map(({ to, because }) => {
      const turn = `${to.id} ${lead.publisherId} ${lead.personId}`;
      const behind = lead.personId !== null && seen.has(turn);
      seen.add(turn);
      return { lead, delivery: newDelivery(lead, to, because, behind, only !== undefined, now) };
    });
  });
  // Ids of one moment are random among themselves; a person's deliveries go in the order of their ids, which is that of the leads.
  const ids = planned.map(({ delivery }) => delivery.id).toSorted();
  planned.forEach(({ delivery }, at) => (delivery.id = ids[at]!));
  return planned;
}

function newDelivery(
  lead: SharedLead,
  to: Destination,
  route: string,
  behind: boolean,
  atOnce: boolean,
  now: Date,
): NewDelivery {
  const state =
    lead.status === 'withheld' ? 'withheld' : to.kind === leadStoreKind ? 'delivered' : 'scheduled';
  const { publisherId } = lead;
  const gathered = dueAtOf(to, now);
  const isGathered = gathered > now;
  return {
    publisherId,
    id: newId('dlv', now),
    leadId: lead.id,
    destinationId: to.id,
    // What is gathered goes together, so nobody's leads wait for one another.
    personId: isGathered ? null : lead.personId,
    route,
    state,
    lease: null,
    behind: behind && !isGathered,
    dueAt: isGathered && !atOnce ? gathered : null,
  };
}

/** Leases as many as the lanes have room for. Returns the places taken per destination. */
function reserve(app: App, engine: Engine, planned: Planned[]): Map<string, number> {
  const leasable = Map.groupBy(
    planned.filter(
      ({ delivery }) => delivery.state === 'scheduled' && !delivery.behind && delivery.dueAt === null,
    ),
    ({ delivery }) => delivery.destinationId,
  );
  const reserved = new Map<string, number>();
  for (const [destinationId, waiting] of leasable) {
    const places = engine.reserve(destinationId, waiting.length);
    if (places > 0) reserved.set(destinationId, places);
    for (const { delivery } of waiting.slice(0, places)) delivery.lease = app.nodeId;
  }
  return reserved;
}

function handOver(
  app: App,
  engine: Engine,
  planned: Planned[],
  written: Scheduled[],
  reserved: Map<string, number>,
  { now, leasedUntil }: { now: Date; leasedUntil: Date },
): void {
  const stateOf = new Map(written.map((each) => [each.id, each]));
  const pushes: Push[] = [];
  const unused = new Map(reserved);
  const unleased = new Set<string>();
  const behind: NewDelivery[] = [];
  for (const { delivery, lead } of planned) {
    const is = stateOf.get(delivery.id);
    if (is?.behind) behind.push(delivery);
    else if (is?.state === 'scheduled' && !is.leased && delivery.dueAt === null)
      unleased.add(delivery.destinationId);
    if (!is?.leased) continue;
    const { publisherId, id, destinationId, personId } = delivery;
    unused.set(destinationId, unused.get(destinationId)! - 1);
    pushes.push({
      publisherId,
      deliveryId: id,
      destinationId,
      personId,
      attempts: 0,
      rung: 0,
      lead,
      createdAt: now,
      leaseUntil: leasedUntil,
    });
  }
  unused.forEach((places, destinationId) => engine.free(destinationId, places));
  engine.offer(pushes);
  if (unleased.size > 0) announce(app, engine, unleased);
  if (behind.length > 0) engine.track(wakeBehind(app, engine, behind));
}

/** What this process has no room for is for whoever has: its own next claim, and the others. */
function announce(app: App, engine: Engine, destinationIds: Set<string>): void {
  for (const id of destinationIds) engine.wake(id);
  if (engine.aloneAtWork) return;
  app.db
    .notify('deliveries', [...destinationIds].slice(0, 100).join(' '))
    .catch((err: unknown) => app.log.warn({ err }, 'deliveries.not_announced'));
}

/** The earlier delivery may have ended while this one was being written behind it; then nobody else would wake it. */
async function wakeBehind(app: App, engine: Engine, behind: NewDelivery[]): Promise<void> {
  try {
    const turns = behind.map(({ publisherId, destinationId, personId }) => ({
      publisherId,
      destinationId,
      personId: personId!,
    }));
    for (const { destinationId } of await wakeNext(app.db, turns, app.clock.now()))
      engine.wake(destinationId);
  } catch (err) {
    app.log.warn({ err }, 'delivery.next_not_woken');
  }
}
