// Reads back what became of the leads that one destination has: claim · ask · keep, a page at a time.
import type { Delivering } from '../delivery/delivering.ts';
import { keepRecords } from '../delivery/keep-records.ts';
import { heedRest, restUntil } from '../delivery/rest.ts';
import type { App } from '../platform/app.ts';
import { ask, trackingOfKind } from './ask.ts';
import { afterFailure, afterReading } from './next-reading.ts';
import { endReading, failReading, giveBack, moveCursor, type Claim } from './store.ts';

/** A page takes a minute at most: the longest time-out of a destination. */
export const claimMs = 3 * 60_000;
/** Then another destination has its turn. */
const mostPages = 20;

/** Whatever a page says is kept with the place of the next page in one transaction: who dies between two pages repeats one. */
export async function readBack(
  app: App,
  { engine, ways }: Delivering,
  claim: Claim,
  isStopping: () => boolean,
): Promise<void> {
  const startedAt = app.clock.now();
  const destination = engine.directory.byId(claim.destinationId)?.destination;
  // Not known here yet, not readable here, or just paused.
  if (!destination || destination.pausedAt !== null || trackingOfKind(destination) === null)
    return giveBack(app.db, claim, afterReading(startedAt, { more: false, nudged: false }));
  const rest = restUntil(engine.directory, destination.id, startedAt);
  if (rest !== null) return giveBack(app.db, claim, rest);
  let { cursor } = claim;
  let more = true;
  for (let page = 0; page < mostPages && more && !isStopping(); page++) {
    const from = cursor;
    const told = await ask(app, ways, destination, (tracking, wire) =>
      tracking.changes(destination.settings, wire, from),
    );
    const now = app.clock.now();
    if (told.is !== 'read') {
      app.log.warn({ destinationId: destination.id, reason: told.reason }, 'tracking.failed');
      await heedRest(app, engine.directory, destination, told);
      await failReading(app.db, claim, told, afterFailure(now, claim.failures + 1, told));
      return app.changes.tell(claim.publisherId, 'destinations', [destination.id]);
    }
    const until = new Date(now.getTime() + claimMs);
    const isOurs = await app.outbox.transact(null, async (tx, say, after) => {
      if (!(await moveCursor(tx, claim, { cursor: told.cursor, until }))) return false;
      await keepRecords(app, { tx, say, after }, destination, told.records);
      return true;
    });
    // It took too long and another reads it, or it was set up anew.
    if (!isOurs) return;
    // A page that leads to itself is the last.
    more = told.more && told.cursor !== cursor;
    cursor = told.cursor;
  }
  const now = app.clock.now();
  const next = afterReading(now, { more, nudged: false });
  const soon = afterReading(now, { more, nudged: true });
  await endReading(app.db, claim, { startedAt, now, next, soon });
  app.changes.tell(claim.publisherId, 'destinations', [destination.id]);
}
