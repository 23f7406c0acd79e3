// A person changes their own name, language, time zone or password. A new password ends the sessions of all other browsers.
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import type { Language } from '../platform/words.ts';
import { demandStrong, hashPassword, passwordMatches } from './password.ts';
import type { Session } from './session.ts';
import { demandUnconfined } from './proof.ts';
import { endSessions } from './sessions.ts';
import { perPerson, type Tries } from './tries.ts';
import { happeningsOf, updateUser, userById, type User } from './user-store.ts';

type Change = {
  name?: string | undefined;
  language?: Language | undefined;
  destinationMails?: boolean | undefined;
  responseMails?: boolean | undefined;
  taskMails?: boolean | undefined;
  timeZone?: string | undefined;
  password?: string | undefined;
  currentPassword?: string | undefined;
};

/** Throws Refusal `invalid_input`, `weak_password`, `confined_session` or `too_many_requests`. */
export async function changeUser(
  app: App,
  tries: Tries,
  session: Session,
  { password, currentPassword, ...profile }: Change,
): Promise<User> {
  if (password !== undefined) demandUnconfined(session);
  const user = (await userById(app.db, session.userId))!;
  const passwordHash =
    password === undefined ? null : await newHash(tries, user, password, currentPassword ?? '');
  const fields = Object.entries({ ...profile, password }).flatMap(([field, value]) =>
    value === undefined ? [] : [field],
  );
  if (fields.length === 0) return user;
  return app.outbox.transact(null, async (tx, say) => {
    await updateUser(tx, user.id, { ...profile, passwordHash });
    await say(await happeningsOf(tx, user.id, 'user.changed', { fields }));
    if (passwordHash !== null) await endSessions(app, tx, say, user.id, { except: session.id });
    return (await userById(tx, user.id))!;
  });
}

async function newHash(tries: Tries, user: User, password: string, current: string): Promise<string> {
  if (user.passwordHash === null)
    throw invalid(
      'password',
      'You sign in without a password; set one by the link for a forgotten password.',
      'no_password',
    );
  const key = `password ${user.id}`;
  tries.take(key, perPerson);
  if (!(await passwordMatches(user.passwordHash, current)))
    throw invalid('currentPassword', 'This is not your current password.', 'wrong_password');
  tries.giveBack(key);
  demandStrong(password, user.email);
  return hashPassword(password);
}
