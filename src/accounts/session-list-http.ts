// Routes of a person's own sessions: which browsers are signed in, and ending one.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { deviceOf } from './device.ts';
import { endSessions, idleSince } from './sessions.ts';
import { sessionsOfUser } from './session-store.ts';

const OwnSession = z
  .object({
    id: z.string(),
    device: z
      .object({ browser: z.string().nullable(), system: z.string().nullable() })
      .describe('Names of products; null where unknown'),
    ip: z.string().nullable(),
    createdAt: z.date(),
    lastSeenAt: z.date().describe('To the minute'),
    current: z.boolean().describe('The one that asks'),
  })
  .meta({ id: 'OwnSession' });

export function sessionListRoutes(web: Web, app: App): void {
  const tags = ['Signing in'];
  const config = { person: true } as const;
  const path = '/api/v1/sessions';

  web.get(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'List your own sessions, the newest first',
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(OwnSession) },
      },
    },
    async ({ session, query: { limit, cursor = '' } }) => {
      const now = app.clock.now();
      const { id: currentId } = session!;
      const rows = await sessionsOfUser(app.db, session!, now, idleSince(now), cursor, limit + 1);
      const { items, nextCursor } = page(rows, limit, ({ id }) => id);
      return {
        items: items.map(({ userAgent, ...each }) => ({
          ...each,
          device: deviceOf(userAgent),
          current: each.id === currentId,
        })),
        nextCursor,
      };
    },
  );

  web.delete(
    `${path}/:sessionId`,
    {
      config,
      schema: {
        tags,
        summary: 'End one of your sessions',
        params: z.object({ sessionId: z.string() }),
        response: { 204: z.undefined().describe('Ended') },
      },
    },
    async ({ session, params }, reply) => {
      const ended = await app.outbox.transact(null, (tx, say) =>
        endSessions(app, tx, say, session!.userId, {
          only: params.sessionId,
          confinedTo: session!.confinedTo,
        }),
      );
      if (ended === 0) throw notFound('session');
      return reply.code(204).send();
    },
  );
}
