// Routes of live updates, as server-sent events.
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { Streams } from './streams.ts';

const schema = {
  tags: ['Live updates'],
  summary: 'What changes, as it changes (server-sent events)',
  description:
    'Events: `ready` first; `change` with `publisherId` and, of what changed, `leads`, `deliveries` (`id`, `leadId`), `destinations`, ' +
    '`quarantine`, `opportunities`, `referrals` and `campaigns`, each a list of ids, empty when there are too many to name; `refetch` when something may have been missed, ' +
    'such as after Last-Event-ID. A comment every 15 seconds keeps the connection open.',
  response: {
    200: { description: 'A stream without end', content: { 'text/event-stream': { schema: z.string() } } },
  },
};

export function streamRoutes(web: Web, app: App): void {
  const streams = new Streams(app);
  web.addHook('preClose', async () => streams.close());
  const answer = async (request: FastifyRequest, reply: FastifyReply, publisherId: string | null) => {
    // The request itself, since its actor is read anew whenever it goes through the door again.
    const listener = {
      get actor() {
        return request.actor;
      },
      enterAgain: () => request.enterAgain(),
      publisherId,
      resumes: request.headers['last-event-id'] !== undefined,
    };
    const stream = await streams.listen(listener);
    // Proxies that gather an answer before they pass it on would hold all of it.
    return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(stream);
  };
  const params = z.object({ publisherId: z.string() });
  web.get(
    '/api/v1/publishers/:publisherId/stream',
    { config: { scope: 'any', assigned: true }, schema: { ...schema, params }, exposeHeadRoute: false },
    async (request, reply) =>
      answer(request as FastifyRequest, reply as never, request.params.publisherId) as never,
  );
  web.get(
    '/api/v1/operator/stream',
    { config: { operator: true }, schema, exposeHeadRoute: false },
    async (request, reply) => answer(request as FastifyRequest, reply as never, null) as never,
  );
}
