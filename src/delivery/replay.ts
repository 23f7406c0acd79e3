// Sends again: one delivery, what a filter finds, or everything since a time, leads that never had a delivery there included.
import { storefrontById } from '../catalog/storefronts.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import { leadsSince } from '../leads/store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import { Refusal, invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { routesOf } from '../routing/route.ts';
import { beginTurns } from './begin-turns.ts';
import type { Engine } from './engine.ts';
import { leadStoreKind } from './destination.ts';
import { deliveryById, type DeliveryRow } from './ledger-store.ts';
import { replayBatch, type ReplayFilter } from './replay-store.ts';
import { scheduleLeads } from './schedule.ts';
import { turnsOf } from './turn-store.ts';
import { wakeAll } from './wake-all.ts';

/** What a person asks for. state left out: what is parked or waits for a retry, and chosen deliveries whatever became of them. */
export type Replay = {
  destinationId?: string | undefined;
  leadIds?: string[] | undefined;
  deliveryIds?: string[] | undefined;
  state?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
};

const replayable = ['parked', 'waiting', 'delivered'];
const batch = 500;

/** One delivery, whatever became of it, unless it is on its way, withheld, or there is nothing to send it to. */
export async function replayOne(
  app: App,
  engine: Engine,
  actor: string,
  publisherId: string,
  deliveryId: string,
): Promise<void> {
  const destinationIds = sendable(engine, publisherId);
  const filter = {
    deliveryIds: [deliveryId],
    leadIds: null,
    destinationId: null,
    destinationIds,
    states: replayable,
    since: null,
    until: null,
  };
  const count = await replayBatchAndSay(app, engine, actor, publisherId, filter, '');
  if (count.ids.length > 0) return;
  const found = await app.db.asPublisher(publisherId, (tx) =>
    deliveryById(tx, publisherId, deliveryId, app.clock.now()),
  );
  if (found === undefined) throw notFound('delivery');
  throw whyNot(engine, found);
}

/** The lead store has what it has; a destination that was removed has no address. */
function sendable(engine: Engine, publisherId: string): string[] {
  const recipients = engine.directory.recipientsOf(publisherId);
  return recipients.filter(({ kind }) => kind !== leadStoreKind).map(({ id }) => id);
}

function whyNot(engine: Engine, { state, destinationId }: DeliveryRow): Refusal {
  if (state === 'withheld')
    return new Refusal(
      'conflict.sharing_off',
      'Lead sharing is off for its listing: switch it on and the lead flows.',
    );
  const kind = engine.directory.byId(destinationId)?.destination.kind;
  if (kind === leadStoreKind)
    return new Refusal('conflict.in_lead_store', 'The lead store has it: there is nothing to send.');
  if (kind === undefined)
    return new Refusal(
      'conflict.destination_removed',
      'Its destination was removed: create another and replay to that one.',
    );
  return new Refusal('conflict.on_its_way', `The delivery is ${state}: it is on its way already.`);
}

/** Answers how many deliveries were scheduled. With a destination, leads whose route leads there and that never had a delivery are added. */
export async function replayMany(
  app: App,
  engine: Engine,
  actor: string,
  publisherId: string,
  replay: Replay,
): Promise<number> {
  if (replay.state !== undefined && !replayable.includes(replay.state))
    throw invalid(
      'state',
      `Only ${replayable.join(', ')} can be sent again; the others are on their way, or withheld until lead sharing is on.`,
      'not_one_of',
      { options: replayable.join(', ') },
    );
  const { destinationId, leadIds, deliveryIds, state, since, until = null } = replay;
  if (since !== undefined && until !== null && until <= since)
    throw invalid('until', 'Give a time after since.', 'wrong_order');
  const chosen = leadIds !== undefined || deliveryIds !== undefined;
  if (!chosen && destinationId === undefined && state === undefined && since === undefined)
    throw invalid(
      'destinationId',
      'Say what to send again: destinationId, state or since, or choose by leadIds or deliveryIds.',
      'required',
    );
  if (replay.destinationId !== undefined && !mayReplayTo(engine, publisherId, replay.destinationId))
    throw notFound('destination');
  const filter: ReplayFilter = {
    deliveryIds: deliveryIds ?? null,
    leadIds: leadIds ?? null,
    destinationId: replay.destinationId ?? null,
    destinationIds: sendable(engine, publisherId),
    states: state !== undefined ? [state] : deliveryIds === undefined ? ['parked', 'waiting'] : replayable,
    since: replay.since ?? null,
    until,
  };
  let count = 0;
  for (let afterId = ''; ;) {
    const { ids } = await replayBatchAndSay(app, engine, actor, publisherId, filter, afterId);
    count += ids.length;
    if (ids.length < batch) break;
    afterId = ids.reduce((last, id) => (id > last ? id : last));
  }
  if (replay.destinationId !== undefined && replay.state === undefined && !chosen)
    count += await backfill(app, engine, publisherId, replay.destinationId, since ?? null, until);
  return count;
}

/** The operator's replay goes through every publisher, to the operator's own destinations where one is named. */
export async function replayEverywhere(
  app: App,
  engine: Engine,
  actor: string,
  publisherIds: string[],
  replay: Replay,
): Promise<number> {
  if (replay.destinationId !== undefined && !mayReplayTo(engine, operatorId, replay.destinationId))
    throw notFound('destination');
  let count = 0;
  for (const publisherId of publisherIds) count += await replayMany(app, engine, actor, publisherId, replay);
  return count;
}

function mayReplayTo(engine: Engine, publisherId: string, destinationId: string): boolean {
  const owner = engine.directory.byId(destinationId)?.destination.publisherId;
  return owner === publisherId || owner === operatorId;
}

async function replayBatchAndSay(
  app: App,
  engine: Engine,
  actor: string,
  publisherId: string,
  filter: ReplayFilter,
  afterId: string,
) {
  const replayed = await app.outbox.transact(publisherId, async (tx, say) => {
    const rows = await replayBatch(tx, publisherId, filter, afterId, batch, app.clock.now());
    const data = { destinationId: filter.destinationId, count: rows.length };
    if (rows.length > 0)
      await say([
        { type: 'delivery.replayed', publisherId, subjectId: subjectOf(filter, publisherId), actor, data },
      ]);
    return rows;
  });
  await wakeAll(
    app,
    engine,
    replayed.map(({ destinationId }) => destinationId),
  );
  // Whom they queued behind may have ended before they were seen to queue.
  await beginTurns(app, engine, turnsOf(publisherId, replayed));
  app.changes.tell(publisherId, 'deliveries', replayed);
  return { ids: replayed.map(({ id }) => id) };
}

/** One delivery has the event in its own story; many have it in the publisher's. */
function subjectOf({ deliveryIds }: ReplayFilter, publisherId: string): string {
  return deliveryIds?.length === 1 ? deliveryIds[0]! : publisherId;
}

/** Leads from before the destination was there: routed again as of now, a page at a time. */
async function backfill(
  app: App,
  engine: Engine,
  publisherId: string,
  destinationId: string,
  since: Date | null,
  until: Date | null,
): Promise<number> {
  const destination = engine.directory.byId(destinationId)?.destination;
  // Events go where they were asked for when they happened.
  if (!destination || destination.events !== null) return 0;
  let count = 0;
  for (let afterId = ''; ;) {
    const page = await app.db.asPublisher(publisherId, (tx) =>
      leadsSince(tx, publisherId, since, afterId, batch),
    );
    const missing = page
      .map(sharedLead)
      .filter(
        (lead) =>
          lead.status === 'new' &&
          (until === null || new Date(lead.receivedAt) < until) &&
          routesOf(lead, storefrontById(lead.storefront), [destination]).length > 0,
      );
    if (missing.length > 0)
      count += await app.outbox.transact(publisherId, async (tx: Tx, _say, after) => {
        const scheduled = await scheduleLeads(app, engine, tx, missing, [destination]);
        after(scheduled);
        return scheduled.count;
      });
    if (page.length < batch) return count;
    afterId = page.at(-1)!.id;
  }
}
