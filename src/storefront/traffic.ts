// Counts views and clicks without knowing whose: in memory, written together every few seconds and at the end.
import type { App } from '../platform/app.ts';
import { addCounts, type Count } from './traffic-store.ts';

/** view, or the call to action that was clicked. */
export type What = 'view' | 'contact-me' | 'get-it-now' | 'free-trial' | 'test-drive';

const flushMs = 3_000;
/** Distinct campaigns per listing and day that a process keeps apart; strangers choose their names. */
const mostCampaigns = 50;
const mostKeys = 50_000;
export const otherCampaigns = '(other)';

export class Traffic {
  readonly #app: App;
  #counts = new Map<string, Count>();
  /** Campaigns seen, by listing and day; of today and yesterday. */
  readonly #campaigns = new Map<string, Set<string>>();
  readonly #timer: NodeJS.Timeout;
  #flushing: Promise<void> = Promise.resolve();

  constructor(app: App) {
    this.#app = app;
    this.#timer = setInterval(() => void this.flush(), flushMs);
    this.#timer.unref();
  }

  count(listing: { publisherId: string; id: string }, what: What, campaign: string): void {
    const day = this.#app.clock.now().toISOString().slice(0, 10);
    const { publisherId, id: listingId } = listing;
    const name = this.#bounded(listingId, day, campaign);
    const key = JSON.stringify([listingId, day, what, name]);
    const known = this.#counts.get(key);
    if (known) known.count++;
    else if (this.#counts.size < mostKeys)
      this.#counts.set(key, { publisherId, listingId, day, what, campaign: name, count: 1 });
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
    if (this.#counts.size === 0) return;
    const counts = this.#counts;
    this.#counts = new Map();
    try {
      await addCounts(this.#app.db, [...counts.values()]);
    } catch (err) {
      this.#app.log.warn({ err }, 'traffic.not_written');
      for (const [key, { count, ...rest }] of counts) {
        const newer = this.#counts.get(key);
        this.#counts.set(key, { ...rest, count: count + (newer?.count ?? 0) });
      }
    }
  }

  #bounded(listingId: string, day: string, campaign: string): string {
    if (campaign === '') return '';
    const place = `${day} ${listingId}`;
    const known = this.#campaigns.get(place) ?? new Set();
    if (!known.has(campaign) && known.size >= mostCampaigns) return otherCampaigns;
    known.add(campaign);
    this.#campaigns.delete(place);
    if (this.#campaigns.size >= 10_000) this.#campaigns.delete(this.#campaigns.keys().next().value!);
    this.#campaigns.set(place, known);
    return campaign;
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
