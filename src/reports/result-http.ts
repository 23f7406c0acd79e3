// Routes of what reports answer: a saved one's result, and any single table by itself, as JSON, CSV or a workbook.
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { frame, Period, withSums } from '../insight/frame.ts';
import { dimensions } from '../insight/metrics.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { languageOf, languages, type Language } from '../platform/words.ts';
import { fileFormats, mediaTypes, type FileFormat } from '../platform/table-file.ts';
import { fileOf, forPrograms } from './files.ts';
import { fileName } from './letter.ts';
import { publisherName } from './due-store.ts';
import { askedBy, blocks, demandOwn, questionShape, seenBy, type Block, type Question } from './report.ts';
import { reportFor } from './report-store.ts';
import { resultOf, type Result } from './tables.ts';
import { columnKinds, mostRows } from './table.ts';
import { headingOf, titleOf } from './told.ts';

const cell = z.union([z.string(), z.number(), z.null()]);
const Table = z
  .object({
    block: z.enum(blocks),
    title: z.string(),
    by: z.enum(dimensions).nullable(),
    key: z.string().nullable().describe('Of this member alone'),
    period: Period,
    before: Period.nullable(),
    columns: z.array(
      z.object({
        id: z.string().describe('Never changes'),
        kind: z.enum(columnKinds),
        heading: z.string().describe('In the language asked for'),
        metric: z.string().nullable().describe('Whose definition explains it'),
        before: z.boolean().describe('Of the period compared with'),
      }),
    ),
    rows: z.array(z.array(cell)).describe(`${mostRows} at most`),
    total: z.array(cell).nullable().describe('Of all rows together, where that is more than their sum'),
    truncated: z.boolean().describe('There are more rows than are told'),
  })
  .meta({ id: 'ReportTable' });
const compared = { period: Period, before: Period, ...frame };
const ResultView = z
  .object({
    name: z.string(),
    ...compared,
    tables: z.array(Table),
    leftOut: z.array(z.enum(blocks)).describe('Tables that you may not see'),
  })
  .meta({ id: 'ReportResult' });
const TableView = z.object({ ...compared, table: Table }).meta({ id: 'ReportTableAnswer' });

const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId';
const config = { scope: 'leads:read', assigned: true } as const;
const tags = ['Reports'];
const asked = {
  format: z.enum(['json', ...fileFormats]).default('json'),
  language: z
    .enum(languages)
    .optional()
    .describe('Of titles, headings and names; left out: as the request says'),
};
const file = { schema: z.string() };
const content = (schema: z.ZodType) => ({
  200: {
    description: 'JSON, CSV in UTF-8 with a byte order mark, or a workbook',
    content: {
      'application/json': { schema },
      'text/csv': file,
      [mediaTypes.xlsx]: file,
    },
  },
});

export function reportResultRoutes(web: Web, app: App): void {
  web.get(
    `${path}/reports/:reportId/result`,
    {
      config,
      schema: {
        tags,
        summary: 'What a report answers now, as JSON, CSV or a workbook',
        description: 'The numbers are those of …/insight. A seller is told their own.',
        params: params.extend({ reportId: z.string() }),
        querystring: z.strictObject(asked),
        response: content(ResultView),
      },
    },
    async (request, reply) => {
      const { actor, params: place, query } = request;
      const { publisherId, reportId } = place;
      const report = await app.db.asPublisher(publisherId, (tx) =>
        reportFor(tx, publisherId, actor.userId, reportId),
      );
      if (report === undefined) throw notFound('report');
      const result = await ask(app, actor, publisherId, report.blocks, report.question);
      const language =
        query.language ?? report.language ?? languageOf(request.headers['accept-language'], 'en');
      if (query.format === 'json')
        return reply.send({
          name: report.name,
          ...told(result),
          tables: result.tables.map((table) => viewOf(table, language)),
          leftOut: result.leftOut,
        });
      const publisher = await publisherName(app.db, publisherId);
      const whole = { name: report.name, publisher, result, tables: result.tables };
      return answer(
        reply,
        query.format,
        fileName(report.name, result.period, query.format),
        await fileOf(query.format, whole, language),
      );
    },
  );
  tableRoute(web, app);
}

function tableRoute(web: Web, app: App): void {
  web.get(
    `${path}/insight/tables/:block`,
    {
      config,
      schema: {
        tags,
        summary: 'One table of insight, flat: rows and columns for spreadsheets and BI tools',
        description:
          'As CSV its column names never change, and period, time zone and freshness are columns too. deliveries needs the scope deliveries:read.',
        params: params.extend({ block: z.enum(blocks) }),
        querystring: z.strictObject({ ...asked, ...questionShape }),
        response: content(TableView),
      },
    },
    async (request, reply) => {
      const { actor, params: place, query } = request;
      const { format, language: wanted, ...question } = query;
      const { publisherId, block } = place;
      demandOwn(question);
      if (!seenBy(actor, block))
        throw actor.onlyAssigned
          ? new Refusal('forbidden.assigned_alone', 'Your role sees only the leads assigned to you.')
          : new Refusal('forbidden.key_lacks_scope', 'This lacks the scope deliveries:read.', {
              given: { scope: 'deliveries:read' },
            });
      const result = await ask(app, actor, publisherId, [block], askedBy(actor, question));
      const [table] = result.tables;
      const language = wanted ?? languageOf(request.headers['accept-language'], 'en');
      if (format === 'json') return reply.send({ ...told(result), table: viewOf(table!, language) });
      const name = fileName(block, table!.period, format);
      if (format === 'csv') return answer(reply, format, name, Buffer.from(forPrograms(table!, result)));
      const publisher = await publisherName(app.db, publisherId);
      const whole = { name: titleOf(table!, language), publisher, result, tables: [table!] };
      return answer(reply, format, name, await fileOf(format, whole, language));
    },
  );
}

const ask = (
  app: App,
  actor: Actor,
  publisherId: string,
  wanted: readonly Block[],
  question: Question,
): Promise<Result> =>
  withSums(app, actor, publisherId, (framed) => resultOf(framed, actor, wanted, question));

const told = ({ period, before, timeZone, upToDateAs, complete }: Result) => ({
  period,
  before,
  timeZone,
  upToDateAs,
  complete,
});

function viewOf(table: Result['tables'][number], language: Language): z.infer<typeof Table> {
  return {
    ...table,
    title: titleOf(table, language),
    columns: table.columns.map((column) => ({
      id: column.id,
      kind: column.kind,
      heading: headingOf(table, column, language),
      metric: column.metric ?? null,
      before: column.before ?? false,
    })),
  };
}

function answer(reply: FastifyReply, format: FileFormat, name: string, content: Buffer): never {
  return reply
    .type(mediaTypes[format])
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(content) as never;
}
