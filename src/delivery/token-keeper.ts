// Access tokens of the destinations: one each for all workers, sealed in the database, renewed a while before it ends.
import { answersOf } from '../connectors/answers.ts';
import type { Failed, Grant, Settings } from '../connectors/connector.ts';
import type { Tokens } from '../connectors/wire.ts';
import type { App } from '../platform/app.ts';
import { claimToken, readToken, releaseToken, saveToken } from './token-store.ts';
import type { Destination } from './destination.ts';

type Obtain = () => Promise<Grant | Failed>;
type Asked = { now: Date; refused: string | undefined; withinMs: number };

/** A token is renewed when this much of a long life is left, and of a short one a fifth. */
const renewBeforeMs = 5 * 60_000;
/** Who renews has this long; then another may. */
const claimMs = 30_000;
const lookAgainMs = 100;

export class TokenKeeper {
  readonly #app: App;
  /** By the settings that it was got with: other settings, another token. */
  readonly #known = new WeakMap<Settings, Grant>();
  readonly #getting = new Map<string, Promise<Grant | Failed>>();

  constructor(app: App) {
    this.#app = app;
  }

  for(destination: Destination): Tokens {
    return { get: (obtain, asked) => this.#get(destination, obtain, asked) };
  }

  async #get(destination: Destination, obtain: Obtain, asked: Asked): Promise<Grant | Failed> {
    const known = this.#known.get(destination.settings);
    if (known && isFresh(known, asked)) return known;
    const getting = this.#getting.get(destination.id) ?? this.#share(destination, obtain, asked);
    const grant = await getting;
    // One that others were getting already may be the very token that was refused.
    if (grant.is === 'granted' && grant.token === asked.refused)
      return this.#share(destination, obtain, asked);
    return grant;
  }

  /** One at a time in this process. */
  #share(destination: Destination, obtain: Obtain, asked: Asked): Promise<Grant | Failed> {
    const running = this.#renewed(destination, obtain, asked).finally(() => {
      if (this.#getting.get(destination.id) === running) this.#getting.delete(destination.id);
    });
    this.#getting.set(destination.id, running);
    return running;
  }

  async #renewed(destination: Destination, obtain: Obtain, asked: Asked): Promise<Grant | Failed> {
    const { publisherId, id, settings } = destination;
    const { db, vault } = this.#app;
    const deadline = performance.now() + asked.withinMs;
    for (;;) {
      const now = this.#app.clock.now();
      const kept = await readToken(db, publisherId, id);
      const grant = kept?.sealed ? (JSON.parse(vault.open(kept.sealed, id)) as KeptGrant) : null;
      const found: Grant | null =
        grant === null ? null : { ...grant, is: 'granted', endsAt: new Date(grant.endsAt) };
      if (found && isFresh(found, { ...asked, now })) return this.#keep(settings, found);
      const until = new Date(now.getTime() + claimMs);
      const claim = await claimToken(db, publisherId, id, { now, until });
      if (claim !== null) return this.#obtained(destination, obtain, claim, usable(found, asked, now));
      // Somebody else is getting one: an old one that still counts will do.
      const old = usable(found, asked, now);
      if (old) return old;
      if (performance.now() + lookAgainMs > deadline)
        return answersOf(destination.name)('token_not_available');
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
  }

  async #obtained(
    { publisherId, id, settings }: Destination,
    obtain: Obtain,
    claim: string,
    old: Grant | null,
  ): Promise<Grant | Failed> {
    const { db, vault } = this.#app;
    try {
      const grant = await obtain();
      if (grant.is !== 'granted') {
        await releaseToken(db, publisherId, id, claim);
        // Not now: then the old one, as long as it counts. Refused: it will soon be refused as well.
        return grant.is === 'retry' && old ? old : grant;
      }
      const { token, endsAt, more } = grant;
      await saveToken(db, publisherId, id, claim, {
        sealed: vault.seal(JSON.stringify({ token, endsAt, more } satisfies KeptGrant), id),
        endsAt,
      });
      return this.#keep(settings, grant);
    } catch (error) {
      await releaseToken(db, publisherId, id, claim).catch(() => undefined);
      throw error;
    }
  }

  #keep(settings: Settings, grant: Grant): Grant {
    this.#known.set(settings, grant);
    return grant;
  }
}

type KeptGrant = { token: string; endsAt: Date | string; more: Record<string, string> };

function isFresh({ token, endsAt, more }: Grant, { now, refused }: Pick<Asked, 'now' | 'refused'>): boolean {
  if (token === refused) return false;
  const leftMs = endsAt.getTime() - now.getTime();
  const lifeMs = Number(more['lifeMs'] ?? Infinity);
  return leftMs > Math.min(renewBeforeMs, lifeMs / 5);
}

function usable(grant: Grant | null, { refused }: Asked, now: Date): Grant | null {
  return grant !== null && grant.token !== refused && grant.endsAt > now ? grant : null;
}
