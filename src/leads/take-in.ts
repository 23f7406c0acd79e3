// Takes fresh leads into what the inbox searches and counts: behind the intake, so that a post never waits for it.
import type { App } from '../platform/app.ts';
import { addCounts, addWords, takeFresh, type QuarterCount } from './take-in-store.ts';
import { wordsOfLead } from './words.ts';

const batch = 1_000;
/** Then the other timers have their turn. */
const mostBatches = 5;
const quarterMs = 15 * 60_000;

/** For a timer: resolves to how many leads were taken in. */
export async function takeInFresh(app: App): Promise<number> {
  let taken = 0;
  for (let batches = 0; batches < mostBatches; batches++) {
    const count = await takeInBatch(app);
    taken += count;
    if (count < batch) break;
  }
  return taken;
}

function takeInBatch(app: App): Promise<number> {
  return app.db.tx(async (tx) => {
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
    return fresh.length;
  });
}
