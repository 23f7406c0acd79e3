// The model that scores a publisher's leads and the checklist that qualifies them, made ready, without a query a lead. A change elsewhere is noticed at once when the
// database tells of it, and within five seconds when it does not.
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { latestCriteria } from './criteria-store.ts';
import { checklistOf, defaultCriteria, type Checklist, type Criterion } from './criteria.ts';
import { defaultModel } from './default-model.ts';
import type { ModelVersion } from './model.ts';
import { scorerOf, type Scorer } from './score.ts';
import { latestModels } from './model-store.ts';

export type Ready = ModelVersion & { score: Scorer; checklist: Checklist };
type Model = Omit<Ready, 'checklist'>;

type Known = { readAt: number; byStorefront: ReadonlyMap<string, Model>; checklist: Checklist };

const freshMs = 5_000;
const capacity = 20_000;

/** One per process; close it before the app. */
export class Scorers {
  readonly #app: App;
  readonly #known = new Map<string, Known>();
  /** What we ship is the same for everybody. */
  readonly #shipped = new Map<string, Model>();
  #unlisten: () => Promise<void> = async () => {};

  private constructor(app: App) {
    this.#app = app;
  }

  static async open(app: App): Promise<Scorers> {
    const scorers = new Scorers(app);
    for (const type of ['scoring_model.saved', 'criteria.saved'] as const)
      app.outbox.on(type, async (_tx, happenings) => ({
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
    return (publisherId, storefront) => {
      const known = wanted.get(publisherId);
      const model = known?.byStorefront.get(storefront) ?? this.#shippedFor(storefront);
      return { ...model, checklist: known?.checklist ?? shippedChecklist };
    };
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
    const criteria = new Map(
      (await latestCriteria(db, publisherIds)).map((row) => [row.publisherId, checklistOf(row.criteria)]),
    );
    const byPublisher = Map.groupBy(rows, ({ publisherId }) => publisherId);
    const read = new Map<string, Known>();
    for (const id of publisherIds) {
      const models = (byPublisher.get(id) ?? []).map(withScorer);
      read.set(id, {
        readAt: now,
        byStorefront: new Map(models.map((ready) => [ready.storefront, ready])),
        checklist: criteria.get(id) ?? shippedChecklist,
      });
    }
    for (const [id, known] of read) {
      if (this.#known.size >= capacity) this.#known.delete(this.#known.keys().next().value!);
      this.#known.set(id, known);
    }
    return read;
  }

  #shippedFor(storefront: string): Model {
    const known = this.#shipped.get(storefront);
    if (known) return known;
    const ready = withScorer({ storefront, version: 0, model: defaultModel(storefront) });
    this.#shipped.set(storefront, ready);
    return ready;
  }
}

const shippedChecklist = checklistOf(defaultCriteria);
const withScorer = (version: ModelVersion): Model => ({ ...version, score: scorerOf(version) });

/** A model and the checklist beside it, once for any number of leads; criteria null: those that we ship. */
export const readied = (version: ModelVersion, criteria: Criterion[] | null): Ready => ({
  ...withScorer(version),
  checklist: criteria === null ? shippedChecklist : checklistOf(criteria),
});
