// Routes of a publisher's status pages: who may see how its leads flow without signing in, and an end to it.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { statusPagesAfter } from './status-page-store.ts';
import { changeStatusPage, createStatusPage, revokeStatusPage } from './status-pages.ts';

const name = z.string().trim().min(1).max(200).describe('Who has the address, or what for');
const namesDestinations = z.boolean().describe('Destinations are shown by name, else by number');
const countsLeads = z.boolean().describe('It shows how many leads come');

const StatusPage = z
  .object({
    id: z.string(),
    name: z.string(),
    namesDestinations,
    countsLeads,
    createdAt: z.date(),
    createdBy: z.string(),
    lastUsedAt: z.date().nullable().describe('To the minute; null: never'),
    revokedAt: z.date().nullable(),
  })
  .meta({ id: 'StatusPage' });
const NewStatusPage = StatusPage.extend({ url: z.string().describe('Shown this once') }).meta({
  id: 'NewStatusPage',
});

const params = z.object({ publisherId: z.string() });
const onePage = params.extend({ statusPageId: z.string() });
const config = { scope: 'keys:write' } as const;
const tags = ['Status pages'];
const path = '/api/v1/publishers/:publisherId/status-pages';

export function statusPageRoutes(web: Web, app: App): void {
  web.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Make an address at which your lead flow is seen without signing in',
        params,
        body: z.strictObject({
          name,
          namesDestinations: namesDestinations.default(false),
          countsLeads: countsLeads.default(false),
        }),
        response: { 201: NewStatusPage },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) =>
      reply.code(201).send(await createStatusPage(app, actor, publisherId, body)),
  );

  web.get(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'List status pages',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(StatusPage) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor = '' } }) => {
      const pages = await app.db.asPublisher(publisherId, (tx) =>
        statusPagesAfter(tx, publisherId, cursor, limit + 1),
      );
      return page(pages, limit, ({ id }) => id);
    },
  );

  onePageRoutes(web, app);
}

function onePageRoutes(web: Web, app: App): void {
  web.patch(
    `${path}/:statusPageId`,
    {
      config,
      schema: {
        tags,
        summary: 'Rename a status page, or change what it shows',
        params: onePage,
        body: z.strictObject({
          name: name.optional(),
          namesDestinations: namesDestinations.optional(),
          countsLeads: countsLeads.optional(),
        }),
        response: { 200: StatusPage },
      },
    },
    ({ actor, params: { publisherId, statusPageId }, body }) =>
      changeStatusPage(app, actor, publisherId, statusPageId, body),
  );

  web.delete(
    `${path}/:statusPageId`,
    {
      config,
      schema: {
        tags,
        summary: 'Revoke a status page',
        params: onePage,
        response: { 204: z.undefined().describe('Revoked') },
      },
    },
    async ({ actor, params: { publisherId, statusPageId } }, reply) => {
      await revokeStatusPage(app, actor, publisherId, statusPageId);
      return reply.code(204).send();
    },
  );
}
