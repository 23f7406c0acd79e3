// Hears all that happens, as the last thing in its transaction: what somebody asked for becomes deliveries there and then.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { nextId, type Id } from '../platform/ids.ts';
import type { Afterwards, Told } from '../platform/outbox.ts';
import { factsOfLine, linesOf } from '../routing/lead-store.ts';
import type { Facts } from '../scoring/facts.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { beginTurns } from './begin-turns.ts';
import type { Engine } from './engine.ts';
import { insertEventDeliveries, seeAllLeads } from './event-store.ts';
import { leadIdOf } from './event-types.ts';
import { wants, type Subscriber } from './subscription.ts';

type Wanted = { told: Told; by: Subscriber };

/** Costs publishers that asked for nothing a look into memory. */
export function scheduleEvents(app: App, engine: Engine, scorers: Scorers) {
  let lastId: Id<'dlv'> | null = null;
  return async (tx: Tx, told: readonly Told[]): Promise<Afterwards | void> => {
    const wanted = told.flatMap((each) =>
      engine.directory
        .subscribersOf(each.publisherId)
        .flatMap((by) => (wants(by, each) ? [{ told: each, by }] : [])),
    );
    const taken = wanted.length === 0 ? [] : await passing(tx, scorers, wanted);
    if (taken.length === 0) return;
    const now = app.clock.now();
    // Ids of one moment are random among themselves; what happened to a lead is told in the order in which it happened.
    const deliveries = taken.map(({ told: { publisherId, id, type, subjectId }, by }) => ({
      publisherId,
      id: (lastId = nextId('dlv', now, lastId)),
      destinationId: by.id,
      eventId: id,
      eventType: type,
      subjectId,
    }));
    await insertEventDeliveries(tx, deliveries, now);
    const turns = deliveries.map(({ publisherId, destinationId, subjectId: personId }) => ({
      publisherId,
      destinationId,
      personId,
    }));
    return { undone() {}, committed: () => engine.track(beginTurns(app, engine, turns)) };
  };
}

/** Without those whose lead the filter does not take: one query a publisher, where a filter asks at all. */
async function passing(tx: Tx, scorers: Scorers, wanted: Wanted[]): Promise<Wanted[]> {
  const asked = wanted.flatMap((each) => {
    const leadId = each.by.events.takes === null ? null : leadOf(each);
    return leadId === null ? [] : [{ publisherId: each.told.publisherId, leadId }];
  });
  if (asked.length === 0) return wanted;
  await seeAllLeads(tx);
  const readyFor = await scorers.of(tx, new Set(asked.map(({ publisherId }) => publisherId)));
  const facts = new Map<string, Facts>();
  for (const [publisherId, theirs] of Map.groupBy(asked, (each) => each.publisherId)) {
    const ids = new Set(theirs.map(({ leadId }) => leadId));
    for (const line of await linesOf(tx, publisherId, [...ids]))
      facts.set(line.id, factsOfLine(line, readyFor));
  }
  return wanted.filter((each) => {
    const { takes } = each.by.events;
    const leadId = leadOf(each);
    if (takes === null || leadId === null) return true;
    const known = facts.get(leadId);
    return known !== undefined && takes(known);
  });
}

const leadOf = ({ told: { type, subjectId, data } }: Wanted) => leadIdOf(type, subjectId, data);
