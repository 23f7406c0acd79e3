// What this process knows that it holds. When the answer to a claim or a commit is lost, the database may say that it holds
// more: that is freed as soon as the database answers again, since otherwise it would wait until the lease ends.
import type { App } from '../platform/app.ts';
import type { Push } from './lane.ts';
import { freeLeasesBut } from './replay-store.ts';

export class Holdings {
  readonly #app: App;
  /** Deliveries in a transaction that has not ended, and those being pushed; the others are in a lane's queue. */
  readonly #ids = new Set<string>();
  #inDoubt = false;

  constructor(app: App) {
    this.#app = app;
  }

  hold(deliveryIds: readonly string[]): void {
    for (const id of deliveryIds) this.#ids.add(id);
  }

  drop(deliveryIds: readonly string[]): void {
    for (const id of deliveryIds) this.#ids.delete(id);
  }

  /** What leases or frees has failed, and nobody knows whether it took effect. Logged as `event` where it is not said elsewhere. */
  doubt(err?: unknown, event?: string): void {
    this.#inDoubt = true;
    if (event !== undefined) this.#app.log.error({ err }, event);
  }

  /** Frees what the database says we hold and we do not. Run while no claim is under way. Rejects when the database is still away. */
  async settle(queued: readonly Push[]): Promise<void> {
    if (!this.#inDoubt) return;
    const known = [...this.#ids, ...queued.map(({ deliveryId }) => deliveryId)];
    this.#inDoubt = false;
    await freeLeasesBut(this.#app.db, this.#app.nodeId, known);
  }
}
