// What the accounts forget by the clock: sessions and links a month after they ended; addresses of calendars of those who left.
import type { App } from '../platform/app.ts';
import { forgetLinksOfGone } from './calendar-link-store.ts';
import { forgetResetsBefore } from './password-reset-store.ts';
import { forgetSessionsBefore } from './session-store.ts';

const monthMs = 30 * 86_400_000;

/** For a timer. Resolves to how many rows are gone. */
export async function forgetEnded(app: App): Promise<number> {
  const before = new Date(app.clock.now().getTime() - monthMs);
  const links = await forgetLinksOfGone(app.db);
  return links + (await forgetSessionsBefore(app.db, before)) + (await forgetResetsBefore(app.db, before));
}
