// Records tries in batches: what ends together is written together.
import type { Outcome } from '../connectors/connector.ts';
import type { Mended } from '../mapping/mapping.ts';
import type { App } from '../platform/app.ts';
import { isConnectionTrouble, isPassingConflict } from '../platform/db.ts';
import { GroupCommit } from '../platform/group-commit.ts';
import type { Next } from './retry.ts';
import type { Push } from './lane.ts';
import { completeAll, parkedAmong, type Completion } from './completion-store.ts';
import type { Tally } from './tally.ts';
import { wakeNext } from './turn-store.ts';

export type Done = {
  push: Push;
  next: Next;
  outcome: Outcome;
  transcript: unknown;
  mended: Mended[];
  startedAt: Date;
  durationMs: number;
};

/**
 * How long a finished try may wait for others to be recorded with. Nobody waits for the record but the same person's next lead,
 * and a batch of thirty costs the database little more than one of two.
 */
const gatherMs = 5;
/** Tries to record before the lease is left to run out; the lead is then pushed again with the same id. */
const recordingTries = 5;

export class Completer {
  readonly #app: App;
  readonly #tally: Tally;
  readonly #woken: (destinationId: string) => void;
  readonly #commit: GroupCommit<Done, void>;

  /** `woken` is told of destinations whose next delivery of a person may go now. */
  constructor(app: App, tally: Tally, woken: (destinationId: string) => void) {
    this.#app = app;
    this.#tally = tally;
    this.#woken = woken;
    this.#commit = new GroupCommit({
      flush: (batch) => this.#record(batch),
      maxBatch: 200,
      maxFlights: 1,
      gatherMs,
      // Lanes bound what is in flight, so this never refuses.
      maxWaiting: Number.MAX_SAFE_INTEGER,
    });
  }

  /** Resolves when recorded, or when recording was given up. */
  async add(done: Done): Promise<void> {
    await this.#commit.add(done).catch((err: unknown) => this.#giveUp(done, err));
  }

  #giveUp({ push, outcome }: Done, err: unknown): void {
    const { deliveryId } = push;
    this.#app.log.error({ err, deliveryId, outcome: outcome.is }, 'delivery.not_recorded');
  }

  async #record(batch: Done[]): Promise<void[]> {
    const now = this.#app.clock.now();
    await this.#persistently(() => this.#write(batch, now)).catch(async (error: unknown) => {
      if (batch.length === 1 || mayPass(error)) throw error;
      // One that cannot be written must not cost the others their record.
      for (const done of batch)
        await this.#persistently(() => this.#write([done], now)).catch((err: unknown) =>
          this.#giveUp(done, err),
        );
    });
    this.#tell(batch);
    await this.#wakeBehind(batch, now);
    return batch.map(() => {});
  }

  #tell(batch: Done[]): void {
    for (const { push, outcome } of batch) {
      this.#tally.count(push, outcome.is === 'delivered');
      this.#app.changes.tell(push.publisherId, 'deliveries', [
        { id: push.deliveryId, leadId: push.lead?.id ?? null },
      ]);
    }
  }

  async #write(batch: Done[], now: Date): Promise<void> {
    const completions = batch.map((done) => completionOf(done, this.#app.nodeId, now));
    const reasons = new Map(
      batch.flatMap(({ push, next }) => (next.state === 'parked' ? [[push.deliveryId, next.reason]] : [])),
    );
    if (reasons.size === 0) return completeAll(this.#app.db, completions, now);
    await this.#app.outbox.transact(null, async (tx, say) => {
      await completeAll(tx, completions, now);
      // One that another process has taken over is not parked by our failure.
      const parked = await parkedAmong(tx, completions);
      await say(
        parked.flatMap(({ publisherId, id, leadId, destinationId }) => {
          const reason = reasons.get(id);
          // That an event was parked is no event: it could be parked there as well, and so on.
          if (reason === undefined || leadId === null) return [];
          const data = { leadId, destinationId, reason };
          return [{ type: 'delivery.parked' as const, publisherId, subjectId: id, actor: 'worker', data }];
        }),
      );
    });
  }

  async #persistently(write: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await write();
      } catch (error) {
        if (tries === recordingTries || !mayPass(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200 * 3 ** (tries - 1)));
      }
    }
  }

  /** After the commit: a lead that queued behind one of these meanwhile is seen now, or wakes itself. The sweep finds what a crash leaves. */
  async #wakeBehind(batch: Done[], now: Date): Promise<void> {
    const turns = batch.flatMap(({ push: { publisherId, destinationId, personId }, next }) =>
      personId === null || next.state === 'waiting' ? [] : [{ publisherId, destinationId, personId }],
    );
    if (turns.length === 0) return;
    const woken = await wakeNext(this.#app.db, turns, now).catch((err: unknown) => {
      this.#app.log.warn({ err }, 'delivery.next_not_woken');
      return [];
    });
    for (const { destinationId } of woken) this.#woken(destinationId);
  }
}

function completionOf(
  { push, next, outcome, transcript, mended, startedAt, durationMs }: Done,
  lease: string,
  now: Date,
): Completion {
  return {
    publisherId: push.publisherId,
    deliveryId: push.deliveryId,
    destinationId: push.destinationId,
    personId: push.personId,
    lease,
    state: next.state,
    dueAt: next.state === 'waiting' ? next.dueAt : now,
    climbs: next.state !== 'waiting' || next.climbs,
    reason: next.state === 'delivered' ? null : next.reason,
    detail: next.state === 'delivered' ? null : storable(next.detail),
    externalId: next.state === 'delivered' ? storable(next.externalId) : null,
    externalUrl: next.state === 'delivered' ? storable(next.externalUrl) : null,
    startedAt,
    durationMs,
    outcome: outcome.is,
    said: outcome.is === 'delivered' ? null : (outcome.said ?? null),
    mended: mended.length === 0 ? null : mended,
    unconfirmed: outcome.is === 'delivered' && outcome.unconfirmed === true,
    transcript,
  };
}

/** The database holds no NUL in text, and a far side may say one. */
function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\u0000', '\ufffd').toWellFormed();
}

/** The same statement may succeed later. */
function mayPass(error: unknown): boolean {
  return isConnectionTrouble(error) || isPassingConflict(error);
}
