// Routes of the inbox. The single lead's route is the delivery room's, which knows where the lead went.
import * as z from 'zod';
import { asActor, assigneeOf } from '../accounts/confined.ts';
import { storefronts } from '../catalog/storefronts.ts';
import type { App } from '../platform/app.ts';
import { answerTable, fileAnswer, fileFormats, pagesOf, type FileFormat } from '../platform/table-file.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { timeGiven } from '../platform/web-time.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { assignLeads } from './assign-leads.ts';
import { inboxColumns } from './export.ts';
import { isPersonId, saysPersonId } from './duplicate-view.ts';
import { followed, inboxPage, type InboxFilter } from './inbox.ts';
import { countUpTo, preferWalks } from './inbox-store.ts';
import { leadFieldsOf } from './lead-field-store.ts';
import { kind, LeadView, leadView, status } from './lead-view.ts';
import { grades, letters, stages } from './standing.ts';

/** Ids of the form we make; what has another names nothing we have. */
const idOf = (prefix: string) =>
  z
    .string()
    .refine(
      (id) => new RegExp(`^${prefix}_[0-9a-z]{20}$`).test(id),
      says('not_an_id', `Give an id that starts with ${prefix}_.`, { prefix: `${prefix}_` }),
    );
const time = timeGiven({ offset: true });
const short = z.string().trim().min(1).max(200);

/** A person who is one of ours, by an id that accounts give out. */
const userId = short.refine((id) => /^\S+$/.test(id), says('blank_in_it', 'Leave out blanks.'));

const filter = {
  storefront: z.enum(storefronts.map(({ id }) => id)).optional(),
  listingId: idOf('lst').optional(),
  status: status.optional(),
  kind: kind.optional(),
  action: short.optional().describe('As the lead shows it, such as PLT'),
  country: z
    .string()
    .refine(
      (code) => /^[A-Za-z]{2}$/.test(code),
      says('not_a_country', 'Give a code of two letters, such as PL.'),
    )
    .transform((code) => code.toUpperCase())
    .optional()
    .describe('ISO 3166-1 alpha-2'),
  assignedTo: userId.optional().describe('A user’s id; none: leads that nobody has; me: your own'),
  deliveryState: z
    .enum(['waiting', 'parked', 'withheld'])
    .optional()
    .describe('Leads with a delivery in this state'),
  grade: z
    .enum([...letters, ...grades])
    .optional()
    .describe('A letter for all of its grades, or one of them, such as A1'),
  stage: z.enum(stages).optional(),
  hot: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  personId: z
    .string()
    .refine(isPersonId, saysPersonId)
    .optional()
    .describe(
      'With everybody merged with them. A lead without an e-mail address stands for its person under its own id',
    ),
  receivedFrom: time.optional().describe('At or after this time'),
  receivedTo: time.optional().describe('Before this time'),
};
const q = z
  .string()
  .trim()
  .max(200)
  .optional()
  .describe(
    'Words that are all found in name, e-mail address, company, phone number or the first 1,000 characters of the note, ' +
      'in any case and with or without accents. A word of one or two letters is the beginning of a word. ' +
      'New leads are found after a second or two',
  );

/** As many as every server and proxy takes in an address. */
const mostNamed = 200;
const leadIds = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(idOf('lead')).max(mostNamed))
  .optional()
  .describe(`Of these leads alone: ids with commas between them, ${mostNamed} at most`);

export const Count = z
  .object({
    count: z.int().describe('1,000 at most'),
    more: z.boolean().describe('There are more than that'),
  })
  .meta({ id: 'BoundedCount' });
const tabs = {
  all: {},
  unassigned: { assignedTo: null },
  mine: { assignedTo: 'me' },
  new: { status: 'new' },
  withheld: { status: 'withheld' },
  tests: { kind: 'test' },
  notices: { kind: 'notice' },
  waiting: { deliveryState: 'waiting' },
  parked: { deliveryState: 'parked' },
} as const satisfies Record<string, InboxFilter>;
type Tab = keyof typeof tabs;
const tabNames = Object.keys(tabs) as Tab[];
const LeadCounts = z
  .object(Object.fromEntries(tabNames.map((name) => [name, Count])) as Record<Tab, typeof Count>)
  .meta({ id: 'LeadCounts' });
