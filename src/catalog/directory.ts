// From an intake token to its listing without a query per post. A change elsewhere is noticed at once when the
// database tells of it, and within five seconds when it does not.
import type { App } from '../platform/app.ts';
import type { Listing } from './listing.ts';
import { listingsOf, ownerOfToken, touchToken, type TokenOwner } from './store.ts';
import { isToken, tokenHash } from './token.ts';

/** Whose post it is. listings: all of the publisher's, the URL's own among them. */
export type Found = { publisherId: string; listing: Listing; listings: readonly Listing[] };

type Fresh<Value> = { value: Value; readAt: number };
type Catalog = { listings: readonly Listing[]; byId: ReadonlyMap<string, Listing> };

const freshMs = 5_000;
const touchMs = 60_000;

/** One per process; close it before the app. */
export class ListingDirectory {
  readonly #app: App;
  readonly #capacity: number;
  readonly #tokens = new Map<string, Fresh<TokenOwner>>();
  readonly #catalogs = new Map<string, Fresh<Catalog>>();
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #touching = new Set<Promise<void>>();
  #epoch = 0;
  #unlisten: () => Promise<void> = async () => {};

  private constructor(app: App, capacity: number) {
    this.#app = app;
    this.#capacity = capacity;
  }

  static async open(app: App, { capacity = 20_000 } = {}): Promise<ListingDirectory> {
    const directory = new ListingDirectory(app, capacity);
    directory.#hearOwnChanges();
    directory.#unlisten = await app.db.listen('configuration', (publisherId) =>
      directory.invalidate(publisherId),
    );
    return directory;
  }

  /** Null for a token that is unknown or has ended. Rejects when the database does not answer. */
  async byToken(token: string): Promise<Found | null> {
    if (!isToken(token)) return null;
    const now = this.#app.clock.now().getTime();
    const owner = this.#fresh(this.#tokens, token, now) ?? (await this.#readOwner(token, now));
    if (owner === null || (owner.endsAt !== null && owner.endsAt.getTime() <= now)) return null;
    this.#noteUse(owner, now);
    const { publisherId, listingId } = owner;
    const catalog =
      this.#fresh(this.#catalogs, publisherId, now) ?? (await this.#readCatalog(publisherId, now));
    const listing = catalog.byId.get(listingId);
    return listing ? { publisherId, listing, listings: catalog.listings } : null;
  }

  /** Forgets what is known of a publisher; '' forgets everything. */
  invalidate(publisherId: string): void {
    // What is being read at this moment may be of before the change, so it is neither kept nor joined.
    this.#epoch++;
    this.#underWay.clear();
    if (publisherId === '') {
      this.#catalogs.clear();
      this.#tokens.clear();
      return;
    }
    this.#catalogs.delete(publisherId);
    for (const [token, { value }] of this.#tokens)
      if (value.publisherId === publisherId) this.#tokens.delete(token);
  }

  async close(): Promise<void> {
    await this.#unlisten();
    await Promise.all(this.#touching);
  }

  /** When a URL was last used is worth a write a minute, and neither a moment nor a lead. */
  #noteUse(owner: TokenOwner, now: number): void {
    if (now - (owner.lastUsedAt?.getTime() ?? 0) < touchMs) return;
    const { publisherId, id } = owner;
    const at = new Date(now);
    owner.lastUsedAt = at;
    const touching = touchToken(this.#app.db, publisherId, id, at)
      .catch((err) => this.#app.log.warn({ err, tokenId: id }, 'intake_token.use_not_noted'))
      .finally(() => this.#touching.delete(touching));
    this.#touching.add(touching);
  }

  #hearOwnChanges(): void {
    for (const type of [
      'listing.created',
      'listing.changed',
      'lead_sharing.changed',
      'intake_token.created',
    ] as const)
      this.#app.outbox.on(type, async (_tx, happenings) => ({
        committed: () => happenings.forEach(({ publisherId }) => this.invalidate(publisherId)),
        undone: () => {},
      }));
  }

  /** A hit moves to the end of the map, so that the first entry is always the one unused for longest. */
  #fresh<Value>(known: Map<string, Fresh<Value>>, name: string, now: number): Value | undefined {
    const entry = known.get(name);
    if (entry === undefined || now - entry.readAt >= freshMs) return undefined;
    known.delete(name);
    known.set(name, entry);
    return entry.value;
  }

  #keep<Value>(known: Map<string, Fresh<Value>>, name: string, value: Value, now: number): void {
    known.delete(name);
    if (known.size >= this.#capacity) known.delete(known.keys().next().value!);
    known.set(name, { value, readAt: now });
  }

  #readOwner(token: string, now: number): Promise<TokenOwner | null> {
    return this.#once(`token ${token}`, async (current) => {
      const owner = await ownerOfToken(this.#app.db, tokenHash(token));
      if (owner && current()) this.#keep(this.#tokens, token, owner, now);
      return owner ?? null;
    });
  }

  #readCatalog(publisherId: string, now: number): Promise<Catalog> {
    return this.#once(`listings ${publisherId}`, async (current) => {
      const listings = await listingsOf(this.#app.db, publisherId);
      const catalog = { listings, byId: new Map(listings.map((listing) => [listing.id, listing])) };
      if (current()) this.#keep(this.#catalogs, publisherId, catalog, now);
      return catalog;
    });
  }

  /** Those who miss the same thing at the same time share one query. `current` tells whether nothing changed meanwhile. */
  async #once<Value>(name: string, read: (current: () => boolean) => Promise<Value>): Promise<Value> {
    const running = this.#underWay.get(name) as Promise<Value> | undefined;
    if (running) return running;
    const epoch = this.#epoch;
    const reading = read(() => this.#epoch === epoch);
    this.#underWay.set(name, reading);
    try {
      return await reading;
    } finally {
      if (this.#underWay.get(name) === reading) this.#underWay.delete(name);
    }
  }
}
