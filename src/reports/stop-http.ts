// The page that ends the mails of a report for its reader: open to everybody who has the address, also to mail programs by one post.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { wordsOf } from '../platform/words.ts';
import { markup, type Markup } from '../storefront/markup.ts';
import { document, link, policy, viewOf, type View } from '../storefront/view.ts';
import { recipientOf } from './due-store.ts';
import { reportFor, stopReader } from './report-store.ts';
import { readStop, stopPath, type Reading } from './stop-token.ts';

const schema = { hide: true };
const longestBody = 16 * 1024;
type Visit = { Params: { '*': string } };
type State = 'ask' | 'stopped' | 'undone' | 'notFound';

export function stopReportRoutes(web: Web, app: App): void {
  void web.register(async (pages) => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])
      pages.addContentTypeParser<string>(
        type,
        { parseAs: 'string', bodyLimit: longestBody },
        (_request, body, done) => done(null, body),
      );
    pages.get<Visit>(`${stopPath}*`, { schema }, async (request, reply) => {
      const found = await readingOf(app, request.params['*']);
      if (found === null) return send(request, reply, 404, 'notFound', '');
      return send(request, reply, 200, found.isStopped ? 'stopped' : 'ask', found.name);
    });
    pages.post<Visit>(`${stopPath}*`, { schema, bodyLimit: longestBody }, async (request, reply) => {
      const found = await readingOf(app, request.params['*']);
      if (found === null) return send(request, reply, 404, 'notFound', '');
      const wantsBack = /\bact=undo\b/.test(typeof request.body === 'string' ? request.body : '');
      await note(app, found.reading, wantsBack ? null : app.clock.now());
      return send(request, reply, 200, wantsBack ? 'undone' : 'stopped', found.name);
    });
  });
}

/** Null: there is no such report, or nobody there who could have it. */
async function readingOf(app: App, token: string) {
  const reading = readStop(app, token);
  if (reading === null) return null;
  const { publisherId, reportId, userId } = reading;
  const recipient = await recipientOf(app.db, publisherId, reportId, userId);
  const report = await reportFor(app.db, publisherId, userId, reportId);
  if (report === undefined || recipient === undefined) return null;
  return { reading, name: report.name, isStopped: recipient.stoppedAt !== null };
}

async function note(app: App, { publisherId, reportId, userId }: Reading, at: Date | null): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    if (!(await stopReader(tx, publisherId, reportId, userId, at))) return;
    const data = { fields: ['readers'] };
    await say([{ type: 'report.changed', publisherId, subjectId: reportId, actor: userId, data }]);
  });
}

function send(request: FastifyRequest, reply: FastifyReply, status: number, state: State, name: string) {
  const path = request.url.split('?', 1)[0]!;
  const view = viewOf(
    path,
    request.query as Record<string, unknown>,
    request.headers['accept-language'],
    'en',
  );
  return reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': view.language,
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      vary: 'accept-language',
    })
    .send(pageOf(view, state, name));
}

function pageOf(view: View, state: State, name: string): string {
  const words = wordsOf(view.language, 'reports');
  const title = words(`stop.${state}`, { name });
  const form = (act: 'stop' | 'undo'): Markup => markup`<form method="post" action="${link(view, view.path)}">
<input type="hidden" name="act" value="${act}">
<p><button class="act" type="submit">${words(`stop.${act}Button`)}</button></p>
</form>`;
  const main = markup`<article class="card">
<h1>${title}</h1>
<p>${words(`stop.${state}Text`, { name })}</p>
${(state === 'ask' || state === 'undone') && form('stop')}
${state === 'stopped' && form('undo')}
</article>`;
  return document(view, { title, main });
}
