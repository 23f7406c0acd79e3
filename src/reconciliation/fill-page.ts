// One page of a back-fill, in one transaction: rows that are missing are taken in, what went missing further on is sent.
import { listingsOf } from '../catalog/store.ts';
import { beginTurns } from '../delivery/begin-turns.ts';
import type { Engine } from '../delivery/engine.ts';
import { replayBatch } from '../delivery/replay-store.ts';
import { scheduleLeads } from '../delivery/schedule.ts';
import { turnsOf } from '../delivery/turn-store.ts';
import { wakeAll } from '../delivery/wake-all.ts';
import { importOf, takeInMissing } from '../intake/import-missing.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import type { App } from '../platform/app.ts';
import { isConnectionTrouble, isPassingConflict, type Tx } from '../platform/db.ts';
import type { After, Say } from '../platform/outbox.ts';
import {
  endBackFill,
  leadsByIds,
  lockBackFill,
  lockDeliveries,
  lockRows,
  moveOn,
  nextToFill,
  toSend,
  type BackFill,
  type Next,
  type ToSend,
} from './back-fill-store.ts';
import { lookAt } from './look.ts';
import { lackingAt, type Asked } from './place-store.ts';
import { placedAnew } from './read-list.ts';
import { comparisonById, noteFault, settleListed, type Comparison } from './store.ts';

const pageSize = 100;

type Within = { app: App; engine: Engine; tx: Tx; say: Say; after: After; fill: BackFill };

/** False when there was nothing to do here. A page that cannot be written is gone through row by row. */
export async function fillPage(app: App, engine: Engine, publisherId: string, id: string): Promise<boolean> {
  try {
    return await fillRows(app, engine, publisherId, id, pageSize);
  } catch (err) {
    if (isConnectionTrouble(err) || isPassingConflict(err)) throw err;
    app.log.warn({ err, backFillId: id }, 'back_fill.row_by_row');
  }
  let more = true;
  for (let left = pageSize; left > 0 && more; left--)
    more = await fillRows(app, engine, publisherId, id, 1).catch((err: unknown) => {
      if (isConnectionTrouble(err) || isPassingConflict(err)) throw err;
      app.log.error({ err, backFillId: id }, 'back_fill.row_not_storable');
      return passOver(app, engine, publisherId, id);
    });
  return more;
}

async function fillRows(
  app: App,
  engine: Engine,
  publisherId: string,
  id: string,
  limit: number,
): Promise<boolean> {
  const destinationIds = new Set<string>();
  const went = await app.outbox.transact(publisherId, async (tx, say, after) => {
    const fill = await lockBackFill(tx, publisherId, id);
    if (fill === undefined) return false;
    const comparison = (await comparisonById(tx, publisherId, fill.comparisonId))!;
    const asked = await lookAt(tx, engine.directory, publisherId, fill.comparisonId);
    const within = { app, engine, tx, say, after, fill };
    const found = await nextToFill(tx, asked, fill, limit);
    if (found === undefined) return end(within);
    const rows = await lockRows(tx, fill, found.nths);
    const taken = await takeIn(within, comparison, rows);
    const sent = await sendMissing(within, asked, rows);
    for (const { destinationId } of sent) destinationIds.add(destinationId);
    await tell(within, taken.leadOf, sent);
    const couldNot = rows.filter(({ nth, leadId }) => leadId === null && !taken.settled.has(nth)).length;
    const done = {
      afterNth: found.untilNth,
      rows: found.rows,
      takenIn: taken.leadOf.size,
      sent: sent.length,
    };
    await moveOn(tx, fill, { ...done, couldNot }, app.clock.now());
    return true;
  });
  await wakeAll(app, engine, [...destinationIds]);
  return went;
}

async function end({ app, tx, say, fill }: Within): Promise<boolean> {
  await endBackFill(tx, fill, 'done', app.clock.now());
  const { id: backFillId, comparisonId, takenIn, sent, couldNot, publisherId, startedBy: actor } = fill;
  const data = { backFillId, comparisonId, takenIn, sent, couldNot };
  await say([{ type: 'back_fill.ended', publisherId, subjectId: publisherId, actor, data }]);
  return true;
}

/** leadOf: the leads that are new, by their row. settled: rows that are a lead now, of whomever. */
type Taken = { leadOf: Map<number, string>; settled: Set<number> };

