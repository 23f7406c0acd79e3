// Says what happened: one event row in the caller's transaction, and the rooms that hear of it within that transaction.
import { Column, type Db, type Prepared, type Tx } from './db.ts';
import type { Clock } from './clock.ts';
import { nextId, type Id } from './ids.ts';
import type { EventType, Happening } from '../events.ts';

/**
 * What a listener leaves to be done once the transaction has ended, either way; neither may throw or reject.
 * The caller is answered after what `committed` returns, so that it finds its own change in effect.
 */
export type Afterwards = { committed(): void | Promise<void>; undone(): void };

export type Say = (happenings: Happening[]) => Promise<void>;

/** say: what a listener says is heard in the same transaction, before it goes on. */
type Heard<Type extends EventType> = (
  tx: Tx,
  happenings: Happening<Type>[],
  say: Say,
) => Promise<Afterwards | void>;

/** What was said, as it is written. */
export type Told = Happening & { id: Id<'evt'>; at: Date };

/** Hears all that one transaction said, of whatever type, before it commits. */
type HeardAll = (tx: Tx, told: readonly Told[]) => Promise<Afterwards | void>;

/** Registers what is to be done once the transaction has ended. */
export type After = (afterwards: Afterwards) => void;

export class Outbox {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #listeners = new Map<EventType, Heard<never>[]>();
  readonly #hearAll: HeardAll[] = [];
  #lastId: Id<'evt'> | null = null;

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** `heard` runs in the transaction that says `type`, with all events of that type said at once. */
  on<Type extends EventType>(type: Type, heard: Heard<Type>): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), heard]);
  }

  /** `heard` runs once in each transaction that said anything, as the last thing in it, with all of it in the order of its ids. */
  onAll(heard: HeardAll): void {
    this.#hearAll.push(heard);
  }

  /** One transaction that may say things; under the publisher's role when one is named, for the assignee alone when one is. */
  async transact<Result>(
    publisherId: string | null,
    work: (tx: Tx, say: Say, after: After) => Promise<Result>,
    assignee: string | null = null,
  ): Promise<Result> {
    const afterwards: Afterwards[] = [];
    const within = async (tx: Tx) => {
      const told: Told[] = [];
      const result = await work(
        tx,
        (happenings) => this.#say(tx, happenings, afterwards, told),
        (after) => void afterwards.push(after),
      );
      for (const heard of told.length === 0 ? [] : this.#hearAll) {
        const after = await heard(tx, told);
        if (after) afterwards.push(after);
      }
      return result;
    };
    try {
      const result = await (publisherId === null
        ? this.#db.tx(within)
        : this.#db.asPublisher(publisherId, within, assignee));
      for (const after of afterwards) await after.committed();
      return result;
    } catch (error) {
      for (const after of afterwards) after.undone();
      throw error;
    }
  }

  async #say(tx: Tx, happenings: Happening[], afterwards: Afterwards[], told: Told[]): Promise<void> {
    if (happenings.length === 0) return;
    const now = this.#clock.now();
    // Ids of one moment are random among themselves; what is said is told in the order in which it was said.
    const ids = happenings.map(() => (this.#lastId = nextId('evt', now, this.#lastId)));
    await writeEvents(tx, happenings, ids, now);
    happenings.forEach(({ type, publisherId, subjectId, actor, data }, at) =>
      told.push({ type, publisherId, subjectId, actor, data, id: ids[at]!, at: now }),
    );
    for (const [type, listeners] of this.#listeners) {
      const heard = happenings.filter((happening) => happening.type === type);
      if (heard.length === 0) continue;
      for (const listener of listeners) {
        const after = await listener(tx, heard as never, (more) => this.#say(tx, more, afterwards, told));
        if (after) afterwards.push(after);
      }
    }
  }
}

const insertEvents: Prepared = {
  name: 'insert_events',
  text: `insert into events (publisher_id, subject_id, id, type, at, actor, data)
    select publisher_id, subject_id, id, type, at, actor, data
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::jsonb[])
      as event (publisher_id, subject_id, id, type, at, actor, data)`,
};

async function writeEvents(tx: Tx, happenings: Happening[], ids: string[], now: Date): Promise<void> {
  await tx.prepared(insertEvents, [
    new Column(
      'text',
      happenings.map((happening) => happening.publisherId),
    ),
    new Column(
      'text',
      happenings.map((happening) => happening.subjectId),
    ),
    new Column('text', ids),
    new Column(
      'text',
      happenings.map((happening) => happening.type),
    ),
    new Column(
      'timestamptz',
      happenings.map(() => now),
    ),
    new Column(
      'text',
      happenings.map((happening) => happening.actor),
    ),
    new Column(
      'jsonb',
      happenings.map((happening) => happening.data),
    ),
  ]);
}
