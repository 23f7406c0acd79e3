// Routes of reconciliations: begin one, see how far it is and what it found, send again what they lack.
import * as z from 'zod';
import { reading } from '../delivery/destination-mounting.ts';
import type { Engine } from '../delivery/engine.ts';
import { states } from '../delivery/shown-state.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { timeGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import { placeOf, places, type Mounted } from './places.ts';
import {
  findingsAfter,
  reconciliationById,
  reconciliationsOf,
  type FindingRow,
  type ReconciliationRow,
} from './reconciliation-store.ts';
import { beginReconciliation, replayLacking } from './reconciliations.ts';
import { mostFindings } from './reconcile.ts';
import { Failure } from './tracking-http.ts';
import { followed } from './followed.ts';

const text = z.string().nullable();

const View = z
  .object({
    id: z.string(),
    destinationId: z.string(),
    since: z.date().nullable().describe('Deliveries delivered since then; null: all'),
    state: z.enum(['running', 'done', 'failed']),
    startedBy: z.string(),
    startedAt: z.date(),
    endedAt: z.date().nullable(),
    compared: z.int().describe('Deliveries looked for so far'),
    lacking: z.int().describe('Of them, those that are not there'),
    changed: z.int().describe('Of them, those that are there and no longer just open'),
    failure: Failure.nullable(),
  })
  .meta({ id: 'Reconciliation' });

const RemoteView = z
  .object({
    state: z.enum(['open', 'working', 'qualified', 'disqualified', 'converted', 'won', 'lost', 'deleted']),
    status: text.describe('The far side’s own word for it'),
    owner: text,
    value: z.number().nullable().describe('In whole units of the currency'),
    currency: text.describe('ISO 4217'),
    url: text,
    changedAt: z.date(),
  })
  .meta({ id: 'FoundRecord' });

const Found = z
  .object({
    deliveryId: z.string(),
    publisherId: z.string().describe('Whose lead it is'),
    leadId: z.string(),
    lacking: z.boolean(),
    record: RemoteView.nullable().describe('Null where it is lacking'),
    state: z.enum(states).nullable().describe('Of the delivery now'),
    deliveredAt: z.date().nullable(),
  })
  .meta({ id: 'ReconciliationFinding' });

const tags = ['What comes back'];
const since = timeGiven().optional().describe('Deliveries delivered since then; left out: all');
const chosen = z
  .strictObject({
    deliveryIds: z
      .array(z.string().min(1).max(64))
      .min(1)
      .max(500)
      .optional()
      .describe('Of those that are lacking; left out: all of them'),
  })
  .default({});

export function reconciliationRoutes(web: Web, app: App, { engine }: { engine: Engine }): void {
  for (const mounted of places) {
    mountRuns(web, app, mounted);
    mountFindings(web, app, mounted);
    mountReplays(web, app, engine, mounted);
  }
}

function mountRuns(web: Web, app: App, { path, params, config }: Mounted): void {
  const all = `${path}/reconciliations`;

  web.post(
    all,
    {
      config: config.write,
      schema: {
        tags,
        summary: 'Compare what we sent with what is there',
        params,
        body: z.strictObject({ since }).default({}),
        response: { 202: View },
      },
    },
    async ({ actor, params: asked, body }, reply) => {
      const begun = await beginReconciliation(app, actor, placeOf(asked), body.since ?? null);
      return reply.code(202).send(viewOf(begun));
    },
  );

  web.get(
    all,
    {
      config: config.read,
      schema: {
        tags,
        summary: 'List reconciliations, the newest first',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(View) },
      },
    },
    async ({ params: asked, query: { limit, cursor = null } }) => {
      const { publisherId, destinationId } = placeOf(asked);
      return reading(app, publisherId, async (tx) => {
        await followed(tx, publisherId, destinationId);
        const rows = await reconciliationsOf(tx, publisherId, destinationId, {
          beforeId: cursor,
          limit: limit + 1,
        });
        const { items, nextCursor } = page(rows, limit, ({ id }) => id);
        return { items: items.map(viewOf), nextCursor };
      });
    },
  );
}

const oneOf = (path: string) => `${path}/reconciliations/:reconciliationId`;
const paramsOf = ({ params }: Mounted) => params.extend({ reconciliationId: z.string() });
const placed = (asked: unknown) => ({
  ...placeOf(asked),
  id: (asked as { reconciliationId: string }).reconciliationId,
});

function mountFindings(web: Web, app: App, mounted: Mounted): void {
  const { path, config } = mounted;
  const one = oneOf(path);
  const params = paramsOf(mounted);

  web.get(
    one,
    {
      config: config.read,
      schema: {
        tags,
        summary: 'One reconciliation, and how far it is',
        params,
        response: { 200: View },
      },
    },
    async ({ params: asked }) => {
      const { publisherId, destinationId, id } = placed(asked);
      const row = await reading(app, publisherId, (tx) =>
        reconciliationById(tx, publisherId, destinationId, id),
      );
      if (!row) throw notFound('reconciliation');
      return viewOf(row);
    },
  );

  web.get(
    `${one}/findings`,
    {
      config: config.read,
      schema: {
        tags,
        summary: `What a reconciliation found, the first ${mostFindings}`,
        params,
        querystring: z.strictObject({
          ...listQuery,
          lacking: z
            .enum(['true', 'false'])
            .transform((word) => word === 'true')
            .optional()
            .describe('true: what they lack; false: what they changed; left out: both'),
        }),
        response: { 200: pageOf(Found) },
      },
    },
    async ({ params: asked, query: { limit, cursor = '', lacking = null } }) => {
      const { publisherId, destinationId, id } = placed(asked);
      return reading(app, publisherId, async (tx) => {
        if (!(await reconciliationById(tx, publisherId, destinationId, id))) throw notFound('reconciliation');
        const which = { afterId: cursor, lacking, limit: limit + 1, now: app.clock.now() };
        const rows = await findingsAfter(tx, publisherId, id, which);
        const { items, nextCursor } = page(rows, limit, ({ deliveryId }) => deliveryId);
        return { items: items.map(foundOf), nextCursor };
      });
    },
  );
}

function mountReplays(web: Web, app: App, engine: Engine, mounted: Mounted): void {
  web.post(
    `${oneOf(mounted.path)}/replays`,
    {
      config: mounted.config.replay,
      schema: {
        tags,
        summary: 'Send again what they lack',
        params: paramsOf(mounted),
        body: chosen,
        response: { 202: z.object({ count: z.int().describe('Deliveries scheduled') }) },
      },
    },
    async ({ actor, params: asked, body }, reply) => {
      const count = await replayLacking(app, engine, actor, placed(asked), body.deliveryIds ?? null);
      return reply.code(202).send({ count });
    },
  );
}

function viewOf({ reason, detail, said, ...row }: ReconciliationRow): z.infer<typeof View> {
  return { ...row, failure: reason === null ? null : { reason, detail, said } };
}

function foundOf({ isLacking: lacking, record, ...finding }: FindingRow): z.infer<typeof Found> {
  return {
    ...finding,
    lacking,
    record: record === null ? null : { ...record, changedAt: new Date(record.changedAt) },
  };
}
