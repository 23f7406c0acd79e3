// Routes of the operator's desk for leads that publishers gave back.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { decideReturn } from './decide-return.ts';
import { openReturns, returnOf, settledReturns, type LeadReturn } from './return-store.ts';

const text = z.string().nullable();
const ReturnedLead = z
  .object({
    publisherId: z.string(),
    leadId: z.string(),
    storefront: z.string(),
    listingId: z.string(),
    reason: z.string(),
    note: text.describe('The publisher’s own words'),
    returnedBy: z.string(),
    returnedAt: z.date(),
    accepted: z.boolean().nullable().describe('Null: open'),
    decidedBy: text,
    decidedAt: z.date().nullable(),
    answer: text,
  })
  .meta({ id: 'ReturnedLead' });

const tags = ['Returned leads'];
const path = '/api/v1/operator/returned-leads';
const config = { operator: true } as const;

export function returnRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary:
      'List leads that publishers gave back: open ones, longest waiting first; settled ones, newest first',
    querystring: z.strictObject({ ...listQuery, state: z.enum(['open', 'settled']).default('open') }),
    response: { 200: pageOf(ReturnedLead) },
  };
  web.get(path, { config, schema: list }, async ({ query: { limit, cursor, state } }) => {
    const find = state === 'open' ? openReturns : settledReturns;
    const at = (row: LeadReturn) => (state === 'open' ? row.returnedAt : row.decidedAt!);
    const rows = await find(app.db, placeOf(cursor), limit + 1);
    return page(rows, limit, (row) => `${at(row).toISOString()} ${row.leadId}`);
  });

  const decide = {
    tags,
    summary: 'Accept a returned lead, or decline with an answer',
    params: z.object({ publisherId: z.string(), leadId: z.string() }),
    body: z.strictObject({
      accepted: z.boolean(),
      answer: z
        .string()
        .trim()
        .min(1)
        .max(1_000)
        .nullable()
        .default(null)
        .describe('What the publisher reads'),
    }),
    response: { 200: ReturnedLead },
  };
  web.put(
    `${path}/:publisherId/:leadId/decision`,
    { config, schema: decide },
    async ({ actor, params, body }) => {
      await decideReturn(app, actor, params, body);
      return (await returnOf(app.db, params.publisherId, params.leadId))!;
    },
  );
}

function placeOf(cursor: string | undefined): { at: Date; leadId: string } | null {
  if (cursor === undefined) return null;
  const [at = '', leadId = ''] = cursor.split(' ');
  return { at: new Date(Number.isNaN(Date.parse(at)) ? 0 : at), leadId };
}
