// The first run: a link that makes the owner's key, once. Whoever holds the link owns the installation.
import { createHash } from 'node:crypto';
import type { App } from '../platform/app.ts';
import { operatorId, randomText } from '../platform/ids.ts';
import { operatorActor } from './actor.ts';
import { writeKey, type NewKey } from './keys.ts';
import { firstRunOpen, insertFirstRun, lockFirstRuns, operatorKnown, useFirstRun } from './store.ts';

const dayMs = 86_400_000;

/** A fresh `<publicUrl>/welcome/<token>`, or null when somebody holds or held an operator's key. Call once the server listens. */
export async function firstRunLink(app: App): Promise<string | null> {
  if (app.config.operatorKey !== null || (await operatorKnown(app.db))) return null;
  const token = randomText(40);
  const now = app.clock.now();
  await insertFirstRun(app.db, hashOf(token), now, new Date(now.getTime() - dayMs));
  return `${app.publicUrl()}/welcome/${token}`;
}

/** May this link still make the owner's key? */
export async function linkOpen(app: App, token: string): Promise<boolean> {
  return (await firstRunOpen(app.db, hashOf(token))) && !(await operatorKnown(app.db));
}

/** The owner's key, or null when the link is unknown or an operator is known already. */
export async function openFirstRun(app: App, token: string): Promise<NewKey | null> {
  return app.outbox.transact(null, async (tx, say) => {
    await lockFirstRuns(tx);
    if (!(await firstRunOpen(tx, hashOf(token))) || (await operatorKnown(tx))) return null;
    await useFirstRun(tx, hashOf(token), app.clock.now());
    return writeKey(app, tx, say, operatorActor.id, operatorId, 'owner', []);
  });
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();
