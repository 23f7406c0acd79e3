// Routes of the doctor: what is wrong, in plain words.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import type { Delivering } from './delivering.ts';
import { examine } from './examine.ts';

const ofPublisher = z.object({ publisherId: z.string() });
const Finding = z
  .object({
    severity: z.enum(['error', 'warning', 'note']),
    publisherId: z.string(),
    subjectId: z.string().describe('The listing or the destination'),
    subject: z.string(),
    code: z.string(),
    message: z.string().describe('What is wrong and what to do'),
  })
  .meta({ id: 'Finding' });
const Findings = z.object({ items: z.array(Finding), nextCursor: z.null() });

/** What the doctor says, for one publisher and for the operator. */
export function findingRoutes(web: Web, app: App, { engine }: Delivering): void {
  const summary = 'What is wrong with listings and destinations, in plain words';
  const found = async (publisherId: string | null) => ({ items: await examine(app, engine.directory, publisherId), nextCursor: null });
  web.get(
    '/api/v1/publishers/:publisherId/findings',
    { config: { scope: 'destinations:read' }, schema: { tags: ['Findings'], summary, params: ofPublisher, response: { 200: Findings } } },
    ({ params: { publisherId } }) => found(publisherId),
  );
  web.get('/api/v1/operator/findings', { config: { operator: true }, schema: { tags: ['Findings'], summary, response: { 200: Findings } } }, () => found(null));
}
