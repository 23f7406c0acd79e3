// Routes of destinations: a publisher's under its path, the operator's under /operator, the same verbs behind both.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { timeGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import { patchDestination, removeDestination } from './change-destination.ts';
import { createDestination } from './create-destination.ts';
import type { Delivering } from './delivering.ts';
import { mountActions } from './destination-action-http.ts';
import { placeOf, reading, tell, type Mounting, type Owner } from './destination-mounting.ts';
import { destinationById, destinationsOf } from './destination-store.ts';
import { destinationsShown } from './destination-activity.ts';
import { mountMapping } from './mapping-http.ts';
import { Destination, destinationView, Events, Limits } from './destination-view.ts';

const settings = z
  .record(z.string().max(100), z.string().max(10_000))
  .describe('By kind; see docs/connectors.md');
const tuning = {
  limits: Limits.partial().optional(),
  forwardTestLeads: z.boolean().optional().describe('Send marketplace test leads as well'),
  storefronts: z.array(z.string()).min(1).nullable().optional(),
  listingIds: z.array(z.string()).min(1).nullable().optional(),
  followsOpportunities: z
    .boolean()
    .optional()
    .describe(
      'Bring the record of a lead up to date with each move of its opportunity; see docs/pipeline.md',
    ),
  secretExpiresAt: timeGiven()
    .nullable()
    .optional()
    .describe(
      'When the far side’s key ends; owners are mailed 21, 7 and 1 days before and when it has ended',
    ),
};
const name = z.string().trim().min(1).max(200);
const newDestination = { kind: z.string(), name, settings: settings.default({}), ...tuning };
const patch = z.strictObject({
  name: name.optional(),
  settings: settings.optional(),
  paused: z.boolean().optional(),
  pauseNote: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .describe('Why it is paused, for people; kept until it is resumed. With paused: true alone'),
  ...tuning,
  events: Events.optional().describe('Of a destination that has events'),
});
const Created = Destination.extend({
  signingSecret: z.string().optional().describe('webhook: shown this once'),
}).meta({ id: 'CreatedDestination' });

export function destinationRoutes(web: Web, app: App, delivering: Delivering): void {
  const params = z.object({ publisherId: z.string() });
  mount(web, app, delivering, {
    path: '/api/v1/publishers/:publisherId/destinations',
    params,
    one: params.extend({ destinationId: z.string() }),
    config: {
      read: { scope: 'destinations:read' },
      write: { scope: 'destinations:write' },
      map: { scope: 'mappings:write' },
    },
    ownerOf: ({ publisherId }: { publisherId: string }): Owner => ({ publisherId, role: 'publisher-crm' }),
    body: z.strictObject({
      ...newDestination,
      events: Events.optional().describe('It is told of these instead of having leads; see docs/events.md'),
    }),
  });
}

export function operatorDestinationRoutes(web: Web, app: App, delivering: Delivering): void {
  const role = z.literal('field-seller-crm').default('field-seller-crm');
  mount(web, app, delivering, {
    path: '/api/v1/operator/destinations',
    params: z.object({}),
    one: z.object({ destinationId: z.string() }),
    config: { read: { operator: true }, write: { operator: true }, map: { operator: true } },
    ownerOf: (): Owner => ({ publisherId: operatorId, role: 'field-seller-crm' }),
    body: z.strictObject({ ...newDestination, role }),
  });
}

function mount<Params extends z.ZodType, One extends z.ZodType>(
  web: Web,
  app: App,
  delivering: Delivering,
  mounting: Mounting<Params, One>,
): void {
  mountReads(web, app, mounting);
  mountWrites(web, app, delivering, mounting);
  mountActions(web, app, delivering, mounting);
  mountMapping(web, app, delivering, mounting);
}

const tags = ['Destinations'];

function mountReads<Params extends z.ZodType, One extends z.ZodType>(
  web: Web,
  app: App,
  mounting: Mounting<Params, One>,
): void {
  const { path, params, one } = mounting;
  const config = mounting.config.read;

  const list = {
    tags,
    summary: 'List destinations',
    params,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(Destination) },
  };
  web.get(path, { config, schema: list }, async (request) => {
    const { publisherId } = placeOf(mounting, request.params);
    const { limit, cursor } = request.query;
    return reading(app, publisherId, async (tx) => {
      const rows = await destinationsOf(tx, publisherId, cursor ?? null, limit + 1);
      const { items, nextCursor } = page(rows, limit, (row) => row.id);
      return { items: await destinationsShown(app, tx, publisherId, items), nextCursor };
    });
  });

  const single = { tags, summary: 'One destination', params: one, response: { 200: Destination } };
  web.get(`${path}/:destinationId`, { config, schema: single }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    return shown(app, publisherId, id);
  });
}

/** As it is now. */
function shown(app: App, publisherId: string, id: string) {
  return reading(app, publisherId, async (tx) => {
    const found = await destinationById(tx, publisherId, id);
    if (!found) throw notFound('destination');
    return (await destinationsShown(app, tx, publisherId, [found]))[0]!;
  });
}

function mountWrites<Params extends z.ZodType, One extends z.ZodType>(
  web: Web,
  app: App,
  delivering: Delivering,
  mounting: Mounting<Params, One>,
): void {
  const { path, params, one, body } = mounting;
  const config = mounting.config.write;

  const create = { tags, summary: 'Create a destination', params, body, response: { 201: Created } };
  web.post(path, { config, schema: create }, async (request, reply) => {
    const { publisherId, role } = placeOf(mounting, request.params);
    const { row, shownOnce } = await createDestination(app, request.actor, publisherId, role, request.body);
    await tell(app, delivering, publisherId);
    const view = destinationView(app, { ...row, ...neverTried }, null, []);
    return reply.code(201).send({ ...view, ...shownOnce });
  });

  const change = {
    tags,
    summary: 'Change, pause or resume a destination',
    params: one,
    body: patch,
    response: { 200: Destination },
  };
  web.patch(`${path}/:destinationId`, { config, schema: change }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    await patchDestination(app, request.actor, publisherId, id, request.body);
    await tell(app, delivering, publisherId);
    return shown(app, publisherId, id);
  });

  const gone = { 204: z.undefined().describe('Removed') };
  const removal = { tags, summary: 'Remove a destination', params: one, response: gone };
  web.delete(`${path}/:destinationId`, { config, schema: removal }, async (request, reply) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    await removeDestination(app, request.actor, publisherId, id);
    await tell(app, delivering, publisherId);
    return reply.code(204).send();
  });
}

const neverTried = {
  mapping: null,
  mappingVersion: null,
  farTargets: null,
  pausedAt: null,
  pausedReason: null,
  pauseNote: null,
  pausedBy: null,
  openUntil: null,
  openedCount: 0,
  reason: null,
  detail: null,
  said: null,
  holdUntil: null,
  checkedAt: null,
  checkOutcome: null,
};
