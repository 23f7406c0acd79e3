// Signs a person in at an identity provider: sends the browser there, and lets in who comes back.
import { randomBytes } from 'node:crypto';
import type { App } from '../platform/app.ts';
import { isUniqueViolation, type Tx } from '../platform/db.ts';
import { newId, operatorId, type Id } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import type { Language } from '../platform/words.ts';
import type { LanguageFor } from './invitations.ts';
import { linkIdentity, providerSigningIn, userOfIdentity } from './identity-provider-store.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { acceptInvitation, type Invitation } from './invitation-store.ts';
import { linkHash } from './link-token.ts';
import { insertMembership } from './membership-store.ts';
import { admit } from './oidc-admission.ts';
import type { Claims } from './oidc-claims.ts';
import type { OidcClient, Secrets } from './oidc-client.ts';
import { signInLifeMs } from './oidc-cookie.ts';
import { OidcRefusal } from './oidc-refusal.ts';
import { localPath } from './oidc-return-to.ts';
import { candidateByEmail, candidateById, openInvitationsOf, type OpenInvitation } from './oidc-store.ts';
import { redirectUriOf } from './oidc-url.ts';
import type { Role } from './roles.ts';
import type { Session } from './session.ts';
import { endSessions, writeSession, type Started } from './sessions.ts';
import type { Place } from './sign-in.ts';
import { keepStep, takeStep } from './sign-in-step-store.ts';
import { defaultLanguage } from './store.ts';
import { happeningsOf, insertUser } from './user-store.ts';

/** What is remembered while the browser is away. */
type Step = Secrets & { providerId: string; returnTo: string; invitation: string | null };

export type Begun = { token: string; location: string };
export type Finished = Started & { returnTo: string };

/** token: for the browser's cookie; whoever brings it back began this sign-in. Throws OidcRefusal. */
export async function beginSignIn(
  app: App,
  oidc: OidcClient,
  providerId: string,
  asked: { returnTo?: string | undefined; invitation?: string | undefined },
): Promise<Begun> {
  const provider = await providerSigningIn(app.db, providerId);
  if (provider === undefined) throw new OidcRefusal('oidc_unknown_provider');
  const secrets = { state: random(), nonce: random(), verifier: random() };
  const location = await oidc.authorizationUrl(provider, redirectUriOf(app, providerId), secrets);
  const token = random();
  const step: Step = {
    ...secrets,
    providerId,
    returnTo: localPath(asked.returnTo),
    invitation: asked.invitation ?? null,
  };
  await keepStep(app.db, 'oidc', token, step, app.clock.now(), signInLifeMs);
  return { token, location: location.href };
}

/** The step is over whatever comes of it. Null: it was never begun here, was used before or has ended. */
export function takeSignIn(app: App, providerId: string, token: string | null): Promise<Step | null> {
  if (token === null) return Promise.resolve(null);
  return takeStep<Step>(app.db, 'oidc', token, app.clock.now()).then((step) =>
    step?.providerId === providerId ? step : null,
  );
}

/** answered: the query with which the provider sent the browser back. before: the session the browser had, which ends. Throws OidcRefusal. */
export async function finishSignIn(
  app: App,
  oidc: OidcClient,
  step: Step,
  answered: string,
  visit: { place: Place; languageFor: LanguageFor; before: Session | null },
): Promise<Finished> {
  const provider = await providerSigningIn(app.db, step.providerId);
  if (provider === undefined) throw new OidcRefusal('oidc_unknown_provider');
  const url = new URL(`${redirectUriOf(app, provider.id)}?${answered}`);
  const claims = await oidc.redeem(provider, url, step);
  const enter = () =>
    app.outbox.transact(null, async (tx, say) => {
      const userId = await letIn(app, tx, say, provider, claims, step, visit.languageFor);
      const { before, place } = visit;
      if (before !== null) await endSessions(app, tx, say, before.userId, { only: before.id });
      const confinedTo = provider.publisherId === operatorId ? null : provider.publisherId;
      return writeSession(app, tx, say, userId, { ...place, secondFactor: claims.secondFactor, confinedTo });
    });
  // Two first sign-ins at once: the second finds what the first has made.
  const started = await enter().catch((error) => {
    if (isUniqueViolation(error)) return enter();
    throw error;
  });
  return { ...started, returnTo: step.returnTo };
}

