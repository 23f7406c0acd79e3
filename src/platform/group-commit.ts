// Work that arrives together is done together: while one batch is under way the next gathers. A lone item waits for nobody,
// unless nobody waits for it and it may gather company.
import { Refusal } from './refusal.ts';

type Options<In, Out> = {
  /** Does the whole batch or throws; answers in the order of the items. */
  flush: (batch: In[]) => Promise<Out[]>;
  maxBatch: number;
  /** Batches under way at once. */
  maxFlights: number;
  /** A batch that is not full leaves after so long at the earliest. 0: at once. */
  gatherMs?: number;
  /** Items that may wait; beyond it the caller is told to come back. */
  maxWaiting: number;
};

type Waiting<In, Out> = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void };

export class GroupCommit<In, Out> {
  readonly #options: Options<In, Out>;
  #waiting: Waiting<In, Out>[] = [];
  #flights = 0;
  #departing = false;
  #gathering: NodeJS.Timeout | null = null;

  constructor(options: Options<In, Out>) {
    this.#options = options;
  }

  /** Resolves once the batch that holds the item is done. Throws Refusal `unavailable` when too many wait. */
  add(item: In): Promise<Out> {
    if (this.#waiting.length >= this.#options.maxWaiting)
      return Promise.reject(
        new Refusal('unavailable', 'More arrives than can be stored right now.', { retryAfterS: 2 }),
      );
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#departSoon();
    });
  }

  #departSoon(): void {
    const { gatherMs = 0, maxBatch } = this.#options;
    if (gatherMs === 0 || this.#waiting.length >= maxBatch) return this.#departNextTurn();
    this.#gathering ??= setTimeout(() => this.#departNextTurn(), gatherMs);
  }

  /** After the current turn of the event loop, so that requests read in the same turn share a batch. */
  #departNextTurn(): void {
    if (this.#gathering) clearTimeout(this.#gathering);
    this.#gathering = null;
    if (this.#departing || this.#flights >= this.#options.maxFlights) return;
    this.#departing = true;
    setImmediate(() => {
      this.#departing = false;
      if (this.#waiting.length > 0 && this.#flights < this.#options.maxFlights) void this.#depart();
    });
  }

  async #depart(): Promise<void> {
    const batch = this.#waiting.splice(0, this.#options.maxBatch);
    this.#flights++;
    // More than one batch may be waiting.
    if (this.#waiting.length > 0) this.#departSoon();
    try {
      const answers = await this.#options.flush(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, at) => resolve(answers[at]!));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.#flights--;
      if (this.#waiting.length > 0) this.#departSoon();
    }
  }
}
