// Pushes what is due: a lane per destination, so that one that hangs, fails or floods delays nobody else.
// The accepting process pushes what it has just leased; claiming serves retries, other processes and the dead.
import type { App } from '../platform/app.ts';
import { leaseMs } from './lease.ts';
import { attempt, type Ways } from './attempt.ts';
import { afterOutcome, judge } from './breaker.ts';
import { Completer } from './completer.ts';
import { saveHealth, takeProbe } from './destination-store.ts';
import { DestinationDirectory, type Known } from './directory.ts';
import { Lane, type Push } from './lane.ts';
import { pauseBecauseGone } from './pause.ts';
import { nextOf } from './retry.ts';
import { shareOf } from './share.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import { claimDue, releaseLeases, type Room } from './store.ts';
import type { Outcome } from '../connectors/connector.ts';

/** How often a process looks for due work that nobody told it of. */
const pollMs = 500;

export class Engine {
  readonly directory: DestinationDirectory;
  readonly #app: App;
  readonly #ways: Ways;
  readonly #completer: Completer;
  readonly #lanes = new Map<string, Lane>();
  #nodeIds: readonly string[];
  #works = false;
  #timer: NodeJS.Timeout | null = null;
  #claiming: Promise<void> | null = null;
  #claimAgain = false;
  readonly #underWay = new Set<Promise<void>>();

