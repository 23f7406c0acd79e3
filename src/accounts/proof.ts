// What a session must have behind it before its holder may change how they sign in.
import type { App } from '../platform/app.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { passwordMatches } from './password.ts';
import { takeCounted } from './second-factor.ts';
import { isProvedLately, type Session } from './session.ts';
import { noteProof } from './session-store.ts';
import { perPerson, type Tries } from './tries.ts';
import { userById } from './user-store.ts';

/** publisherId: the only one that is touched; left out for what concerns the person. Throws Refusal `confined_session`. */
export function demandUnconfined({ confinedTo }: Session, publisherId: string | null = null): void {
  if (confinedTo !== null && confinedTo !== publisherId)
    throw new Refusal(
      'confined_session',
      'You signed in through a publisher’s identity provider. Sign in with your password or a passkey to do that.',
    );
}

/** Who found an open browser takes nothing away. Throws Refusal `proof_needed`. */
export function demandProof(app: App, session: Session): void {
  if (!isProvedLately(session, app.clock.now()))
    throw new Refusal(
      'proof_needed',
      'Prove once more who you are, by your password, a code or a passkey; then try again.',
    );
}

/** By the password, or by a code of the app or a recovery code. Throws Refusal. */
export async function prove(
  app: App,
  tries: Tries,
  session: Session,
  given: { password?: string | undefined; code?: string | undefined },
): Promise<void> {
  if (given.code !== undefined) await takeCounted(app, tries, session.userId, given.code);
  else await checkPassword(app, tries, session, given.password);
  await noteProof(app.db, session.id, app.clock.now());
}

async function checkPassword(
  app: App,
  tries: Tries,
  { userId }: Session,
  password: string | undefined,
): Promise<void> {
  if (password === undefined) throw invalid('password', 'Give your password, or a code.', 'required');
  const key = `password ${userId}`;
  tries.take(key, perPerson);
  const { passwordHash } = (await userById(app.db, userId))!;
  if (!(await passwordMatches(passwordHash, password)))
    throw invalid('password', 'This is not your current password.', 'wrong_password');
  tries.giveBack(key);
}
