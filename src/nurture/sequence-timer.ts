// Keeps the worker of sequences going in a process that works: each second, and at once again while there is more to do.
import type { App } from '../platform/app.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { runSequences } from './run-sequences.ts';

const tickMs = 1_000;
/** The embedded database has one connection: others get theirs between two batches. */
const mostBatches = { postgres: Infinity, embedded: 5 };

export type SequenceTimer = { stop(): Promise<void> };

export function startSequences(app: App, scorers: Scorers): SequenceTimer {
  let running: Promise<void> | null = null;
  const stopping = new AbortController();
  const drain = async () => {
    for (let nth = 0; nth < mostBatches[app.db.kind]; nth++)
      if (!(await runSequences(app, scorers)).more || stopping.signal.aborted) return;
  };
  const timer = setInterval(() => {
    running ??= drain()
      .catch((err: unknown) => app.log.warn({ err }, 'sequences.not_run'))
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
