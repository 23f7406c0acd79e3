// The first screen: what needs a person now, how leads come in, and how soon they are delivered.
import { may, type Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import type { DestinationDirectory } from '../delivery/directory.ts';
import { examine } from '../delivery/examine.ts';
import { speedOf } from '../delivery/tally.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { daysCompared, trendOf } from './days.ts';
import { assignedByDay, leadsByDay, parkedByReason, triesSince, waitingForPeople } from './overview-store.ts';

export type Asked = { timeZone: string; days: number };

const dayMs = 86_400_000;
/** What a bounded count stops at. */
export const mostCounted = 1_000;
const mostParked = 10_000;

/** One publisher's, or everybody's for an operator; a seller's own leads alone. */
export async function overview(
  app: App,
  directory: DestinationDirectory,
  actor: Actor,
  publisherId: string | null,
  asked: Asked,
) {
  const now = app.clock.now();
  const read = <Result>(work: (tx: Tx) => Promise<Result>) =>
    publisherId === null ? app.db.tx(work) : asActor(app, actor, publisherId, work);
  const counted = await read(async (tx) => ({
    days: await daysOf(tx, actor, publisherId, asked, now),
    parked: await parkedByReason(tx, publisherId, mostParked),
    waiting: await waitingForPeople(tx, publisherId, mostCounted + 1),
    tries: await triesSince(tx, publisherId, new Date(now.getTime() - dayMs)),
  }));
  const { delivered, failed, speeds } = counted.tries;
  const whole = !actor.onlyAssigned && may(actor, 'destinations:read');
  return {
    at: now,
    attention: {
      findings: whole ? await examine(app, directory, publisherId) : [],
      parked: counted.parked,
      quarantine: bounded(counted.waiting.quarantine),
      withheld: bounded(counted.waiting.withheld),
    },
    leads: trendOf(counted.days, now, asked.timeZone, asked.days),
    deliveries: { delivered, failed, ...(speedOf(speeds) ?? { medianMs: null, withinMinute: null }) },
  };
}

function daysOf(tx: Tx, actor: Actor, publisherId: string | null, { timeZone, days }: Asked, now: Date) {
  // Two days more than asked for: the first day begins in its own time zone, and the comparison needs its weekday.
  const ago = (past: number) => new Date(now.getTime() - (past + 2) * dayMs);
  const span = { from: ago(Math.max(days, daysCompared)), comparedFrom: ago(daysCompared), now, timeZone };
  return actor.onlyAssigned && publisherId !== null
    ? assignedByDay(tx, publisherId, actor.userId ?? 'nobody', span)
    : leadsByDay(tx, publisherId, span);
}

function bounded(count: number): { count: number; more: boolean } {
  return { count: Math.min(count, mostCounted), more: count > mostCounted };
}
