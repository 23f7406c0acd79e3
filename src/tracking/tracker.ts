// The work of reading back in this process: a few destinations at a time, in the background; closed, it ends after its page.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { Background } from '../platform/background.ts';
import { readBack, claimMs } from './read-back.ts';
import { claimReconciliations } from './reconciliation-store.ts';
import { reconcile } from './reconcile.ts';
import { claimTrackings } from './store.ts';

export class Tracker {
  readonly #app: App;
  readonly #delivering: Delivering;
  readonly #readings: Background;
  readonly #reconciliations: Background;

  constructor(app: App, delivering: Delivering) {
    this.#app = app;
    this.#delivering = delivering;
    this.#readings = new Background(app, 'tracking.broken_off', 4);
    this.#reconciliations = new Background(app, 'tracking.broken_off', 2);
  }

  /** Begins what is due and does not wait for it. */
  async beginDue(): Promise<void> {
    const { db } = this.#app;
    const isStopping = () => this.#readings.isStopping;
    await this.#readings.fill(
      claimMs,
      (due) => claimTrackings(db, due),
      (claim) => readBack(this.#app, this.#delivering, claim, isStopping),
    );
    await this.#reconciliations.fill(
      claimMs,
      (due) => claimReconciliations(db, due),
      (run) => reconcile(this.#app, this.#delivering, run, isStopping),
    );
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    await Promise.all([this.#readings.settle(), this.#reconciliations.settle()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#readings.close(), this.#reconciliations.close()]);
  }
}
