// Routes of what marketplaces count: a report is imported, and which were.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { timeGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import { importTraffic } from './import-traffic.ts';
import { rowFaults } from './traffic-row.ts';
import { importsOf } from './traffic-store.ts';

const made = {
  id: z.string(),
  fileName: z.string().nullable(),
  added: z.int(),
  changed: z.int().describe('Rows that were there with other figures'),
  unchanged: z.int(),
  refused: z.int().describe('Rows that could not be read'),
  removed: z.int().describe('Rows of a day and an offer that this later report of them no longer has'),
  outdated: z.int().describe('Rows of which a newer report had told; they changed nothing'),
  source: z.enum(['file', 'api']),
  asOf: z.date().describe('When the report was made'),
  fromDay: z.string().nullable(),
  toDay: z.string().nullable(),
  importedBy: z.string(),
  importedAt: z.date(),
};
const View = z.object(made).meta({ id: 'TrafficImport' });
const Report = z
  .object({
    ...made,
    faults: z
      .array(z.object({ line: z.int(), fault: z.enum(rowFaults), column: z.string().nullable() }))
      .describe('The first 200; the rows around them were taken in'),
    ignoredColumns: z.array(z.string()).describe('Of which we make nothing'),
    unknownOffers: z.array(z.string()).describe('Offers that no listing is called like; they were kept'),
  })
  .meta({ id: 'TrafficReport' });

const mostBytes = 8 * 1024 * 1024;
const path = '/api/v1/publishers/:publisherId/traffic-imports';
const params = z.object({ publisherId: z.string() });
const tags = ['Campaigns'];

export function trafficImportRoutes(web: Web, app: App): void {
  web.get(
    path,
    {
      config: { scope: 'campaigns:read' },
      schema: {
        tags,
        summary: 'Which reports of a marketplace were imported',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(View) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor } }) => {
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        importsOf(tx, publisherId, { before: cursor ?? null, limit: limit + 1 }),
      );
      return page(rows, limit, ({ id }) => id);
    },
  );

  web.post(
    path,
    {
      config: { scope: 'campaigns:write' },
      bodyLimit: mostBytes,
      schema: {
        tags,
        summary: 'Import a report of page visits and clicks',
        description:
          'The details table of Marketplace Insights as CSV, its columns in any order. Importing it again changes nothing. The later report of an offer’s day tells all of that day; an older one changes nothing of it.',
        params,
        body: z.strictObject({
          csv: z.string().min(1),
          fileName: z.string().trim().min(1).max(200).nullable().default(null),
          asOf: timeGiven({ offset: true })
            .nullable()
            .default(null)
            .describe('When the file was exported; left out, or later than now: now'),
        }),
        response: { 201: Report },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) =>
      reply
        .code(201)
        .send(await importTraffic(app, publisherId, { ...body, source: 'file', importedBy: actor.id })),
  );
}
