// Scores leads anew in the background of this process: batch after batch, each with its progress in one transaction, so that whoever
// goes on, after a stop or a kill, goes on exactly there.
import { setTimeout as rest } from 'node:timers/promises';
import sql from 'sql-template-tag';
import type { App } from '../platform/app.ts';
import { Background } from '../platform/background.ts';
import { firstIdAt } from '../platform/ids.ts';
import type { Tx } from '../platform/db.ts';
import { defaultModel } from './default-model.ts';
import { neededBy } from './facts-needed.ts';
import type { ModelVersion } from './model.ts';
import { modelVersion } from './model-store.ts';
import {
  claimRescoring,
  isRescoringDue,
  moveOn,
  nextToRescore,
  type Rescorable,
  type Run,
} from './rescoring-store.ts';
import { latestCriteria } from './criteria-store.ts';
import { readied } from './scorers.ts';
import { madeOf, standAnew } from './score-anew.ts';
import { writeLaterStandings, type NewStanding } from './store.ts';

/**
 * Leads in one transaction, and how long to rest after it, as a part of what it took. The embedded database has one connection,
 * which is the intake's too: there a post waits for a small batch at most, and as long again is its own.
 */
const pace = { postgres: { batch: 2_000, rests: 0 }, embedded: { batch: 50, rests: 1 } };

/** So long after a model was saved, no process keeps leads by the one before; and a lead's id may be so much older than its commit. */
const settledMs = 15_000;

/** One per process; close it before the app. */
export class Rescorer extends Background {
  readonly #app: App;

  constructor(app: App) {
    super(app, 'rescoring.broken_off');
    this.#app = app;
  }

  /** For a timer: goes on with what is due and does not wait for it. */
  async beginDue(): Promise<void> {
    this.begin(() => this.#goOn());
  }

  async #goOn(): Promise<void> {
    if (!(await isRescoringDue(this.#app.db, this.#app.clock.now()))) return;
    const { batch, rests } = pace[this.#app.db.kind];
    // A planner that believes a great table empty reads all of it for every lead: it would come no further.
    await this.#app.db.run(sql`analyze leads, standings`);
    for (;;) {
      const began = performance.now();
      const more = await rescoreBatch(this.#app, batch);
      if (!more || this.isStopping) return;
      await rest((performance.now() - began) * rests);
    }
  }
}

/** False when nothing is due. */
async function rescoreBatch(app: App, limit: number): Promise<boolean> {
  return app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const run = await claimRescoring(tx, now);
    if (run === undefined) return false;
    const { publisherId } = run;
    const [own] = await latestCriteria(tx, [publisherId]);
    const ready = readied(await modelOf(tx, run), own?.criteria ?? null);
    const { leads, seen, lastId } = await nextToRescore(
      tx,
      run,
      ready.version,
      neededBy([ready.model], ready.checklist),
      limit,
    );
    const made = leads.map((lead) => madeOf(lead, ready, publisherId, now));
    await writeLaterStandings(
      tx,
      made.filter((_, at) => leads[at]!.stage === null),
    );
    const there = made.filter((_, at) => leads[at]!.stage !== null);
    const restaged = await standAnew({ tx, say, now }, publisherId, leads, there);
    const changed = made.filter((each, at) => isOther(each, leads[at]!)).length;
    await moveOn(tx, run, {
      ...placeAfter(run, lastId, now),
      seen: run.downToId === '' ? seen : 0,
      changed,
      restaged,
    });
    return true;
  });
}

/** Not what this process has in memory, which may be older by a moment. */
async function modelOf(tx: Tx, { publisherId, storefront, version }: Run): Promise<ModelVersion> {
  const saved = await modelVersion(tx, publisherId, storefront, version);
  return { storefront, version, model: saved?.model ?? defaultModel(storefront) };
}

const isOther = (made: NewStanding, lead: Rescorable) =>
  made.score !== lead.score || made.grade !== lead.grade || made.excluded !== lead.excluded;

/** After the oldest, once more through those that came in about when it began: some may have been scored by the model before. */
function placeAfter(
  { startedAt, beforeId, downToId }: Run,
  lastId: string | null,
  now: Date,
): { beforeId: string; downToId: string; nextAt: Date; endedAt: Date | null } {
  if (lastId !== null) return { beforeId: lastId, downToId, nextAt: now, endedAt: null };
  if (downToId !== '') return { beforeId, downToId, nextAt: now, endedAt: now };
  const settledAt = new Date(startedAt.getTime() + settledMs);
  return {
    beforeId: firstIdAt('lead', settledAt),
    downToId: firstIdAt('lead', new Date(startedAt.getTime() - settledMs)),
    nextAt: settledAt > now ? settledAt : now,
    endedAt: null,
  };
}
