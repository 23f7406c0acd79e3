// One-time codes as a second factor: set up, confirmed, asked for at sign-in, taken away. No code is taken twice.
import { renderSVG } from 'uqr';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Id } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { fieldError } from '../platform/field-error.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Session } from './session.ts';
import { completeSecondFactor, endSessions, type Started } from './sessions.ts';
import { newRecoveryCodes, newTotpSecret, recoveryHash, stepOf, totpUri } from './totp.ts';
import {
  confirmTotp,
  keepRecoveryCodes,
  proposeTotp,
  removeTotp,
  takeRecoveryCode,
  takeStep,
  totpOfUser,
} from './totp-store.ts';
import { perPerson, type Tries } from './tries.ts';
import { happeningsOf, userById } from './user-store.ts';

export type TotpSetup = { secret: string; uri: string; qr: string };
type Completed = Pick<Started, 'cookie'>;

/** A secret to put into an authenticator app; it counts once `confirm` had a code of it. Throws Refusal `conflict`. */
export async function setUpTotp(app: App, userId: Id<'usr'>): Promise<TotpSetup> {
  const user = await userById(app.db, userId);
  const secret = newTotpSecret();
  const uri = totpUri(secret, user!.email);
  if (!(await app.db.tx((tx) => proposeTotp(tx, userId, app.vault.seal(secret, userId)))))
    throw new Refusal('conflict.codes_set_up', 'One-time codes are set up already; remove them first.');
  return { secret, uri, qr: renderSVG(uri) };
}

/** The first code: from now on one is asked for at every sign-in. Ends the person's other sessions. Throws Refusal `wrong_code`. */
export function confirmSecondFactor(
  app: App,
  tries: Tries,
  session: Session,
  code: string,
): Promise<{ recoveryCodes: string[] } & Completed> {
  return counted(tries, session.userId, () =>
    app.outbox.transact(null, async (tx, say) => {
      const { userId } = session;
      if (!(await takeTotp(app, tx, userId, code)) || !(await confirmTotp(tx, userId, app.clock.now())))
        throw wrongCode();
      const recoveryCodes = await renew(tx, userId);
      await say(await happeningsOf(tx, userId, 'second_factor.enabled', { factor: 'totp' }));
      await endSessions(app, tx, say, userId, { except: session.id });
      return { recoveryCodes, ...(await completeSecondFactor(app, tx, session)) };
    }),
  );
}

/** At sign-in: a code of the app, or a recovery code, which is gone then. Throws Refusal `wrong_code`. */
export function giveSecondFactor(app: App, tries: Tries, session: Session, code: string): Promise<Completed> {
  return counted(tries, session.userId, () =>
    app.outbox.transact(null, async (tx, say) => {
      await takeCode(app, tx, say, session.userId, code);
      return completeSecondFactor(app, tx, session);
    }),
  );
}

/** A code of the app, or a recovery code, which is gone then. Throws Refusal `wrong_code`. */
export function takeCounted(app: App, tries: Tries, userId: Id<'usr'>, code: string): Promise<void> {
  return counted(tries, userId, () =>
    app.outbox.transact(null, (tx, say) => takeCode(app, tx, say, userId, code)),
  );
}

/** Throws Refusal `wrong_code`. */
export function renewRecoveryCodes(
  app: App,
  tries: Tries,
  { userId }: Session,
  code: string,
): Promise<string[]> {
  return counted(tries, userId, () =>
    app.outbox.transact(null, async (tx, say) => {
      if (!(await takeTotp(app, tx, userId, code))) throw wrongCode();
      await say(await happeningsOf(tx, userId, 'recovery_codes.renewed', {}));
      return renew(tx, userId);
    }),
  );
}

/** Who takes it away must have it, or a recovery code. Throws Refusal `wrong_code`. */
export function disableTotp(app: App, tries: Tries, { userId }: Session, code: string): Promise<void> {
  return counted(tries, userId, () =>
    app.outbox.transact(null, async (tx, say) => {
      await takeCode(app, tx, say, userId, code);
      await removeTotp(tx, userId);
      await say(await happeningsOf(tx, userId, 'second_factor.disabled', { factor: 'totp' }));
    }),
  );
}

/** Six digits can be guessed, so tries are counted for the person, whichever session or place they come from. */
async function counted<Result>(
  tries: Tries,
  userId: string,
  attempt: () => Promise<Result>,
): Promise<Result> {
  tries.take(`person ${userId}`, perPerson);
  const result = await attempt();
  tries.giveBack(`person ${userId}`);
  return result;
}

async function takeCode(app: App, tx: Tx, say: Say, userId: Id<'usr'>, code: string): Promise<void> {
  const { confirmedAt } = await totpOfUser(tx, userId);
  if (confirmedAt !== null && (await takeTotp(app, tx, userId, code))) return;
  const hash = recoveryHash(code);
  if (hash === null || !(await takeRecoveryCode(tx, userId, hash))) throw wrongCode();
  await say(await happeningsOf(tx, userId, 'recovery_code.used', {}));
}

async function takeTotp(app: App, tx: Tx, userId: Id<'usr'>, code: string): Promise<boolean> {
  const { sealed } = await totpOfUser(tx, userId);
  if (sealed === null) return false;
  const step = stepOf(app.vault.open(sealed, userId), code.replace(/\s/g, ''), app.clock.now());
  return step !== null && (await takeStep(tx, userId, step));
}

async function renew(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await keepRecoveryCodes(
    tx,
    userId,
    codes.map((code) => recoveryHash(code)!),
  );
  return codes;
}

const wrongCode = () =>
  new Refusal('wrong_code', 'This code is wrong, has run out or was used before.', {
    errors: [fieldError('code', 'Give the code that the app shows now, or a recovery code.', 'wrong_code')],
  });
