// Routes of saved reports: written, changed, removed, and sent to oneself.
import * as z from 'zod';
import type { Post } from '../accounts/post.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { recipientOf } from './due-store.ts';
import { ReportView, viewsOf, WrittenShape } from './report-view.ts';
import { reportFor, reportsFor } from './report-store.ts';
import { changeReport, createReport, removeReport } from './save-report.ts';
import { letterFor } from './send-reports.ts';

const params = z.object({ publisherId: z.string() });
const withReport = params.extend({ reportId: z.string() });
const path = '/api/v1/publishers/:publisherId/reports';
const tags = ['Reports'];
const config = { scope: 'leads:read', assigned: true } as const;

export function savedReportRoutes(web: Web, app: App, post: Post): void {
  const list = {
    tags,
    summary: 'Reports that you may see',
    params,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(ReportView) },
  };
  web.get(
    path,
    { config, schema: list },
    ({ actor, params: { publisherId }, query: { limit, cursor = '' } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const place = { afterId: cursor, limit: limit + 1 };
        const reports = await reportsFor(tx, publisherId, actor.userId, place);
        const { items, nextCursor } = page(reports, limit, ({ id }) => id);
        return { items: await viewsOf(tx, publisherId, actor, items), nextCursor };
      }),
  );

  const create = {
    tags,
    summary: 'Save a report',
    description: 'What is shared, or mailed to others, needs the scope leads:write. A key’s are shared.',
    params,
    body: WrittenShape,
    response: { 201: ReportView },
  };
  web.post(path, { config, schema: create }, async ({ actor, params: { publisherId }, body }, reply) => {
    const report = await createReport(app, actor, publisherId, body);
    const [view] = await app.db.asPublisher(publisherId, (tx) => viewsOf(tx, publisherId, actor, [report]));
    return reply.code(201).send(view!);
  });
  oneRoutes(web, app);
  mailRoute(web, app, post);
}

function oneRoutes(web: Web, app: App): void {
  const one = { tags, summary: 'A report', params: withReport, response: { 200: ReportView } };
  web.get(`${path}/:reportId`, { config, schema: one }, ({ actor, params: { publisherId, reportId } }) =>
    app.db.asPublisher(publisherId, async (tx) => {
      const report = await reportFor(tx, publisherId, actor.userId, reportId);
      if (report === undefined) throw notFound('report');
      return (await viewsOf(tx, publisherId, actor, [report]))[0]!;
    }),
  );

  const change = {
    tags,
    summary: 'Change a report, as a whole',
    params: withReport,
    body: WrittenShape,
    response: { 200: ReportView },
  };
  web.put(`${path}/:reportId`, { config, schema: change }, async ({ actor, params: place, body }) => {
    const report = await changeReport(app, actor, place, body);
    const { publisherId } = place;
    const [view] = await app.db.asPublisher(publisherId, (tx) => viewsOf(tx, publisherId, actor, [report]));
    return view!;
  });

  const gone = { 204: z.undefined().describe('Removed') };
  const removal = { tags, summary: 'Remove a report', params: withReport, response: gone };
  web.delete(`${path}/:reportId`, { config, schema: removal }, async ({ actor, params: place }, reply) => {
    await removeReport(app, actor, place);
    return reply.code(204).send();
  });
}

function mailRoute(web: Web, app: App, post: Post): void {
  const now = {
    tags,
    summary: 'Mail the report to yourself now',
    description: 'For people who are members of the publisher.',
    params: withReport,
    response: { 200: z.object({ sentTo: z.string() }) },
  };
  web.post(
    `${path}/:reportId/mails`,
    { config, schema: now },
    async ({ actor, params: { publisherId, reportId } }) => {
      const report = await app.db.asPublisher(publisherId, (tx) =>
        reportFor(tx, publisherId, actor.userId, reportId),
      );
      if (report === undefined) throw notFound('report');
      if (app.config.smtpUrl === null)
        throw new Refusal('conflict.no_mail_server', 'This server cannot send mail: SMTP_URL is not set.');
      const recipient =
        actor.userId === null ? undefined : await recipientOf(app.db, publisherId, reportId, actor.userId);
      if (recipient === undefined)
        throw new Refusal('forbidden.members_alone', 'Only members of the publisher are sent reports.');
      const messageId = `${newId('evt', app.clock.now())}@leadshare`;
      const mail = await letterFor(app, publisherId, report, recipient, messageId);
      if (!(await post.deliver('report', mail)))
        throw new Refusal(
          'conflict.mail_not_taken',
          'The mail server did not take the mail; try again later.',
        );
      return { sentTo: recipient.email };
    },
  );
}
