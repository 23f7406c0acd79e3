// Every destination in use, ready to push to, in this process's memory: routing and delivering never ask the database for them.
import type { Settings } from '../connectors/connector.ts';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { allDestinations, type DestinationWithHealth } from './destination-store.ts';
import { limitsOf, type Destination } from './destination.ts';
import { subscriptionOf, type Subscriber } from './subscription.ts';

export type Known = {
  destination: Destination;
  health: Pick<DestinationWithHealth, 'openUntil' | 'openedCount' | 'holdUntil' | 'reason' | 'detail'>;
};

const freshMs = 30_000;

export class DestinationDirectory {
  readonly #app: App;
  readonly #changed: (known: ReadonlyMap<string, Known>, readAtMs: number) => void;
  #byId = new Map<string, Known>();
  #byPublisher = new Map<string, Destination[]>();
  #subscribers = new Map<string, Subscriber[]>();
  #followers = new Map<string, Destination[]>();
  #refreshing: Promise<void> | null = null;
  #stale = false;
  #freshUntil = 0;

  /** `changed` is told after every refresh; readAtMs: when the reading began, by performance.now(). */
  constructor(app: App, changed: (known: ReadonlyMap<string, Known>, readAtMs: number) => void = () => {}) {
    this.#app = app;
    this.#changed = changed;
  }

  byId(id: string): Known | undefined {
    return this.#byId.get(id);
  }

  all(): Destination[] {
    return [...this.#byId.values()].map(({ destination }) => destination);
  }

  /** The publisher's own destinations and the operator's, which every publisher's leads may go to. */
  recipientsOf(publisherId: string): readonly Destination[] {
    const operators = this.#byPublisher.get(operatorId) ?? [];
    return [...(this.#byPublisher.get(publisherId) ?? []), ...operators];
  }

  /** The publisher's destinations that have events. */
  subscribersOf(publisherId: string): readonly Subscriber[] {
    return this.#subscribers.get(publisherId) ?? [];
  }

  /** The publisher's destinations that keep their records in step. */
  followersOf(publisherId: string): readonly Destination[] {
    return this.#followers.get(publisherId) ?? [];
  }

  /** Reads them again; calls that come meanwhile share one more reading. */
  refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#stale = true;
      return this.#refreshing;
    }
    this.#refreshing = this.#readUntilFresh();
    return this.#refreshing;
  }

  /** Reads them again when that is long ago, for a change nobody was told of, or when a replaced secret has ended. */
  async freshen(now: Date): Promise<void> {
    if (now.getTime() >= this.#freshUntil) await this.refresh();
  }

  async #readUntilFresh(): Promise<void> {
    try {
      do {
        this.#stale = false;
        const readAtMs = performance.now();
        this.#take(await allDestinations(this.#app.db), readAtMs);
      } while (this.#stale);
    } finally {
      // In the same breath as the last look at #stale, so that no call is lost between the two.
      this.#refreshing = null;
    }
  }

  #take(rows: DestinationWithHealth[], readAtMs: number): void {
    const byId = new Map<string, Known>();
    const byPublisher = new Map<string, Destination[]>();
    const now = this.#app.clock.now();
    this.#freshUntil = Math.min(now.getTime() + freshMs, ...rows.map((row) => overlapEnd(row.settings, now)));
    for (const row of rows) {
      const destination = this.#opened(row, now);
      const { openUntil, openedCount, holdUntil, reason, detail } = row;
      byId.set(row.id, { destination, health: { openUntil, openedCount, holdUntil, reason, detail } });
      byPublisher.set(row.publisherId, [...(byPublisher.get(row.publisherId) ?? []), destination]);
    }
    this.#byId = byId;
    this.#byPublisher = byPublisher;
    this.#subscribers = new Map(
      [...byPublisher].flatMap(([publisherId, theirs]) => {
        const having = theirs.flatMap(({ id, events }) => (events === null ? [] : [{ id, events }]));
        return having.length === 0 ? [] : [[publisherId, having] as const];
      }),
    );
    const following = this.all().filter(({ followsOpportunities }) => followsOpportunities);
    this.#followers = Map.groupBy(following, ({ publisherId }) => publisherId);
    this.#changed(byId, readAtMs);
  }

  /** One destination whose secrets cannot be opened must not take the others with it: it is treated as paused. */
  #opened(row: DestinationWithHealth, now: Date): Destination {
    const { publisherId, id, kind, role, name, forwardTestLeads, storefronts, listingIds } = row;
    const scope = { forwardTestLeads, storefronts, listingIds };
    const { mapping, farTargets } = row;
    const { followsOpportunities } = row;
    const events = subscriptionOf(row);
    const base = {
      publisherId,
      id,
      kind,
      role,
      name,
      ...scope,
      events,
      followsOpportunities,
      mapping,
      farTargets,
    };
    const limits = limitsOf(kind, row.limits);
    try {
      const secrets =
        row.sealed === null
          ? {}
          : (JSON.parse(this.#app.vault.open(row.sealed, id)) as Record<string, string>);
      return {
        ...base,
        limits,
        settings: stillValid({ ...row.settings, ...secrets }, now),
        pausedAt: row.pausedAt,
      };
    } catch (err) {
      this.#app.log.error({ err, destinationId: id }, 'destination.secrets_not_readable');
      return { ...base, limits, settings: row.settings, pausedAt: row.pausedAt ?? now };
    }
  }
}

/** A replaced secret counts until its overlap ends. */
function stillValid({ previousUntil, ...settings }: Settings, now: Date): Settings {
  if (previousUntil === undefined || new Date(previousUntil) > now) return settings;
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !name.startsWith('previous')));
}

function overlapEnd({ previousUntil }: Settings, now: Date): number {
  const end = previousUntil === undefined ? Infinity : Date.parse(previousUntil);
  return end > now.getTime() ? end : Infinity;
}
