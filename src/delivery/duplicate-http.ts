// The route of two likely duplicates side by side: here, because only this room knows where their leads went.
import * as z from 'zod';
import { contactFields } from '../leads/contact-differs.ts';
import { ofDuplicate } from '../leads/duplicate-http.ts';
import { MergeView, PersonSeen, Reason } from '../leads/duplicate-view.ts';
import { LeadView } from '../leads/lead-view.ts';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { duplicateDetail } from './duplicate-detail.ts';
import { LeadDelivery } from './lead-http.ts';

const DuplicateSide = PersonSeen.omit({ leads: true })
  .extend({
    leadCount: z.int().describe('Counted up to 100 for each address'),
    leads: z
      .array(LeadView.extend({ deliveries: z.array(LeadDelivery) }))
      .describe('Newest first, 10 at most'),
  })
  .meta({ id: 'DuplicateSide' });

const DuplicateDetail = z
  .object({
    id: z.string(),
    score: z.int(),
    reasons: z.array(Reason),
    foundAt: z.date(),
    state: z.enum(['open', 'merged', 'apart']).describe('apart: they, or two who are one with them'),
    merge: MergeView.nullable().describe('Undone, it makes them two again'),
    separation: z
      .object({
        duplicateId: z.string().describe('Of the pair it was said of: others may be one with them'),
        by: z.string(),
        at: z.date(),
        note: z.string().nullable(),
      })
      .nullable(),
    differs: z.array(z.enum(contactFields)).describe('Values of the contacts that are not the same'),
    sides: z.array(DuplicateSide).describe('The two; where they were merged, as they were before'),
  })
  .meta({ id: 'DuplicateDetail' });

export function duplicateDetailRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/duplicates/:duplicateId',
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags: ['Duplicates'],
        summary: 'Two likely duplicates side by side, with their leads, consents and deliveries',
        params: ofDuplicate,
        response: { 200: DuplicateDetail },
      },
    },
    async ({ actor, params }) => duplicateDetail(app, actor, params.publisherId, params.duplicateId),
  );
}
