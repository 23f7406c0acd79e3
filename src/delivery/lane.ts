// One destination's lane in this process: what it holds, how much more it may take, and whether it may send now. No I/O.
import { closedBreaker, type Breaker } from './breaker.ts';
import type { Cargo } from './cargo.ts';
import { crmOf, type Destination } from './destination.ts';
import type { Known } from './directory.ts';
import type { Lesson } from './lesson.ts';
import type { Room } from './store.ts';

/** A leased delivery on its way to the far side. */
export type Push = {
  publisherId: string;
  deliveryId: string;
  destinationId: string;
  /** Whose turn it is: the lead's person, or what the event happened to. */
  personId: string | null;
  /** Tries that came before this one. */
  attempts: number;
  /** Failed tries since it was scheduled or replayed. */
  rung: number;
  createdAt: Date;
  leaseUntil: Date;
} & Cargo;

/** What is leased beyond what is in flight: enough to keep a quick far side busy between two claims. */
const bufferFactor = 4;
/** Of a far side that takes many together: what it takes in two calls at each place, but no more than this in one claim and in memory. */
const mostGathered = 2_000;
/** Under a rate limit, what this many seconds let through: more would outlive its lease in the lane. */
const bufferS = 20;

export class Lane {
  destination: Destination;
  breaker: Breaker = closedBreaker;
  holdUntil: Date | null = null;
  /** Leads under way, and the calls that carry them. */
  inFlight = 0;
  calls = 0;
  readonly queue: Push[] = [];
  /** Places promised to deliveries whose transaction has not ended. */
  reserved = 0;
  probing = false;
  /** There may be due deliveries that nobody has leased. */
  hungry = true;
  /** This process's part of the limits. */
  places = 1;
  ratePerSecond: number | null = null;
  /** What this process learnt and is still writing down, and when it last had: what was read before knows less than it does. */
  #telling = 0;
  #toldAtMs = -Infinity;
  #tokens = 1;
  #refilledAt = 0;
  #alarmed = false;

  constructor(known: Known) {
    this.destination = known.destination;
    this.update(known);
  }

