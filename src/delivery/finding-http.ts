// Routes of the doctor: what is wrong, in plain words.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import type { Delivering } from './delivering.ts';
import { findingCodes, type Finding as Found } from './doctor.ts';
import { examine } from './examine.ts';

export const Finding = z
  .object({
    severity: z.enum(['error', 'warning', 'note']),
    publisherId: z.string(),
    subjectId: z.string().describe('The listing or the destination'),
    subject: z.string(),
    code: z.enum(findingCodes),
    message: z.string().describe('What is wrong and what to do'),
    values: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .describe('The numbers and reasons in the message, to say it in other words'),
  })
  .meta({ id: 'Finding' });

const schema = {
  tags: ['Findings'],
  summary: 'What is wrong with listings and destinations, in plain words',
  querystring: z.strictObject(listQuery),
  response: { 200: pageOf(Finding) },
};
const params = z.object({ publisherId: z.string() });

/** What the doctor says, for one publisher and for the operator; errors first. */
export function findingRoutes(web: Web, app: App, { engine }: Delivering): void {
  web.get(
    '/api/v1/publishers/:publisherId/findings',
    { config: { scope: 'destinations:read' }, schema: { ...schema, params } },
    async ({ params: { publisherId }, query }) =>
      pageOfAll(await examine(app, engine.directory, publisherId), query, placeOf),
  );
  web.get('/api/v1/operator/findings', { config: { operator: true }, schema }, async ({ query }) =>
    pageOfAll(await examine(app, engine.directory, null), query, placeOf),
  );
}

const rank = { error: 0, warning: 1, note: 2 };

function placeOf({ severity, subjectId, code }: Found): string {
  return `${rank[severity]} ${subjectId} ${code}`;
}
