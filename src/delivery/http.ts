// Routes of deliveries: what became of each, sent again, and the ledger that adds up.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import type { Actor } from '../accounts/actor.ts';
import { allPublisherIds } from '../accounts/store.ts';
import type { Delivering } from './delivering.ts';
import { attemptsOf, deliveriesOf, deliveryById, ledger, type DeliveryRow } from './ledger-store.ts';
import { replayEverywhere, replayMany, replayOne } from './replay.ts';

export const states = ['scheduled', 'delivering', 'delivered', 'waiting', 'parked', 'withheld'] as const;

const Delivery = z
  .object({
    id: z.string(),
    leadId: z.string(),
    destinationId: z.string(),
    route: z.string().describe('Why this destination has the lead, such as policy:field-seller-crm'),
    state: z.enum(states),
    attempts: z.int(),
    dueAt: z
      .date()
      .nullable()
      .describe('Next try; null when finished, or behind an earlier lead of the same person'),
    createdAt: z.date(),
    deliveredAt: z.date().nullable(),
    externalId: z.string().nullable().describe('The record on the far side'),
    externalUrl: z.string().nullable(),
    lastReason: z.string().nullable(),
    lastDetail: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });

const Attempt = z.object({
  number: z.int(),
  startedAt: z.date(),
  durationMs: z.int(),
  outcome: z.string(),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  transcript: z
    .unknown()
    .describe('What was said on the wire, secrets redacted; null for the operator’s destinations'),
});

const LedgerLine = z
  .object({
    destinationId: z.string(),
    received: z.int().describe('The sum of the others, always'),
    delivered: z.int(),
    scheduled: z.int().describe('Those being delivered at this moment included'),
    waiting: z.int().describe('For a retry'),
    parked: z.int().describe('Until a person looks'),
    withheld: z.int().describe('Until lead sharing is switched on'),
  })
  .meta({ id: 'LedgerLine' });
const Ledger = z.object({ at: z.date(), items: z.array(LedgerLine), nextCursor: z.null() });

const period = {
  destinationId: z.string().optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
};
const replay = z.strictObject({
  destinationId: z.string().optional(),
  state: z.enum(states).optional().describe('Left out: parked and waiting'),
  since: z.iso
    .datetime()
    .optional()
    .describe('Deliveries created since; with a destination, leads that never went there too'),
});
const Replayed = z.object({ count: z.int().describe('Deliveries scheduled') });
const ofPublisher = z.object({ publisherId: z.string() });
const ofDelivery = ofPublisher.extend({ deliveryId: z.string() });
const tags = ['Deliveries'];

