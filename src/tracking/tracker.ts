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
    const { db } = this.#app;
    const isStopping = () => this.#stopping;
    await this.#fill(
      this.#readings,
      mostReadings,
      (due) => claimTrackings(db, due),
      (claim) => readBack(this.#app, this.#delivering, claim, isStopping),
    );
    await this.#fill(
      this.#reconciliations,
      mostReconciliations,
      (due) => claimReconciliations(db, due),
      (run) => reconcile(this.#app, this.#delivering, run, isStopping),
    );
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

  /** As many at once as there are free places; each goes on with what is due next until there is nothing. */
  async #fill<Claim>(
    places: Set<Promise<void>>,
    most: number,
    claimed: (due: Due) => Promise<Claim[]>,
    work: (claim: Claim) => Promise<void>,
  ): Promise<void> {
    const next = async (limit: number) => {
      const now = this.#app.clock.now();
      const until = new Date(now.getTime() + claimMs);
      return this.#stopping || limit <= 0 ? [] : claimed({ now, until, limit });
    };
    const goOn = async (first: Claim) => {
      for (let claims = [first]; claims.length > 0; claims = await next(1)) await work(claims[0]!);
    };
    for (const first of await next(most - places.size)) {
      const place: Promise<void> = goOn(first)
        // What fails here is ours: its claim runs out and it is begun again.
        .catch((err: unknown) => this.#app.log.error({ err }, 'tracking.broken_off'))
        .finally(() => void places.delete(place));
      places.add(place);
    }
  }
}

type Due = { now: Date; until: Date; limit: number };
