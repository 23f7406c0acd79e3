// Routes of deliveries: what became of each, with its attempts.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import { kind } from '../leads/lead-view.ts';
import type { App } from '../platform/app.ts';
import { answerTable, fileAnswer, fileFormats, pagesOf, type FileColumn } from '../platform/table-file.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { timeGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import { operatorDestinations } from './lead-detail-store.ts';
import { attemptsOf, deliveriesOf, deliveryById, type DeliveryRow } from './ledger-store.ts';
import { Mended } from './mapping-view.ts';
import { Said } from './said-view.ts';
import { states } from './shown-state.ts';

const Delivery = z
  .object({
    id: z.string(),
    leadId: z
      .string()
      .nullable()
      .describe('The lead that goes there, or whose record is brought up to date; null: an event goes there'),
    event: z
      .object({ id: z.string(), type: z.string(), subjectId: z.string() })
      .nullable()
      .describe('What goes there instead of a lead; with a lead, what its record is brought up to date by'),
    destinationId: z.string(),
    destinationName: z.string().nullable(),
    destinationKind: z.string().nullable().describe('Null for the operator’s'),
    own: z.boolean().describe('To a destination of the publisher; else of the marketplace operator'),
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
    lastSaid: Said.nullable(),
    unconfirmed: z.boolean().describe('Delivered to a far side that does not tell what became of it'),
    lead: z
      .object({
        name: z.string().nullable(),
        email: z.string().nullable(),
        company: z.string().nullable(),
        kind,
        listingId: z.string(),
        offerTitle: z.string(),
        receivedAt: z.date(),
      })
      .nullable(),
  })
  .meta({ id: 'Delivery' });

const Attempt = z.object({
  number: z.int(),
  startedAt: z.date(),
  durationMs: z.int(),
  outcome: z.string(),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  said: Said.nullable(),
  mended: z.array(Mended).nullable().describe('What the mapping changed for the far side to take it'),
  transcript: z
    .unknown()
    .describe('What was said on the wire, secrets redacted; null for the operator’s destinations'),
});

const ofPublisher = z.object({ publisherId: z.string() });
const ofDelivery = ofPublisher.extend({ deliveryId: z.string() });
const tags = ['Deliveries'];

const path = '/api/v1/publishers/:publisherId/deliveries';
const read = { scope: 'deliveries:read', assigned: true } as const;
const filter = {
  state: z.enum(states).optional(),
  destinationId: z.string().optional(),
  leadId: z.string().optional(),
  reason: z.string().max(100).optional().describe('The last try’s, such as invalid_lead'),
  since: timeGiven().optional(),
};
type Asked = z.infer<z.ZodObject<typeof filter>>;
type Shown = z.infer<typeof Delivery>;

export function deliveryRoutes(web: Web, app: App): void {
  listRoutes(web, app);
  oneRoute(web, app);
}

function listRoutes(web: Web, app: App): void {
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
    async ({ actor, params: { publisherId }, query: { limit, cursor = null, ...asked } }) =>
      page(await deliveriesRead(app, actor, publisherId, asked, cursor, limit + 1), limit, (row) => row.id),
  );

  for (const format of fileFormats)
    web.get(
      `${path}.${format}`,
      {
        config: read,
        schema: {
          tags,
          summary: `Deliveries of a filter as ${format === 'csv' ? 'a CSV file' : 'an Excel workbook'}`,
          params: ofPublisher,
          querystring: z.strictObject(filter),
          response: fileAnswer(format),
        },
      },
      async ({ actor, params: { publisherId }, query }, reply) =>
        answerTable(reply, format, {
          name: 'deliveries',
          columns: fileColumns,
          pages: pagesOf(
            (after: string | null, limit) => deliveriesRead(app, actor, publisherId, query, after, limit),
            (row) => row.id,
          ),
        }),
    );
}

function oneRoute(web: Web, app: App): void {
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
      const { found, attempts } = await asActor(app, actor, publisherId, async (tx) => {
        const found = await deliveryById(tx, publisherId, deliveryId, app.clock.now());
        return { found, attempts: found ? await attemptsOf(tx, publisherId, deliveryId) : [] };
      });
      if (!found) throw notFound('delivery');
      const items = attempts.map((each) =>
        mayKnowWhere(actor, found)
          ? each
          : { ...each, detail: null, said: null, mended: null, transcript: null },
      );
      return { ...deliveryView(actor, found, await namesOf(app, [found])), items };
    },
  );
}

/** The newest first, as whoever asks may see them. */
async function deliveriesRead(
  app: App,
  actor: Actor,
  publisherId: string,
  asked: Asked,
  beforeId: string | null,
  limit: number,
): Promise<Shown[]> {
  const wanted = {
    state: asked.state ?? null,
    destinationId: asked.destinationId ?? null,
    leadId: asked.leadId ?? null,
    reason: asked.reason ?? null,
    since: asked.since ?? null,
  };
  const rows = await asActor(app, actor, publisherId, (tx) =>
    deliveriesOf(tx, publisherId, wanted, beforeId, limit, app.clock.now()),
  );
  const named = await namesOf(app, rows);
  return rows.map((row) => deliveryView(actor, row, named));
}

const fileColumns: readonly FileColumn<Shown>[] = [
  ['id', ({ id }) => id],
  ['destination', ({ destinationName, destinationId }) => destinationName ?? destinationId],
  ['state', ({ state }) => state],
  ['attempts', ({ attempts }) => attempts],
  ['createdAt', ({ createdAt }) => createdAt.toISOString()],
  ['dueAt', ({ dueAt }) => dueAt?.toISOString() ?? null],
  ['deliveredAt', ({ deliveredAt }) => deliveredAt?.toISOString() ?? null],
  ['reason', ({ lastReason }) => lastReason],
  ['detail', ({ lastDetail }) => lastDetail],
  ['record', ({ externalUrl, externalId }) => externalUrl ?? externalId],
  ['event', ({ event }) => event?.type ?? null],
  ['leadId', ({ leadId }) => leadId],
  ['name', ({ lead }) => lead?.name ?? null],
  ['email', ({ lead }) => lead?.email ?? null],
  ['company', ({ lead }) => lead?.company ?? null],
  ['offerTitle', ({ lead }) => lead?.offerTitle ?? null],
  ['receivedAt', ({ lead }) => lead?.receivedAt.toISOString() ?? null],
];

/** The operator's endpoints are the operator's business: a publisher knows that they have the lead, not where they are. */
function mayKnowWhere(actor: Actor, { own }: DeliveryRow): boolean {
  return own || actor.operator;
}

/** Names of the operator's destinations, which row-level security hides from a publisher. */
async function namesOf(app: App, rows: DeliveryRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.filter(({ own }) => !own).map(({ destinationId }) => destinationId));
  const operators = await operatorDestinations(app.db, [...ids]);
  return new Map(operators.map(({ id, name }) => [id, name]));
}

function deliveryView(
  actor: Actor,
  row: DeliveryRow,
  operators: ReadonlyMap<string, string>,
): z.infer<typeof Delivery> {
  const shown = mayKnowWhere(actor, row)
    ? row
    : { ...row, externalUrl: null, lastDetail: null, lastSaid: null };
  return {
    ...shown,
    destinationName: row.destinationName ?? operators.get(row.destinationId) ?? null,
    state: row.state as z.infer<typeof Delivery>['state'],
    lead: row.lead && { ...row.lead, receivedAt: new Date(row.lead.receivedAt) },
  };
}
