// Pushes what is due: a lane per destination, so that one that hangs, fails or floods delays nobody else.
// The accepting process pushes what it has just leased; claiming serves retries, other processes and the dead.
import type { App } from '../platform/app.ts';
import { attempt, type Ways } from './attempt.ts';
import { Completer } from './completer.ts';
import { takeProbe } from './destination-store.ts';
import { leadStoreKind } from './destination.ts';
import { DestinationDirectory, type Known } from './directory.ts';
import { failedAlone } from './failed-alone.ts';
import { saveLesson } from './health.ts';
import { Holdings } from './holdings.ts';
import { Lane, type Push } from './lane.ts';
import { leaseMs } from './lease.ts';
import { lessonOf, type Lesson } from './lesson.ts';
import { observe } from './observe.ts';
import { nextOf } from './retry.ts';
import { shareOf } from './share.ts';
import { claimDue, releaseLeases, type Room } from './store.ts';
import type { Tally } from './tally.ts';

/** How often a process looks for due work that nobody told it of. */
const pollMs = 500;

export class Engine {
  readonly directory: DestinationDirectory;
  readonly holdings: Holdings;
  readonly #app: App;
  readonly #ways: Ways;
  readonly #completer: Completer;
  readonly #tally: Tally;
  readonly #lanes = new Map<string, Lane>();
  #nodeIds: readonly string[];
  #works = false;
  #timer: NodeJS.Timeout | null = null;
  #claiming: Promise<void> | null = null;
  #claimAgain = false;
  readonly #underWay = new Set<Promise<void>>();

