// Routes of the quarantine: what could not be read, and a person's decision on it.
import * as z from 'zod';
import { readBody } from '../connectors/bodies/index.ts';
import { RawBody, shownRaw } from '../leads/raw.ts';
import type { App } from '../platform/app.ts';
import { fieldCodes } from '../platform/field-error.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { takesNul } from '../platform/web-fit.ts';
import type { Web } from '../platform/web.ts';
import { discardBody, releaseBody } from './release.ts';
import { openQuarantine, quarantinedById, type Quarantined } from './store.ts';

const shownOfAll = {
  id: z.string(),
  listingId: z.string().describe('The listing whose intake URL it came by'),
  receivedAt: z.date(),
  size: z.int().describe('Bytes'),
  reason: z.string(),
  detail: z.string().describe('Where to look, such as line 12, column 3: expected a comma'),
};
const QuarantinedExcerpt = z
  .object({
    ...shownOfAll,
    contentType: z.string().nullable(),
    excerpt: z.string().describe('Its first 300 characters; what is no text reads oddly here'),
  })
  .meta({ id: 'QuarantinedExcerpt' });
const QuarantinedBody = RawBody.extend({
  ...shownOfAll,
  fault: z
    .object({
      code: z.enum(fieldCodes),
      given: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable()
    .describe('The detail for a program: what is wrong and where; null where the reason says it all'),
  decidedAt: z.date().nullable().describe('When a person released or discarded it'),
  leadId: z.string().nullable().describe('The lead it was released as'),
}).meta({ id: 'QuarantinedBody' });
const excerptLength = 300;

const ofPublisher = z.object({ publisherId: z.string() });
const ofBody = ofPublisher.extend({ quarantineId: z.string().regex(/^qrn_[0-9a-z]{20}$/) });
const path = '/api/v1/publishers/:publisherId/quarantine';

const mendedBody = takesNul(
  z
    .strictObject({
      body: z
        .union([z.string(), z.record(z.string(), z.unknown())])
        .optional()
        .describe('In place of the original, as text or as the JSON object itself; left out: the original'),
    })
    .optional(),
);

const tags = ['Quarantine'];

export function quarantineRoutes(web: Web, app: App): void {
  readRoutes(web, app);
  decisionRoutes(web, app);
}

function readRoutes(web: Web, app: App): void {
  web.get(
    path,
    {
      config: { scope: 'leads:read' },
      schema: {
        tags,
        summary: 'List what could not be read and waits for a decision, newest first',
        params: ofPublisher,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(QuarantinedExcerpt) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor = null } }) => {
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        openQuarantine(tx, publisherId, cursor, limit + 1),
      );
      const items = rows.map((row) => ({
        ...aboutOf(row),
        size: row.size,
        contentType: row.contentType,
        excerpt: row.body.toString('utf8').slice(0, excerptLength),
      }));
      return page(items, limit, (item) => item.id);
    },
  );

  web.get(
    `${path}/:quarantineId`,
    {
      config: { scope: 'leads:read' },
      schema: { tags, summary: 'One body, whole', params: ofBody, response: { 200: QuarantinedBody } },
    },
    async ({ params: { publisherId, quarantineId } }) => {
      const found = await app.db.asPublisher(publisherId, (tx) =>
        quarantinedById(tx, publisherId, quarantineId),
      );
      if (found === undefined) throw notFound('quarantined body');
      const { body, contentType, decidedAt, leadId } = found;
      const fault = faultOf(found);
      return {
        ...shownRaw(body, contentType),
        ...aboutOf(found),
        size: body.length,
        fault,
        decidedAt,
        leadId,
      };
    },
  );
}

function decisionRoutes(web: Web, app: App): void {
  web.post(
    `${path}/:quarantineId/releases`,
    {
      config: { scope: 'quarantine:write' },
      schema: {
        tags,
        summary: 'Release as a lead',
        params: ofBody,
        body: mendedBody,
        response: { 201: z.object({ leadId: z.string() }) },
      },
    },
    async ({ actor, params, body }, reply) => {
      const leadId = await releaseBody(app, actor, params.publisherId, params.quarantineId, body?.body);
      return reply.code(201).send({ leadId });
    },
  );

  web.delete(
    `${path}/:quarantineId`,
    {
      config: { scope: 'quarantine:write' },
      schema: {
        tags,
        summary: 'Discard, and erase the body',
        params: ofBody,
        response: { 204: z.undefined().describe('Discarded') },
      },
    },
    async ({ actor, params }, reply) => {
      await discardBody(app, actor, params.publisherId, params.quarantineId);
      return reply.code(204).send();
    },
  );
}

/** Read once more: the row keeps the words alone. What was erased, or is held for another reason, has none. */
function faultOf({ body, contentType, reason }: Quarantined) {
  const reading = readBody(contentType, body);
  if (reading.is === 'lead' || reading.reason !== reason) return null;
  return { code: reading.code, given: reading.given };
}

function aboutOf({ id, listingId, receivedAt, reason, detail }: Quarantined) {
  return { id, listingId, receivedAt, reason, detail };
}
