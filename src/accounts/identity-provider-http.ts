// Routes of identity providers: a publisher's, and under pub_operator the operator's.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { checkProvider, complaintCodes } from './identity-provider-check.ts';
import { identitiesAfter, providerById, providersAfter } from './identity-provider-store.ts';
import { issuerIn, newcomerRoles, type IdentityProvider } from './identity-provider.ts';
import { changeProvider, createProvider, removeIdentity, removeProvider } from './identity-providers.ts';
import type { OidcClient } from './oidc-client.ts';
import { redirectUriOf, startUrlOf } from './oidc-url.ts';

const Provider = z
  .object({
    id: z.string(),
    name: z.string(),
    issuer: z.string(),
    clientId: z.string(),
    allowedDomains: z.array(z.string()),
    trustsDomains: z.boolean(),
    newcomerRole: z.enum(newcomerRoles).nullable(),
    redirectUri: z.string().describe('To be registered with the provider'),
    startUrl: z.string().describe('Where a browser begins to sign in'),
    createdAt: z.date(),
  })
  .meta({ id: 'IdentityProvider' });

const Check = z
  .object({
    outcome: z.enum(['well', 'broken']),
    complaints: z.array(
      z.object({
        code: z.enum(complaintCodes),
        given: z.object({ address: z.string(), issuer: z.string() }).partial(),
        message: z.string().describe('What is wrong, and what to do'),
      }),
    ),
    redirectUri: z.string(),
  })
  .meta({ id: 'IdentityProviderCheck' });

const Identity = z
  .object({ userId: z.string(), subject: z.string(), createdAt: z.date(), lastUsedAt: z.date() })
  .meta({ id: 'Identity' });

const settings = {
  name: z.string().trim().min(1).max(100).describe('On the button of the sign-in page'),
  issuer: z.string().max(500).transform(issuerIn).describe('Such as https://login.example.com'),
  clientId: z.string().trim().min(1).max(500),
  clientSecret: z.string().trim().min(1).max(5000).describe('Never shown again'),
  allowedDomains: z
    .array(z.string().trim().toLowerCase().max(253))
    .max(100)
    .describe('Of e-mail addresses that may be linked here; empty: any'),
  trustsDomains: z
    .boolean()
    .describe('The provider owns the allowed domains, so it need not mark an address as verified'),
  newcomerRole: z
    .enum(newcomerRoles)
    .nullable()
    .describe('What somebody of the allowed domains becomes who was not invited; null: they are refused'),
};
const { allowedDomains, trustsDomains, newcomerRole, ...needed } = settings;
const NewProvider = z.strictObject({
  ...needed,
  allowedDomains: allowedDomains.default([]),
  trustsDomains: trustsDomains.default(false),
  newcomerRole: newcomerRole.default(null),
});
const ChangedProvider = z.strictObject(settings).partial();

const tags = ['Identity providers'];
const config = { scope: 'people:write', operatorToo: true } as const;
const ofPublisher = z.object({ publisherId: z.string() });
const ofProvider = ofPublisher.extend({ providerId: z.string() });
const list = z.strictObject(listQuery);
const path = '/api/v1/publishers/:publisherId/identity-providers';

export function identityProviderRoutes(web: Web, app: App, oidc: OidcClient): void {
  readRoutes(web, app);
  writeRoutes(web, app);
  actionRoutes(web, app, oidc);
}

