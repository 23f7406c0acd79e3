// Tells whoever watches, in any process, that rows changed: ids alone, gathered for a moment, a few messages a second however
// much happens. While nobody watches, telling costs one comparison. A courtesy: who must not miss anything looks by itself.
import { performance } from 'node:perf_hooks';
import type { Db } from './db.ts';
import type { Log } from './log.ts';

/** What changed of one publisher. An empty list: more than is worth naming. */
export type Change = {
  publisherId: string;
  leads?: string[];
  /** Leads that went to another person: their ids would tell the first one nothing new, so that one reads again. */
  assigned?: string[];
  /** leadId null: an event's. */
  deliveries?: { id: string; leadId: string | null }[];
  destinations?: string[];
  quarantine?: string[];
  opportunities?: string[];
  referrals?: string[];
  /** Plans, campaigns, and the leads and opportunities that their numbers are made of. */
  campaigns?: string[];
};

type Kind = Exclude<keyof Change, 'publisherId'>;

/** Told of a change, or null when changes may have been missed: whatever is shown is to be read again. */
export type Heard = (change: Change | null) => void;

const gatherMs = 250;
/** More than this of a kind and the watcher reads its list again. */
const mostNamed = 20;
/** A notification of PostgreSQL has 8,000 bytes at most. */
const mostBytes = 7_500;
/** Watchers say so this often; the others believe it for three times as long. */
const sayMs = 10_000;
const believedMs = 3 * sayMs;
const watching = 'watching';

/** One per app. */
export class Changes {
  readonly #db: Db;
  readonly #log: Log;
  readonly #watchers = new Set<Heard>();
  readonly #gathered = new Map<string, Change>();
  #watchedUntil = -Infinity;
  #gathering: NodeJS.Timeout | null = null;
  #saying: NodeJS.Timeout | null = null;
  #unlisten: () => Promise<void> = async () => {};

  constructor(db: Db, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  /** Call once, before anything is told. */
  async open(): Promise<void> {
    this.#unlisten = await this.#db.listen('changes', (payload) => this.#hear(payload));
  }

  async close(): Promise<void> {
    if (this.#gathering) clearTimeout(this.#gathering);
    if (this.#saying) clearInterval(this.#saying);
    this.#gathering = this.#saying = null;
    await this.#unlisten();
  }

  /** Call after the commit. Never waits and never throws. */
  tell<Of extends Kind>(
    publisherId: string,
    kind: Of,
    what: readonly NonNullable<Change[Of]>[number][],
  ): void {
    if (what.length === 0 || performance.now() > this.#watchedUntil) return;
    const change = this.#gathered.get(publisherId) ?? { publisherId };
    const known: unknown[] | undefined = change[kind];
    // An empty list already means: more than can be named.
    const all = known === undefined || known.length > 0 ? [...(known ?? []), ...what] : [];
    this.#gathered.set(publisherId, { ...change, [kind]: all.length > mostNamed ? [] : all });
    this.#gathering ??= setTimeout(() => void this.#flush(), gatherMs).unref();
  }

  /** Until the function returned is called. The other processes know when this resolves. */
  async watch(heard: Heard): Promise<() => void> {
    this.#watchers.add(heard);
    if (this.#saying === null) {
      this.#saying = setInterval(() => void this.#sayWatching(), sayMs).unref();
      await this.#sayWatching();
    }
    return () => {
      this.#watchers.delete(heard);
      if (this.#watchers.size > 0 || this.#saying === null) return;
      clearInterval(this.#saying);
      this.#saying = null;
    };
  }

  async #flush(): Promise<void> {
    this.#gathering = null;
    const changes = [...this.#gathered.values()];
    this.#gathered.clear();
    for (const payload of payloadsOf(changes)) await this.#notify(payload);
  }

  async #sayWatching(): Promise<void> {
    this.#watchedUntil = performance.now() + believedMs;
    await this.#notify(watching);
  }

  async #notify(payload: string): Promise<void> {
    await this.#db
      .notify('changes', payload)
      .catch((err: unknown) => this.#log.warn({ err }, 'changes.not_told'));
  }

  #hear(payload: string): void {
    if (payload === watching) {
      this.#watchedUntil = performance.now() + believedMs;
      return;
    }
    // The listening connection was lost and is back.
    if (payload === '') for (const heard of this.#watchers) heard(null);
    else
      for (const change of JSON.parse(payload) as Change[]) for (const heard of this.#watchers) heard(change);
  }
}

/** As few notifications as the bytes allow; one publisher's change always fits. */
function payloadsOf(changes: Change[]): string[] {
  const payloads: string[] = [];
  let open: string[] = [];
  let bytes = 0;
  for (const text of changes.map((change) => JSON.stringify(change))) {
    if (bytes + text.length > mostBytes && open.length > 0) {
      payloads.push(`[${open.join()}]`);
      open = [];
      bytes = 0;
    }
    open.push(text);
    bytes += text.length + 1;
  }
  return open.length > 0 ? [...payloads, `[${open.join()}]`] : payloads;
}
