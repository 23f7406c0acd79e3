// What runs by the clock. One process at a time runs the timers, whichever holds the lock; each task catches up by itself.
import type { App } from './app.ts';
import { locks } from './db.ts';

export type Task = { name: string; everyMs: number; run: () => Promise<unknown> };

export function every(everyMs: number, name: string, run: () => Promise<unknown>): Task {
  return { name, everyMs, run };
}

export type Timers = { stop(): Promise<void> };

const tickMs = 1_000;

export function startTimers(app: App, tasks: readonly Task[]): Timers {
  const lastRun = new Map<string, number>();
  let running: Promise<unknown> = Promise.resolve();
  let idle = true;
  const tick = async () => {
    const now = app.clock.now().getTime();
    const due = tasks.filter(({ name, everyMs }) => now - (lastRun.get(name) ?? 0) >= everyMs);
    if (due.length === 0) return;
    await app.db.lockedIfFree(locks.timers, async () => {
      for (const { name, run } of due) {
        await run().catch((err: unknown) => app.log.error({ err, task: name }, 'timer.failed'));
        lastRun.set(name, now);
      }
    });
  };
  const timer = setInterval(() => {
    if (!idle) return;
    idle = false;
    running = tick()
      .catch((err: unknown) => app.log.warn({ err }, 'timers.not_run'))
      .finally(() => (idle = true));
  }, tickMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