export function deliveryRoutes(web: Web, app: App, { engine }: Delivering): void {
  const path = '/api/v1/publishers/:publisherId/deliveries';
  const read = { scope: 'deliveries:read' } as const;
  const write = { scope: 'deliveries:write' } as const;
  const filter = {
    state: z.enum(states).optional(),
    destinationId: z.string().optional(),
    leadId: z.string().optional(),
    since: z.iso.datetime().optional(),
  };

  web.get(
    path,
    {
      config: read,
      schema: {
        tags,
        summary: 'List deliveries',
        params: ofPublisher,
        querystring: z.strictObject({ ...filter, ...listQuery }),
        response: { 200: pageOf(Delivery) },
      },
    },
    async ({ actor, params: { publisherId }, query }) => {
      const { limit, cursor, state, destinationId, leadId, since } = query;
      const wanted = {
        state: state ?? null,
        destinationId: destinationId ?? null,
        leadId: leadId ?? null,
        since: dateOf(since),
      };
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        deliveriesOf(tx, publisherId, wanted, cursor ?? null, limit + 1),
      );
      const { items, nextCursor } = page(rows, limit, (row) => row.id);
      return { items: items.map((row) => deliveryView(actor, row)), nextCursor };
    },
  );

  web.get(
    `${path}/:deliveryId`,
    {
      config: read,
      schema: {
        tags,
        summary: 'One delivery with its attempts',
        params: ofDelivery,
        response: { 200: Delivery.extend({ items: z.array(Attempt) }) },
      },
    },
    async ({ actor, params: { publisherId, deliveryId } }) => {
      const { found, attempts } = await app.db.asPublisher(publisherId, async (tx) => {
        const found = await deliveryById(tx, publisherId, deliveryId);
        return { found, attempts: found ? await attemptsOf(tx, publisherId, deliveryId) : [] };
      });
      if (!found) throw notFound('delivery');
      const items = attempts.map((each) =>
        mayKnowWhere(actor, found) ? each : { ...each, detail: null, transcript: null },
      );
      return { ...deliveryView(actor, found), items };
    },
  );

  web.post(
    `${path}/:deliveryId/replays`,
    {
      config: write,
      schema: { tags, summary: 'Send one again', params: ofDelivery, response: { 202: Replayed } },
    },
    async ({ actor, params: { publisherId, deliveryId } }, reply) => {
      await replayOne(app, engine, actor.id, publisherId, deliveryId);
      return reply.code(202).send({ count: 1 });
    },
  );

  web.post(
    '/api/v1/publishers/:publisherId/replays',
    {
      config: write,
      schema: {
        tags,
        summary: 'Send again what a filter finds',
        params: ofPublisher,
        body: replay,
        response: { 202: Replayed },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) => {
      const count = await replayMany(app, engine, actor.id, publisherId, {
        ...body,
        since: dateOf(body.since) ?? undefined,
      });
      return reply.code(202).send({ count });
    },
  );

  web.get(
    '/api/v1/publishers/:publisherId/ledger',
    {
      config: read,
      schema: {
        tags,
        summary: 'What became of every delivery, in counts',
        params: ofPublisher,
        querystring: z.strictObject(period),
        response: { 200: Ledger },
      },
    },
    async ({ params: { publisherId }, query }) => {
      const filtered = {
        publisherId,
        destinationId: query.destinationId ?? null,
        from: dateOf(query.from),
        to: dateOf(query.to),
      };
      const lines = await app.db.asPublisher(publisherId, (tx) => ledger(tx, filtered));
      // A destination that has had nothing yet adds up as well.
      const own = engine.directory
        .recipientsOf(publisherId)
        .filter(
          ({ id, publisherId: owner }) =>
            owner === publisherId && (!query.destinationId || id === query.destinationId),
        );
      const missing = own
        .filter(({ id }) => !lines.some(({ destinationId }) => destinationId === id))
        .map(({ id }) => nothingYet(id));
      return { at: app.clock.now(), items: [...lines, ...missing], nextCursor: null };
    },
  );
}

export function operatorDeliveryRoutes(web: Web, app: App, { engine }: Delivering): void {
  const config = { operator: true } as const;

  web.get(
    '/api/v1/operator/ledger',
    {
      config,
      schema: {
        tags,
        summary: 'The ledger over all publishers',
        querystring: z.strictObject(period),
        response: { 200: Ledger },
      },
    },
    async ({ query }) => {
      const items = await ledger(app.db, {
        publisherId: null,
        destinationId: query.destinationId ?? null,
        from: dateOf(query.from),
        to: dateOf(query.to),
      });
      return { at: app.clock.now(), items, nextCursor: null };
    },
  );

  web.post(
    '/api/v1/operator/replays',
    {
      config,
      schema: {
        tags,
        summary: 'Send again to a destination of the operator, for all publishers',
        body: replay,
        response: { 202: Replayed },
      },
    },
    async ({ actor, body }, reply) => {
      const publisherIds = (await allPublisherIds(app.db)).filter((id) => id !== operatorId);
      const count = await replayEverywhere(app, engine, actor.id, publisherIds, {
        ...body,
        since: dateOf(body.since) ?? undefined,
      });
      return reply.code(202).send({ count });
    },
  );
}

/** The operator's endpoints are the operator's business: a publisher knows that they have the lead, not where they are. */
function mayKnowWhere(actor: Actor, { own }: DeliveryRow): boolean {
  return own || actor.operator;
}

function deliveryView(actor: Actor, row: DeliveryRow): z.infer<typeof Delivery> {
  const shown = mayKnowWhere(actor, row) ? row : { ...row, externalUrl: null, lastDetail: null };
  return { ...shown, state: row.state as z.infer<typeof Delivery>['state'] };
}

function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}

function nothingYet(destinationId: string): z.infer<typeof LedgerLine> {
  return { destinationId, received: 0, delivered: 0, scheduled: 0, waiting: 0, parked: 0, withheld: 0 };
}
