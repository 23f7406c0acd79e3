// Lead sharing was switched on: what was withheld flows, a batch at a time, each in its own transaction.
import { sharedLead } from '../leads/shared-lead.ts';
import { listingsWithWithheldLeads, shareWithheldLeads } from '../leads/store.ts';
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Afterwards } from '../platform/outbox.ts';
import { beginTurns } from './begin-turns.ts';
import { dueAtOf } from './destination.ts';
import type { Engine } from './engine.ts';
import { wakeAll } from './wake-all.ts';
import { scheduleWithheld } from './replay-store.ts';
import { scheduleLeads } from './schedule.ts';
import { turnsOf } from './turn-store.ts';

const batch = 200;

/** Goes on until nothing of the listing is withheld; may be broken off anywhere and run again. */
export async function shareWithheld(
  app: App,
  engine: Engine,
  publisherId: string,
  listingId: string,
): Promise<number> {
  for (let shared = 0; ;) {
    const leads = await app.outbox.transact(null, async (tx, say, after) => {
      // An update answers in no order, and a person's leads go in theirs.
      const rows = (await shareWithheldLeads(tx, publisherId, listingId, batch)).toSorted((a, b) =>
        a.id < b.id ? -1 : 1,
      );
      if (rows.length === 0) return rows;
      const woken = await scheduleWithheld(
        tx,
        publisherId,
        rows.map(({ id }) => id),
        gatheredUntil(engine, publisherId, app.clock.now()),
        app.clock.now(),
      );
      // Destinations that were added meanwhile have no withheld delivery yet.
      after(await scheduleLeads(app, engine, tx, rows.map(sharedLead)));
      await say(
        rows.map(({ id }) => ({
          type: 'lead.shared' as const,
          publisherId,
          subjectId: id,
          actor: 'worker',
          data: { listingId },
        })),
      );
      after({
        undone() {},
        committed: () => {
          app.changes.tell(
            publisherId,
            'leads',
            rows.map(({ id }) => id),
          );
          void wakeAll(
            app,
            engine,
            woken.map(({ destinationId }) => destinationId),
          ).catch(() => {});
          // Whom they queued behind may have ended before they were seen to queue.
          engine.track(beginTurns(app, engine, turnsOf(publisherId, woken)));
        },
      });
      return rows;
    });
    shared += leads.length;
    if (leads.length < batch) return shared;
  }
}

/** When what is released now is due where leads are gathered. */
function gatheredUntil(engine: Engine, publisherId: string, now: Date): Map<string, Date> {
  const recipients = engine.directory.recipientsOf(publisherId);
  return new Map(recipients.map((destination) => [destination.id, dueAtOf(destination, now)]));
}

/** Finds what a crash, or a post accepted by a process that did not know yet, has left withheld. */
export async function shareForgotten(app: App, engine: Engine): Promise<void> {
  for (const { publisherId, listingId } of await listingsWithWithheldLeads(app.db)) {
    const shared = await shareWithheld(app, engine, publisherId, listingId);
    app.log.info({ publisherId, listingId, shared }, 'leads.no_longer_withheld');
  }
}

/** Hears of lead sharing switched on, and begins once the switch has committed. */
export function shareWhenSwitchedOn(app: App, engine: Engine) {
  return async (_tx: Tx, happenings: Happening<'lead_sharing.changed'>[]): Promise<Afterwards> => ({
    undone() {},
    committed() {
      for (const { publisherId, subjectId, data } of happenings)
        if (data.enabled) engine.track(shareSafely(app, engine, publisherId, subjectId));
    },
  });
}

/** What is left withheld is found again by shareForgotten. */
async function shareSafely(app: App, engine: Engine, publisherId: string, listingId: string): Promise<void> {
  try {
    await shareWithheld(app, engine, publisherId, listingId);
  } catch (err) {
    app.log.error({ err, publisherId, listingId }, 'leads.still_withheld');
  }
}
