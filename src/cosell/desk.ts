// The co-sell work of this process: reads accounts, reads what events name, sends what people ask. A few at a time, in the
// background; closed, it ends after what is under way.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { Background } from '../platform/background.ts';
import { claimAccounts } from './account-store.ts';
import { claimCommands } from './command-store.ts';
import { claimEvents } from './event-store.ts';
import { claimMs as stepClaimMs, keepInStep } from './keep-in-step.ts';
import { claimLinks } from './link-store.ts';
import { claimMs as pollClaimMs, pollAccount } from './poll.ts';
import { claimMs, pushCommand } from './push-command.ts';
import { readEvent } from './read-event.ts';

export class CosellDesk {
  readonly #app: App;
  readonly #delivering: Delivering;
  readonly #accounts: Background;
  readonly #events: Background;
  readonly #commands: Background;
  readonly #steps: Background;
  readonly #waking = new Set<Promise<void>>();

  constructor(app: App, delivering: Delivering) {
    this.#app = app;
    this.#delivering = delivering;
    const places = (most: number) => new Background(app, 'cosell.broken_off', most);
    this.#accounts = places(4);
    this.#events = places(8);
    this.#commands = places(8);
    this.#steps = places(4);
  }

  get delivering(): Delivering {
    return this.#delivering;
  }

  /** Begins what is due and does not wait for it. */
  async beginDue(): Promise<void> {
    await this.#readEvents();
    await this.#commands.fill(
      claimMs,
      (due) => claimCommands(this.#app.db, due),
      (command) => pushCommand(this.#app, this.#delivering, command),
    );
    await this.#steps.fill(
      stepClaimMs,
      (due) => claimLinks(this.#app.db, due),
      (link) => keepInStep(this.#app, this, link),
    );
    await this.#accounts.fill(
      pollClaimMs,
      (due) => claimAccounts(this.#app.db, due),
      (account) => pollAccount(this.#app, this.#delivering, account, () => this.#accounts.isStopping),
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
    return this.#events.fill(
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
    await Promise.all(this.#waking);
    await Promise.all(this.#all().map((each) => each.settle()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#all().map((each) => each.close()));
    await this.settle();
  }

  #all(): Background[] {
    return [this.#accounts, this.#events, this.#commands, this.#steps];
  }
}
