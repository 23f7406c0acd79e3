// Work of one kind in the background of this process, so many pieces at a time; closed, it ends after what is under way.
import type { App } from './app.ts';

/** What is claimed is due now and held until then. */
export type Due = { now: Date; until: Date; limit: number };

/** brokenOff: what the log calls a piece that failed. That is ours to mend: its claim runs out and it is begun again. */
export class Background {
  readonly #app: App;
  readonly #brokenOff: string;
  readonly #most: number;
  readonly #under = new Set<Promise<void>>();
  #isStopping = false;

  constructor(app: App, brokenOff: string, most = 1) {
    this.#app = app;
    this.#brokenOff = brokenOff;
    this.#most = most;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Unless all places are taken. */
  begin(work: () => Promise<void>): void {
    if (!this.#isStopping && this.#under.size < this.#most) this.#add(work());
  }

  /** Claims as many as there are free places; each goes on with what is due next until there is nothing. */
  async fill<Claim>(
    holdMs: number,
    claimed: (due: Due) => Promise<Claim[]>,
    work: (claim: Claim) => Promise<void>,
  ): Promise<void> {
    const next = async (limit: number) => {
      const now = this.#app.clock.now();
      if (this.#isStopping || limit <= 0) return [];
      return claimed({ now, until: new Date(now.getTime() + holdMs), limit });
    };
    const goOn = async (first: Claim) => {
      for (let claims = [first]; claims.length > 0; claims = await next(1)) await work(claims[0]!);
    };
    for (const first of await next(this.#most - this.#under.size)) this.#add(goOn(first));
  }

  #add(work: Promise<void>): void {
    const piece: Promise<void> = work
      .catch((err: unknown) => this.#app.log.error({ err }, this.#brokenOff))
      .finally(() => void this.#under.delete(piece));
    this.#under.add(piece);
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    while (this.#under.size > 0) await Promise.all(this.#under);
  }

  async close(): Promise<void> {
    this.#isStopping = true;
    await this.settle();
  }
}
