// Registers passkeys and signs people in by them. A challenge is used once and ends after five minutes.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId, type Id } from '../platform/ids.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import {
  deletePasskey,
  insertPasskey,
  notePasskeyUse,
  passkeyByCredential,
  passkeysOf,
  type Passkey,
} from './passkey-store.ts';
import { looksCopied, relyingPartyOf, type RelyingParty } from './passkey.ts';
import { keepStep, takeStep } from './sign-in-step-store.ts';
import type { Session } from './session.ts';
import { endSessions, writeSession, type Started } from './sessions.ts';
import type { Place } from './sign-in.ts';
import { newRecoveryCodes, recoveryHash } from './totp.ts';
import { dropIdleRecoveryCodes, keepRecoveryCodes, totpOfUser } from './totp-store.ts';
import { happeningsOf, userById } from './user-store.ts';

const lifeMs = 5 * 60_000;
const mostPerPerson = 20;
/** EdDSA, ES256 and RS256 (COSE): what devices have today. */
const supportedAlgorithmIDs = [-8, -7, -257];
/** A tenth of all that a process loads, so only once somebody has a passkey. */
const webauthn = () => import('@simplewebauthn/server');

/** What the browser needs to make a passkey for this person. Throws Refusal. */
export async function newPasskeyOptions(
  app: App,
  userId: Id<'usr'>,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id } = relyingParty(app);
  const [user, known] = [await userById(app.db, userId), await passkeysOf(app.db, userId)];
  if (known.length >= mostPerPerson)
    throw new Refusal(
      'conflict.most_passkeys',
      `You have ${mostPerPerson} passkeys already; remove one first.`,
      {
        given: { max: mostPerPerson },
      },
    );
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: 'Leadshare',
    rpID: id,
    userID: new Uint8Array(Buffer.from(userId)),
    userName: user!.email,
    userDisplayName: user!.name,
    timeout: lifeMs,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    supportedAlgorithmIDs,
    // A passkey stands for both factors and is found without a name, so it must live on the device and know its holder.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepStep(app.db, 'new passkey', options.challenge, { userId }, app.clock.now(), lifeMs);
  return options;
}

/** recoveryCodes: made with the person's first second factor, since the device may be lost; null when they have some. */
export type Registered = { passkey: Passkey; recoveryCodes: string[] | null };

/** Ends the person's other sessions. Throws Refusal that names the field `credential` when the answer proves nothing. */
export async function registerPasskey(
  app: App,
  { id: sessionId, userId }: Pick<Session, 'id' | 'userId'>,
  name: string,
  response: RegistrationResponseJSON,
): Promise<Registered> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(app);
  const now = app.clock.now();
  const { verifyRegistrationResponse } = await webauthn();
  const verified = await verifyRegistrationResponse({
    response: await withoutAttestation(response),
    expectedChallenge: async (challenge) =>
      (await takeStep<{ userId: string }>(app.db, 'new passkey', challenge, now))?.userId === userId,
    expectedOrigin,
    expectedRPID,
    supportedAlgorithmIDs,
  }).catch(unproven);
  if (!verified.verified) return unproven();
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const passkey = {
    userId,
    id: newId('psk', now),
    name,
    credentialId: id,
    publicKey: Buffer.from(publicKey),
    counter,
    transports,
    createdAt: now,
  };
  return app.outbox.transact(null, async (tx, say) => {
    if (!(await insertPasskey(tx, passkey)))
      throw new Refusal('conflict.passkey_known', 'This passkey is registered already.');
    await say(await happeningsOf(tx, userId, 'passkey.created', { passkeyId: passkey.id }));
    const recoveryCodes = await firstRecoveryCodes(tx, userId);
    // From now on a password alone opens nothing: nor do sessions that it opened elsewhere.
    await endSessions(app, tx, say, userId, { except: sessionId });
    return { passkey: { ...passkey, lastUsedAt: null }, recoveryCodes };
  });
}

async function firstRecoveryCodes(tx: Tx, userId: string): Promise<string[] | null> {
  if ((await totpOfUser(tx, userId)).recoveryCodes > 0) return null;
  const codes = newRecoveryCodes();
  await keepRecoveryCodes(
    tx,
    userId,
    codes.map((code) => recoveryHash(code)!),
  );
  return codes;
}

export async function removePasskey(app: App, userId: Id<'usr'>, id: string): Promise<void> {
  await app.outbox.transact(null, async (tx, say) => {
    if (!(await deletePasskey(tx, userId, id))) throw notFound('passkey');
    await dropIdleRecoveryCodes(tx, userId);
    await say(await happeningsOf(tx, userId, 'passkey.removed', { passkeyId: id }));
  });
}

/** What the browser needs to ask for any passkey it has for us. */
export async function passkeyOptions(app: App): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(app).id,
    timeout: lifeMs,
    userVerification: 'required',
  });
  await keepStep(app.db, 'passkey', options.challenge, {}, app.clock.now(), lifeMs);
  return options;
}

/** A session with both factors given. before: the one that the browser had, which ends. Throws Refusal `passkey_refused`, which does not tell why. */
export async function signInByPasskey(
  app: App,
  response: AuthenticationResponseJSON,
  place: Place,
  before: Session | null,
): Promise<Started> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(app);
  const now = app.clock.now();
  const passkey = await passkeyByCredential(app.db, response.id);
  if (passkey === undefined || !isHolder(passkey, response)) throw refused();
  const { verifyAuthenticationResponse } = await webauthn();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: async (challenge) => (await takeStep(app.db, 'passkey', challenge, now)) !== null,
    expectedOrigin,
    expectedRPID,
    // The counter is looked at below: only after the signature does it mean anything.
    credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
  }).catch(() => {
    throw refused();
  });
  if (!verified) throw refused();
  const { newCounter } = authenticationInfo;
  return app.outbox.transact(null, async (tx, say) => {
    if (looksCopied(passkey.counter, newCounter) || !(await notePasskeyUse(tx, passkey, newCounter, now))) {
      app.log.warn({ userId: passkey.userId, passkeyId: passkey.id }, 'passkey.looks_copied');
      throw refused();
    }
    if (before !== null) await endSessions(app, tx, say, before.userId, { only: before.id });
    return writeSession(app, tx, say, passkey.userId, { ...place, secondFactor: true });
  });
}

function relyingParty(app: App): RelyingParty {
  const found = relyingPartyOf(app.publicUrl());
  if (found === null)
    throw new Refusal(
      'conflict.no_passkeys_here',
      `Passkeys need a host name over https, or localhost; ${app.publicUrl()} is neither. Set LEADSHARE_PUBLIC_URL and open Leadshare there.`,
      { given: { address: app.publicUrl() } },
    );
  return found;
}

/** The device names the person it made the passkey for, where it names one. */
function isHolder({ userId }: Passkey, { response }: AuthenticationResponseJSON): boolean {
  const { userHandle } = response;
  return userHandle === undefined || Buffer.from(userHandle, 'base64url').toString() === userId;
}

/** We ask for none; a statement with certificates would have us fetch what they name. */
async function withoutAttestation(response: RegistrationResponseJSON): Promise<RegistrationResponseJSON> {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  let format: string;
  try {
    const decoded = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject));
    format = decoded.get('fmt');
    if (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined) format = 'none';
  } catch {
    return unproven();
  }
  return format === 'none' ? response : unproven();
}

function unproven(): never {
  throw invalid('credential', 'This passkey could not be verified; begin again.', 'not_verified');
}

const refused = () =>
  new Refusal('passkey_refused', 'This passkey was not accepted. Begin again, or sign in another way.');
