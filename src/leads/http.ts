// Routes of the inbox. The single lead's route is the delivery room's, which knows where the lead went.
import * as z from 'zod';
import { storefronts } from '../catalog/storefronts.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { leadsBefore } from './inbox-store.ts';
import { kind, LeadView, leadView, status } from './lead-view.ts';

/** Ids of the form we make; what has another names nothing we have. */
const idOf = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{20}$`), `Give an id that starts with ${prefix}_.`);
const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

const inboxQuery = z.strictObject({
  ...listQuery,
  storefront: z.enum(storefronts.map(({ id }) => id)).optional(),
  listingId: idOf('lst').optional(),
  status: status.optional(),
  kind: kind.optional(),
  personId: idOf('per').optional(),
  receivedFrom: time.optional().describe('At or after this time'),
  receivedTo: time.optional().describe('Before this time'),
  q: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\0]*$/)
    .optional()
    .describe('Part of a name, e-mail address, company, phone number or note, in any case'),
});

export function leadRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/leads',
    {
      config: { scope: 'leads:read' },
      schema: {
        tags: ['Leads'],
        summary: 'List leads, newest first',
        params: z.object({ publisherId: z.string() }),
        querystring: inboxQuery,
        response: { 200: pageOf(LeadView) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor = null, q, ...filter } }) => {
      const search = { ...filter, q: q || undefined };
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        leadsBefore(tx, publisherId, search, cursor, limit + 1),
      );
      return page(rows.map(leadView), limit, (lead) => lead.id);
    },
  );
}
