// Takes fresh leads into what the inbox searches and counts: behind the intake, so that a post never waits for it.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { putToCompare } from './compare-store.ts';
import { addCounts, addWords, takeFresh, type FreshLead, type QuarterCount } from './take-in-store.ts';
import { wordsOfLead } from './words.ts';

/**
 * Leads in one transaction, and how long one run may go on. The embedded database has one connection, on the intake's own
 * thread: there a post waits for a small batch at most, and a flood of leads is searchable a little later instead.
 */
const pace = { postgres: { batch: 500, mostMs: 300 }, embedded: { batch: 25, mostMs: 60 } };
const quarterMs = 15 * 60_000;

/** What else is done with them, in the same transaction. */
export type Alongside = (tx: Tx, say: Say, fresh: readonly FreshLead[]) => Promise<void>;

/** For a timer: resolves to how many leads were taken in. What is left waits for the next run. */
export async function takeInFresh(app: App, alongside?: Alongside): Promise<number> {
  const { batch, mostMs } = pace[app.db.kind];
  const until = performance.now() + mostMs;
  for (let taken = 0; ;) {
    const count = await takeInBatch(app, batch, alongside);
    taken += count;
    if (count < batch || performance.now() >= until) return taken;
  }
}

function takeInBatch(app: App, batch: number, alongside?: Alongside): Promise<number> {
  return app.outbox.transact(null, async (tx, say) => {
    const fresh = await takeFresh(tx, batch);
    if (fresh.length === 0) return 0;
    await addWords(
      tx,
      fresh.map(({ publisherId, id, contact, note }) => ({
        publisherId,
        id,
        words: wordsOfLead(contact, note),
      })),
    );
    const counts = new Map<string, QuarterCount>();
    for (const { publisherId, storefront, kind, receivedAt } of fresh) {
      const at = new Date(Math.floor(receivedAt.getTime() / quarterMs) * quarterMs);
      const key = `${publisherId} ${at.getTime()} ${storefront} ${kind}`;
      const known = counts.get(key) ?? { publisherId, at, storefront, kind, leads: 0 };
      counts.set(key, { ...known, leads: known.leads + 1 });
    }
    await addCounts(tx, [...counts.values()]);
    await putToCompare(tx, fresh);
    await alongside?.(tx, say, fresh);
    return fresh.length;
  });
}
