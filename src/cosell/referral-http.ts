// Routes of referrals as people look at them: lists, counts, one with its story, notes.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { invalid } from '../platform/refusal.ts';
import { answerTable, fileAnswer, fileFormats, pagesOf } from '../platform/table-file.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { commandsOf } from './command-store.ts';
import { insertNote, notesOf } from './note-store.ts';
import { linkOfReferral, linksOf } from './link-store.ts';
import { LinkView, linkView } from './link-view.ts';
import { programmeByName } from './programmes.ts';
import { columnsOf, inColumn, type InColumn } from './referral-board.ts';
import { referralColumns } from './referral-file.ts';
import { listFilters } from './referral-query.ts';
import { dueReferrals, eventsOf, newestReferrals, referralCounts, urgencies } from './referral-list-store.ts';
import { rawOf, referralById, type Referral } from './referral-store.ts';
import { categories, statuses, substatuses } from './referral.ts';
import { CommandView, commandView, ReferralView, referralView } from './referral-view.ts';

const tags = ['Co-sell'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const one = params.extend({ referralId: z.string() });
const read = { scope: 'cosell:read' } as const;

const NoteView = z
  .object({
    id: z.string(),
    text: z.string(),
    url: z.string().nullable().describe('Where a document lies'),
    writtenBy: z.string(),
    writtenAt: z.date(),
  })
  .meta({ id: 'ReferralNote' });

const Single = ReferralView.extend({
  link: LinkView.nullable().describe('The opportunity that it became, and how both stand to each other'),
  commands: z.array(CommandView).describe('What was asked, newest first'),
  notes: z.array(NoteView).describe('Newest first'),
  timeline: z
    .array(z.looseObject({ at: z.date(), type: z.string(), actor: z.string() }))
    .describe('What happened, oldest first, as events with their payload'),
  raw: z.unknown().describe('As the programme wrote it; null while the contact is hidden'),
}).meta({ id: 'ReferralWithStory' });

const mostShown = 200;

export function referralRoutes(web: Web, app: App): void {
  listRoute(web, app);
  countsRoute(web, app);
  web.get(
    `${path}/referrals/:referralId`,
    {
      config: read,
      schema: { tags, summary: 'One referral with its story', params: one, response: { 200: Single } },
    },
    ({ params: { publisherId, referralId } }) =>
      app.db.asPublisher(publisherId, async (tx) =>
        withStory(tx, publisherId, await here(tx, publisherId, referralId), app.clock.now()),
      ),
  );
  noteRoute(web, app);
}

async function here(tx: Tx, publisherId: string, id: string): Promise<Referral> {
  const referral = await referralById(tx, publisherId, id);
  if (referral === undefined) throw notFound('referral');
  return referral;
}

async function withStory(
  tx: Tx,
  publisherId: string,
  referral: Referral,
  now: Date,
): Promise<z.infer<typeof Single>> {
  const link = await linkOfReferral(tx, publisherId, referral.id);
  const view = referralView(referral, now, link);
  const commands = await commandsOf(tx, publisherId, referral.id, mostShown);
  const events = await eventsOf(tx, publisherId, referral.id, mostShown);
  return {
    ...view,
    link: link === undefined ? null : linkView(link),
    commands: commands.map((row) => commandView(row, view.masked)),
    notes: await notesOf(tx, publisherId, referral.id, mostShown),
    timeline: events.map(({ type, at, actor, data }) => ({ ...data, at, type, actor })),
    raw: view.masked ? null : await rawOf(tx, publisherId, referral.id),
  };
}

/** Throws Refusal that names the column. */
function boardColumns(programmeName: string | undefined, column: string): InColumn {
  const programme = programmeByName(programmeName ?? '');
  if (programme === undefined)
    throw invalid('programme', 'Name the programme whose board has the column.', 'required');
  const columns = columnsOf(programme);
  if (columns.some(({ id }) => id === column)) return inColumn(columns, column);
  const options = columns.map(({ id }) => id).join(', ');
  throw invalid('column', `Must be one of ${options}.`, 'not_one_of', { options });
}

function listRoute(web: Web, app: App): void {
  web.get(
    `${path}/referrals`,
    {
      config: read,
      schema: {
        tags,
        summary: 'List referrals',
        params,
        querystring: z.strictObject({ ...listQuery, ...listFilters }),
        response: { 200: pageOf(ReferralView) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor = null, ...asked } }) =>
      page(await readList(app, publisherId, asked, cursor, limit + 1), limit, placeIn(asked)),
  );

  for (const format of fileFormats)
    web.get(
      `${path}/referrals.${format}`,
      {
        config: read,
        schema: {
          tags,
          summary: `Referrals of a filter as ${format === 'csv' ? 'a CSV file' : 'an Excel workbook'}`,
          description: 'What a programme hides until it is accepted is hidden here too.',
          params,
          querystring: z.strictObject(listFilters),
          response: fileAnswer(format),
        },
      },
      async ({ params: { publisherId }, query }, reply) =>
        answerTable(reply, format, {
          name: 'referrals',
          columns: referralColumns,
          pages: pagesOf(
            (after: string | null, limit) => readList(app, publisherId, query, after, limit),
            placeIn(query),
          ),
        }),
    );
}

type Asked = z.infer<z.ZodObject<typeof listFilters>>;
type Shown = z.infer<typeof ReferralView>;

const placeIn =
  ({ order }: Asked) =>
  ({ id, answer }: Shown): string =>
    order === 'newest' ? id : `${answer.dueAt!.toISOString()} ${id}`;

function readList(
  app: App,
  publisherId: string,
  { order, column, ...given }: Asked,
  after: string | null,
  limit: number,
): Promise<Shown[]> {
  return app.db.asPublisher(publisherId, async (tx) => {
    const now = app.clock.now();
    const wanted = {
      ...given,
      ...(column !== undefined && { column: boardColumns(given.programme, column), unmatched: true }),
    };
    const [at = '', id = ''] = after?.split(' ') ?? [];
    const due = Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), id };
    const rows =
      order === 'newest'
        ? await newestReferrals(tx, publisherId, wanted, after, limit)
        : await dueReferrals(tx, publisherId, wanted, due, limit);
    const links = await linksOf(
      tx,
      publisherId,
      rows.map((row) => row.id),
    );
    return rows.map((referral) => referralView(referral, now, links.get(referral.id)));
  });
}