const mostCounted = 1_000;

const params = z.object({ publisherId: z.string() });
const tags = ['Leads'];
const path = '/api/v1/publishers/:publisherId';
const config = { scope: 'leads:read', assigned: true } as const;

export function leadRoutes(web: Web, app: App): void {
  listRoutes(web, app);
  writeRoutes(web, app);
}

function listRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List leads, newest first',
    params,
    querystring: z.strictObject({ ...listQuery, ...filter, q }),
    response: { 200: pageOf(LeadView) },
  };
  web.get(`${path}/leads`, { config, schema: list }, async ({ actor, params: { publisherId }, query }) => {
    const { limit, cursor = null, ...wanted } = query;
    const rows = await asActor(app, actor, publisherId, (tx) =>
      inboxPage(tx, publisherId, filterFor(actor, wanted), cursor, limit + 1),
    );
    return page(rows.map(leadView), limit, (lead) => lead.id);
  });

  const counts = {
    tags,
    summary: 'How many leads each tab of the inbox has under a filter, counted up to 1,000',
    params,
    querystring: z.strictObject(filter),
    response: { 200: LeadCounts },
  };
  web.get(
    `${path}/lead-counts`,
    { config, schema: counts },
    async ({ actor, params: { publisherId }, query }) =>
      asActor(app, actor, publisherId, async (tx) => {
        await preferWalks(tx);
        const people = await followed(tx, publisherId, query);
        const counted: Partial<Record<Tab, z.infer<typeof Count>>> = {};
        for (const name of tabNames) {
          const wanted = filterFor(actor, { ...people, ...tabs[name] });
          const count = await countUpTo(tx, publisherId, wanted, mostCounted + 1);
          counted[name] = { count: Math.min(count, mostCounted), more: count > mostCounted };
        }
        return counted as Record<Tab, z.infer<typeof Count>>;
      }),
  );

  for (const format of fileFormats) fileRoute(web, app, format);
}

function fileRoute(web: Web, app: App, format: FileFormat): void {
  const schema = {
    tags,
    summary: `The leads of a filter as ${format === 'csv' ? 'a CSV file' : 'an Excel workbook'}, newest first`,
    params,
    querystring: z.strictObject({ ...filter, q, leadIds }),
    response: fileAnswer(format),
  };
  web.get(
    `${path}/leads.${format}`,
    { config, schema },
    async ({ actor, params: { publisherId }, query }, reply) => {
      const fields = await asActor(app, actor, publisherId, (tx) => leadFieldsOf(tx, publisherId));
      const read = (beforeId: string | null, limit: number) =>
        asActor(app, actor, publisherId, (tx) =>
          inboxPage(tx, publisherId, filterFor(actor, query), beforeId, limit),
        );
      return answerTable(reply, format, {
        name: 'leads',
        columns: inboxColumns(fields),
        pages: pagesOf(read, ({ id }) => id),
      });
    },
  );
}

function writeRoutes(web: Web, app: App): void {
  web.post(
    `${path}/leads/assignments`,
    {
      config: { scope: 'leads:write' },
      schema: {
        tags,
        summary: 'Hand leads to a person, or to nobody',
        params,
        body: z.strictObject({
          leadIds: z.array(short).min(1).max(500),
          userId: userId.nullable().describe('Null: nobody'),
          note: z.string().trim().max(500).nullable().optional().describe('Why, for the ledger'),
        }),
        response: { 200: z.object({ count: z.int().describe('Leads that changed hands') }) },
      },
    },
    async ({ actor, params: { publisherId }, body }) => ({
      count: await assignLeads(app, actor, publisherId, body),
    }),
  );
}

/** "me" and "none" in place of a user's id; whoever sees their own leads alone is led along the index of those. */
function filterFor<Asked extends { assignedTo?: string | null | undefined }>(
  actor: Parameters<typeof assigneeOf>[0],
  asked: Asked,
): Asked & { assignedTo: string | null | undefined } {
  const named = asked.assignedTo;
  const assignedTo = named === 'none' ? null : named === 'me' ? (actor.userId ?? 'nobody') : named;
  return { ...asked, assignedTo: assignedTo === undefined ? (assigneeOf(actor) ?? undefined) : assignedTo };
}
