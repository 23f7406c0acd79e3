// The status page itself: for anybody who has its address, as a page and as JSON for monitors. It tells no reason and nobody's name.
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { defaultLanguage } from '../accounts/store.ts';
import { placeKey, Tries, type Limit } from '../accounts/tries.ts';
import type { App } from '../platform/app.ts';
import { sendHtml } from '../platform/web-html.ts';
import { notFound, Problem, problemOf } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { languageNamed, languageOf, type Language } from '../platform/words.ts';
import { FlowStatus, readFlow } from './read-flow.ts';
import { problemPage, statusPage } from './status-view.ts';
import { touchStatusPage, type StatusPage } from './status-page-store.ts';
import { statusPageOf } from './status-pages.ts';

const minuteMs = 60_000;
/** Of one page: several monitors may look, each every few seconds. */
const looks: Limit = { atMost: 300, withinMs: 10 * minuteMs };
/** Wrong addresses from one place. */
const wrongFromPlace: Limit = { atMost: 60, withinMs: 10 * minuteMs };

/** Nothing inline, no script, nobody else, no frames. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const Query = z.object({
  format: z.string().optional().describe('json: as JSON'),
  strict: z.string().optional().describe('Answers 503 unless all is well; what it says is the same'),
  language: z.string().optional().describe('Of the page, such as cs; left out: as the browser prefers'),
});
const answer = {
  description: 'How the leads flow',
  content: { 'text/html': { schema: z.string() }, 'application/json': { schema: FlowStatus } },
};
const schema = {
  tags: ['Status pages'],
  summary: 'How a publisher’s leads flow, for whoever has the address',
  description: 'The token in the address is the secret; one that is wrong or revoked is not there.',
  params: z.object({ token: z.string() }),
  querystring: Query,
  response: {
    200: answer,
    404: Problem,
    429: Problem,
    503: { ...answer, description: 'With strict, when not all is well' },
  },
};

type Visit = FastifyRequest & { query: z.infer<typeof Query> };

export function statusRoutes(web: Web, app: App): void {
  const tries = new Tries(app.clock);
  void web.register(async (room) => {
    const pages = room as unknown as Web;
    pages.setErrorHandler((error, request, reply) => {
      const { status, headers, body } = problemOf(error, request.id);
      if (status >= 500) app.log.error({ err: error, requestId: request.id }, 'request.failed');
      void reply.headers({ ...headers, 'x-robots-tag': 'noindex' });
      const asked = request.query as z.infer<typeof Query>;
      if (asked.format === 'json') return reply.code(status).serializer(JSON.stringify).send(body);
      const problem = status === 429 ? 'busy' : status >= 500 ? 'failed' : 'notFound';
      return sendHtml(reply, status, { policy, ...problemPage(languageFor(request, 'en'), problem) });
    });
    pages.get('/status/:token', { schema }, async (request, reply) => {
      const page = await statusPageOf(app, request.params.token);
      if (page === undefined) {
        tries.take(`wrong ${placeKey(request.ip)}`, wrongFromPlace);
        throw notFound('page');
      }
      tries.take(page.id, looks);
      await noteUse(app, page);
      const flow = await readFlow(app, page);
      const code = request.query.strict !== undefined && flow.state !== 'well' ? 503 : 200;
      void reply.header('x-robots-tag', 'noindex');
      if (request.query.format === 'json') return reply.code(code).send(flow);
      const language = languageFor(request, (await defaultLanguage(app.db, page.publisherId)).counts);
      return sendHtml(reply, code, { policy, ...statusPage(language, flow) }) as never;
    });
  });
}

async function noteUse(app: App, page: StatusPage): Promise<void> {
  const now = app.clock.now();
  if (now.getTime() - (page.lastUsedAt?.getTime() ?? 0) < minuteMs) return;
  await touchStatusPage(app.db, page, now).catch((err: unknown) =>
    app.log.warn({ err, statusPageId: page.id }, 'status_page.use_not_noted'),
  );
}

function languageFor({ query, headers }: FastifyRequest, otherwise: Language): Language {
  const { language } = query as Visit['query'];
  const chosen = typeof language === 'string' ? languageNamed(language) : undefined;
  return chosen ?? languageOf(headers['accept-language'], otherwise);
}
