// Routes of the ledger of assignments, of leads that wait, and of giving leads to the next.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { assignmentsBefore, waitingAfter } from './assignment-store.ts';
import { AssignmentView, assignmentView, WaitingView, waitingView } from './assignment-view.ts';
import { waitReasons } from './choose.ts';
import { handBack, reassign } from './reassign.ts';

const tags = ['Assignment'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const short = z.string().max(100);
const note = z.string().trim().max(500).nullable().default(null).describe('Why, for the ledger');

const Reassigned = z.object({
  leadId: z.string(),
  takenFrom: z.string().nullable(),
  userId: z.string().nullable().describe('Who has it now'),
  reason: z.enum(waitReasons).nullable().describe('Why nobody else could be found; null: somebody was'),
});

export function assignmentRoutes(web: Web, app: App, scorers: Scorers): void {
  mountReads(web, app);
  const write = { scope: 'assignments:write' } as const;

  const next = {
    tags,
    summary: 'Take leads from who has them and give each to the next of its pool',
    description: 'Never back to anybody it was taken from. Where nobody else is free, it stays where it is.',
    params,
    body: z.strictObject({ leadIds: z.array(short).min(1).max(500), note }),
    response: { 200: z.object({ items: z.array(Reassigned) }) },
  };
  web.post(
    `${path}/reassignments`,
    { config: write, schema: next },
    async ({ actor, params: { publisherId }, body: { leadIds, note } }) => ({
      items: await app.outbox.transact(publisherId, (tx, say) =>
        reassign(app, scorers, tx, say, {
          publisherId,
          leadIds,
          because: 'passed_on',
          actor: actor.id,
          note,
        }),
      ),
    }),
  );

  const back = {
    tags,
    summary: 'Hand all open leads of a person who leaves or is away back to their pools',
    description:
      'Open: neither qualified for sales nor disqualified. 2,000 at once; `more` says that there are some left.',
    params,
    body: z.strictObject({ userId: short, note }),
    response: {
      200: z.object({
        assigned: z.int().describe('Leads that somebody else has now'),
        waiting: z.int().describe('Leads that wait for somebody to be free'),
        more: z.boolean(),
      }),
    },
  };
  web.post(
    `${path}/hand-backs`,
    { config: write, schema: back },
    async ({ actor, params: { publisherId }, body }) => handBack(app, scorers, actor, publisherId, body),
  );
}

function mountReads(web: Web, app: App): void {
  const ledger = {
    tags,
    summary: 'List who got what and why, newest first',
    params,
    querystring: z.strictObject({
      ...listQuery,
      leadId: short.optional(),
      userId: short.optional(),
      poolId: short.optional(),
    }),
    response: { 200: pageOf(AssignmentView) },
  };
  web.get(
    `${path}/assignments`,
    { config: { scope: 'leads:read', assigned: true }, schema: ledger },
    async ({ actor, params: { publisherId }, query: { limit, cursor = null, ...filter } }) => {
      const rows = await asActor(app, actor, publisherId, (tx) =>
        assignmentsBefore(tx, publisherId, filter, cursor, limit + 1),
      );
      return page(rows.map(assignmentView), limit, ({ id }) => id);
    },
  );

  const waiting = {
    tags,
    summary: 'List the leads that wait for somebody, longest known first',
    params,
    querystring: z.strictObject({ ...listQuery, poolId: short.optional() }),
    response: { 200: pageOf(WaitingView) },
  };
  web.get(
    `${path}/waiting-leads`,
    { config: { scope: 'leads:read' }, schema: waiting },
    async ({ params: { publisherId }, query: { limit, cursor = '', poolId = null } }) => {
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        waitingAfter(tx, publisherId, poolId, cursor, limit + 1),
      );
      return page(rows.map(waitingView), limit, ({ leadId }) => leadId);
    },
  );
}
