// Routes of publishers.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { createPublisher } from './publishers.ts';
import { publisherById, publishersAfter } from './store.ts';

const Publisher = z
  .object({ id: z.string(), slug: z.string(), name: z.string(), createdAt: z.date() })
  .meta({ id: 'Publisher' });

const slugPattern = /^[a-z0-9][a-z0-9-]{1,62}$/;
const slug = z
  .string()
  .refine(
    (text) => slugPattern.test(text),
    says('not_a_slug', 'Use 2 to 63 lower-case letters, digits and hyphens, the first no hyphen.'),
  )
  .meta({ pattern: slugPattern.source });
const name = z.string().trim().min(1).max(200);

const list = z.strictObject(listQuery);
const ofPublisher = z.object({ publisherId: z.string() });

export function publisherRoutes(web: Web, app: App): void {
  const tags = ['Publishers'];

  web.post(
    '/api/v1/publishers',
    {
      config: { operator: true },
      schema: {
        tags,
        summary: 'Create a publisher',
        body: z.strictObject({ slug, name }),
        response: { 201: Publisher },
      },
    },
    async (request, reply) => reply.code(201).send(await createPublisher(app, request.actor, request.body)),
  );

  web.get(
    '/api/v1/publishers',
    {
      config: { operator: true },
      schema: { tags, summary: 'List publishers', querystring: list, response: { 200: pageOf(Publisher) } },
    },
    async ({ query }) =>
      page(
        await publishersAfter(app.db, query.cursor ?? '', query.limit + 1),
        query.limit,
        (publisher) => publisher.id,
      ),
  );

  web.get(
    '/api/v1/publishers/:publisherId',
    {
      config: { scope: 'any' },
      schema: { tags, summary: 'One publisher', params: ofPublisher, response: { 200: Publisher } },
    },
    async ({ params }) => {
      const { publisherId } = params;
      const publisher = await app.db.asPublisher(publisherId, (tx) => publisherById(tx, publisherId));
      if (publisher === undefined) throw notFound('publisher');
      return publisher;
    },
  );
}
