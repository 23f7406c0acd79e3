// Live updates: one long answer per listener with small messages of ids, for screens to read again what they show.
import { Readable } from 'node:stream';
import { may, type Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import { idsAmong } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import type { Change } from '../platform/changes.ts';
import type { Happening } from '../events.ts';
import type { Afterwards } from '../platform/outbox.ts';
import { Refusal } from '../platform/refusal.ts';

/** Who listens. publisherId null: to all publishers. enterAgain rejects once the key or session has ended. */
export type Listener = {
  actor: Actor;
  enterAgain(): Promise<void>;
  publisherId: string | null;
  /** It listened before and lost the connection, so it may have missed something. */
  resumes: boolean;
};

/** What is sent: a change without what only the server needs. */
export type Message = Omit<Change, 'assigned'>;

/** What nobody sees in part: the ids, and the scope that opens them. */
const plainKinds = [
  ['quarantine', 'leads:read'],
  ['destinations', 'destinations:read'],
  ['referrals', 'cosell:read'],
  ['campaigns', 'campaigns:read'],
] as const;

/** What may end a listener, by the person or key that it happened to. */
const ends = [
  'session.revoked',
  'membership.changed',
  'membership.removed',
  'user.disabled',
  'key.revoked',
] as const;
const beatMs = 15_000;
const mostListeners = 500;
const mostOfActor = 20;
/** A reader this far behind is let go: it reads everything again when it is back. */
const mostUnreadBytes = 64 * 1024;

export class Streams {
  readonly #app: App;
  readonly #open = new Map<Readable, Listener>();

  constructor(app: App) {
    this.#app = app;
    for (const type of ends) app.outbox.on(type, async (_tx, happenings) => this.#lookAgain(happenings));
  }

  /** Throws Refusal when there are too many already. */
  async listen(listener: Listener): Promise<Readable> {
    const actorId = listener.actor.id;
    const ofActor = [...this.#open.values()].filter(({ actor }) => actor.id === actorId).length;
    if (this.#open.size >= mostListeners || ofActor >= mostOfActor)
      throw new Refusal(
        'too_many_requests',
        'Too many listen already; close other windows, or ask again later.',
        {
          retryAfterS: 30,
        },
      );
    const stream = new Readable({ read() {} });
    this.#open.set(stream, listener);
    const send = sender(stream);
    const unwatch = await this.#app.changes.watch((change) => void this.#pass(listener, change, send));
    const beat = setInterval(() => void this.#beat(listener, stream), beatMs);
    stream.once('close', () => {
      clearInterval(beat);
      unwatch();
      this.#open.delete(stream);
    });
    stream.push('retry: 3000\n\n');
    if (listener.resumes) send('refetch', {});
    else send('ready', {});
    return stream;
  }

  /** Ends every answer, so that the server can close. */
  close(): void {
    for (const stream of this.#open.keys()) stream.push(null);
  }

  /** Whoever lost a session, a role or a key here is let go at once; in another process with its next beat. */
  #lookAgain(happenings: Happening[]): Afterwards {
    const whose = new Set(happenings.map(({ subjectId }) => subjectId));
    const committed = () => {
      for (const [stream, listener] of this.#open)
        if (whose.has(listener.actor.id)) void this.#beat(listener, stream);
    };
    return { committed, undone() {} };
  }

  async #beat(listener: Listener, stream: Readable): Promise<void> {
    try {
      await listener.enterAgain();
      pushTo(stream, ': still here\n\n');
    } catch {
      stream.push(null);
    }
  }

  async #pass(listener: Listener, change: Change | null, send: Send): Promise<void> {
    const { publisherId } = listener;
    if (change === null) return send('refetch', {});
    if (publisherId !== null && change.publisherId !== publisherId) return;
    try {
      const message = await this.#shownTo(listener, change);
      if (Object.keys(message).length > 1) send('change', message);
    } catch (err) {
      this.#app.log.warn({ err }, 'stream.change_not_sent');
      send('refetch', {});
    }
  }

  async #shownTo({ actor }: Listener, { assigned, ...change }: Change): Promise<Message> {
    const message: Message = { publisherId: change.publisherId };
    const leads = may(actor, 'leads:read') ? change.leads : undefined;
    // A lead shows where it went, so whoever reads leads is told that too.
    const readsDeliveries = may(actor, 'deliveries:read') || may(actor, 'leads:read');
    const deliveries = readsDeliveries ? change.deliveries : undefined;
    addOpportunities(message, actor, change);
    if (actor.onlyAssigned) {
      const named = [...(leads ?? []), ...(deliveries ?? []).flatMap(({ leadId }) => leadId ?? [])];
      const own = await this.#ownAmong(actor, change.publisherId, named);
      const ownLeads = leads?.filter((id) => own.has(id));
      const ownDeliveries = deliveries?.filter(({ leadId }) => leadId !== null && own.has(leadId));
      // Too many to name, and what was taken away, are told without a name.
      if (assigned || leads?.length === 0 || ownLeads?.length) message.leads = assigned ? [] : ownLeads!;
      if (deliveries?.length === 0 || ownDeliveries?.length) message.deliveries = ownDeliveries!;
      return message;
    }
    if (leads) message.leads = leads;
    if (deliveries) message.deliveries = deliveries;
    for (const [kind, scope] of plainKinds) {
      const ids = may(actor, scope) ? change[kind] : undefined;
      if (ids) message[kind] = ids;
    }
    return message;
  }

  async #ownAmong(actor: Actor, publisherId: string, leadIds: string[]): Promise<Set<string>> {
    if (leadIds.length === 0) return new Set();
    return new Set(await asActor(this.#app, actor, publisherId, (tx) => idsAmong(tx, publisherId, leadIds)));
  }
}

/** A seller reads again, and is told no ids of others. */
function addOpportunities(message: Message, actor: Actor, { opportunities }: Change): void {
  if (opportunities && may(actor, 'pipeline:read'))
    message.opportunities = actor.onlyAssigned ? [] : opportunities;
}

type Send = (event: string, data: object) => void;

function sender(stream: Readable): Send {
  let sent = 0;
  return (event, data) => {
    pushTo(stream, `id: ${++sent}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
}

function pushTo(stream: Readable, text: string): void {
  if (stream.destroyed || stream.readableEnded) return;
  if (stream.readableLength > mostUnreadBytes) stream.destroy();
  else stream.push(text);
}
