// Routes of passkeys: a person's own, and signing in by one.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Id } from '../platform/ids.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { passkeysOf, renamePasskey } from './passkey-store.ts';
import { demandProof } from './proof.ts';
import { readSession } from './sessions.ts';
import type { Limit, Tries } from './tries.ts';
import { placeOf, refuseForeign } from './visitor.ts';
import {
  newPasskeyOptions,
  passkeyOptions,
  registerPasskey,
  removePasskey,
  signInByPasskey,
} from './passkeys.ts';

const Passkey = z
  .object({ id: z.string(), name: z.string(), createdAt: z.date(), lastUsedAt: z.date().nullable() })
  .meta({ id: 'Passkey' });

const NewPasskey = Passkey.extend({
  recoveryCodes: z
    .array(z.string())
    .nullable()
    .describe('With the first second factor: each works once, should the device be lost; shown this once'),
}).meta({ id: 'NewPasskey' });

const options = z
  .record(z.string(), z.unknown())
  .describe('For navigator.credentials, as JSON of Web Authentication level 3');
const encoded = z
  .string()
  .max(100_000)
  .refine((text) => /^[\w-]+$/.test(text), says('not_verified', 'Must be base64url.'));
const credential = {
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};
const NewCredential = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: encoded,
      attestationObject: encoded,
      transports: z
        .array(z.string().regex(/^[a-z-]{1,30}$/))
        .max(10)
        .default([]),
    }),
  })
  .describe('What the browser made: toJSON() of the new credential');
const UsedCredential = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: encoded,
      authenticatorData: encoded,
      signature: encoded,
      userHandle: encoded.exactOptional(),
    }),
  })
  .describe('What the browser answered: toJSON() of the credential');

const name = z.string().trim().min(1).max(100);
const perPlace: Limit = { atMost: 100, withinMs: 15 * 60_000 };
const tags = ['Signing in'];
const config = { person: true } as const;
const changes = { ...config, credentials: true } as const;
const path = '/api/v1/session/passkeys';
const one = z.object({ passkeyId: z.string() });

export function passkeyRoutes(web: Web, app: App, tries: Tries): void {
  registrationRoutes(web, app);
  ownRoutes(web, app);
  signInRoutes(web, app, tries);
}

function registrationRoutes(web: Web, app: App): void {
  const begin = { tags, summary: 'Begin to register a passkey', response: { 200: options } };
  web.post(`${path}/options`, { config: changes, schema: begin }, async ({ actor }) => ({
    ...(await newPasskeyOptions(app, userOf(actor))),
  }));

  const register = {
    tags,
    summary: 'Register a passkey',
    body: z.strictObject({ name, credential: NewCredential }),
    response: { 201: NewPasskey },
  };
  web.post(path, { config: changes, schema: register }, async ({ session, body }, reply) => {
    const { passkey, recoveryCodes } = await registerPasskey(app, session!, body.name, body.credential);
    return reply.code(201).send({ ...passkey, recoveryCodes });
  });
}

function ownRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List your passkeys',
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(Passkey) },
  };
  web.get(path, { config, schema: list }, async ({ actor, query }) =>
    pageOfAll(await passkeysOf(app.db, userOf(actor)), query, ({ id }) => id),
  );

  const rename = {
    tags,
    summary: 'Rename a passkey',
    params: one,
    body: z.strictObject({ name }),
    response: { 200: Passkey },
  };
  web.patch(`${path}/:passkeyId`, { config: changes, schema: rename }, async ({ actor, params, body }) => {
    const renamed = await app.db.tx((tx) => renamePasskey(tx, userOf(actor), params.passkeyId, body.name));
    if (renamed === undefined) throw notFound('passkey');
    return renamed;
  });

  const remove = {
    tags,
    summary: 'Remove a passkey',
    description:
      'Needs a proof of who you are within the last 15 minutes: a sign-in, or `POST /api/v1/session/proofs`; else `proof_needed`.',
    params: one,
    response: { 204: z.undefined().describe('Removed') },
  };
  web.delete(
    `${path}/:passkeyId`,
    { config: changes, schema: remove },
    async ({ session, params }, reply) => {
      demandProof(app, session!);
      await removePasskey(app, session!.userId, params.passkeyId);
      return reply.code(204).send();
    },
  );
}

function signInRoutes(web: Web, app: App, tries: Tries): void {
  const open = { open: true } as const;
  const begin = { tags, summary: 'Begin to sign in by a passkey', response: { 200: options } };
  web.post('/api/v1/session/passkey-options', { config: open, schema: begin }, async (request) => {
    refuseForeign(app, request);
    tries.take(`passkey ${request.ip}`, perPlace);
    return { ...(await passkeyOptions(app)) };
  });

  const signIn = {
    tags,
    summary: 'Sign in by a passkey',
    description: 'Counts as both factors, and also completes a sign-in that waits for the second one.',
    body: z.strictObject({ credential: UsedCredential }),
    response: { 204: z.undefined().describe('Signed in, with a cookie') },
  };
  web.post('/api/v1/session/passkey', { config: open, schema: signIn }, async (request, reply) => {
    refuseForeign(app, request);
    const before = await readSession(app, request.headers.cookie);
    const { cookie } = await signInByPasskey(app, request.body.credential, placeOf(request), before);
    return reply.code(204).header('set-cookie', cookie).send();
  });
}

const userOf = (actor: { userId: Id<'usr'> | null }) => actor.userId!;
