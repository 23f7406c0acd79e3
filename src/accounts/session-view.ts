// What a person is told of their session: who they are, where they belong, what each role allows.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { membershipsOfUser } from './membership-store.ts';
import { scopesOf } from './roles.ts';
import { secondFactorsOf } from './second-factors.ts';
import { sessionActor, type Session } from './session.ts';
import { totpOfUser } from './totp-store.ts';
import { userById } from './user-store.ts';

const kind = z.enum(['totp', 'passkey']);

/** Spread into a schema. In the answer of a sign-in: what is still to be given. Of the session: what the person has set up. */
export const SecondFactors = {
  secondFactor: z.enum(['none', 'totp', 'passkey']).describe('The first of secondFactors'),
  secondFactors: z.array(kind),
};

export async function sessionView(app: App, session: Session) {
  const { userId } = session;
  const [user, memberships, secondFactors, totp] = await Promise.all([
    userById(app.db, userId),
    membershipsOfUser(app.db, userId, session.confinedTo),
    secondFactorsOf(app.db, userId),
    totpOfUser(app.db, userId),
  ]);
  const { id, name, email, language, destinationMails, responseMails, taskMails, timeZone, passwordHash } =
    user!;
  const actor = sessionActor(session, null)!;
  return {
    id: session.id,
    user: { id, name, email, language, destinationMails, responseMails, taskMails, timeZone },
    operator: actor.operator,
    memberships: memberships.map((membership) => ({
      ...membership,
      scopes: [...scopesOf(membership.role)],
      onlyAssigned: membership.role === 'seller',
    })),
    scopes: [...actor.scopes],
    secondFactor: secondFactors[0] ?? ('none' as const),
    secondFactors,
    hasPassword: passwordHash !== null,
    confinedTo: session.confinedTo,
    recoveryCodes: totp.recoveryCodes,
    createdAt: session.createdAt,
    endsAt: session.endsAt,
  };
}