  /** Takes over what another process or person changed. readAtMs: when it began to be read, on the clock of endTelling. */
  update({ destination, health }: Known, readAtMs = Infinity): void {
    this.destination = destination;
    if (this.#telling > 0 || readAtMs <= this.#toldAtMs) return;
    const { openUntil, openedCount: opened, holdUntil } = health;
    this.holdUntil = holdUntil;
    if (this.probing) return;
    // Mended by a person, a check or another process: it starts afresh, its old failures forgotten.
    const mended = openUntil === null && this.breaker.openUntil !== null;
    this.breaker = mended ? closedBreaker : { ...this.breaker, openUntil, opened };
  }

  beginTelling(): void {
    this.#telling++;
  }

  endTelling(nowMs: number): void {
    this.#telling--;
    this.#toldAtMs = nowMs;
  }

  /** True when others should know of it. */
  learn({ after, holdUntil, isNews }: Lesson): boolean {
    this.breaker = after;
    this.holdUntil = holdUntil;
    return isNews;
  }

  /** resting: paused, asked for a rest, or broken. probe: its rest has passed and one try may look whether it is mended. */
  mode(now: Date): 'open' | 'resting' | 'probe' {
    if (this.destination.pausedAt !== null || this.places === 0) return 'resting';
    if (this.holdUntil !== null && this.holdUntil > now) return 'resting';
    if (this.probing) return 'probe';
    if (this.breaker.openUntil === null) return 'open';
    return this.breaker.openUntil > now ? 'resting' : 'probe';
  }

  /** How many more deliveries it is worth leasing. */
  room(now: Date): number {
    const held = this.inFlight + this.queue.length + this.reserved;
    if (this.mode(now) === 'open') return Math.max(0, this.#mostHeld() - held);
    return this.mode(now) === 'probe' && this.probing && held === 0 ? 1 : 0;
  }

  /** What to ask of a claim, or null. First attempts go before retries, but a flood of them must not starve the retries. */
  roomToClaim(now: Date): Room | null {
    const room = this.room(now);
    if (room === 0) return null;
    const late = Math.ceil(room / 4);
    return { destinationId: this.destination.id, first: room > 1 ? room - late : 1, late };
  }

  /** Half of it is gone: a claim for a place or two costs as much as one for twenty. */
  worthClaiming(now: Date): boolean {
    return this.room(now) >= this.#mostHeld() / 2;
  }

  #mostHeld(): number {
    const together = this.#together;
    const gathered = Math.min(2 * together * this.places, Math.max(mostGathered, together));
    const most = Math.max(bufferFactor * this.places, gathered);
    return this.ratePerSecond === null
      ? most
      : Math.min(most, Math.max(1, Math.floor(this.ratePerSecond * bufferS)) * together);
  }

  /** Whether what it holds may be sent from here; else it belongs back, since it could outlive its lease. */
  mayHold(now: Date): boolean {
    const mode = this.mode(now);
    return mode === 'open' || (mode === 'probe' && this.probing);
  }

  /** What may start now: as many as go in one call, or none. Nobody is waited for: what has gathered goes. */
  next(now: Date): Push[] {
    if (!this.mayHold(now)) return [];
    const places = this.probing ? 1 : this.places;
    if (this.calls >= places) return [];
    this.#dropOutlived(now);
    if (this.queue.length === 0 || !this.#takeToken(now)) return [];
    return this.queue.splice(0, this.probing ? 1 : this.#goingTogether());
  }

  /** Leads go together; what brings a record up to date goes alone. */
  #goingTogether(): number {
    const ahead = this.queue.slice(0, this.#together);
    const alone = ahead.findIndex(({ follows }) => follows !== undefined);
    return alone === -1 ? ahead.length : Math.max(1, alone);
  }

  /** A call with so many leads is under way. */
  begin(leads: number): void {
    this.calls++;
    this.inFlight += leads;
  }

  end(leads: number): void {
    this.calls--;
    this.inFlight -= leads;
  }

  /** How many leads its far side takes in one call. */
  get #together(): number {
    const most = crmOf(this.destination)?.batch?.most ?? 1;
    return typeof most === 'function' ? most(this.destination.settings) : most;
  }

  /** A lease that could end during the try is not ours to use any more: whoever claims it next sends it. */
  #dropOutlived(now: Date): void {
    const safe = now.getTime() + this.destination.limits.timeoutMs;
    // What is sent next is looked at, not only the first: a lease of a slow commit stands behind one claimed meanwhile.
    for (let at = 0; at < Math.min(this.queue.length, this.#together);) {
      if (this.queue[at]!.leaseUntil.getTime() > safe) at++;
      else {
        this.queue.splice(at, 1);
        this.hungry = true;
      }
    }
  }

  /** Milliseconds until the rate limit allows another try; 0 when it does now or there is none. */
  waitMs(now: Date): number {
    if (this.ratePerSecond === null) return 0;
    this.#refill(now, this.ratePerSecond);
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.ratePerSecond) * 1_000);
  }

  /** When to look again for the rate limit's sake; null when there is no need to, or somebody is to look already. */
  alarmMs(now: Date): number | null {
    const waitMs = this.queue.length === 0 || this.#alarmed ? 0 : this.waitMs(now);
    if (waitMs === 0) return null;
    this.#alarmed = true;
    return waitMs;
  }

  alarmRang(): void {
    this.#alarmed = false;
  }

  #takeToken(now: Date): boolean {
    if (this.ratePerSecond === null) return true;
    this.#refill(now, this.ratePerSecond);
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }

  /** At most one second's worth is saved up, and always one whole try. */
  #refill(now: Date, rate: number): void {
    const elapsedMs = Math.max(0, now.getTime() - this.#refilledAt);
    this.#tokens = Math.min(Math.max(1, rate), this.#tokens + (elapsedMs * rate) / 1_000);
    this.#refilledAt = now.getTime();
  }
}
