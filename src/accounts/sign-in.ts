// Signs a person in by e-mail address and password. Whoever guesses learns nothing about which addresses exist.
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { passwordMatches } from './password.ts';
import type { Session } from './session.ts';
import { endSessions, writeSession, type Started } from './sessions.ts';
import { perAddress, perPlace, placeKey, type Tries } from './tries.ts';
import { emailKeyOf, userByEmail } from './user-store.ts';

export type Place = { userAgent: string | null; ip: string };

/**
 * before: the session that the browser had, which ends. Throws Refusal `sign_in_failed` or `too_many_requests`.
 * An unknown address, a person without a password and one who was disabled cost the same work as a wrong password.
 */
export async function signIn(
  app: App,
  tries: Tries,
  input: { email: string; password: string },
  place: Place,
  before: Session | null,
): Promise<Started> {
  const from = placeKey(place.ip);
  const [byPlace, byAddress] = [`place ${from}`, `address ${emailKeyOf(input.email)} ${from}`];
  tries.take(byPlace, perPlace);
  tries.take(byAddress, perAddress);
  const user = await userByEmail(app.db, input.email);
  const matches = await passwordMatches(user?.passwordHash ?? null, input.password);
  if (user === undefined || !matches || user.disabledAt !== null)
    throw new Refusal('sign_in_failed', 'The e-mail address or the password is wrong.');
  tries.giveBack(byAddress);
  tries.giveBack(byPlace);
  return app.outbox.transact(null, async (tx, say) => {
    if (before !== null) await endSessions(app, tx, say, before.userId, { only: before.id });
    return writeSession(app, tx, say, user.id, { ...place, secondFactor: false });
  });
}
