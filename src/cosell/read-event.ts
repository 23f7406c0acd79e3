// An event named a referral: it is read at the programme itself, and kept together with the event's end.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { accountById } from './account-store.ts';
import { openAccount } from './account.ts';
import { endEvent, putOffEvent, type ToldEvent } from './event-store.ts';
import { isFault } from './programme.ts';
import { knownBy, noteGone } from './referral-store.ts';
import { saveTold } from './save-told.ts';

/** Then the poll has it. */
const mostTries = 8;

export async function readEvent(app: App, delivering: Delivering, event: ToldEvent): Promise<void> {
  const { publisherId, accountId, externalId } = event;
  const account = await accountById(app.db, publisherId, accountId);
  if (account === undefined || account.removedAt !== null || externalId === null)
    return endEvent(app.db, event, 'given_up', app.clock.now());
  if (await isKnown(app, event)) return endEvent(app.db, event, 'known', app.clock.now());
  const { programme, ways } = openAccount(app, delivering, account);
  const read = await programme.get(ways, externalId);
  const now = app.clock.now();
  if (isFault(read)) {
    if (event.tries >= mostTries || read.is === 'refused') return endEvent(app.db, event, 'given_up', now);
    const waitMs = Math.max(1_000 * 3 ** event.tries, read.afterMs ?? 0);
    return putOffEvent(app.db, event, new Date(now.getTime() + waitMs));
  }
  await app.outbox.transact(null, async (tx, say) => {
    if (read.is === 'found') await saveTold({ tx, say, now }, account, [read.referral], programme.name);
    else await noteGone(tx, publisherId, accountId, externalId, now);
    await endEvent(tx, event, read.is === 'found' ? 'read' : 'gone', now);
  });
}

/** A later version than the one that it tells of is here. */
async function isKnown(app: App, { publisherId, accountId, externalId, at }: ToldEvent): Promise<boolean> {
  if (at === null || externalId === null) return false;
  const known = await app.db.tx((tx) => knownBy(tx, publisherId, accountId, [externalId]));
  return known.some(({ remoteAt }) => remoteAt !== null && remoteAt > at);
}
