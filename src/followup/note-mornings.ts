// Notes for whom a mail of the morning is to be sent, once it is eight where they are.
import type { App } from '../platform/app.ts';
import { morningsAt } from './morning.ts';
import { noteMorningsOf, timeZonesOfPeople } from './morning-store.ts';

/** For a timer. Each person is looked at once a day, whichever process does it and however often. */
export async function noteMornings(app: App): Promise<void> {
  if (app.config.smtpUrl === null) return;
  const now = app.clock.now();
  const mornings = morningsAt(now, await timeZonesOfPeople(app.db));
  if (mornings.length > 0) await noteMorningsOf(app.db, mornings, now);
}
