// From a key to its actor, without a query per request. A revocation elsewhere is noticed within five seconds.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { App } from '../platform/app.ts';
import { operatorId, type Id } from '../platform/ids.ts';
import { allScopes, operatorActor, type Actor, type Scope } from './actor.ts';
import { keyByHash, touchKey } from './store.ts';
import { isKey, keyHash } from './key.ts';

const freshMs = 5_000;
const touchMs = 60_000;
const capacity = 10_000;

type Known = { actor: Promise<Actor | null>; readAt: number };

/** One per process. */
export class KeyRing {
  readonly #app: App;
  readonly #known = new Map<string, Known>();
  readonly #bootstrap: Buffer | null;

  constructor(app: App) {
    this.#app = app;
    this.#bootstrap = app.config.operatorKey ? digest(app.config.operatorKey.reveal()) : null;
    app.outbox.on('key.revoked', async () => ({ committed: () => this.#known.clear(), undone: () => {} }));
  }

  /** Null for a key that is missing, unknown or revoked. */
  async actorOf(key: string | null): Promise<Actor | null> {
    if (key === null) return null;
    if (this.#bootstrap && timingSafeEqual(digest(key), this.#bootstrap)) return operatorActor;
    if (!isKey(key)) return null;
    const hash = keyHash(key);
    const name = hash.toString('latin1');
    const now = this.#app.clock.now();
    const known = this.#known.get(name);
    if (known && now.getTime() - known.readAt < freshMs) return known.actor;
    return this.#remember(name, { actor: this.#read(hash, now), readAt: now.getTime() });
  }

  /** Requests that come together share one query. Only keys that exist are kept. */
  async #remember(name: string, known: Known): Promise<Actor | null> {
    this.#known.delete(name);
    if (this.#known.size >= capacity) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(name, known);
    let actor: Actor | null = null;
    try {
      actor = await known.actor;
    } finally {
      if (actor === null && this.#known.get(name) === known) this.#known.delete(name);
    }
    return actor;
  }

  async #read(hash: Buffer, now: Date): Promise<Actor | null> {
    const row = await keyByHash(this.#app.db, hash);
    if (row === undefined) return null;
    const actor = actorFrom(row);
    if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) >= touchMs) await this.#touch(actor, now);
    return actor;
  }

  /** When a key was last used is worth a write a minute, never a failed request. */
  async #touch(actor: Actor, now: Date): Promise<void> {
    await touchKey(this.#app.db, actor.publisherId, actor.id, now).catch((err) =>
      this.#app.log.warn({ err, keyId: actor.id }, 'key.use_not_noted'),
    );
  }
}

function actorFrom(row: { id: string; publisherId: string; scopes: string[] }): Actor {
  const operator = row.publisherId === operatorId;
  return {
    id: row.id as Id<'key'>,
    publisherId: row.publisherId,
    operator,
    scopes: new Set(operator ? allScopes : (row.scopes as Scope[])),
    userId: null,
    role: operator ? 'operator' : null,
    onlyAssigned: false,
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
