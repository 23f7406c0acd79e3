// How many came of late, by name; bounded in memory, so that a flood of names only makes the oldest forgotten.

type Window = { since: number; count: number };

export class Rates {
  readonly #windowMs: number;
  readonly #capacity: number;
  readonly #windows = new Map<string, Window>();

  constructor(windowMs: number, capacity = 20_000) {
    this.#windowMs = windowMs;
    this.#capacity = capacity;
  }

  /** Counts one more and answers how many that makes within the window. */
  count(name: string, now: Date): number {
    const at = now.getTime();
    const known = this.#windows.get(name);
    const window = known && at - known.since < this.#windowMs ? known : { since: at, count: 0 };
    window.count++;
    this.#windows.delete(name);
    if (this.#windows.size >= this.#capacity) this.#windows.delete(this.#windows.keys().next().value!);
    this.#windows.set(name, window);
    return window.count;
  }
}
