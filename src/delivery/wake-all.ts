// Tells whoever delivers that something is due.
import type { App } from '../platform/app.ts';
import type { Engine } from './engine.ts';

/** Tells this process and the others that something is due. */
export async function wakeAll(app: App, engine: Engine, destinationIds: string[]): Promise<void> {
  const distinct = [...new Set(destinationIds)];
  for (const id of distinct) engine.wake(id);
  if (distinct.length > 0 && !engine.aloneAtWork)
    await app.db.notify('deliveries', distinct.slice(0, 100).join(' '));
}
