// What the pages have in common that readers of mails reach: anybody with the address may, no search finds them, and errors are pages.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../platform/app.ts';
import { problemOf } from '../platform/web-problem.ts';
import { sendHtml } from '../platform/web-html.ts';
import type { Web } from '../platform/web.ts';
import type { Language } from '../platform/words.ts';
import { policy, viewOf, type View } from '../storefront/view.ts';
import { stopPage } from './stop-page.ts';

/** Longer than the router lets a named part be. */
export type Visit = { Params: { '*': string } };
export const longestBody = 16 * 1024;
/** Of each such route; they are no part of the API. */
export const schema = { hide: true };

export function readerPages(web: Web, app: App, routes: (pages: Web) => void): void {
  void web.register(async (pages) => {
    // RFC 8058 lets a mail program send its one word in either way; what it is matters only where it takes something back.
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])
      pages.addContentTypeParser<string>(
        type,
        { parseAs: 'string', bodyLimit: longestBody },
        (_request, body, done) => done(null, body),
      );
    pages.setErrorHandler((error, request, reply) => {
      const { status, headers } = problemOf(error, request.id);
      if (status >= 500) app.log.error({ err: error, requestId: request.id }, 'request.failed');
      if (headers['retry-after']) void reply.header('retry-after', headers['retry-after']);
      const view = viewFor(request);
      return sendPage(reply, view, status, stopPage(view, 'mail', 'failed', {}));
    });
    routes(pages);
  });
}

export const wantsBack = ({ body }: FastifyRequest): boolean =>
  /\bact=undo\b/.test(typeof body === 'string' ? body : '');

export function viewFor({ url, query, headers }: FastifyRequest, otherwise: Language = 'en'): View {
  return viewOf(
    url.split('?', 1)[0]!,
    query as Record<string, unknown>,
    headers['accept-language'],
    otherwise,
  );
}

export function sendPage(reply: FastifyReply, view: View, status: number, page: string): FastifyReply {
  void reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
  return sendHtml(reply, status, { language: view.language, policy, html: page });
}
