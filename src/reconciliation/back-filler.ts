// Back-fills in this process, in the background: page after page, each with its progress in one transaction, so that whoever goes on
// after a kill goes on exactly there and nothing is done twice.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { Background } from '../platform/background.ts';
import { dueBackFill, endBackFill, postponeBackFill } from './back-fill-store.ts';
import { fillPage } from './fill-page.ts';

/** Failures in a row before it is given up. */
const mostFailures = 8;

/** One per process; close it before the app. */
export class BackFiller extends Background {
  readonly #app: App;
  readonly #delivering: Pick<Delivering, 'engine'>;

  constructor(app: App, delivering: Pick<Delivering, 'engine'>) {
    super(app, 'back_fill.broken_off');
    this.#app = app;
    this.#delivering = delivering;
  }

  /** For a timer: goes on with what is due and does not wait for it. */
  async beginDue(): Promise<void> {
    this.begin(() => this.#goOn());
  }

  async #goOn(): Promise<void> {
    for (let mayGo = true; mayGo && !this.isStopping;) {
      const due = await dueBackFill(this.#app.db, this.#app.clock.now());
      mayGo = due !== undefined && (await this.#page(due));
    }
  }

  /** False where it is somebody else's for now. */
  async #page({ publisherId, id }: { publisherId: string; id: string }): Promise<boolean> {
    const { db, clock, log } = this.#app;
    try {
      return await fillPage(this.#app, this.#delivering.engine, publisherId, id);
    } catch (err) {
      log.error({ err, backFillId: id }, 'back_fill.page_failed');
      const failures = await postponeBackFill(db, publisherId, id, clock.now());
      if (failures >= mostFailures) await endBackFill(db, { publisherId, id }, 'failed', clock.now());
      return true;
    }
  }
}
