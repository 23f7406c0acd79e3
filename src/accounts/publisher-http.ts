// Routes of publishers.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { isEmailAddress } from './person-fields.ts';
import { changePublisher, createPublisher } from './publishers.ts';
import { publisherById, publishersAfter } from './store.ts';

const Publisher = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    contact: z
      .string()
      .nullable()
      .describe('Where its customers ask about their data or object: an e-mail address or a page’s'),
    createdAt: z.date(),
  })
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

/** Shown on public pages as a link, so nothing that a browser would do more with than write or open. */
const contact = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => isEmailAddress(text) || isPage(text),
    says('not_a_contact', 'Give an e-mail address, or the address of a page that begins with https://.'),
  )
  .nullable()
  .describe('An e-mail address, or a page’s that begins with https://; null: none')
  .meta({ examples: ['privacy@northwind.example', 'https://northwind.example/privacy', null] });

const list = z.strictObject({
  ...listQuery,
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('Any part of the name or the slug, in any case; or the id'),
});
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
        await publishersAfter(app.db, query.q || null, query.cursor ?? '', query.limit + 1),
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

  web.patch(
    '/api/v1/publishers/:publisherId',
    {
      config: { scope: 'people:write' },
      schema: {
        tags,
        summary: 'Rename a publisher (operators), or say where its customers ask about their data',
        params: ofPublisher,
        body: z.strictObject({ name: name.optional(), contact: contact.optional() }),
        response: { 200: Publisher },
      },
    },
    ({ actor, params, body }) => changePublisher(app, actor, params.publisherId, body),
  );
}

function isPage(text: string): boolean {
  if (!/^https:\/\/\S+$/.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}
