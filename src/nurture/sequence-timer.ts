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
  let stopped = false;
  const drain = async () => {
    for (let nth = 0; nth < mostBatches[app.db.kind] && !stopped; nth++)
      if (!(await runSequences(app, scorers)).more) return;
  };
  const timer = setInterval(() => {
    running ??= drain()
      .catch((err: unknown) => app.log.warn({ err }, 'sequences.not_run'))
      .finally(() => (running = null));
  }, tickMs);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
