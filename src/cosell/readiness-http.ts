// Routes of what a listing needs for the programme: its sales contacts by file, and the checklist with what is missing.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { invalidFields } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { contactRoles, readContacts, writeContacts } from './contact-file.ts';
import { items, readinessOf, saidItems } from './readiness.ts';
import {
  contactsOf,
  isConnected,
  listingIsHere,
  marksOf,
  replaceContacts,
  writeMark,
} from './readiness-store.ts';

const tags = ['Co-sell'];
const path = '/api/v1/publishers/:publisherId/listings/:listingId';
const params = z.object({ publisherId: z.string(), listingId: z.string() });
const read = { scope: 'cosell:read' } as const;
const write = { scope: 'cosell:write' } as const;

const ContactView = z
  .object({
    name: z.string(),
    email: z.string(),
    jobTitle: z.string(),
    role: z.enum(contactRoles),
    countries: z.array(z.string()).describe('Two letters each, or OOO for all'),
    states: z.array(z.string()),
  })
  .meta({ id: 'CosellContact' });
const Contacts = z.object({ items: z.array(ContactView) });

const Readiness = z
  .object({
    level: z.enum(['none', 'ready', 'eligible']).describe('eligible: for Azure IP co-sell'),
    items: z.array(
      z.object({
        item: z.enum(items.map(({ item }) => item)),
        from: z.enum(['found', 'said']).describe('said: a person says so'),
        for: z.enum(['ready', 'eligible']),
        done: z.boolean(),
        missing: z.array(z.string()).describe('Countries without a sales contact'),
        value: z.string().nullable(),
        markedBy: z.string().nullable(),
        markedAt: z.date().nullable(),
      }),
    ),
  })
  .meta({ id: 'CosellReadiness' });

export function readinessRoutes(web: Web, app: App): void {
  contactRoutes(web, app);
  const countries = z
    .string()
    .regex(/^[A-Z]{2}(,[A-Z]{2})*$/, says('not_a_country', 'Give countries such as PL,HU.'))
    .optional()
    .describe('Where it is sold together; each needs a sales contact');
  web.get(
    `${path}/cosell-readiness`,
    {
      config: read,
      schema: {
        tags,
        summary: 'What a listing needs to be co-sell ready, and what is missing',
        params,
        querystring: z.strictObject({ countries }),
        response: { 200: Readiness },
      },
    },
    ({ params: { publisherId, listingId }, query }) =>
      app.db.asPublisher(publisherId, (tx) =>
        standing(tx, publisherId, listingId, query.countries?.split(',') ?? []),
      ),
  );

  web.put(
    `${path}/cosell-readiness/:item`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Say that something a listing needs is there, or is not',
        params: params.extend({ item: z.enum(saidItems) }),
        body: z.strictObject({
          done: z.boolean(),
          value: z
            .string()
            .trim()
            .min(1)
            .max(500)
            .nullable()
            .default(null)
            .describe('Such as a document’s address; of revenue US dollars in twelve months'),
        }),
        response: { 200: Readiness },
      },
    },
    async ({ actor, params: { publisherId, listingId, item }, body }) =>
      app.outbox.transact(publisherId, async (tx, say) => {
        await demandListing(tx, publisherId, listingId);
        const mark = { item, ...body, markedBy: actor.id, markedAt: app.clock.now() };
        await writeMark(tx, publisherId, listingId, mark);
        const data = { item, done: body.done };
        await say([{ type: 'readiness.marked', publisherId, subjectId: listingId, actor: actor.id, data }]);
        return standing(tx, publisherId, listingId, []);
      }),
  );
}

async function demandListing(tx: Tx, publisherId: string, listingId: string): Promise<void> {
  if (!(await listingIsHere(tx, publisherId, listingId))) throw notFound('listing');
}

async function standing(
  tx: Tx,
  publisherId: string,
  listingId: string,
  regions: string[],
): Promise<z.infer<typeof Readiness>> {
  await demandListing(tx, publisherId, listingId);
  const { standings, level } = readinessOf({
    isConnected: await isConnected(tx, publisherId),
    contacts: await contactsOf(tx, publisherId, listingId),
    regions,
    marks: await marksOf(tx, publisherId, listingId),
  });
  return { level, items: standings };
}

function contactRoutes(web: Web, app: App): void {
  web.get(
    `${path}/cosell-contacts`,
    {
      config: read,
      schema: { tags, summary: 'The sales contacts of a listing', params, response: { 200: Contacts } },
    },
    ({ params: { publisherId, listingId } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        await demandListing(tx, publisherId, listingId);
        return { items: await contactsOf(tx, publisherId, listingId) };
      }),
  );

  web.get(
    `${path}/cosell-contacts.csv`,
    {
      config: read,
      schema: {
        tags,
        summary: 'The sales contacts as a file that the programme takes',
        params,
        response: { 200: z.string().describe('CSV') },
      },
    },
    async ({ params: { publisherId, listingId } }, reply) => {
      const contacts = await app.db.asPublisher(publisherId, async (tx) => {
        await demandListing(tx, publisherId, listingId);
        return contactsOf(tx, publisherId, listingId);
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="cosell-contacts.csv"')
        .send(writeContacts(contacts));
    },
  );

  web.put(
    `${path}/cosell-contacts`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Replace the sales contacts of a listing by those of a file',
        description:
          'Columns Name, Email, Job title, Role, Countries, States. Faults are named by row, and then nothing changes.',
        params,
        body: z.strictObject({ csv: z.string().min(1).max(500_000) }),
        response: { 200: Contacts },
      },
    },
    async ({ actor, params: { publisherId, listingId }, body: { csv } }) => {
      const file = readContacts(csv);
      if ('errors' in file) throw invalidFields(file.errors);
      const { contacts } = file;
      await app.outbox.transact(publisherId, async (tx, say) => {
        await demandListing(tx, publisherId, listingId);
        await replaceContacts(tx, publisherId, listingId, contacts);
        const data = { count: contacts.length };
        await say([
          { type: 'cosell_contacts.saved', publisherId, subjectId: listingId, actor: actor.id, data },
        ]);
      });
      return { items: contacts };
    },
  );
}
