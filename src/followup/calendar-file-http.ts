// The route by which a calendar program reads what its person has to do. The address is the secret: nobody signs in here.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { readerOfToken } from '../accounts/calendar-link.ts';
import type { Limit, Tries } from '../accounts/tries.ts';
import type { App } from '../platform/app.ts';
import { notFound, Problem } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { calendarFile } from './calendar-file.ts';
import { nearestDue } from './due-store.ts';

/** Writing as many takes some 80 ms. */
const most = 200;
/** Of one address: a person has few devices, and each looks every quarter of an hour or more seldom. */
const readings: Limit = { atMost: 30, withinMs: 15 * 60_000 };

export function calendarFileRoute(web: Web, app: App, tries: Tries): void {
  web.get(
    '/calendar/:token.ics',
    {
      schema: {
        tags: ['Tasks'],
        summary: 'What a person has to do, as a calendar to subscribe to',
        description: `Open tasks and first responses of all publishers the person belongs to, in their language: the ${most} nearest to now. The token in the address is the secret.`,
        params: z.object({ token: z.string() }),
        response: {
          200: { description: 'RFC 5545', content: { 'text/calendar': { schema: z.string() } } },
          304: z.undefined().describe('As it was read before'),
          404: Problem,
          429: Problem,
        },
      },
    },
    async ({ params: { token }, headers }, reply) => {
      const reader = await readerOfToken(app, token);
      if (reader === undefined) throw notFound('calendar');
      tries.take(`calendar ${reader.userId}`, readings);
      const { language } = reader;
      const now = app.clock.now();
      const publicUrl = app.publicUrl();
      const due = await nearestDue(app.db, reader, now, most);
      const etag = etagOf({ due, language, publicUrl });
      void reply.headers({ etag, 'cache-control': 'private, no-cache' });
      if (headers['if-none-match'] === etag) return reply.code(304).send();
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="leadshare.ics"')
        .send(calendarFile(due, { language, publicUrl, now }));
    },
  );
}

/** Weak: another copy of the same has another time on it. */
function etagOf(what: object): string {
  return `W/"${createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 22)}"`;
}