/** What the list says of each becomes a lead, where there is none by now. */
async function takeIn(
  { app, tx, say }: Within,
  { publisherId, id, headers, listingId, startedAt }: Comparison,
  rows: readonly Next[],
): Promise<Taken> {
  const missing = rows.flatMap(({ nth, cells, leadId, fault }) =>
    leadId === null && cells !== null && fault === null ? [{ nth, cells }] : [],
  );
  if (missing.length === 0) return { leadOf: new Map(), settled: new Set() };
  const listings = await listingsOf(tx, publisherId);
  const run = importOf(app, publisherId, { listings, listingId, importedAt: startedAt });
  const placed = placedAnew(run, headers, missing);
  const leads = await takeInMissing(
    tx,
    say,
    run,
    placed.map(({ row }) => row),
  );
  const found = placed.map(({ nth }, at) => ({ nth, ...leads[at]! }));
  await settleListed(tx, publisherId, id, found);
  return {
    leadOf: new Map(found.flatMap(({ nth, leadId, fresh }) => (fresh ? [[nth, leadId] as const] : []))),
    settled: new Set(found.map(({ nth }) => nth)),
  };
}

/** What is gone or parked goes again under the same key; what never went, for the first time. */
async function sendMissing(
  { app, engine, tx, after, fill }: Within,
  asked: Asked,
  rows: readonly Next[],
): Promise<ToSend[]> {
  const { publisherId } = fill;
  // Those that were taken in just now are on their way already.
  const known = rows.filter(({ leadId }) => leadId !== null);
  if (known.length === 0) return [];
  await lockDeliveries(
    tx,
    publisherId,
    known.map(({ leadId }) => leadId!),
  );
  const lacking = await lackingAt(tx, publisherId, asked.destinations);
  const all = await toSend(
    tx,
    { ...asked, lacking },
    known.map(({ nth }) => nth),
  );
  // Two rows may be one lead.
  const once = [...new Map(all.map((each) => [`${each.leadId} ${each.destinationId}`, each])).values()];
  const again = once.flatMap(({ deliveryId }) => (deliveryId === null ? [] : [deliveryId]));
  if (again.length > 0) {
    const replayed = await replayBatch(
      tx,
      publisherId,
      {
        deliveryIds: again,
        leadIds: null,
        destinationId: null,
        destinationIds: asked.destinations.map(({ id }) => id),
        states: ['parked', 'delivered'],
        since: null,
        until: null,
      },
      '',
      again.length,
      app.clock.now(),
    );
    const begin = () => beginTurns(app, engine, turnsOf(publisherId, replayed));
    // Whom they queued behind may have ended before they were seen to queue.
    after({ undone() {}, committed: () => engine.track(begin()) });
  }
  const first = Map.groupBy(
    once.filter(({ deliveryId }) => deliveryId === null),
    ({ destinationId }) => destinationId,
  );
  for (const [destinationId, theirs] of first) {
    const destination = engine.directory.byId(destinationId)?.destination;
    if (destination === undefined) continue;
    const leads = await leadsByIds(
      tx,
      publisherId,
      theirs.map(({ leadId }) => leadId),
    );
    after(await scheduleLeads(app, engine, tx, leads.map(sharedLead), [destination]));
  }
  return once;
}

/** In the story of each lead: that it was back-filled, and by whom. */
async function tell(
  { say, fill }: Within,
  taken: ReadonlyMap<number, string>,
  sent: readonly ToSend[],
): Promise<void> {
  const { id: backFillId, comparisonId, publisherId, startedBy: actor } = fill;
  const sentTo = Map.groupBy(sent, ({ leadId }) => leadId);
  const about = (leadId: string, takenIn: boolean) => ({
    type: 'lead.back_filled' as const,
    publisherId,
    subjectId: leadId,
    actor,
    data: {
      backFillId,
      comparisonId,
      takenIn,
      destinationIds: (sentTo.get(leadId) ?? []).map(({ destinationId }) => destinationId),
    },
  });
  await say([
    ...[...new Set(taken.values())].map((leadId) => about(leadId, true)),
    ...[...sentTo.keys()].map((leadId) => about(leadId, false)),
  ]);
}

/** The next row is one that cannot be written: it is noted with the row, and the rest goes on. */
async function passOver(app: App, engine: Engine, publisherId: string, id: string): Promise<boolean> {
  return app.outbox.transact(publisherId, async (tx) => {
    const fill = await lockBackFill(tx, publisherId, id);
    if (fill === undefined) return false;
    const asked = await lookAt(tx, engine.directory, publisherId, fill.comparisonId);
    const found = await nextToFill(tx, asked, fill, 1);
    if (found === undefined) return false;
    for (const nth of found.nths) await noteFault(tx, publisherId, fill.comparisonId, nth, 'not_storable');
    const { rows, untilNth: afterNth } = found;
    const done = { afterNth, rows, takenIn: 0, sent: 0, couldNot: found.nths.length };
    await moveOn(tx, fill, done, app.clock.now());
    return true;
  });
}
