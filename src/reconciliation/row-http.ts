// Routes of what a comparison holds: its rows, the leads that the list lacks, the rows that were left out; each as a file too.
import { Readable } from 'node:stream';
import * as z from 'zod';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { answerTable, fileAnswer, fileFormats, pagesOf } from '../platform/table-file.ts';
import { listQuery, notACursor, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { wholeComparison } from './back-fill.ts';
import { csvOfLeftOut, rowColumns } from './csv-files.ts';
import { daysOf, extrasAfter } from './extra-store.ts';
import { paramsOfOne, path, tags } from './http.ts';
import type { Filter } from './listed-store.ts';
import { placeStates } from './place.ts';
import { readComparison, rowsReader } from './read-comparison.ts';
import { leftOutAfter } from './store.ts';
import { ExtraView, LeftOutView, Row } from './views.ts';

const one = `${path}/:comparisonId`;
const config = { scope: 'deliveries:read' } as const;

const filter = {
  missing: z.enum(['true']).optional().describe('Only rows that lack anything anywhere'),
  where: z.string().min(1).max(64).optional().describe('ours, or a destination’s id'),
  state: z.enum(placeStates).optional().describe('As it stands there'),
  reason: z.string().min(1).max(64).optional(),
};
type Asked = z.infer<z.ZodObject<typeof filter>>;

const filterOf = ({ missing, where, state, reason }: Asked): Filter => ({
  missing: missing === 'true',
  where: where ?? null,
  state: state ?? null,
  reason: reason ?? null,
});

const csv = (summary: string) => ({
  tags,
  summary,
  params: paramsOfOne,
  response: {
    200: { description: 'UTF-8 with a byte order mark', content: { 'text/csv': { schema: z.string() } } },
  },
});

export function comparisonRowRoutes(web: Web, app: App, { engine }: Delivering): void {
  rowRoutes(web, app, engine.directory);
  extraRoute(web, app);
  leftOutRoutes(web, app);
}

function rowRoutes(web: Web, app: App, directory: Delivering['engine']['directory']): void {
  web.get(
    `${one}/leads`,
    {
      config,
      schema: {
        tags,
        summary: 'The leads of the list, with where each is',
        params: paramsOfOne,
        querystring: z.strictObject({ ...listQuery, ...filter }),
        response: { 200: pageOf(Row) },
      },
    },
    async ({ params, query: { limit, cursor, ...asked } }) => {
      const place = { afterNth: placeIn(cursor), limit: limit + 1 };
      const rows = await rowsReader(app, directory, params, filterOf(asked))(place);
      return page(rows, limit, ({ nth }) => String(nth));
    },
  );

  for (const format of fileFormats)
    web.get(
      `${one}/leads.${format}`,
      {
        config,
        schema: {
          tags,
          summary: `The same as ${format === 'csv' ? 'a CSV file' : 'an Excel workbook'}`,
          params: paramsOfOne,
          querystring: z.strictObject(filter),
          response: fileAnswer(format),
        },
      },
      async ({ params, query }, reply) => {
        const { publisherId, comparisonId } = params;
        const { destinations } = await readComparison(app, directory, publisherId, comparisonId);
        const read = rowsReader(app, directory, params, filterOf(query));
        return answerTable(reply, format, {
          name: 'reconciliation',
          columns: rowColumns(destinations),
          pages: pagesOf(
            (afterNth: number | null, limit) => read({ afterNth: afterNth ?? 0, limit }),
            ({ nth }) => nth,
          ),
        });
      },
    );
}

/** Places in a list are whole numbers. */
function placeIn(cursor = '0'): number {
  if (!/^\d{1,9}$/.test(cursor)) throw notACursor();
  return Number(cursor);
}

function extraRoute(web: Web, app: App): void {
  web.get(
    `${one}/unlisted-leads`,
    {
      config,
      schema: {
        tags,
        summary: 'Leads of ours, of the list’s listings and days, that the list lacks',
        params: paramsOfOne,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(ExtraView) },
      },
    },
    async ({ params: { publisherId, comparisonId }, query: { limit, cursor = '' } }) => {
      const rows = await app.db.asPublisher(publisherId, async (tx) => {
        const comparison = await wholeComparison(tx, publisherId, comparisonId);
        const days = daysOf(comparison);
        return days === null ? [] : extrasAfter(tx, comparison, days, { afterId: cursor, limit: limit + 1 });
      });
      return page(rows, limit, ({ leadId }) => leadId);
    },
  );
}

function leftOutRoutes(web: Web, app: App): void {
  web.get(
    `${one}/left-out`,
    {
      config,
      schema: {
        tags,
        summary: 'Rows that are no leads of the list, with their lines and why',
        params: paramsOfOne,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(LeftOutView) },
      },
    },
    async ({ params: { publisherId, comparisonId }, query: { limit, cursor } }) => {
      const rows = await app.db.asPublisher(publisherId, async (tx) => {
        await wholeComparison(tx, publisherId, comparisonId);
        return leftOutAfter(tx, publisherId, comparisonId, { afterNth: placeIn(cursor), limit: limit + 1 });
      });
      const shown = rows.map(({ nth, line, fault }) => ({ nth, line, reason: fault }));
      return page(shown, limit, ({ nth }) => String(nth));
    },
  );

  web.get(
    `${one}/left-out.csv`,
    { config, schema: csv('Those that can be mended, as they stood, under the file’s own header') },
    async ({ params: { publisherId, comparisonId } }, reply) => {
      const comparison = await app.db.asPublisher(publisherId, (tx) =>
        wholeComparison(tx, publisherId, comparisonId),
      );
      const pages = csvOfLeftOut(comparison, (place) =>
        app.db.asPublisher(publisherId, (tx) => leftOutAfter(tx, publisherId, comparisonId, place)),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="left-out.csv"')
        .send(Readable.from(pages) as never);
    },
  );
}
