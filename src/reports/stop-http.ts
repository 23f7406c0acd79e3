// The page that ends the mails of a report for its reader: open to everybody who has the address, also to mail programs by one post.
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  longestBody,
  readerPages,
  schema,
  sendPage,
  viewFor,
  wantsBack,
  type Visit,
} from '../mailing/reader-page.ts';
import { stopPage, type StopState } from '../mailing/stop-page.ts';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { recipientOf } from './due-store.ts';
import { reportFor, stopReader } from './report-store.ts';
import { readStop, stopPath, type Reading } from './stop-token.ts';

export function stopReportRoutes(web: Web, app: App): void {
  readerPages(web, app, (pages) => {
    pages.get<Visit>(`${stopPath}*`, { schema }, async (request, reply) => {
      const found = await readingOf(app, request.params['*']);
      if (found === null) return send(request, reply, 404, 'notFound', '');
      return send(request, reply, 200, found.isStopped ? 'stopped' : 'ask', found.name);
    });
    pages.post<Visit>(`${stopPath}*`, { schema, bodyLimit: longestBody }, async (request, reply) => {
      const found = await readingOf(app, request.params['*']);
      if (found === null) return send(request, reply, 404, 'notFound', '');
      const isBack = wantsBack(request);
      await note(app, found.reading, isBack ? null : app.clock.now());
      return send(request, reply, 200, isBack ? 'undone' : 'stopped', found.name);
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

function send(request: FastifyRequest, reply: FastifyReply, status: number, state: StopState, name: string) {
  const view = viewFor(request);
  return sendPage(reply, view, status, stopPage(view, 'reports', state, { name }));
}
