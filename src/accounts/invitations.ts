// Invites people to a publisher by a one-time link, and lets them in.
import type { App } from '../platform/app.ts';
import { isUniqueViolation, type Tx } from '../platform/db.ts';
import { newId, type Id } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { wordsOf, type Language } from '../platform/words.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Actor } from './actor.ts';
import {
  acceptInvitation,
  insertInvitation,
  invitationByHash,
  revokeInvitation,
  type Invitation,
} from './invitation-store.ts';
import { providersShown } from './identity-provider-store.ts';
import { linkHash, newLinkToken } from './link-token.ts';
import { hasMember, insertMembership } from './membership-store.ts';
import { demandStrong, hashPassword } from './password.ts';
import { demandFit, demandGivable } from './people.ts';
import type { Post } from './post.ts';
import { startable } from './provider-shown.ts';
import type { Role } from './roles.ts';
import { demandUnconfined } from './proof.ts';
import type { Session } from './session.ts';
import { writeSession } from './sessions.ts';
import type { Place } from './sign-in.ts';
import { defaultLanguage, publisherNameOf } from './store.ts';
import { insertUser, userByEmail, userById } from './user-store.ts';

const weekMs = 7 * 86_400_000;

type Invited = Invitation & { url: string; mailed: boolean };

/** The answer holds the link, which is shown to nobody again. Throws Refusal `forbidden`, `invalid_input` or `already_member`. */
export async function invite(
  app: App,
  post: Post,
  actor: Actor,
  publisherId: string,
  input: { email: string; role: Role; language?: Language | undefined },
): Promise<Invited> {
  const { email, role } = input;
  demandFit(role, publisherId);
  demandGivable(actor, role);
  const createdAt = app.clock.now();
  const token = newLinkToken();
  const invitation = {
    publisherId,
    id: newId('inv', createdAt),
    email,
    role,
    invitedBy: actor.id,
    createdAt,
    endsAt: new Date(createdAt.getTime() + weekMs),
  };
  const publisher = await app.outbox.transact(publisherId, async (tx, say) => {
    if (await hasMember(tx, publisherId, email))
      throw new Refusal('already_member', 'This person belongs here already; change their role instead.');
    await insertInvitation(tx, invitation, linkHash(token));
    const { id } = invitation;
    await say([
      {
        type: 'user.invited',
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { invitationId: id, role },
      },
    ]);
    return publisherNameOf(tx, publisherId);
  });
  const url = `${app.publicUrl()}/invitations/${token}`;
  const language = input.language ?? (await languageOfInvited(app, publisherId, email));
  const given = {
    publisher,
    role: wordsOf(language, 'accounts')(`roles.${role}`),
    url,
    endsAt: invitation.endsAt,
  };
  const mailed = await post.send({ to: email, language, kind: 'invitation', given });
  return { ...invitation, acceptedAt: null, revokedAt: null, url, mailed };
}

export async function withdraw(app: App, actor: Actor, publisherId: string, id: string): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    if (!(await revokeInvitation(tx, publisherId, id, app.clock.now()))) throw notFound('invitation');
    await say([
      {
        type: 'invitation.revoked',
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { invitationId: id },
      },
    ]);
  });
}

/** What its holder is shown: of the inviter the name alone. Throws Refusal `not_found` as openInvitation does. */
export async function shownInvitation(app: App, token: string) {
  const invitation = await openInvitation(app, token);
  const { publisherId, invitedBy } = invitation;
  const inviter = await userById(app.db, invitedBy);
  const providers = await providersShown(app.db, { publisherId });
  return { ...invitation, inviterName: inviter?.name ?? null, providers: startable(app, providers) };
}

