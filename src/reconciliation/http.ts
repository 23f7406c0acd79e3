// Routes of comparisons with a marketplace's own list: begin one, see it, look once more, remove it.
import * as z from 'zod';
import type { Tries } from '../accounts/tries.ts';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { timeGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import { compareAgain } from './compare-again.ts';
import { compareAccount, compareFile } from './compare-list.ts';
import { keptDays } from './forget-lists.ts';
import { readComparison } from './read-comparison.ts';
import { mostBytes, mostRows } from './read-list.ts';
import { comparisonsOf, removeComparison } from './store.ts';
import { View, viewOf, Whole } from './views.ts';

export const path = '/api/v1/publishers/:publisherId/list-comparisons';
const params = z.object({ publisherId: z.string() });
export const paramsOfOne = params.extend({ comparisonId: z.string() });
export const tags = ['Reconciliation'];

/** Of one publisher: each of them reads a whole list. */
const perPublisher = { atMost: 20, withinMs: 60 * 60_000 };

export function comparisonRoutes(web: Web, app: App, delivering: Delivering, tries: Tries): void {
  const allow = (publisherId: string) => tries.take(`list-comparisons ${publisherId}`, perPublisher);
  fileRoute(web, app, delivering, allow);
  accountRoute(web, app, delivering, allow);
  readRoutes(web, app, delivering);
  actRoutes(web, app, delivering, allow);
}

type Allow = (publisherId: string) => void;

const fileQuery = z.strictObject({
  fileName: z.string().trim().min(1).max(200).optional(),
  listingId: z.string().min(1).max(64).optional().describe('Of rows whose offer names none'),
});

function fileRoute(web: Web, app: App, delivering: Delivering, allow: Allow): void {
  // A plugin of its own: here alone a body is a file, whatever its content type says.
  void web.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    files.post<{
      Params: { publisherId: string };
      Querystring: z.infer<typeof fileQuery>;
      Body: Buffer | undefined;
    }>(
      `${path}/files`,
      {
        config: { scope: 'deliveries:write' },
        bodyLimit: mostBytes,
        schema: {
          tags,
          summary: 'Compare a marketplace’s list of leads, as a file',
          description:
            `Partner Center’s leads as CSV, its columns in any order, in UTF-8 or UTF-16, at most ${mostRows} rows and ` +
            `${mostBytes / 1024 / 1024} MiB. The body is the file itself. What is no list of leads is refused whole; rows that ` +
            'cannot be read are left out and told.',
          consumes: ['text/csv'],
          params,
          querystring: fileQuery,
          response: { 201: View },
        },
      },
      async ({ actor, params: { publisherId }, query, body }, reply) => {
        allow(publisherId);
        const { fileName = null, listingId = null } = query;
        const given = { bytes: body ?? Buffer.alloc(0), fileName, listingId };
        const made = await compareFile(app, delivering, actor, publisherId, given);
        return reply.code(201).send(viewOf(made, keptDays));
      },
    );
  });
}

function accountRoute(web: Web, app: App, delivering: Delivering, allow: Allow): void {
  web.post(
    path,
    {
      config: { scope: 'deliveries:write' },
      schema: {
        tags,
        summary: 'Compare what an account of a programme tells of marketplace leads',
        params,
        body: z.strictObject({
          accountId: z.string().min(1).max(64),
          from: timeGiven().describe('Leads that raised the hand since then'),
          until: timeGiven().describe('And before then'),
        }),
        response: { 201: View },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) => {
      allow(publisherId);
      const made = await compareAccount(app, delivering, actor, publisherId, body);
      return reply.code(201).send(viewOf(made, keptDays));
    },
  );
}

function readRoutes(web: Web, app: App, { engine }: Delivering): void {
  web.get(
    path,
    {
      config: { scope: 'deliveries:read' },
      schema: {
        tags,
        summary: `List comparisons, the newest first; each is kept for ${keptDays} days`,
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(View) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor = null } }) => {
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        comparisonsOf(tx, publisherId, { beforeId: cursor, limit: limit + 1 }),
      );
      const { items, nextCursor } = page(rows, limit, ({ id }) => id);
      return { items: items.map((row) => viewOf(row, keptDays)), nextCursor };
    },
  );

  web.get(
    `${path}/:comparisonId`,
    {
      config: { scope: 'deliveries:read' },
      schema: {
        tags,
        summary: 'One comparison as it stands now',
        params: paramsOfOne,
        response: { 200: Whole },
      },
    },
    ({ params: { publisherId, comparisonId } }) =>
      readComparison(app, engine.directory, publisherId, comparisonId),
  );
}

function actRoutes(web: Web, app: App, delivering: Delivering, allow: Allow): void {
  web.post(
    `${path}/:comparisonId/recomparisons`,
    {
      config: { scope: 'deliveries:write' },
      schema: {
        tags,
        summary: 'Look once more for what was missing, here and in the CRMs',
        params: paramsOfOne,
        response: { 200: Whole },
      },
    },
    async ({ actor, params: { publisherId, comparisonId } }) => {
      allow(publisherId);
      await compareAgain(app, delivering, actor, { publisherId, comparisonId });
      return readComparison(app, delivering.engine.directory, publisherId, comparisonId);
    },
  );

  web.delete(
    `${path}/:comparisonId`,
    {
      config: { scope: 'deliveries:write' },
      schema: {
        tags,
        summary: 'Remove a comparison and its list; leads stay',
        params: paramsOfOne,
        response: { 204: z.null() },
      },
    },
    async ({ params: { publisherId, comparisonId } }, reply) => {
      const removed = await app.db.asPublisher(publisherId, (tx) =>
        removeComparison(tx, publisherId, comparisonId),
      );
      if (!removed) throw notFound('comparison');
      return reply.code(204).send(null);
    },
  );
}
