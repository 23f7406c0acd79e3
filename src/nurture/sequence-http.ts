// Routes of sequences: made, changed in versions, looked at before they are saved, switched, counted.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { fieldCodes } from '../platform/field-error.ts';
import { notFound } from '../platform/web-problem.ts';
import { listQuery, page, pageOf, pageOfAll } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { countPeople } from './count-store.ts';
import { createSequence, problemsOf, saveSequence, switchSequence } from './save-sequence.ts';
import { sequenceById, sequencesOf, versionsOf, type SequenceRow } from './sequence-store.ts';
import { SequenceShape } from './sequence.ts';
import { sequenceView, SequenceView, shownSequence, StepCounts, stepCounts } from './sequence-view.ts';

const tags = ['Nurture'];
const path = '/api/v1/publishers/:publisherId/sequences';
const publisher = z.object({ publisherId: z.string() });
export const sequenceId = z.string().regex(/^seq_[0-9a-z]{1,40}$/);
const params = publisher.extend({ sequenceId });
const read = { scope: 'mail:read' } as const;
const write = { scope: 'mail:write' } as const;

const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .nullable()
  .describe('Null only in what we ship, whose name is ours');
const note = z.string().trim().min(1).max(500).nullable().default(null).describe('Why, in your own words');

const Version = SequenceShape.extend({
  version: z.int(),
  note: z.string().nullable(),
  savedBy: z.string().nullable(),
  savedAt: z.date().nullable(),
}).meta({ id: 'SequenceVersion' });

const Found = z.object({
  field: z.string(),
  code: z.enum(fieldCodes),
  message: z.string(),
  given: z.record(z.string(), z.union([z.string(), z.number()])),
});

export function sequenceRoutes(web: Web, app: App): void {
  readRoutes(web, app);
  makeRoutes(web, app);
  changeRoutes(web, app);
}

function readRoutes(web: Web, app: App): void {
  web.get(
    path,
    {
      config: read,
      schema: {
        tags,
        summary: 'List sequences of mails',
        description: 'Those that we ship are there from the beginning, switched off.',
        params: publisher,
        querystring: z.object(listQuery),
        response: { 200: pageOf(SequenceView) },
      },
    },
    async ({ params: { publisherId }, query }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const rows = await sequencesOf(tx, publisherId);
        const counts = await countPeople(tx, publisherId, null);
        const { items, nextCursor } = pageOfAll(rows, query, placeOf);
        return { items: items.map((row) => sequenceView(row, counts)), nextCursor };
      }),
  );

  web.get(
    `${path}/:sequenceId`,
    { config: read, schema: { tags, summary: 'Read a sequence', params, response: { 200: SequenceView } } },
    async ({ params: { publisherId, sequenceId: id } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        return shownSequence(tx, publisherId, await known(tx, publisherId, id));
      }),
  );

  web.get(
    `${path}/:sequenceId/counts`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Count what the steps of a sequence have seen',
        params,
        response: { 200: z.object({ items: z.array(StepCounts) }) },
      },
    },
    async ({ params: { publisherId, sequenceId: id } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        await known(tx, publisherId, id);
        return { items: await stepCounts(tx, publisherId, id) };
      }),
  );

  web.get(
    `${path}/:sequenceId/versions`,
    {
      config: read,
      schema: {
        tags,
        summary: 'List the versions of a sequence, newest first',
        params,
        querystring: z.object(listQuery),
        response: { 200: pageOf(Version) },
      },
    },
    async ({ params: { publisherId, sequenceId: id }, query: { limit, cursor } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        await known(tx, publisherId, id);
        const before = cursor === undefined ? 2_147_483_647 : Number(cursor) || 0;
        const rows = await versionsOf(tx, publisherId, id, before, limit + 1);
        const { items, nextCursor } = page(rows, limit, ({ version }) => String(version));
        return { items: items.map(({ document, ...row }) => ({ ...row, ...document })), nextCursor };
      }),
  );
}

/** In the order of their making; what we ship comes first. */
const placeOf = ({ createdAt, id }: SequenceRow) => `${createdAt?.toISOString() ?? ''} ${id}`;

async function known(db: Queries, publisherId: string, id: string): Promise<SequenceRow> {
  const row = await sequenceById(db, publisherId, id);
  if (row === undefined) throw notFound('sequence');
  return row;
}

function makeRoutes(web: Web, app: App): void {
  web.post(
    path,
    {
      config: write,
      schema: {
        tags,
        summary: 'Make a sequence',
        description: 'It is a draft, and takes nobody in until it is switched on.',
        params: publisher,
        body: SequenceShape.extend({ name, note }),
        response: { 201: SequenceView },
      },
    },
    async ({ actor, params: { publisherId }, body: { name: named, note: why, ...document } }, reply) => {
      const row = await createSequence(app, actor, publisherId, { name: named, document, note: why });
      return reply.code(201).send(sequenceView(row, []));
    },
  );

  web.post(
    `${path}/reviews`,
    {
      config: write,
      schema: {
        tags,
        summary: 'What is wrong with a sequence; nothing is kept',
        params: publisher,
        body: SequenceShape,
        response: { 200: z.object({ problems: z.array(Found) }) },
      },
    },
    async ({ params: { publisherId }, body }) => ({
      problems: await app.db.asPublisher(publisherId, (tx) => problemsOf(tx, publisherId, body)),
    }),
  );
}

function changeRoutes(web: Web, app: App): void {
  web.put(
    `${path}/:sequenceId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a sequence: a new version',
        description:
          'Whoever is in it goes on by the version they entered, unless movesPeople: then they go over with their next step.',
        params,
        body: SequenceShape.extend({
          name,
          note,
          version: z.int().min(0).describe('The version that was changed'),
          movesPeople: z.boolean().default(false).describe('Whoever is in it goes over with their next step'),
        }),
        response: { 200: SequenceView },
      },
    },
    async ({ actor, params: { publisherId, sequenceId: id }, body }) => {
      const { name: named, note: why, version, movesPeople, ...document } = body;
      const given = { name: named, note: why, version, movesPeople, document };
      const row = await saveSequence(app, actor, publisherId, id, given);
      return app.db.asPublisher(publisherId, (tx) => shownSequence(tx, publisherId, row));
    },
  );

  web.patch(
    `${path}/:sequenceId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Switch a sequence on, pause it, archive it',
        description: 'Paused, nobody in it moves. Archived, everybody leaves it, and it stays so.',
        params,
        body: z.strictObject({ state: z.enum(['on', 'paused', 'archived']) }),
        response: { 200: SequenceView },
      },
    },
    async ({ actor, params: { publisherId, sequenceId: id }, body: { state } }) => {
      const row = await switchSequence(app, actor, publisherId, id, state);
      return app.db.asPublisher(publisherId, (tx) => shownSequence(tx, publisherId, row));
    },
  );
}