/** The invitation of a link that still counts. Throws Refusal `not_found` for a link that is unknown, was used, was revoked or has run out. */
export async function openInvitation(
  app: App,
  token: string,
): Promise<Invitation & { publisherName: string; hasUser: boolean }> {
  const invitation = await invitationByHash(app.db, linkHash(token));
  const over =
    invitation === undefined ||
    invitation.acceptedAt !== null ||
    invitation.revokedAt !== null ||
    invitation.endsAt <= app.clock.now();
  if (over) throw linkEnded();
  return { ...invitation, hasUser: (await userByEmail(app.db, invitation.email)) !== undefined };
}

/** What a newcomer chose or their browser names, else the one given: the publisher's. */
export type LanguageFor = (otherwise: Language) => Language;
export type Accepted = { userId: Id<'usr'>; publisherId: string; role: Role; cookie: string | null };

/**
 * Signed in as the invited person: nothing else is needed. Otherwise a new user is made of the name and password, and signed in.
 * Throws Refusal `not_found`, `unauthenticated` when the address has a user who is not signed in, `forbidden` when somebody else is,
 * `confined_session` when a publisher's provider alone vouches for them, `invalid_input`, `weak_password`.
 */
export async function accept(
  app: App,
  token: string,
  session: Session | null,
  input: { name?: string | undefined; password?: string | undefined; languageFor: LanguageFor },
  place: Place,
): Promise<Accepted> {
  const invitation = await openInvitation(app, token);
  const known = await userByEmail(app.db, invitation.email);
  if (known !== undefined) {
    if (session === null)
      throw new Refusal(
        'unauthenticated.has_user',
        'This address has a user: sign in, then open the link again.',
      );
    if (session.userId !== known.id)
      throw new Refusal(
        'forbidden.invited_another',
        'The invitation is for somebody else: sign out, then open the link again.',
      );
    demandUnconfined(session, invitation.publisherId);
    await app.outbox.transact(null, (tx, say) => join(app, tx, say, invitation, known.id));
    return { userId: known.id, publisherId: invitation.publisherId, role: invitation.role, cookie: null };
  }
  const { counts } = await defaultLanguage(app.db, invitation.publisherId);
  const user = await newUser(app, invitation.email, { ...input, language: input.languageFor(counts) });
  const started = await app.outbox
    .transact(null, async (tx, say) => {
      await insertUser(tx, user);
      await join(app, tx, say, invitation, user.id);
      return writeSession(app, tx, say, user.id, { ...place, secondFactor: false });
    })
    .catch((error) => {
      // The same link, opened twice at once.
      throw isUniqueViolation(error) ? linkEnded() : error;
    });
  const { publisherId, role } = invitation;
  return { userId: user.id, publisherId, role, cookie: started.cookie };
}

async function newUser(
  app: App,
  email: string,
  {
    name,
    password,
    language,
  }: { name?: string | undefined; password?: string | undefined; language: Language },
) {
  if (name === undefined) throw invalid('name', 'This field is needed: give text.', 'required');
  if (password === undefined) throw invalid('password', 'This field is needed: give text.', 'required');
  demandStrong(password, email);
  const createdAt = app.clock.now();
  return {
    id: newId('usr', createdAt),
    email,
    name,
    language,
    createdAt,
    passwordHash: await hashPassword(password),
  };
}

/** One-time: the invitation is taken and the membership made in one transaction. */
async function join(app: App, tx: Tx, say: Say, invitation: Invitation, userId: Id<'usr'>): Promise<void> {
  const now = app.clock.now();
  const { publisherId, role } = invitation;
  if (!(await acceptInvitation(tx, invitation, now))) throw linkEnded();
  await insertMembership(tx, publisherId, userId, role, now);
  await say([{ type: 'user.joined', publisherId, subjectId: userId, actor: userId, data: { userId, role } }]);
}

/** Their own where they sign in here already. */
async function languageOfInvited(app: App, publisherId: string, email: string): Promise<Language> {
  const known = await userByEmail(app.db, email);
  return known?.language ?? (await defaultLanguage(app.db, publisherId)).counts;
}

const linkEnded = () =>
  new Refusal('not_found.link_ended', 'This link is unknown, was used already, or has run out.');
