// Access tokens of the destinations: one each for all workers, sealed in the database, renewed a while before it ends.
import { hash } from 'node:crypto';
import { answersOf } from '../connectors/answers.ts';
import { WireError, type Failed, type Grant, type Settings } from '../connectors/connector.ts';
import type { Tokens } from '../connectors/wire.ts';
import type { App } from '../platform/app.ts';
import { claimToken, readToken, releaseToken, saveToken } from './token-store.ts';
import type { Destination } from './destination.ts';

type Obtain = () => Promise<Grant | Failed>;
type Asked = { refused: string | undefined; withinMs: number };

/** A token is renewed when this much of a long life is left, and of a short one a fifth. */
const renewBeforeMs = 5 * 60_000;
/** Who renews has this long; then another may. Also how long one who could not is followed by nobody, while an old one serves. */
const claimMs = 30_000;
const lookAgainMs = 100;

export class TokenKeeper {
  readonly #app: App;
  /** By the settings that it was got with: other settings, another token. */
  readonly #known = new WeakMap<Settings, Grant>();
  readonly #getting = new WeakMap<Settings, Promise<Grant | Failed>>();

  constructor(app: App) {
    this.#app = app;
  }

  for(destination: Destination): Tokens {
    return { get: (obtain, asked) => this.#get(destination, obtain, asked) };
  }

  async #get(destination: Destination, obtain: Obtain, asked: Asked): Promise<Grant | Failed> {
    const { settings } = destination;
    const known = this.#known.get(settings);
    const now = this.#app.clock.now();
    if (known && isFresh(known, asked, now)) return known;
    const getting = this.#getting.get(settings);
    if (!getting) return this.#share(destination, obtain, asked);
    // While one renews, the others go on with what still counts.
    if (known && isUsable(known, asked, now)) return known;
    const grant = await getting;
    if (grant.is !== 'granted' || grant.token !== asked.refused) return grant;
    // Those who asked for it did not know yet that it is refused.
    return this.#getting.get(settings) ?? this.#share(destination, obtain, asked);
  }

  /** One at a time in this process. */
  #share(destination: Destination, obtain: Obtain, asked: Asked): Promise<Grant | Failed> {
    const { settings } = destination;
    const running = this.#renewed(destination, obtain, asked).finally(() => {
      if (this.#getting.get(settings) === running) this.#getting.delete(settings);
    });
    this.#getting.set(settings, running);
    return running;
  }

  async #renewed(destination: Destination, obtain: Obtain, asked: Asked): Promise<Grant | Failed> {
    const { publisherId, id } = destination;
    const { db, clock } = this.#app;
    const deadline = performance.now() + asked.withinMs;
    for (;;) {
      const now = clock.now();
      const found = this.#opened(destination, (await readToken(db, publisherId, id))?.sealed);
      if (found && isFresh(found, asked, now)) return this.#keep(destination, found);
      const claim = await claimToken(db, publisherId, id, { now, until: new Date(now.getTime() + claimMs) });
      if (claim !== null) return this.#claimed(destination, obtain, asked, claim);
      // Somebody else is getting one: an old one that still counts will do.
      if (found && isUsable(found, asked, now)) return this.#keep(destination, found);
      if (performance.now() + lookAgainMs > deadline)
        return answersOf(destination.name)('token_not_available');
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
  }

  async #claimed(
    destination: Destination,
    obtain: Obtain,
    asked: Asked,
    { claim, sealed }: { claim: string; sealed: string | null },
  ): Promise<Grant | Failed> {
    const { publisherId, id } = destination;
    const { db, clock } = this.#app;
    const release = (until: Date | null = null) => releaseToken(db, publisherId, id, claim, until);
    // Another process may have got one between our look and our claim.
    const found = this.#opened(destination, sealed);
    if (found && isFresh(found, asked, clock.now())) {
      await release();
      return this.#keep(destination, found);
    }
    const got = await obtain().catch((error: unknown) => ({ is: 'thrown', error }) as const);
    if (got.is === 'granted') {
      await this.#save(destination, claim, got);
      return this.#keep(destination, got);
    }
    const now = clock.now();
    const old = found && isUsable(found, asked, now) ? found : null;
    if (old && (got.is !== 'thrown' || got.error instanceof WireError)) {
      const restMs = Math.max(claimMs, got.is === 'retry' ? (got.afterMs ?? 0) : 0);
      await release(new Date(Math.min(now.getTime() + restMs, old.endsAt.getTime())));
      return this.#keep(destination, old);
    }
    await release();
    if (got.is === 'thrown') throw got.error;
    return got;
  }

  /** One that cannot be kept still serves this process. */
  async #save(destination: Destination, claim: string, grant: Grant): Promise<void> {
    const { publisherId, id, settings } = destination;
    const { token, endsAt, more } = grant;
    const kept: Kept = { token, endsAt: endsAt.toISOString(), more, gotWith: nameOf(settings) };
    const sealed = this.#app.vault.seal(JSON.stringify(kept), id);
    await saveToken(this.#app.db, publisherId, id, claim, { sealed, endsAt }).catch((err: unknown) =>
      this.#app.log.warn({ err, destinationId: id }, 'destination.token_not_kept'),
    );
  }

  /** Null also for one that was got with other settings, or sealed under a key that is no more: another is got. */
  #opened({ id, settings }: Destination, sealed: string | null | undefined): Grant | null {
    if (!sealed) return null;
    try {
      const { token, endsAt, more, gotWith } = JSON.parse(this.#app.vault.open(sealed, id)) as Kept;
      if (gotWith !== nameOf(settings)) return null;
      return { is: 'granted', token, endsAt: new Date(endsAt), more };
    } catch (err) {
      this.#app.log.warn({ err, destinationId: id }, 'destination.token_not_readable');
      return null;
    }
  }

  #keep({ settings }: Destination, grant: Grant): Grant {
    this.#known.set(settings, grant);
    return grant;
  }
}

type Kept = { token: string; endsAt: string; more: Record<string, string>; gotWith: string };

/** Of settings that are equal, the same. Sealed with the token, since it is made of secrets. */
function nameOf(settings: Settings): string {
  return hash('sha256', JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

function isFresh(grant: Grant, asked: Asked, now: Date): boolean {
  const lifeMs = Number(grant.more['lifeMs'] ?? Infinity);
  return isUsable(grant, asked, new Date(now.getTime() + Math.min(renewBeforeMs, lifeMs / 5)));
}

function isUsable({ token, endsAt }: Grant, { refused }: Asked, now: Date): boolean {
  return token !== refused && endsAt > now;
}