  constructor(app: App, ways: Ways, tally: Tally) {
    this.#app = app;
    this.#ways = ways;
    this.#tally = tally;
    this.#nodeIds = [app.nodeId];
    this.holdings = new Holdings(app);
    this.directory = new DestinationDirectory(app, (known, readAtMs) => this.#updateLanes(known, readAtMs));
    this.#completer = new Completer(app, tally, (destinationId) => this.wake(destinationId));
  }

  /** Begins to push. A process that does not work only schedules. */
  start(): void {
    this.#works = true;
    for (const lane of this.#lanes.values()) this.#takeShare(lane);
    this.#timer = setInterval(() => this.wakeAll(), pollMs);
    this.wakeAll();
  }

  /** Finishes what is in flight, gives back what is only leased, and begins nothing new. */
  async stop(): Promise<void> {
    this.#works = false;
    if (this.#timer) clearInterval(this.#timer);
    for (const lane of this.#lanes.values()) this.#takeShare(lane);
    await this.#claiming;
    for (const lane of this.#lanes.values()) this.#tend(lane);
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** The processes that work, for sharing limits. */
  setNodes(nodeIds: readonly string[]): void {
    this.#nodeIds = nodeIds;
    for (const lane of this.#lanes.values()) this.#takeShare(lane);
  }

  get aloneAtWork(): boolean {
    return this.#works && this.#nodeIds.every((id) => id === this.#app.nodeId);
  }

  /** Promises up to `wanted` places in the lane; the caller leases that many and then offers or frees them. */
  reserve(destinationId: string, wanted: number): number {
    const lane = this.#works ? this.#lanes.get(destinationId) : undefined;
    if (!lane) return 0;
    const granted = Math.min(wanted, lane.room(this.#app.clock.now()));
    lane.reserved += granted;
    return granted;
  }

  free(destinationId: string, places: number): void {
    const lane = this.#lanes.get(destinationId);
    if (lane) lane.reserved -= places;
  }

  /** Takes leased deliveries whose places were reserved, and pushes them as soon as the lane lets it. */
  offer(pushes: Push[]): void {
    for (const push of pushes) {
      const lane = this.#lanes.get(push.destinationId);
      if (!lane) continue; // The destination was removed meanwhile: the sweep parks what is left of it.
      lane.reserved--;
      lane.queue.push(push);
    }
    for (const destinationId of new Set(pushes.map((push) => push.destinationId))) {
      const lane = this.#lanes.get(destinationId);
      if (lane) this.#tend(lane);
    }
  }

  /** Something is due for this destination that nobody has leased. */
  wake(destinationId: string): void {
    const lane = this.#lanes.get(destinationId);
    if (lane) lane.hungry = true;
    this.#claimSoon();
  }

  wakeAll(): void {
    for (const lane of this.#lanes.values()) {
      lane.hungry = true;
      this.#tend(lane);
    }
    this.#claimSoon();
  }

  /** Work beside the pushes that stop waits for as well; it must not reject. */
  track(work: Promise<void>): void {
    const running: Promise<void> = work.finally(() => void this.#underWay.delete(running));
    this.#underWay.add(running);
  }

  /** For whoever moves the clock by hand: claims and pushes until nothing more can be done now. */
  async settle(): Promise<void> {
    for (let busy = true; busy;) {
      this.wakeAll();
      while (this.#claiming) await this.#claiming;
      busy = this.#underWay.size > 0;
      while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    }
  }

  #updateLanes(known: ReadonlyMap<string, Known>, readAtMs: number): void {
    for (const [id, each] of known) {
      // What goes to the lead store is there with its row.
      if (each.destination.kind === leadStoreKind) continue;
      const lane = this.#lanes.get(id) ?? new Lane(each);
      lane.update(each, readAtMs);
      this.#takeShare(lane);
      this.#lanes.set(id, lane);
    }
    for (const [id, lane] of this.#lanes) {
      if (known.has(id)) continue;
      this.#lanes.delete(id);
      this.track(this.#giveBack(lane));
    }
    this.wakeAll();
  }

  #takeShare(lane: Lane): void {
    const { id, limits } = lane.destination;
    lane.places = this.#works ? shareOf(limits.concurrency, id, this.#app.nodeId, this.#nodeIds) : 0;
    // A rate cannot be dealt out in whole tries: every process that has a place has an equal part.
    const sharers = Math.min(limits.concurrency, Math.max(1, this.#nodeIds.length));
    lane.ratePerSecond = limits.ratePerSecond === null ? null : limits.ratePerSecond / sharers;
  }

  /** Sends what may go now; what has to wait is given back, since it could outlive its lease here. */
  #tend(lane: Lane): void {
    if (lane.queue.length === 0) return;
    if (lane.mayHold(this.#app.clock.now())) this.#pump(lane);
    else this.track(this.#giveBack(lane));
  }

  #pump(lane: Lane): void {
    const now = this.#app.clock.now();
    for (let pushes = lane.next(now); pushes.length > 0; pushes = lane.next(now)) {
      this.track(this.#push(lane, pushes));
    }
    const alarmMs = lane.alarmMs(now);
    if (alarmMs === null) return;
    setTimeout(() => {
      lane.alarmRang();
      this.#pump(lane);
    }, alarmMs).unref();
  }

  /** Those that go together in one call. */
  async #push(lane: Lane, pushes: Push[]): Promise<void> {
    const { destination } = lane;
    const wasProbe = lane.probing;
    const ids = pushes.map(({ deliveryId }) => deliveryId);
    lane.begin(pushes.length);
    this.holdings.hold(ids);
    const tries = await attempt(this.#app, this.#ways, destination, pushes);
    const alone = await failedAlone(this.#app, this.#tally, destination, pushes, tries);
    lane.end(pushes.length);
    const isAway = lane.breaker.openUntil !== null;
    const now = this.#app.clock.now();
    const learnt = this.#learn(lane, lessonOf(tries, lane, wasProbe, now, alone.size > 0), wasProbe);
    const { openUntil } = lane.breaker;
    const recorded = tries.map((tried, at) => {
      const push = pushes[at]!;
      observe(this.#app, destination.kind, push, tried.outcome, tried.durationMs);
      const standing = { isAway, takesOthers: !alone.has(push), openUntil, chance: Math.random() };
      const next = nextOf(tried.outcome, push.rung + 1, now, destination.limits.retryDelaysS, standing);
      return this.#completer.add({ push, next, ...tried });
    });
    // The place is free while the record is still being written. What is not recorded yet is bounded by what was leased.
    this.#pump(lane);
    if (lane.hungry && lane.worthClaiming(now)) this.#claimSoon();
    await learnt;
    await Promise.all(recorded);
    this.holdings.drop(ids);
  }

  /** What a call says of the destination itself. The other processes' knowledge is a courtesy: failing to tell them must not fail the delivery. */
  async #learn(lane: Lane, lesson: Lesson | null, wasProbe: boolean): Promise<void> {
    const { destination } = lane;
    if (wasProbe) lane.probing = false;
    if (lesson === null || !lane.learn(lesson)) return;
    this.#tend(lane);
    lane.beginTelling();
    try {
      await saveLesson(this.#app, destination, lesson);
    } catch (err) {
      this.#app.log.warn({ err, destinationId: destination.id }, 'destination.health_not_saved');
    } finally {
      lane.endTelling(performance.now());
    }
    await this.#app.db
      .notify('configuration', destination.publisherId)
      .catch((err: unknown) => this.#app.log.warn({ err }, 'configuration.not_told'));
    this.wake(destination.id);
  }

  async #giveBack(lane: Lane): Promise<void> {
    const held = lane.queue.splice(0);
    if (held.length === 0) return;
    await releaseLeases(this.#app.db, held, this.#app.nodeId).catch((err: unknown) =>
      this.holdings.doubt(err, 'delivery.leases_not_released'),
    );
  }

  #claimSoon(): void {
    if (!this.#works) return;
    if (this.#claiming) {
      this.#claimAgain = true;
      return;
    }
    this.#claiming = this.#claimWhileHungry()
      .catch((err: unknown) => this.holdings.doubt(err, 'delivery.claim_failed'))
      .finally(() => {
        this.#claiming = null;
        if (this.#claimAgain) {
          this.#claimAgain = false;
          this.#claimSoon();
        }
      });
  }

  async #claimWhileHungry(): Promise<void> {
    await this.holdings.settle([...this.#lanes.values()].flatMap(({ queue }) => queue));
    for (;;) {
      const now = this.#app.clock.now();
      await this.directory.freshen(now);
      const lanes = await this.#lanesWithRoom(now);
      if (lanes.length === 0 || !this.#works) return;
      const until = new Date(now.getTime() + leaseMs);
      const rooms = lanes.map(({ room }) => room);
      // Before the claim, so that whoever wakes the lane meanwhile is heard.
      for (const { lane } of lanes) lane.hungry = false;
      const claimed = await claimDue(this.#app.db, rooms, { node: this.#app.nodeId, now, until });
      const fed = new Set<string>();
      for (const push of claimed) {
        const lane = this.#lanes.get(push.destinationId);
        if (!lane) continue;
        fed.add(push.destinationId);
        lane.queue.push(push);
      }
      for (const { lane } of lanes) {
        if (fed.has(lane.destination.id)) lane.hungry = true;
        // A probe that found nothing to try leaves the breaker ready for the next.
        else lane.probing = false;
        this.#tend(lane);
      }
    }
  }

  async #lanesWithRoom(now: Date): Promise<{ lane: Lane; room: Room }[]> {
    const found: { lane: Lane; room: Room }[] = [];
    for (const lane of this.#lanes.values()) {
      if (!lane.hungry) continue;
      if (lane.mode(now) === 'probe' && !lane.probing) lane.probing = await this.#mayProbe(lane, now);
      const room = lane.roomToClaim(now);
      if (room !== null) found.push({ lane, room });
    }
    return found;
  }

  async #mayProbe(lane: Lane, now: Date): Promise<boolean> {
    const { publisherId, id, limits } = lane.destination;
    return takeProbe(this.#app.db, publisherId, id, now, new Date(now.getTime() + limits.timeoutMs + 5_000));
  }
}
