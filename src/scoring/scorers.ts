// The model that scores a publisher's leads, made ready, without a query a lead. A change elsewhere is noticed at once when the
// database tells of it, and within five seconds when it does not.
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { defaultModel } from './default-model.ts';
import type { ModelVersion } from './model.ts';
import { scorerOf, type Scorer } from './score.ts';
import { latestModels } from './model-store.ts';

export type Ready = ModelVersion & { score: Scorer };

type Known = { readAt: number; byStorefront: ReadonlyMap<string, Ready> };

const freshMs = 5_000;
const capacity = 20_000;

/** One per process; close it before the app. */
export class Scorers {
  readonly #app: App;
  readonly #known = new Map<string, Known>();
  /** What we ship is the same for everybody. */
  readonly #shipped = new Map<string, Ready>();
  #unlisten: () => Promise<void> = async () => {};

  private constructor(app: App) {
    this.#app = app;
  }

  static async open(app: App): Promise<Scorers> {
    const scorers = new Scorers(app);
    app.outbox.on('scoring_model.saved', async (_tx, happenings) => ({
      committed: () => happenings.forEach(({ publisherId }) => scorers.#forget(publisherId)),
      undone: () => {},
    }));
    scorers.#unlisten = await app.db.listen('configuration', (publisherId) => scorers.#forget(publisherId));
    return scorers;
  }

  /** For these publishers, with one query for all that are not known. */
  async of(
    db: Queries,
    publisherIds: Iterable<string>,
  ): Promise<(publisherId: string, storefront: string) => Ready> {
    const now = this.#app.clock.now().getTime();
    const wanted = new Map<string, Known | undefined>();
    for (const id of publisherIds) wanted.set(id, this.#fresh(id, now));
    const missing = [...wanted].flatMap(([id, known]) => (known ? [] : [id]));
    if (missing.length > 0)
      for (const [id, known] of await this.#read(db, missing, now)) wanted.set(id, known);
    return (publisherId, storefront) =>
      wanted.get(publisherId)?.byStorefront.get(storefront) ?? this.#shippedFor(storefront);
  }

  async close(): Promise<void> {
    await this.#unlisten();
  }

  #forget(publisherId: string): void {
    if (publisherId === '') this.#known.clear();
    else this.#known.delete(publisherId);
  }

  #fresh(publisherId: string, now: number): Known | undefined {
    const known = this.#known.get(publisherId);
    return known && now - known.readAt < freshMs ? known : undefined;
  }

  async #read(db: Queries, publisherIds: string[], now: number): Promise<Map<string, Known>> {
    const rows = await latestModels(db, publisherIds);
    const byPublisher = Map.groupBy(rows, ({ publisherId }) => publisherId);
    const read = new Map<string, Known>();
    for (const id of publisherIds) {
      const models = (byPublisher.get(id) ?? []).map(readied);
      read.set(id, { readAt: now, byStorefront: new Map(models.map((ready) => [ready.storefront, ready])) });
    }
    for (const [id, known] of read) {
      if (this.#known.size >= capacity) this.#known.delete(this.#known.keys().next().value!);
      this.#known.set(id, known);
    }
    return read;
  }

  #shippedFor(storefront: string): Ready {
    const known = this.#shipped.get(storefront);
    if (known) return known;
    const ready = readied({ storefront, version: 0, model: defaultModel(storefront) });
    this.#shipped.set(storefront, ready);
    return ready;
  }
}

/** Once for any number of leads. */
export const readied = (version: ModelVersion): Ready => ({ ...version, score: scorerOf(version) });