function readRoutes(web: Web, app: App): void {
  const many = {
    tags,
    summary: 'List identity providers',
    params: ofPublisher,
    querystring: list,
    response: { 200: pageOf(Provider) },
  };
  web.get(path, { config, schema: many }, async ({ params: { publisherId }, query }) => {
    const { limit, cursor = '' } = query;
    const rows = await app.db.asPublisher(publisherId, (tx) =>
      providersAfter(tx, publisherId, cursor, limit + 1),
    );
    const { items, nextCursor } = page(rows, limit, ({ id }) => id);
    return { items: items.map((row) => viewOf(app, row)), nextCursor };
  });

  const single = { tags, summary: 'One identity provider', params: ofProvider, response: { 200: Provider } };
  web.get(`${path}/:providerId`, { config, schema: single }, async ({ params }) =>
    viewOf(app, await found(app, params)),
  );

  const people = {
    tags,
    summary: 'List who signs in by an identity provider',
    params: ofProvider,
    querystring: list,
    response: { 200: pageOf(Identity) },
  };
  web.get(`${path}/:providerId/identities`, { config, schema: people }, async ({ params, query }) => {
    const { publisherId, id } = await found(app, params);
    const { limit, cursor = '' } = query;
    const rows = await app.db.asPublisher(publisherId, (tx) =>
      identitiesAfter(tx, publisherId, id, cursor, limit + 1),
    );
    return page(rows, limit, ({ userId }) => userId);
  });
}

function writeRoutes(web: Web, app: App): void {
  const create = {
    tags,
    summary: 'Connect an identity provider',
    params: ofPublisher,
    body: NewProvider,
    response: { 201: Provider },
  };
  web.post(path, { config, schema: create }, async ({ actor, params, body }, reply) =>
    reply.code(201).send(viewOf(app, await createProvider(app, actor, params.publisherId, body))),
  );

  const change = {
    tags,
    summary: 'Change an identity provider',
    description: 'With another issuer or client id, people are linked anew by their verified address.',
    params: ofProvider,
    body: ChangedProvider,
    response: { 200: Provider },
  };
  web.patch(`${path}/:providerId`, { config, schema: change }, async ({ actor, params, body }) =>
    viewOf(app, await changeProvider(app, actor, params.publisherId, params.providerId, body)),
  );

  const remove = {
    tags,
    summary: 'Remove an identity provider',
    params: ofProvider,
    response: { 204: z.undefined().describe('Removed') },
  };
  web.delete(`${path}/:providerId`, { config, schema: remove }, async ({ actor, params }, reply) => {
    await removeProvider(app, actor, params.publisherId, params.providerId);
    return reply.code(204).send();
  });

  const unlink = {
    tags,
    summary: 'Unlink a person from an identity provider',
    params: ofProvider.extend({ userId: z.string() }),
    response: { 204: z.undefined().describe('Unlinked') },
  };
  web.delete(
    `${path}/:providerId/identities/:userId`,
    { config, schema: unlink },
    async ({ actor, params }, reply) => {
      await removeIdentity(app, actor, params.publisherId, params.providerId, params.userId);
      return reply.code(204).send();
    },
  );
}

function actionRoutes(web: Web, app: App, oidc: OidcClient): void {
  const check = {
    tags,
    summary: 'Check an identity provider',
    description: 'Asks for its description and tries the client’s secret; nobody is signed in.',
    params: ofProvider,
    response: { 200: Check },
  };
  web.post(`${path}/:providerId/checks`, { config, schema: check }, async ({ params }) => {
    const provider = await found(app, params);
    const redirectUri = redirectUriOf(app, provider.id);
    const complaints = await checkProvider(app, oidc, provider, redirectUri);
    return {
      outcome: complaints.length === 0 ? ('well' as const) : ('broken' as const),
      complaints,
      redirectUri,
    };
  });
}

async function found(
  app: App,
  { publisherId, providerId }: z.infer<typeof ofProvider>,
): Promise<IdentityProvider> {
  const provider = await app.db.asPublisher(publisherId, (tx) => providerById(tx, publisherId, providerId));
  if (provider === undefined) throw notFound('identity provider');
  return provider;
}

function viewOf(app: App, provider: IdentityProvider): z.infer<typeof Provider> {
  const { id, name, issuer, clientId, trustsDomains, newcomerRole, createdAt } = provider;
  return {
    id,
    name,
    issuer,
    clientId,
    allowedDomains: provider.allowedDomains,
    trustsDomains,
    newcomerRole,
    redirectUri: redirectUriOf(app, id),
    startUrl: startUrlOf(app, id),
    createdAt,
  };
}
