// How many mails leave in a second: turns at even distances, without a timer where there is no limit.

export class Pace {
  readonly #perSecond: number | null;
  #sharers = 1;
  #nextAt = 0;

  /** perSecond: of the whole installation; null: as many as the server takes. */
  constructor(perSecond: number | null) {
    this.#perSecond = perSecond;
  }

  share(sharers: number): void {
    this.#sharers = Math.max(1, sharers);
  }

  /** How many may be taken up at once, so that they leave within half a minute. */
  get most(): number {
    const rate = this.#rate;
    return rate === null ? Infinity : Math.max(1, Math.floor(rate * 30));
  }

  get #rate(): number | null {
    return this.#perSecond === null ? null : this.#perSecond / this.#sharers;
  }

  async turn(): Promise<void> {
    const rate = this.#rate;
    if (rate === null) return;
    const now = performance.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + 1_000 / rate;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}
