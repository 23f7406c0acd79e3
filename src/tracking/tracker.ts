// The work of reading back in this process: a few destinations at a time, in the background; closed, it ends after its page.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { readBack, claimMs } from './read-back.ts';
import { claimReconciliations } from './reconciliation-store.ts';
import { reconcile } from './reconcile.ts';
import { claimTrackings } from './store.ts';

/** At once in one process. */
const mostReadings = 4;
const mostReconciliations = 2;

export class Tracker {
  readonly #app: App;
  readonly #delivering: Delivering;
  readonly #readings = new Set<Promise<void>>();
  readonly #reconciliations = new Set<Promise<void>>();
  #stopping = false;

  constructor(app: App, delivering: Delivering) {
    this.#app = app;
    this.#delivering = delivering;
  }

  /** Begins what is due and does not wait for it. */
  async beginDue(): Promise<void> {
    if (this.#stopping) return;
    const now = this.#app.clock.now();
    const until = new Date(now.getTime() + claimMs);
    const isStopping = () => this.#stopping;
    const readings = { now, until, limit: mostReadings - this.#readings.size };
    if (readings.limit > 0)
      for (const claim of await claimTrackings(this.#app.db, readings))
        this.#run(this.#readings, readBack(this.#app, this.#delivering, claim, isStopping));
    const runs = { now, until, limit: mostReconciliations - this.#reconciliations.size };
    if (runs.limit > 0)
      for (const run of await claimReconciliations(this.#app.db, runs))
        this.#run(this.#reconciliations, reconcile(this.#app, this.#delivering, run, isStopping));
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    while (this.#readings.size + this.#reconciliations.size > 0)
      await Promise.all([...this.#readings, ...this.#reconciliations]);
  }

  async close(): Promise<void> {
    this.#stopping = true;
    await this.settle();
  }

  /** What fails here is ours: its claim runs out and it is begun again. */
  #run(among: Set<Promise<void>>, work: Promise<void>): void {
    const running: Promise<void> = work
      .catch((err: unknown) => this.#app.log.error({ err }, 'tracking.broken_off'))
      .finally(() => void among.delete(running));
    among.add(running);
  }
}
