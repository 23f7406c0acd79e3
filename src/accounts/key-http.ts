// Routes of API keys: a publisher's and the operators'.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { allScopes } from './actor.ts';
import { createKey, createOperatorKey, revokeKey } from './keys.ts';
import { keysAfter } from './store.ts';

const name = z.string().trim().min(1).max(200);

const OperatorKey = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.date(),
    lastUsedAt: z.date().nullable().describe('To the minute; null when it was never used'),
    revokedAt: z.date().nullable(),
  })
  .meta({ id: 'OperatorKey' });
const Key = OperatorKey.extend({ scopes: z.array(z.string()) }).meta({ id: 'Key' });

const shownOnce = { key: z.string().describe('Shown this once'), createdAt: z.date() };
const NewOperatorKey = z
  .object({ id: z.string(), name: z.string(), ...shownOnce })
  .meta({ id: 'NewOperatorKey' });
const NewKey = z
  .object({ id: z.string(), name: z.string(), scopes: z.array(z.string()), ...shownOnce })
  .meta({ id: 'NewKey' });

const list = z.strictObject(listQuery);
const ofPublisher = z.object({ publisherId: z.string() });

export function keyRoutes(web: Web, app: App): void {
  const tags = ['API keys'];
  const config = { scope: 'keys:write' } as const;
  const path = '/api/v1/publishers/:publisherId/keys';

  const scopesOfKey = z
    .array(z.enum(allScopes))
    .min(1)
    .optional()
    .describe('Left out: all that the maker of the key has');
  web.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Create an API key',
        params: ofPublisher,
        body: z.strictObject({ name, scopes: scopesOfKey }),
        response: { 201: NewKey },
      },
    },
    async ({ actor, params, body }, reply) =>
      reply.code(201).send(await createKey(app, actor, params.publisherId, body)),
  );

  web.get(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'List API keys',
        params: ofPublisher,
        querystring: list,
        response: { 200: pageOf(Key) },
      },
    },
    async ({ params: { publisherId }, query }) => keyPage(app, publisherId, query),
  );

  web.delete(
    `${path}/:keyId`,
    {
      config,
      schema: {
        tags,
        summary: 'Revoke an API key',
        params: ofPublisher.extend({ keyId: z.string() }),
        response: { 204: z.undefined().describe('Revoked') },
      },
    },
    async ({ actor, params }, reply) => {
      await revokeKey(app, actor, params.publisherId, params.keyId);
      return reply.code(204).send();
    },
  );
}

export function operatorKeyRoutes(web: Web, app: App): void {
  const tags = ['API keys'];
  const config = { operator: true } as const;
  const path = '/api/v1/operator/keys';

  web.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Create an operator’s key',
        body: z.strictObject({ name }),
        response: { 201: NewOperatorKey },
      },
    },
    async ({ actor, body }, reply) => reply.code(201).send(await createOperatorKey(app, actor, body.name)),
  );

  web.get(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'List operators’ keys',
        querystring: list,
        response: { 200: pageOf(OperatorKey) },
      },
    },
    async ({ query }) => keyPage(app, operatorId, query),
  );

  web.delete(
    `${path}/:keyId`,
    {
      config,
      schema: {
        tags,
        summary: 'Revoke an operator’s key',
        params: z.object({ keyId: z.string() }),
        response: { 204: z.undefined().describe('Revoked') },
      },
    },
    async ({ actor, params }, reply) => {
      await revokeKey(app, actor, operatorId, params.keyId);
      return reply.code(204).send();
    },
  );
}

async function keyPage(
  app: App,
  publisherId: string,
  { limit, cursor = '' }: { limit: number; cursor?: string | undefined },
) {
  const keys = await app.db.asPublisher(publisherId, (tx) => keysAfter(tx, publisherId, cursor, limit + 1));
  return page(keys, limit, (key) => key.id);
}
