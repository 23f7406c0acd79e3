// Destinations with what they have been doing: one statement for a page of them.
import type { App } from '../platform/app.ts';
import type { Queries, Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { DestinationWithHealth } from './destination-store.ts';
import { destinationView } from './destination-view.ts';
import { activityOf, type DestinationActivity } from './tally-store.ts';
import { lastWarnings } from './warning-store.ts';

const dayMs = 86_400_000;

export async function destinationsShown(
  app: App,
  tx: Tx,
  publisherId: string,
  rows: DestinationWithHealth[],
): Promise<ReturnType<typeof destinationView>[]> {
  const whose = publisherId === operatorId ? null : publisherId;
  const activities = await activitiesOf(tx, whose, rows, app.clock.now());
  const ids = rows.map(({ id }) => id);
  const warnings = Map.groupBy(
    await lastWarnings(tx, publisherId, ids),
    ({ destinationId }) => destinationId,
  );
  return rows.map((row) =>
    destinationView(app, row, activities.get(row.id) ?? null, warnings.get(row.id) ?? []),
  );
}

/** By the destination's id. whose: null counts the leads of all publishers. */
export async function activitiesOf(
  db: Queries,
  whose: string | null,
  destinations: readonly { id: string }[],
  now: Date,
): Promise<ReadonlyMap<string, DestinationActivity>> {
  const ids = destinations.map(({ id }) => id);
  const activities = await activityOf(db, whose, ids, new Date(now.getTime() - dayMs), now);
  return new Map(activities.map((activity) => [activity.destinationId, activity]));
}
