// Counts views and clicks without knowing whose: in memory, written together every few seconds and at the end.
import type { App } from '../platform/app.ts';
import { writeCounts } from './add-up-pages.ts';
import type { Entry } from './entry.ts';
import { BoundedNames, Tally } from './tally.ts';
import { addCounts, addEntryCounts, type Count, type EntryCount } from './traffic-store.ts';

/** view, or the call to action that was clicked. */
export type What = 'view' | 'contact-me' | 'get-it-now' | 'free-trial' | 'test-drive';

/** By whence and with what somebody came; null: not known. */
export type Came = Entry & { campaign: string; country: string | null };

const flushMs = 3_000;
/** Distinct names per listing and day that a process keeps apart; strangers choose them. */
const mostNames = 50;

export class Traffic {
  readonly #app: App;
  readonly #counts = new Tally<Count>();
  readonly #entries = new Tally<EntryCount>();
  readonly #campaigns = new BoundedNames(mostNames);
  readonly #referrers = new BoundedNames(mostNames);
  readonly #timer: NodeJS.Timeout;
  #flushing: Promise<void> = Promise.resolve();

  constructor(app: App) {
    this.#app = app;
    this.#timer = setInterval(() => void this.flush(), flushMs);
    this.#timer.unref();
  }

  count(listing: { publisherId: string; id: string }, what: What, came: Came): void {
    const day = this.#app.clock.now().toISOString().slice(0, 10);
    const { publisherId, id: listingId } = listing;
    const place = `${day} ${listingId}`;
    const campaign = came.campaign && this.#campaigns.name(place, came.campaign);
    const counted = { publisherId, listingId, day, what, count: 1 };
    this.#counts.add(`${place} ${what} ${campaign}`, () => ({ ...counted, campaign }));
    const entry = (dimension: EntryCount['dimension'], key: string | null) => {
      if (key !== null)
        this.#entries.add(`${place} ${what} ${dimension} ${key}`, () => ({ ...counted, dimension, key }));
    };
    entry('referrer', came.referrer && this.#referrers.name(place, came.referrer));
    entry('country', came.country);
    entry('device', came.device);
  }

  /** One after the other; what could not be written is kept for the next. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #write(): Promise<void> {
    const app = this.#app;
    try {
      await this.#counts.flush((counts) => writeCounts(app, counts, addCounts));
      await this.#entries.flush((counts) => writeCounts(app, counts, addEntryCounts));
    } catch (err) {
      app.log.warn({ err }, 'traffic.not_written');
    }
  }
}

/** Programs that say so, or say nothing; they are left out of counts. */
export function isRobot(userAgent: string | undefined): boolean {
  return (
    !userAgent ||
    /(?<!\bcu)bot\b|crawl|spider|slurp|preview|monitor|headless|lighthouse|curl|wget|python|java\/|okhttp|go-http|axios|node|undici|facebookexternalhit|scanner|fetch/i.test(
      userAgent,
    )
  );
}