  constructor(app: App, ways: Ways) {
    this.#app = app;
    this.#ways = ways;
    this.#nodeIds = [app.nodeId];
    this.directory = new DestinationDirectory(app, (known) => this.#updateLanes(known));
    this.#completer = new Completer(app, (destinationId) => this.wake(destinationId));
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
    await this.#claiming;
    await Promise.all([...this.#lanes.values()].map((lane) => this.#giveBack(lane)));
    await Promise.all(this.#underWay);
    await this.#completer.idle();
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
      if (!lane) continue; // The destination went away meanwhile: the lease runs out.
      lane.reserved--;
      lane.queue.push(push);
    }
    for (const destinationId of new Set(pushes.map((push) => push.destinationId))) {
      const lane = this.#lanes.get(destinationId);
      if (lane) this.#pump(lane);
    }
  }

  /** Something is due for this destination that nobody has leased. */
  wake(destinationId: string): void {
    const lane = this.#lanes.get(destinationId);
    if (lane) lane.hungry = true;
    this.#claimSoon();
  }

  wakeAll(): void {
    for (const lane of this.#lanes.values()) lane.hungry = true;
    this.#claimSoon();
  }

  /** For tests with a hand-moved clock: claims and pushes until nothing is due any more. */
  async settle(): Promise<void> {
    for (;;) {
      this.wakeAll();
      await this.#claiming;
      if (this.#underWay.size === 0 && this.#completer.isIdle()) return;
      await Promise.all(this.#underWay);
      await this.#completer.idle();
    }
  }

  #updateLanes(known: ReadonlyMap<string, Known>): void {
    for (const [id, each] of known) {
      const lane = this.#lanes.get(id) ?? new Lane(each);
      lane.update(each);
      this.#takeShare(lane);
      if (!this.#lanes.has(id)) this.#lanes.set(id, lane);
      if (lane.mode(this.#app.clock.now()) === 'resting') void this.#giveBack(lane);
    }
    for (const [id, lane] of this.#lanes) {
      if (known.has(id)) continue;
      this.#lanes.delete(id);
      void this.#giveBack(lane);
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

  #pump(lane: Lane): void {
    const now = this.#app.clock.now();
    for (let push = lane.next(now); push !== null; push = lane.next(now)) {
      // A lease that could end during the try is not ours to use any more.
      if (push.leaseUntil.getTime() - lane.destination.limits.timeoutMs <= now.getTime()) continue;
      const running: Promise<void> = this.#push(lane, push).finally(() => {
        this.#underWay.delete(running);
        this.#pump(lane);
        if (lane.hungry && lane.room(this.#app.clock.now()) >= lane.places) this.#claimSoon();
      });
      this.#underWay.add(running);
    }
    if (lane.queue.length > 0 && lane.waitMs(now) > 0) setTimeout(() => this.#pump(lane), lane.waitMs(now)).unref();
  }

  async #push(lane: Lane, push: Push): Promise<void> {
    const { destination } = lane;
    const wasProbe = lane.probing;
    lane.inFlight++;
    const { outcome, transcript, startedAt, durationMs } = await attempt(this.#app, this.#ways, destination, push.lead, push.deliveryId);
    lane.inFlight--;
    const now = this.#app.clock.now();
    this.#observe(destination.kind, push, outcome, durationMs, now);
    const next = nextOf(outcome, push.rung + 1, now, destination.limits.retryDelaysS, Math.random());
    const recorded = this.#completer.add({ push, next, outcome, transcript, startedAt, durationMs });
    await this.#learn(lane, outcome, wasProbe, now);
    await recorded;
  }

  /** What an outcome says of the destination itself. */
  async #learn(lane: Lane, outcome: Outcome, wasProbe: boolean, now: Date): Promise<void> {
    const { destination } = lane;
    const before = lane.breaker;
    lane.breaker = afterOutcome(before, outcome, wasProbe, now);
    if (wasProbe) lane.probing = false;
    const restMs = outcome.is === 'retry' ? (outcome.afterMs ?? 0) : 0;
    if (restMs > 0) lane.holdUntil = new Date(now.getTime() + restMs);
    const moved = before.openUntil?.getTime() !== lane.breaker.openUntil?.getTime() || restMs > 0;
    if (!moved) return;
    const { openUntil, opened } = lane.breaker;
    const trouble = outcome.is === 'delivered' || judge(outcome) === 'well' ? null : outcome;
    const health = { openUntil, openedCount: opened, reason: trouble?.reason ?? null, detail: trouble?.detail ?? null, holdUntil: lane.holdUntil };
    await this.#tell(lane, async () => {
      if (outcome.is === 'refused' && outcome.reason === 'endpoint_gone') await pauseBecauseGone(this.#app, destination, outcome.detail);
      await this.#app.outbox.transact(null, async (tx, say) => {
        await saveHealth(tx, destination.publisherId, destination.id, health, now);
        const about = { publisherId: destination.publisherId, subjectId: destination.id, actor: 'worker' };
        if (openUntil && !before.openUntil) await say([{ ...about, type: 'destination.broken', data: { reason: trouble!.reason } }]);
        if (!openUntil && before.openUntil) await say([{ ...about, type: 'destination.mended', data: {} }]);
      });
    });
    if (lane.mode(now) === 'resting') await this.#giveBack(lane);
    else this.wake(destination.id);
  }

  /** The other processes' knowledge is a courtesy: failing to tell them must not fail the delivery. */
  async #tell(lane: Lane, write: () => Promise<void>): Promise<void> {
    try {
      await write();
      await this.#app.db.notify('configuration', lane.destination.publisherId);
    } catch (err) {
      this.#app.log.warn({ err, destinationId: lane.destination.id }, 'destination.health_not_saved');
    }
  }

  async #giveBack(lane: Lane): Promise<void> {
    const held = lane.queue.splice(0);
    if (held.length === 0) return;
    await releaseLeases(this.#app.db, held, this.#app.nodeId, this.#app.clock.now()).catch((err: unknown) =>
      this.#app.log.warn({ err, destinationId: lane.destination.id }, 'delivery.leases_not_released'),
    );
  }

  #claimSoon(): void {
    if (!this.#works) return;
    if (this.#claiming) {
      this.#claimAgain = true;
      return;
    }
    this.#claiming = this.#claimWhileHungry()
      .catch((err: unknown) => this.#app.log.error({ err }, 'delivery.claim_failed'))
      .finally(() => {
        this.#claiming = null;
        if (this.#claimAgain) {
          this.#claimAgain = false;
          this.#claimSoon();
        }
      });
  }

  async #claimWhileHungry(): Promise<void> {
    for (;;) {
      const now = this.#app.clock.now();
      const lanes = await this.#lanesWithRoom(now);
      if (lanes.length === 0 || !this.#works) return;
      const until = new Date(now.getTime() + leaseMs);
      const claimed = await claimDue(this.#app.db, lanes.map(({ room }) => room), { node: this.#app.nodeId, now, until });
      const got = new Map<string, number>();
      for (const { lead: row, ...held } of claimed) {
        const lane = this.#lanes.get(held.destinationId);
        if (!lane) continue;
        got.set(held.destinationId, (got.get(held.destinationId) ?? 0) + 1);
        const { publisherId, personId } = row;
        lane.queue.push({ ...held, publisherId, personId, lead: sharedLead(row), leaseUntil: until });
      }
      for (const { lane } of lanes) {
        if (!got.has(lane.destination.id)) lane.hungry = false;
        // A probe that found nothing to try leaves the breaker ready for the next.
        if (lane.probing && !got.has(lane.destination.id)) lane.probing = false;
        this.#pump(lane);
      }
    }
  }

  async #lanesWithRoom(now: Date): Promise<{ lane: Lane; room: Room }[]> {
    const found: { lane: Lane; room: Room }[] = [];
    for (const lane of this.#lanes.values()) {
      if (!lane.hungry) continue;
      if (lane.mode(now) === 'probe' && !lane.probing) lane.probing = await this.#mayProbe(lane, now);
      const room = lane.room(now);
      if (room === 0) continue;
      // First attempts go before retries, but a flood of them must not starve the retries.
      const late = Math.ceil(room / 4);
      found.push({ lane, room: { destinationId: lane.destination.id, first: room > 1 ? room - late : 1, late } });
    }
    return found;
  }

  async #mayProbe(lane: Lane, now: Date): Promise<boolean> {
    const { publisherId, id, limits } = lane.destination;
    return takeProbe(this.#app.db, publisherId, id, now, new Date(now.getTime() + limits.timeoutMs + 5_000));
  }

  #observe(kind: string, push: Push, outcome: Outcome, durationMs: number, now: Date): void {
    const { metrics, log } = this.#app;
    const reason = outcome.is === 'delivered' ? '' : outcome.reason;
    metrics.attempts.inc({ kind, outcome: outcome.is, reason });
    metrics.attemptSeconds.observe({ kind }, durationMs / 1_000);
    if (outcome.is === 'delivered' && push.attempts === 0)
      metrics.acceptToDelivered.observe((now.getTime() - push.createdAt.getTime()) / 1_000);
    const { publisherId, deliveryId, destinationId, lead } = push;
    const line = { publisherId, leadId: lead.id, deliveryId, destinationId, kind, outcome: outcome.is, reason, attempt: push.attempts + 1, durationMs };
    if (outcome.is === 'delivered') log.debug(line, 'delivery.attempted');
    else log.info(line, 'delivery.attempted');
  }
}
