// Destinations with what they have been doing: one statement for a page of them.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { DestinationWithHealth } from './destination-store.ts';
import { destinationView } from './destination-view.ts';
import { activityOf } from './tally-store.ts';

const dayMs = 86_400_000;

export async function destinationsShown(
  app: App,
  tx: Tx,
  publisherId: string,
  rows: DestinationWithHealth[],
): Promise<ReturnType<typeof destinationView>[]> {
  const ids = rows.map(({ id }) => id);
  const since = new Date(app.clock.now().getTime() - dayMs);
  const activities = await activityOf(tx, publisherId === operatorId ? null : publisherId, ids, since);
  const byId = new Map(activities.map((activity) => [activity.destinationId, activity]));
  return rows.map((row) => destinationView(app, row, byId.get(row.id) ?? null));
}
