// Records tries in batches: what ends together is written together.
import type { Outcome } from '../connectors/connector.ts';
import type { App } from '../platform/app.ts';
import { isConnectionTrouble } from '../platform/db.ts';
import { GroupCommit } from '../platform/group-commit.ts';
import type { Next } from './retry.ts';
import type { Push } from './lane.ts';
import { completeAll, wakeNext, type Completion } from './store.ts';

export type Done = { push: Push; next: Next; outcome: Outcome; transcript: unknown; startedAt: Date; durationMs: number };

/** Tries to record before the lease is left to run out; the lead is then pushed again with the same id. */
const recordingTries = 5;

export class Completer {
  readonly #app: App;
  readonly #woken: (destinationId: string) => void;
  readonly #commit: GroupCommit<Done, void>;
  #pending = 0;
  #idle: (() => void)[] = [];

  /** `woken` is told of destinations whose next delivery of a person may go now. */
  constructor(app: App, woken: (destinationId: string) => void) {
    this.#app = app;
    this.#woken = woken;
    this.#commit = new GroupCommit({
      flush: (batch) => this.#record(batch),
      maxBatch: 200,
      maxFlights: 1,
      // Lanes bound what is in flight, so this never refuses.
      maxWaiting: Number.MAX_SAFE_INTEGER,
    });
  }

  /** Resolves when recorded, or when recording was given up. */
  async add(done: Done): Promise<void> {
    this.#pending++;
    try {
      await this.#commit.add(done);
    } catch (err) {
      this.#app.log.error({ err, deliveryId: done.push.deliveryId, outcome: done.outcome.is }, 'delivery.not_recorded');
    } finally {
      this.#pending--;
      if (this.#pending === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  isIdle(): boolean {
    return this.#pending === 0;
  }

  idle(): Promise<void> {
    return this.#pending === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  async #record(batch: Done[]): Promise<void[]> {
    const now = this.#app.clock.now();
    const completions = batch.map((done) => completionOf(done, this.#app.nodeId, now));
    await this.#persistently(() => this.#write(batch, completions, now));
    await this.#wakeBehind(batch, now);
    return batch.map(() => {});
  }

  async #write(batch: Done[], completions: Completion[], now: Date): Promise<void> {
    const parked = batch.flatMap(({ push, next }) => (next.state === 'parked' ? [{ push, reason: next.reason }] : []));
    if (parked.length === 0) return completeAll(this.#app.db, completions, now);
    await this.#app.outbox.transact(null, async (tx, say) => {
      await completeAll(tx, completions, now);
      await say(
        parked.map(({ push: { publisherId, deliveryId, destinationId, lead }, reason }) => ({
          type: 'delivery.parked' as const,
          publisherId,
          subjectId: deliveryId,
          actor: 'worker',
          data: { leadId: lead.id, destinationId, reason },
        })),
      );
    });
  }

  async #persistently(write: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await write();
      } catch (error) {
        if (tries === recordingTries || !isConnectionTrouble(error)) throw error;
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

function completionOf({ push, next, outcome, transcript, startedAt, durationMs }: Done, lease: string, now: Date): Completion {
  return {
    publisherId: push.publisherId,
    deliveryId: push.deliveryId,
    destinationId: push.destinationId,
    personId: push.personId,
    lease,
    state: next.state,
    dueAt: next.state === 'waiting' ? next.dueAt : now,
    reason: next.state === 'delivered' ? null : next.reason,
    detail: next.state === 'delivered' ? null : next.detail,
    externalId: next.state === 'delivered' ? next.externalId : null,
    externalUrl: next.state === 'delivered' ? next.externalUrl : null,
    startedAt,
    durationMs,
    outcome: outcome.is,
    transcript,
  };
}
