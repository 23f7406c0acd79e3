// The readings of this process: a few at a time, in the background; closed, it ends after what is under way.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { Background } from '../platform/background.ts';
import type { Http } from '../platform/http-client.ts';
import { claimAccounts } from './account-store.ts';
import { reportHttp } from './fetch-report.ts';
import { claimMs, readReport } from './read-report.ts';

export class MarketplaceDesk extends Background {
  readonly delivering: Delivering;
  readonly #app: App;
  readonly #http: Http;

  constructor(app: App, delivering: Delivering) {
    super(app, 'marketplace_report.broken_off', 2);
    this.#app = app;
    this.delivering = delivering;
    this.#http = reportHttp(app.config);
  }

  /** Begins what is due and does not wait for it. */
  beginDue(): Promise<void> {
    const reading = { app: this.#app, delivering: this.delivering, http: this.#http };
    return this.fill(
      claimMs,
      (due) => claimAccounts(this.#app.db, due),
      (account) => readReport(reading, account),
    );
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#http.close();
  }
}
