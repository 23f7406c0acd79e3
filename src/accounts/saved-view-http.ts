// Routes of saved views: a screen's filters under a name, a person's own or shared in the publisher.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { may, type Actor } from './actor.ts';
import { removeView, saveView, viewForChange, viewsFor, type SavedView } from './saved-view-store.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const screen = text(50).describe('Such as leads or deliveries');
const name = text(100);
const query = z
  .record(text(50), text(500))
  .refine(
    (members) => Object.keys(members).length <= 30,
    says('too_many', 'Give 30 filters at most.', { max: 30 }),
  )
  .describe('The screen’s filters, as in its address');
const shared = z.boolean().describe('Everybody in the publisher has it');

const View = z
  .object({
    id: z.string(),
    screen: z.string(),
    name: z.string(),
    query: z.record(z.string(), z.string()),
    shared,
    createdAt: z.date(),
  })
  .meta({ id: 'SavedView' });

const ofPublisher = z.object({ publisherId: z.string() });
const ofView = ofPublisher.extend({ viewId: z.string().regex(/^view_[0-9a-z]{20}$/) });
const tags = ['Saved views'];
const path = '/api/v1/publishers/:publisherId/saved-views';
const config = { scope: 'any', assigned: true } as const;

export function savedViewRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List saved views: your own and the shared ones',
    params: ofPublisher,
    querystring: z.strictObject({ ...listQuery, screen: screen.optional() }),
    response: { 200: pageOf(View) },
  };
  web.get(path, { config, schema: list }, async ({ actor, params: { publisherId }, query: asked }) => {
    const { limit, cursor = '', screen: of = null } = asked;
    const rows = await app.db.asPublisher(publisherId, (tx) =>
      viewsFor(tx, publisherId, actor.userId, of, cursor, limit + 1),
    );
    return page(rows.map(viewOf), limit, ({ id }) => id);
  });

  const create = {
    tags,
    summary: 'Save a view',
    params: ofPublisher,
    body: z.strictObject({ screen, name, query, shared: shared.default(false) }),
    response: { 201: View },
  };
  web.post(path, { config, schema: create }, async ({ actor, params: { publisherId }, body }, reply) => {
    const now = app.clock.now();
    const { shared: forAll, ...given } = body;
    const view: SavedView = {
      id: newId('view', now),
      ...given,
      userId: ownerOf(actor, forAll),
      createdAt: now,
    };
    await app.db.asPublisher(publisherId, (tx) => saveView(tx, publisherId, view));
    return reply.code(201).send(viewOf(view));
  });

  const change = {
    tags,
    summary: 'Change a saved view',
    params: ofView,
    body: z.strictObject({ name: name.optional(), query: query.optional(), shared: shared.optional() }),
    response: { 200: View },
  };
  web.patch(`${path}/:viewId`, { config, schema: change }, async ({ actor, params, body }) =>
    app.db.asPublisher(params.publisherId, async (tx) => {
      const found = await changeable(tx, actor, params);
      const changed: SavedView = {
        ...found,
        name: body.name ?? found.name,
        query: body.query ?? found.query,
        userId: body.shared === undefined ? found.userId : ownerOf(actor, body.shared),
      };
      await saveView(tx, params.publisherId, changed);
      return viewOf(changed);
    }),
  );

  const gone = { 204: z.undefined().describe('Removed') };
  const removal = { tags, summary: 'Remove a saved view', params: ofView, response: gone };
  web.delete(`${path}/:viewId`, { config, schema: removal }, async ({ actor, params }, reply) => {
    await app.db.asPublisher(params.publisherId, async (tx) => {
      await changeable(tx, actor, params);
      await removeView(tx, params.publisherId, params.viewId);
    });
    return reply.code(204).send();
  });
}

async function changeable(
  tx: Tx,
  actor: Actor,
  { publisherId, viewId }: z.infer<typeof ofView>,
): Promise<SavedView> {
  const found = await viewForChange(tx, publisherId, actor.userId, viewId);
  if (found === undefined) throw notFound('saved view');
  if (found.userId === null) ownerOf(actor, true);
  return found;
}

/** What is shared changes everybody's screen, so it needs the right to change leads; a key is nobody, so what it saves is shared. */
function ownerOf(actor: Actor, forAll: boolean): string | null {
  if (!forAll && actor.userId !== null) return actor.userId;
  if (!may(actor, 'leads:write'))
    throw new Refusal(
      'forbidden.shared_view',
      'Shared views need the scope leads:write; save it for yourself instead.',
    );
  return null;
}

function viewOf({ userId, ...view }: SavedView): z.infer<typeof View> {
  return { ...view, shared: userId === null };
}
