// A destination that is read back, or why there is none.
import { destinationById } from '../delivery/destination-store.ts';
import type { Queries } from '../platform/db.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { trackingOfKind } from './ask.ts';
import { trackingOf, type TrackingRow } from './store.ts';

/** Throws Refusal `not_found`; `conflict` where the far side does not tell what became of its records. */
export async function followed(
  db: Queries,
  publisherId: string,
  destinationId: string,
): Promise<TrackingRow> {
  const found = await destinationById(db, publisherId, destinationId);
  if (!found) throw notFound('destination');
  const tracking = trackingOfKind(found) && (await trackingOf(db, publisherId, destinationId));
  if (!tracking)
    throw new Refusal(
      'conflict.tells_nothing_back',
      'Its far side does not tell what becomes of the leads it has.',
    );
  return tracking;
}