async function letIn(
  app: App,
  tx: Tx,
  say: Say,
  provider: IdentityProvider,
  claims: Claims,
  step: Step,
  languageFor: LanguageFor,
): Promise<Id<'usr'>> {
  const now = app.clock.now();
  const { email, subject } = claims;
  const linkedId = await userOfIdentity(tx, provider, subject, now);
  const linked = linkedId === null ? null : await candidateById(tx, linkedId);
  const byEmail = email === null ? null : await candidateByEmail(tx, email);
  const invitations = email === null ? [] : await openInvitationsOf(tx, provider, email, now);
  const admission = admit(provider, claims, {
    linked,
    byEmail,
    invited: invitations.length > 0,
    holdsInvitation: holds(step.invitation, invitations),
  });
  if (admission.is === 'refused') throw new OidcRefusal(admission.code);
  const userId =
    admission.is === 'join'
      ? await newUser(tx, claims, languageFor((await defaultLanguage(tx, provider.publisherId)).counts), now)
      : (admission.userId as Id<'usr'>);
  const member = admission.is === 'join' ? null : (linked ?? byEmail);
  if (admission.accepts) await takeUp(tx, say, invitations, userId, new Set(member?.publisherIds), now);
  if (admission.is === 'join' && admission.role !== null)
    await join(tx, say, provider.publisherId, userId, admission.role, now);
  if (admission.is !== 'enter') await link(tx, say, provider, subject, userId, now);
  return userId;
}

/** The link that the sign-in began at is one of the address's own. */
function holds(token: string | null, invitations: OpenInvitation[]): boolean {
  return token !== null && invitations.some(({ hash }) => hash.equals(linkHash(token)));
}

/** Without a password: the provider is the way in, until the person sets one. */
async function newUser(tx: Tx, claims: Claims, language: Language, now: Date): Promise<Id<'usr'>> {
  const id = newId('usr', now);
  const email = claims.email!;
  const name = claims.name ?? email.slice(0, email.lastIndexOf('@'));
  await insertUser(tx, { id, email, name, language, passwordHash: null, createdAt: now });
  return id;
}

/** Who is a member already stays what they are. */
async function takeUp(
  tx: Tx,
  say: Say,
  invitations: Invitation[],
  userId: Id<'usr'>,
  belongsTo: Set<string>,
  now: Date,
): Promise<void> {
  for (const invitation of invitations) {
    const { publisherId, role } = invitation;
    if (!(await acceptInvitation(tx, invitation, now)) || belongsTo.has(publisherId)) continue;
    belongsTo.add(publisherId);
    await join(tx, say, publisherId, userId, role, now);
  }
}

async function join(
  tx: Tx,
  say: Say,
  publisherId: string,
  userId: Id<'usr'>,
  role: Role,
  now: Date,
): Promise<void> {
  await insertMembership(tx, publisherId, userId, role, now);
  await say([{ type: 'user.joined', publisherId, subjectId: userId, actor: userId, data: { userId, role } }]);
}

async function link(
  tx: Tx,
  say: Say,
  provider: IdentityProvider,
  subject: string,
  userId: Id<'usr'>,
  now: Date,
): Promise<void> {
  if (await linkIdentity(tx, provider, subject, userId, now)) {
    await say(await happeningsOf(tx, userId, 'identity.linked', { providerId: provider.id }));
    return;
  }
  // Linked a moment ago by the same person's other tab, or the address has gone to somebody else.
  if ((await userOfIdentity(tx, provider, subject, now)) !== userId)
    throw new OidcRefusal('oidc_other_identity');
}

/** 256 bits, in the alphabet that PKCE asks for (RFC 7636, section 4.1). */
const random = () => randomBytes(32).toString('base64url');
