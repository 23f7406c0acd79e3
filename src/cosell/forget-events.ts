// Events that were read long ago are forgotten: a repeat comes within days.
import type { App } from '../platform/app.ts';
import { forgetEvents } from './event-store.ts';

const keptMs = 30 * 86_400_000;

export async function forgetOldEvents(app: App): Promise<void> {
  await forgetEvents(app.db, new Date(app.clock.now().getTime() - keptMs));
}
