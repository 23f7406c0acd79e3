// The readings of this process: a few at a time, in the background; closed, it ends after what is under way.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import type { Http } from '../platform/http-client.ts';
import { claimAccounts } from './account-store.ts';
import { reportHttp } from './fetch-report.ts';
import { claimMs, readReport } from './read-report.ts';

const most = 2;

export class MarketplaceDesk {
  readonly delivering: Delivering;
  readonly #app: App;
  readonly #http: Http;
  readonly #under: Set<Promise<void>> = new Set();
  #stopping = false;

  constructor(app: App, delivering: Delivering) {
    this.#app = app;
    this.delivering = delivering;
    this.#http = reportHttp(app.config);
  }

  /** Begins what is due and does not wait for it. */
  async beginDue(): Promise<void> {
    const limit = most - this.#under.size;
    if (this.#stopping || limit <= 0) return;
    const now = this.#app.clock.now();
    const until = new Date(now.getTime() + claimMs);
    for (const account of await claimAccounts(this.#app.db, { now, until, limit })) {
      const reading: Promise<void> = readReport(
        { app: this.#app, delivering: this.delivering, http: this.#http },
        account,
      )
        // What fails here is ours: its claim runs out and it is begun again.
        .catch((err: unknown) => this.#app.log.error({ err }, 'marketplace_report.broken_off'))
        .finally(() => void this.#under.delete(reading));
      this.#under.add(reading);
    }
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    while (this.#under.size > 0) await Promise.all(this.#under);
  }

  async close(): Promise<void> {
    this.#stopping = true;
    await this.settle();
    await this.#http.close();
  }
}
