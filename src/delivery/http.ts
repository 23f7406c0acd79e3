// Routes of deliveries: what became of each, with its attempts.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { attemptsOf, deliveriesOf, deliveryById, type DeliveryRow } from './ledger-store.ts';
import { states } from './shown-state.ts';

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
      .describe('Next try; null when finished, under way, or behind an earlier lead of the same person'),
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

const ofPublisher = z.object({ publisherId: z.string() });
const ofDelivery = ofPublisher.extend({ deliveryId: z.string() });
const tags = ['Deliveries'];

export function deliveryRoutes(web: Web, app: App): void {
  const path = '/api/v1/publishers/:publisherId/deliveries';
  const read = { scope: 'deliveries:read' } as const;
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
        deliveriesOf(tx, publisherId, wanted, cursor ?? null, limit + 1, app.clock.now()),
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
        const found = await deliveryById(tx, publisherId, deliveryId, app.clock.now());
        return { found, attempts: found ? await attemptsOf(tx, publisherId, deliveryId) : [] };
      });
      if (!found) throw notFound('delivery');
      const items = attempts.map((each) =>
        mayKnowWhere(actor, found) ? each : { ...each, detail: null, transcript: null },
      );
      return { ...deliveryView(actor, found), items };
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

/** Null when nothing was given. */
export function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}
