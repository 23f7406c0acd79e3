// Routes of rescorings: how far each is, begin one, stop it and have it go on.
import * as z from 'zod';
import { storefronts } from '../catalog/storefronts.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { rescoringById, rescoringsOf } from './rescoring-store.ts';
import { rescore, stopRescoring } from './rescorings.ts';

const View = z
  .object({
    id: z.string(),
    storefront: z.string(),
    version: z.int().describe('Of the model; 0: what we ship'),
    state: z
      .enum(['running', 'stopped', 'replaced', 'done'])
      .describe('replaced: a later model is at work in its place'),
    startedBy: z.string(),
    startedAt: z.date(),
    endedAt: z.date().nullable(),
    total: z.int().describe('Leads of the storefront when it began'),
    seen: z.int().describe('Of them, looked at so far, the newest first'),
    changed: z.int().describe('Leads with another score or grade since'),
    restaged: z.int().describe('Leads that became marketing-qualified by it, or no longer are'),
  })
  .meta({ id: 'Rescoring' });

const params = z.object({ publisherId: z.string() });
const one = params.extend({ rescoringId: z.string() });
const tags = ['Scoring'];
const path = '/api/v1/publishers/:publisherId/rescorings';
const read = { scope: 'leads:read' } as const;
const write = { scope: 'scoring:write' } as const;

export function rescoringRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List rescorings, the newest first',
    params,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(View) },
  };
  web.get(path, { config: read, schema: list }, async ({ params: { publisherId }, query }) => {
    const { limit, cursor: beforeId = null } = query;
    const rows = await app.db.asPublisher(publisherId, (tx) =>
      rescoringsOf(tx, publisherId, { beforeId, limit: limit + 1 }),
    );
    return page(rows, limit, ({ id }) => id);
  });

  const shown = { tags, summary: 'How far a rescoring is', params: one, response: { 200: View } };
  web.get(`${path}/:rescoringId`, { config: read, schema: shown }, async ({ params: asked }) => {
    const { publisherId, rescoringId } = asked;
    const found = await app.db.asPublisher(publisherId, (tx) => rescoringById(tx, publisherId, rescoringId));
    if (!found) throw notFound('rescoring');
    return found;
  });

  const begin = {
    tags,
    summary: 'Score the leads of a storefront anew, by the model in use',
    description: 'Saving a model does so by itself.',
    params,
    body: z.strictObject({ storefront: z.enum(storefronts.map(({ id }) => id)) }),
    response: { 202: View },
  };
  web.post(path, { config: write, schema: begin }, async ({ actor, params: asked, body }, reply) =>
    reply.code(202).send(await rescore(app, actor, asked.publisherId, body.storefront)),
  );

  const change = {
    tags,
    summary: 'Stop a rescoring, or have it go on from where it was',
    params: one,
    body: z.strictObject({ stopped: z.boolean() }),
    response: { 200: View },
  };
  web.patch(`${path}/:rescoringId`, { config: write, schema: change }, async ({ params: asked, body }) =>
    stopRescoring(app, asked.publisherId, asked.rescoringId, body.stopped),
  );
}
