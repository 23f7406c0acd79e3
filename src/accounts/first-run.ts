// The first run: a link that makes the first operator, once: a person, or a program's key. Whoever holds it owns the installation.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId, operatorId, randomText, type Id } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import type { Language } from '../platform/words.ts';
import { operatorActor } from './actor.ts';
import { writeKey, type NewKey } from './keys.ts';
import { linkHash } from './link-token.ts';
import { insertMembership } from './membership-store.ts';
import { demandStrong, hashPassword } from './password.ts';
import { writeSession, type Started } from './sessions.ts';
import type { Place } from './sign-in.ts';
import { firstRunOpen, insertFirstRun, lockFirstRuns, operatorKnown, useFirstRun } from './store.ts';
import { insertUser } from './user-store.ts';

const dayMs = 86_400_000;

/** A fresh `<publicUrl>/welcome/<token>`, or null when there is or was an operator, person or key. Call once the server listens. */
export async function firstRunLink(app: App): Promise<string | null> {
  if (app.config.operatorKey !== null || (await operatorKnown(app.db))) return null;
  const token = randomText(40);
  const now = app.clock.now();
  await insertFirstRun(app.db, linkHash(token), now, new Date(now.getTime() - dayMs));
  return `${app.publicUrl()}/welcome/${token}`;
}

/** May this link still make the owner? */
export async function linkOpen(app: App, token: string): Promise<boolean> {
  return (await firstRunOpen(app.db, linkHash(token))) && !(await operatorKnown(app.db));
}

/** An operator's API key, or null when the link is unknown or an operator is known already. */
export function openForKey(app: App, token: string): Promise<NewKey | null> {
  return once(app, token, (tx, say) => writeKey(app, tx, say, operatorActor.id, operatorId, 'owner', []));
}

export type Owner = { name: string; email: string; password: string; language: Language };

/** The owner, signed in; null as above. Throws Refusal `weak_password`. */
export async function openForOwner(
  app: App,
  token: string,
  owner: Owner,
  place: Place,
): Promise<({ id: Id<'usr'> } & Started) | null> {
  // Nobody makes us hash without a link.
  if (!(await linkOpen(app, token))) return null;
  demandStrong(owner.password, owner.email);
  const createdAt = app.clock.now();
  const id = newId('usr', createdAt);
  const { name, email, language } = owner;
  const passwordHash = await hashPassword(owner.password);
  return once(app, token, async (tx, say) => {
    await insertUser(tx, { id, name, email, language, passwordHash, createdAt });
    await insertMembership(tx, operatorId, id, 'operator', createdAt);
    const joined = { userId: id, role: 'operator' };
    await say([{ type: 'user.joined', publisherId: operatorId, subjectId: id, actor: id, data: joined }]);
    return { id, ...(await writeSession(app, tx, say, id, { ...place, secondFactor: false })) };
  });
}

function once<Made>(
  app: App,
  token: string,
  make: (tx: Tx, say: Say) => Promise<Made>,
): Promise<Made | null> {
  return app.outbox.transact(null, async (tx, say) => {
    await lockFirstRuns(tx);
    if (!(await firstRunOpen(tx, linkHash(token))) || (await operatorKnown(tx))) return null;
    await useFirstRun(tx, linkHash(token), app.clock.now());
    return make(tx, say);
  });
}
