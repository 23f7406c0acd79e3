// The co-sell work of this process: reads accounts, reads what events name, sends what people ask. A few at a time, in the
// background; closed, it ends after what is under way.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { claimAccounts } from './account-store.ts';
import { claimCommands } from './command-store.ts';
import { claimEvents } from './event-store.ts';
import { claimMs as stepClaimMs, keepInStep } from './keep-in-step.ts';
import { claimLinks } from './link-store.ts';
import { claimMs as pollClaimMs, pollAccount } from './poll.ts';
import { claimMs, pushCommand } from './push-command.ts';
import { readEvent } from './read-event.ts';

const most = { accounts: 4, events: 8, commands: 8, steps: 4 };
type Places = Set<Promise<void>>;
type Due = { now: Date; until: Date; limit: number };

export class CosellDesk {
  readonly #app: App;
  readonly #delivering: Delivering;
  readonly #accounts: Places = new Set();
  readonly #events: Places = new Set();
  readonly #commands: Places = new Set();
  readonly #steps: Places = new Set();
  readonly #waking: Places = new Set();
  #stopping = false;

  constructor(app: App, delivering: Delivering) {
    this.#app = app;
    this.#delivering = delivering;
  }

  get delivering(): Delivering {
    return this.#delivering;
  }

  /** Begins what is due and does not wait for it. */
  async beginDue(): Promise<void> {
    await this.#readEvents();
    await this.#fill(
      this.#commands,
      most.commands,
      claimMs,
      (due) => claimCommands(this.#app.db, due),
      (command) => pushCommand(this.#app, this.#delivering, command),
    );
    await this.#fill(
      this.#steps,
      most.steps,
      stepClaimMs,
      (due) => claimLinks(this.#app.db, due),
      (link) => keepInStep(this.#app, this, link),
    );
    await this.#fill(
      this.#accounts,
      most.accounts,
      pollClaimMs,
      (due) => claimAccounts(this.#app.db, due),
      (account) => pollAccount(this.#app, this.#delivering, account, () => this.#stopping),
    );
  }

  /** As soon as an event has come; what fails here is done by the clock. */
  wake(): void {
    const waking: Promise<void> = this.#readEvents()
      .catch((err: unknown) => this.#app.log.warn({ err }, 'programme_event.waits'))
      .finally(() => void this.#waking.delete(waking));
    this.#waking.add(waking);
  }

  #readEvents(): Promise<void> {
    return this.#fill(
      this.#events,
      most.events,
      claimMs,
      (due) => claimEvents(this.#app.db, due),
      (event) => readEvent(this.#app, this.#delivering, event),
    );
  }

  /** Sends one at once, for the person who waits; what fails here is sent by the clock. */
  async sendNow(id: string): Promise<void> {
    const now = this.#app.clock.now();
    const due = { now, until: new Date(now.getTime() + claimMs), limit: 1 };
    for (const command of await claimCommands(this.#app.db, due, id))
      await pushCommand(this.#app, this.#delivering, command).catch((err: unknown) =>
        this.#app.log.error({ err, commandId: id }, 'cosell.broken_off'),
      );
  }

  /** Looks at a referral and its opportunity at once, for the person who waits; else it is done by the clock. */
  async stepNow(only: { publisherId: string; referralId: string }): Promise<void> {
    const now = this.#app.clock.now();
    const due = { now, until: new Date(now.getTime() + stepClaimMs), limit: 1 };
    for (const link of await claimLinks(this.#app.db, due, only))
      await keepInStep(this.#app, this, link).catch((err: unknown) =>
        this.#app.log.error({ err, referralId: only.referralId }, 'cosell.broken_off'),
      );
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    const all = () => [
      ...this.#waking,
      ...this.#accounts,
      ...this.#events,
      ...this.#commands,
      ...this.#steps,
    ];
    while (all().length > 0) await Promise.all(all());
  }

  async close(): Promise<void> {
    this.#stopping = true;
    await this.settle();
  }

  /** As many at once as there are free places; each goes on with what is due next until there is nothing. */
  async #fill<Claim>(
    places: Places,
    mostPlaces: number,
    holdMs: number,
    claimed: (due: Due) => Promise<Claim[]>,
    work: (claim: Claim) => Promise<void>,
  ): Promise<void> {
    const next = async (limit: number) => {
      const now = this.#app.clock.now();
      if (this.#stopping || limit <= 0) return [];
      return claimed({ now, until: new Date(now.getTime() + holdMs), limit });
    };
    const goOn = async (first: Claim) => {
      for (let claims = [first]; claims.length > 0; claims = await next(1)) await work(claims[0]!);
    };
    for (const first of await next(mostPlaces - places.size)) {
      const place: Promise<void> = goOn(first)
        // What fails here is ours: its claim runs out and it is begun again.
        .catch((err: unknown) => this.#app.log.error({ err }, 'cosell.broken_off'))
        .finally(() => void places.delete(place));
      places.add(place);
    }
  }
}
