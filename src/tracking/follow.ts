// Which destinations are read back: all whose far side can tell what became of its records, from when they are made.
import { hash } from 'node:crypto';
import { newToken } from '../catalog/token.ts';
import type { DestinationDirectory } from '../delivery/directory.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Happening } from '../events.ts';
import { trackingOfKind } from './ask.ts';
import { addTrackings, beginAgain, trackedAmong, type NewTracking } from './store.ts';

/** Heard in the transaction that makes a destination. */
export function followCreated(app: App) {
  return async (tx: Tx, happenings: Happening<'destination.created'>[]): Promise<void> => {
    const followed = happenings.filter(({ data }) => trackingOfKind(data) !== null);
    if (followed.length === 0) return;
    const fresh = followed.map(({ publisherId, subjectId }) => newTracking(app, publisherId, subjectId));
    await addTrackings(tx, fresh, app.clock.now());
  };
}

/** Heard in the transaction that changes a destination. */
export function followChanged(app: App) {
  return async (tx: Tx, happenings: Happening<'destination.changed'>[]): Promise<void> => {
    for (const { publisherId, subjectId, data } of happenings)
      if (data.fields.includes('settings')) await beginAgain(tx, publisherId, [subjectId], app.clock.now());
  };
}

/** Those from before their kind could be read back. */
export async function followForgotten(app: App, directory: DestinationDirectory): Promise<void> {
  const followed = directory.all().filter((destination) => trackingOfKind(destination) !== null);
  if (followed.length === 0) return;
  const known = await trackedAmong(
    app.db,
    followed.map(({ id }) => id),
  );
  const forgotten = followed.filter(({ id }) => !known.has(id));
  if (forgotten.length === 0) return;
  const fresh = forgotten.map(({ publisherId, id }) => newTracking(app, publisherId, id));
  await addTrackings(app.db, fresh, app.clock.now());
}

/** With a nudge address of its own. */
export function newTracking(app: App, publisherId: string, destinationId: string): NewTracking {
  const token = newToken();
  return {
    publisherId,
    destinationId,
    nudgeHash: nudgeHash(token),
    nudgeSealed: app.vault.seal(token, destinationId),
  };
}

export const nudgeHash = (token: string) => hash('sha256', token, 'buffer');
