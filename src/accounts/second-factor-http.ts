// Routes of one-time codes: given at sign-in, set up, confirmed, removed; and of recovery codes.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import {
  confirmSecondFactor,
  disableTotp,
  giveSecondFactor,
  renewRecoveryCodes,
  setUpTotp,
} from './second-factor.ts';
import type { Tries } from './tries.ts';

const TotpSetup = z
  .object({
    secret: z.string().describe('In base32, to type into the app; shown this once'),
    uri: z.string().describe('otpauth://totp/…, which authenticator apps read'),
    qr: z.string().describe('The URI as a QR code, in SVG'),
  })
  .meta({ id: 'TotpSetup' });
const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).describe('Each works once; shown this once') })
  .meta({ id: 'RecoveryCodes' });

const tags = ['Signing in'];
const config = { person: true, credentials: true } as const;
const code = z.string().trim().min(1).max(64);
const body = z.strictObject({ code });
const path = '/api/v1/session';

export function secondFactorRoutes(web: Web, app: App, tries: Tries): void {
  web.post(
    `${path}/second-factor`,
    {
      config: { person: 'pending' },
      schema: {
        tags,
        summary: 'Give the second factor: a code of the app, or a recovery code',
        body: z.strictObject({ code }),
        response: { 204: z.undefined().describe('Signed in, with a new cookie') },
      },
    },
    async ({ session, body: given }, reply) => {
      const { cookie } = await giveSecondFactor(app, tries, session!, given.code);
      return reply.code(204).header('set-cookie', cookie).send();
    },
  );

  web.post(
    `${path}/totp`,
    { config, schema: { tags, summary: 'Set up one-time codes', response: { 201: TotpSetup } } },
    async ({ session }, reply) => reply.code(201).send(await setUpTotp(app, session!.userId)),
  );

  web.post(
    `${path}/totp/confirmations`,
    {
      config,
      schema: {
        tags,
        summary: 'Confirm one-time codes by a first one',
        body,
        response: { 200: RecoveryCodes },
      },
    },
    async ({ session, body: given }, reply) => {
      const { cookie, recoveryCodes } = await confirmSecondFactor(app, tries, session!, given.code);
      return reply.header('set-cookie', cookie).send({ recoveryCodes });
    },
  );

  web.post(
    `${path}/totp/removals`,
    {
      config,
      schema: {
        tags,
        summary: 'Remove one-time codes, by a code or a recovery code',
        body,
        response: { 204: z.undefined().describe('Removed') },
      },
    },
    async ({ session, body: given }, reply) => {
      await disableTotp(app, tries, session!, given.code);
      return reply.code(204).send();
    },
  );

  web.post(
    `${path}/recovery-codes`,
    {
      config,
      schema: {
        tags,
        summary: 'Make new recovery codes, by a code of the app; the old ones end',
        body,
        response: { 200: RecoveryCodes },
      },
    },
    async ({ session, body: given }) => ({
      recoveryCodes: await renewRecoveryCodes(app, tries, session!, given.code),
    }),
  );
}
