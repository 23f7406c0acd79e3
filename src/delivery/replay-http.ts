// Routes that send again: one delivery, what a filter finds, and the operator's over all publishers.
import * as z from 'zod';
import { allPublisherIds } from '../accounts/store.ts';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { timeGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import type { Delivering } from './delivering.ts';
import { replayEverywhere, replayMany, replayOne } from './replay.ts';
import { states } from './shown-state.ts';

const chosen = z.array(z.string().min(1).max(64)).min(1).max(500).optional();
const replay = z.strictObject({
  destinationId: z.string().optional(),
  state: z
    .enum(states)
    .optional()
    .describe('Left out: parked and waiting; chosen deliveries whatever became of them'),
  since: timeGiven()
    .optional()
    .describe('Deliveries created since; with a destination, leads that never went there too'),
  until: timeGiven().optional().describe('Deliveries created before this time alone'),
});
const Replayed = z.object({ count: z.int().describe('Deliveries scheduled') });
const ofPublisher = z.object({ publisherId: z.string() });
const ofDelivery = ofPublisher.extend({ deliveryId: z.string() });
const tags = ['Deliveries'];

export function replayRoutes(web: Web, app: App, { engine }: Delivering): void {
  const write = { scope: 'deliveries:write' } as const;

  web.post(
    '/api/v1/publishers/:publisherId/deliveries/:deliveryId/replays',
    {
      config: write,
      schema: { tags, summary: 'Send one again', params: ofDelivery, response: { 202: Replayed } },
    },
    async ({ actor, params: { publisherId, deliveryId } }, reply) => {
      await replayOne(app, engine, actor.id, publisherId, deliveryId);
      return reply.code(202).send({ count: 1 });
    },
  );

  web.post(
    '/api/v1/publishers/:publisherId/replays',
    {
      config: write,
      schema: {
        tags,
        summary: 'Send again what a filter finds, or what was chosen',
        params: ofPublisher,
        body: replay.extend({
          leadIds: chosen.describe('The deliveries of these leads'),
          deliveryIds: chosen.describe('These very deliveries'),
        }),
        response: { 202: Replayed },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) => {
      const count = await replayMany(app, engine, actor.id, publisherId, body);
      return reply.code(202).send({ count });
    },
  );

  web.post(
    '/api/v1/operator/replays',
    {
      config: { operator: true },
      schema: {
        tags,
        summary: 'Send again to a destination of the operator, for all publishers',
        body: replay,
        response: { 202: Replayed },
      },
    },
    async ({ actor, body }, reply) => {
      const publisherIds = (await allPublisherIds(app.db)).filter((id) => id !== operatorId);
      const count = await replayEverywhere(app, engine, actor.id, publisherIds, body);
      return reply.code(202).send({ count });
    },
  );
}
