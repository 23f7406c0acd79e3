// Keeps the sums of a process that works going: each second, and at once again while there is more to do.
import type { App } from '../platform/app.ts';
import { addUpNextPages } from '../storefront/add-up-pages.ts';
import { addUpNext } from './add-up-months.ts';
import { buildMore, countDue } from './follow.ts';

const tickMs = 1_000;
/** The embedded database has one connection: others get theirs between two batches. */
const mostBatches = { postgres: 500, embedded: 5 };

export type InsightTimer = { stop(): Promise<void> };

export function startInsight(app: App): InsightTimer {
  let running: Promise<void> | null = null;
  const stopping = new AbortController();
  const drain = async () => {
    for (let nth = 0; nth < mostBatches[app.db.kind] && !stopping.signal.aborted; nth++) {
      const counted = await countDue(app, stopping.signal);
      const more = [await buildMore(app), await addUpNext(app), await addUpNextPages(app)];
      if (counted === 0 && !more.includes(true)) return;
    }
  };
  const timer = setInterval(() => {
    running ??= drain()
      .catch((err: unknown) => app.log.warn({ err }, 'insight.not_counted'))
      .finally(() => (running = null));
  }, tickMs);
  return {
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await running;
    },
  };
}