function countsRoute(web: Web, app: App): void {
  web.get(
    `${path}/referral-counts`,
    {
      config: read,
      schema: {
        tags,
        summary: 'How many referrals stand where',
        description:
          'A marketplace lead that is one of ours counts with the storefronts alone, and only as matched here.',
        params,
        response: {
          200: z
            .object({
              items: z.array(
                z.object({
                  category: z.enum(categories),
                  status: z.enum(statuses),
                  substatus: z.enum(substatuses),
                  count: z.int(),
                }),
              ),
              matched: z.int().describe('Those that are storefront leads of ours'),
              overdue: z.int().describe('An answer was wanted by now'),
              expiring: z.int().describe('Those that expire within three days'),
            })
            .meta({ id: 'ReferralCounts' }),
        },
      },
    },
    ({ params: { publisherId } }) =>
      app.db.asPublisher(publisherId, async (tx) => ({
        items: (await referralCounts(tx, publisherId)) as never,
        ...(await urgencies(tx, publisherId, app.clock.now())),
      })),
  );
}

function noteRoute(web: Web, app: App): void {
  web.post(
    `${path}/referrals/:referralId/notes`,
    {
      config: { scope: 'cosell:write' },
      schema: {
        tags,
        summary: 'Write a note about a referral, or where a document of it lies',
        description: 'Kept here; the programme never sees it.',
        params: one,
        body: z.strictObject({
          text: z.string().trim().min(1).max(4_000),
          url: z
            .url({ protocol: /^https?$/ })
            .max(2_000)
            .nullable()
            .default(null),
        }),
        response: { 201: NoteView },
      },
    },
    async ({ actor, params: { publisherId, referralId }, body }, reply) => {
      const now = app.clock.now();
      const note = { id: newId('rnt', now), ...body, writtenBy: actor.id, writtenAt: now };
      await app.outbox.transact(publisherId, async (tx, say) => {
        await here(tx, publisherId, referralId);
        await insertNote(tx, publisherId, referralId, note);
        const data = { noteId: note.id };
        await say([{ type: 'referral.noted', publisherId, subjectId: referralId, actor: actor.id, data }]);
      });
      return reply.code(201).send(note);
    },
  );
}
