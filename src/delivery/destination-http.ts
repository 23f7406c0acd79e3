// Routes of destinations: a publisher's under its path, the operator's under /operator, with the same verbs behind both.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import type { LeadRoute } from '../catalog/storefront.ts';
import type { Actor } from '../accounts/actor.ts';
import { patchDestination, removeDestination, rotateSecret } from './change-destination.ts';
import { checkDestination } from './check.ts';
import { createDestination, type DestinationInput } from './create-destination.ts';
import { destinationById, destinationsOf } from './destination-store.ts';
import { Destination, destinationView, Limits } from './destination-view.ts';
import type { Delivering } from './delivering.ts';

const settings = z.record(z.string().max(100), z.string().max(10_000)).describe('By kind; see docs/connectors.md');
const tuning = {
  limits: Limits.partial().optional(),
  forwardTestLeads: z.boolean().optional().describe('Send marketplace test leads as well'),
  storefronts: z.array(z.string()).min(1).nullable().optional(),
  listingIds: z.array(z.string()).min(1).nullable().optional(),
  secretExpiresAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .optional()
    .describe('When the far side’s key ends; the doctor warns three weeks ahead'),
};
const name = z.string().trim().min(1).max(200);
const newDestination = { kind: z.string(), name, settings: settings.default({}), ...tuning };
const patch = z.strictObject({ name: name.optional(), settings: settings.optional(), paused: z.boolean().optional(), ...tuning });

const Created = Destination.extend({ signingSecret: z.string().optional().describe('webhook: shown this once') }).meta({
  id: 'CreatedDestination',
});
const Checked = z
  .object({
    outcome: z.enum(['delivered', 'retry', 'refused']),
    reason: z.string().nullable(),
    detail: z.string().nullable().describe('What to do'),
    externalId: z.string().nullable(),
    url: z.string().nullable().describe('Where the record is on the far side'),
    durationMs: z.int(),
    transcript: z.array(z.unknown()).describe('What was said on the wire, secrets redacted'),
  })
  .meta({ id: 'Check' });
const Secret = z.object({ signingSecret: z.string().describe('Shown this once') });

type Scope = { publisherId: string; role: LeadRoute };

export function destinationRoutes(web: Web, app: App, delivering: Delivering): void {
  const params = z.object({ publisherId: z.string() });
  const one = params.extend({ destinationId: z.string() });
  const config = { read: { scope: 'destinations:read' }, write: { scope: 'destinations:write' } } as const;
  const scopeOf = ({ publisherId }: { publisherId: string }): Scope => ({ publisherId, role: 'publisher-crm' });
  const body = z.strictObject(newDestination);
  mount(web, app, delivering, { path: '/api/v1/publishers/:publisherId/destinations', params, one, config, scopeOf, body });
}

export function operatorDestinationRoutes(web: Web, app: App, delivering: Delivering): void {
  const params = z.object({});
  const one = z.object({ destinationId: z.string() });
  const config = { read: { operator: true }, write: { operator: true } } as const;
  const scopeOf = (): Scope => ({ publisherId: operatorId, role: 'field-seller-crm' });
  const body = z.strictObject({ ...newDestination, role: z.literal('field-seller-crm').default('field-seller-crm') });
  mount(web, app, delivering, { path: '/api/v1/operator/destinations', params, one, config, scopeOf, body });
}

type Config = { scope: 'destinations:read' | 'destinations:write' } | { operator: true };
type Mounting<Params extends z.ZodType, One extends z.ZodType> = {
  path: string;
  params: Params;
  one: One;
  config: { read: Config; write: Config };
  scopeOf(params: never): Scope;
  body: z.ZodType<DestinationInput>;
};

