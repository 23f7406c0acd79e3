// A new password by a mailed one-time link. Asking for one looks the same whether or not the address is known.
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { linkHash, newLinkToken } from './link-token.ts';
import { demandStrong, hashPassword } from './password.ts';
import { insertReset, takeReset, userOfReset } from './password-reset-store.ts';
import type { Post } from './post.ts';
import { endSessions } from './sessions.ts';
import { mailsPerAddress, perPlace, placeKey, type Tries } from './tries.ts';
import { emailKeyOf, happeningsOf, updateUser, userByEmail, userById } from './user-store.ts';

const hourMs = 3_600_000;

/** Everything that depends on whether the address is known happens after the answer. Throws Refusal `too_many_requests`. */
export function askForReset(app: App, tries: Tries, post: Post, email: string, ip: string): void {
  tries.take(`reset place ${placeKey(ip)}`, perPlace);
  tries.take(`reset address ${emailKeyOf(email)}`, mailsPerAddress);
  post.later(async () => {
    const user = await userByEmail(app.db, email);
    // Who signs in through somebody else gets a first password so: the mail proves the address.
    if (user === undefined || user.disabledAt !== null) return;
    const token = newLinkToken();
    const now = app.clock.now();
    await insertReset(app.db, linkHash(token), user.id, now, new Date(now.getTime() + hourMs));
    const url = `${app.publicUrl()}/password-resets/${token}`;
    await post.send({ to: user.email, language: user.language, kind: 'passwordReset', given: { url } });
  });
}

/** Ends every session of the person; the second factor stays. Throws Refusal `not_found` or `weak_password`. */
export async function resetPassword(app: App, token: string, password: string): Promise<void> {
  const userId = await userOfReset(app.db, linkHash(token), app.clock.now());
  const user = userId && (await userById(app.db, userId));
  if (!user) throw linkEnded();
  demandStrong(password, user.email);
  const passwordHash = await hashPassword(password);
  await app.outbox.transact(null, async (tx, say) => {
    if (!(await takeReset(tx, linkHash(token), user.id, app.clock.now()))) throw linkEnded();
    await updateUser(tx, user.id, { passwordHash });
    await say(await happeningsOf(tx, user.id, 'password.reset', {}));
    await endSessions(app, tx, say, user.id);
  });
}

const linkEnded = () =>
  new Refusal('not_found.link_ended', 'This link is unknown, was used already, or has run out.');
