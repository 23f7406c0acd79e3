// A rest that a far side asks for by whatever call: it holds for deliveries and for reading back, in every process.
import type { Failed } from '../connectors/connector.ts';
import type { App } from '../platform/app.ts';
import { holdDestination } from './destination-store.ts';
import type { Destination } from './destination.ts';
import type { DestinationDirectory } from './directory.ts';
import { restMsOf } from './retry.ts';

/** Until when it is to be left alone; null: it may be asked now. */
export function restUntil(directory: DestinationDirectory, id: string, now: Date): Date | null {
  const until = directory.byId(id)?.health.holdUntil ?? null;
  return until !== null && until > now ? until : null;
}

/** What a call beside the deliveries was answered. */
export async function heedRest(
  app: App,
  directory: DestinationDirectory,
  { publisherId, id }: Destination,
  failed: Failed,
): Promise<void> {
  const restMs = restMsOf(failed);
  if (restMs === 0) return;
  const now = app.clock.now();
  await holdDestination(app.db, publisherId, id, failed, new Date(now.getTime() + restMs), now);
  await directory.refresh();
  await app.db.notify('configuration', publisherId);
  app.changes.tell(publisherId, 'destinations', [id]);
}
