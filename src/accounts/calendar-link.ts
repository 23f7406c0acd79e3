// A person's own address for their calendar: shown once, when it is made. Whoever has it reads it without signing in, so a new one
// ends the one before.
import type { App } from '../platform/app.ts';
import { forgetLink, readerOf, saveLink, type CalendarReader } from './calendar-link-store.ts';
import { linkHash, newLinkToken } from './link-token.ts';
import type { Session } from './session.ts';
import { happeningsOf } from './user-store.ts';

const fields = ['calendarLink'];

/** What a session is confined to, its address is as well. */
export async function makeLink(
  app: App,
  { userId, confinedTo }: Session,
): Promise<{ url: string; madeAt: Date }> {
  const token = newLinkToken();
  const now = app.clock.now();
  await app.outbox.transact(null, async (tx, say) => {
    await saveLink(tx, userId, linkHash(token), { confinedTo, now });
    await say(await happeningsOf(tx, userId, 'user.changed', { fields }));
  });
  return { url: `${app.publicUrl()}/calendar/${token}.ics`, madeAt: now };
}

export async function endLink(app: App, { userId }: Session): Promise<void> {
  await app.outbox.transact(null, async (tx, say) => {
    if (await forgetLink(tx, userId)) await say(await happeningsOf(tx, userId, 'user.changed', { fields }));
  });
}

/** Whose calendar asks; undefined for an address that is unknown or has ended. */
export function readerOfToken(app: App, token: string): Promise<CalendarReader | undefined> {
  return readerOf(app.db, linkHash(token));
}