function mount<Params extends z.ZodType, One extends z.ZodType>(
  web: Web,
  app: App,
  delivering: Delivering,
  { path, params, one, config, scopeOf, body }: Mounting<Params, One>,
): void {
  const tags = ['Destinations'];
  const { engine, ways } = delivering;
  const scoped = (given: unknown) => ({ ...scopeOf(given as never), id: (given as { destinationId: string }).destinationId });
  const changed = async (publisherId: string) => {
    await engine.directory.refresh();
    await app.db.notify('configuration', publisherId);
  };

  web.post(path, { config: config.write, schema: { tags, summary: 'Create a destination', params, body, response: { 201: Created } } }, async (request, reply) => {
    const { publisherId, role } = scoped(request.params);
    const { row, shownOnce } = await createDestination(app, request.actor, publisherId, role, request.body);
    await changed(publisherId);
    const view = destinationView(app, { ...row, ...neverTried });
    return reply.code(201).send({ ...view, ...shownOnce });
  });

  web.get(
    path,
    { config: config.read, schema: { tags, summary: 'List destinations', params, querystring: z.strictObject(listQuery), response: { 200: pageOf(Destination) } } },
    async (request) => {
      const { publisherId } = scoped(request.params);
      const { limit, cursor } = request.query;
      const rows = await reading(app, publisherId, (tx) => destinationsOf(tx, publisherId, cursor ?? null, limit + 1));
      const { items, nextCursor } = page(rows, limit, (row) => row.id);
      return { items: items.map((row) => destinationView(app, row)), nextCursor };
    },
  );

  web.get(
    `${path}/:destinationId`,
    { config: config.read, schema: { tags, summary: 'One destination', params: one, response: { 200: Destination } } },
    async (request) => {
      const { publisherId, id } = scoped(request.params);
      const found = await reading(app, publisherId, (tx) => destinationById(tx, publisherId, id));
      if (!found) throw notFound('destination');
      return destinationView(app, found);
    },
  );

  web.patch(
    `${path}/:destinationId`,
    { config: config.write, schema: { tags, summary: 'Change, pause or resume a destination', params: one, body: patch, response: { 200: Destination } } },
    async (request) => {
      const { publisherId, id } = scoped(request.params);
      const found = await patchDestination(app, request.actor, publisherId, id, request.body);
      await changed(publisherId);
      return destinationView(app, found);
    },
  );

  web.delete(
    `${path}/:destinationId`,
    { config: config.write, schema: { tags, summary: 'Remove a destination', params: one, response: { 204: z.undefined().describe('Removed') } } },
    async (request, reply) => {
      const { publisherId, id } = scoped(request.params);
      await removeDestination(app, request.actor, publisherId, id);
      await changed(publisherId);
      return reply.code(204).send();
    },
  );

  const checks = { tags, summary: 'Send a marked test lead through the real path', params: one, response: { 200: Checked } };
  web.post(`${path}/:destinationId/checks`, { config: config.write, schema: checks }, async (request) => {
    const { publisherId, id } = scoped(request.params);
    return checkView(await checkDestination(app, ways, engine, request.actor as Actor, publisherId, id));
  });

  const rotation = z.strictObject({ overlapHours: z.number().min(0).max(720).default(24).describe('How long the old secret stays valid beside it') });
  web.post(
    `${path}/:destinationId/signing-secrets`,
    { config: config.write, schema: { tags, summary: 'Make a new signing secret', params: one, body: rotation.default({ overlapHours: 24 }), response: { 201: Secret } } },
    async (request, reply) => {
      const { publisherId, id } = scoped(request.params);
      const minted = await rotateSecret(app, request.actor, publisherId, id, request.body.overlapHours);
      await changed(publisherId);
      return reply.code(201).send({ signingSecret: minted['signingSecret']! });
    },
  );
}

const neverTried = {
  pausedAt: null,
  pausedReason: null,
  openUntil: null,
  openedCount: 0,
  reason: null,
  detail: null,
  holdUntil: null,
  checkedAt: null,
  checkOutcome: null,
};

function reading<Result>(app: App, publisherId: string, read: Parameters<typeof app.db.asPublisher<Result>>[1]): Promise<Result> {
  return publisherId === operatorId ? app.db.tx(read) : app.db.asPublisher(publisherId, read);
}

function checkView({ outcome, transcript, durationMs }: Awaited<ReturnType<typeof checkDestination>>): z.infer<typeof Checked> {
  const delivered = outcome.is === 'delivered';
  return {
    outcome: outcome.is,
    reason: delivered ? null : outcome.reason,
    detail: delivered ? null : outcome.detail,
    externalId: delivered ? outcome.externalId : null,
    url: delivered ? (outcome.url ?? null) : null,
    durationMs,
    transcript,
  };
}
