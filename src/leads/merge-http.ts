// Routes of merges: all there were, one made by hand, and how one is undone.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { MergeView, mergeViews, note, personId } from './duplicate-view.ts';
import { mergePeople, undoMerge } from './merge-people.ts';
import { mergesBefore } from './merge-store.ts';

const ofPublisher = z.object({ publisherId: z.string() });
const ofMerge = ofPublisher.extend({ mergeId: z.string().regex(/^mrg_[0-9a-z]{20}$/) });
const tags = ['Duplicates'];
const path = '/api/v1/publishers/:publisherId/merges';
const works = { scope: 'work:write', assigned: true } as const;
/** More at once is nobody's decision. */
const mostAtOnce = 10;

export function mergeRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List merges, newest first, those that were undone too',
    params: ofPublisher,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(MergeView) },
  };
  web.get(
    path,
    { config: { scope: 'leads:read', assigned: true }, schema: list },
    async ({ actor, params: { publisherId }, query: { limit, cursor = null } }) =>
      asActor(app, actor, publisherId, async (tx) => {
        const rows = await mergesBefore(tx, publisherId, cursor, limit + 1);
        const { items, nextCursor } = page(rows, limit, ({ id }) => id);
        return { items: await mergeViews(tx, publisherId, items), nextCursor };
      }),
  );

  const merge = {
    tags,
    summary: 'Say that people are one, whether or not they look it',
    params: ofPublisher,
    body: z.strictObject({
      personIds: z.array(personId).min(2).max(mostAtOnce),
      keep: z.string().max(100).describe('The one of personIds that stands for all from now on'),
      note,
    }),
    response: { 201: z.object({ items: z.array(MergeView).describe('One for each that was absorbed') }) },
  };
  web.post(
    path,
    { config: works, schema: merge },
    async ({ actor, params: { publisherId }, body }, reply) => {
      const made = await mergePeople(app, actor, publisherId, body);
      const items = await asActor(app, actor, publisherId, (tx) => mergeViews(tx, publisherId, made));
      return reply.code(201).send({ items });
    },
  );

  const undo = {
    tags,
    summary: 'Undo a merge: everybody is who they were',
    description: 'At any time. What arrived meanwhile is with whom its own e-mail address names.',
    params: ofMerge,
    body: z.strictObject({ note }),
    response: { 201: MergeView },
  };
  web.post(
    `${path}/:mergeId/undos`,
    { config: works, schema: undo },
    async ({ actor, params: { publisherId, mergeId }, body }, reply) => {
      const undone = await undoMerge(app, actor, publisherId, mergeId, body.note);
      const [view] = await asActor(app, actor, publisherId, (tx) => mergeViews(tx, publisherId, [undone]));
      return reply.code(201).send(view!);
    },
  );
}
