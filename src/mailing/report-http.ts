// Where mail servers and providers tell of bounces and complaints: a secret address, and the routes that show and renew it.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { placeKey, Tries } from '../accounts/tries.ts';
import type { App } from '../platform/app.ts';
import { newId, randomText } from '../platform/ids.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { reportsInJson, reportsInMail, type Report } from './report.ts';
import { insertReportUrl, publisherOfReports, reportUrlsOf } from './report-store.ts';
import { takeReports } from './take-reports.ts';

const tokenLength = 36;
const longestReport = 1024 * 1024;
const hourMs = 3_600_000;
const wrongFromPlace = { atMost: 60, withinMs: 10 * 60_000 };

const View = z
  .object({
    url: z.string().nullable().describe('Null: there is none yet'),
    createdAt: z.date().nullable(),
    lastUsedAt: z.date().nullable().describe('To the hour'),
  })
  .meta({ id: 'MailReportUrl' });

const tags = ['Mails'];
const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/mail-report-urls';

export function reportRoutes(web: Web, app: App): void {
  urlRoutes(web, app);
  takeRoute(web, app);
}

function urlRoutes(web: Web, app: App): void {
  const view = (publisherId: string) =>
    app.db.asPublisher(publisherId, async (tx) => {
      const [newest] = await reportUrlsOf(tx, publisherId, app.clock.now());
      if (newest === undefined) return { url: null, createdAt: null, lastUsedAt: null };
      const { id, sealed, createdAt, lastUsedAt } = newest;
      return { url: `${app.publicUrl()}/mail-events/${app.vault.open(sealed, id)}`, createdAt, lastUsedAt };
    });

  web.get(
    path,
    {
      config: { scope: 'mail:write', operatorToo: true },
      schema: {
        tags,
        summary: 'The address for bounces and complaints',
        params,
        response: { 200: View },
      },
    },
    async ({ params: { publisherId } }) => view(publisherId),
  );

  web.post(
    path,
    {
      config: { scope: 'mail:write', operatorToo: true },
      schema: {
        tags,
        summary: 'Make a new address for bounces and complaints',
        description:
          'The one before ends now, or after an overlap. That of pub_operator is for the mails of all publishers.',
        params,
        body: z
          .strictObject({ overlapHours: z.number().min(0).max(720).default(0) })
          .default({ overlapHours: 0 }),
        response: { 201: View },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) => {
      await app.outbox.transact(publisherId, async (tx, say) => {
        const createdAt = app.clock.now();
        const id = newId('mru', createdAt);
        const token = randomText(tokenLength);
        const url = { id, sealed: app.vault.seal(token, id), hash: hashOf(token), createdAt };
        const othersEndAt = new Date(createdAt.getTime() + (body?.overlapHours ?? 0) * hourMs);
        await insertReportUrl(tx, publisherId, url, othersEndAt);
        const data = { urlId: id };
        await say([
          { type: 'mail_report_url.created', publisherId, subjectId: publisherId, actor: actor.id, data },
        ]);
      });
      return reply.code(201).send(await view(publisherId));
    },
  );
}

function takeRoute(web: Web, app: App): void {
  const tries = new Tries(app.clock);
  void web.register(async (reports) => {
    for (const type of ['message/rfc822', 'message/global', 'text/plain'])
      reports.addContentTypeParser<Buffer>(
        type,
        { parseAs: 'buffer', bodyLimit: longestReport },
        (_request, body, done) => done(null, body),
      );
    reports.post<{ Params: { token: string } }>(
      '/mail-events/:token',
      { schema: { hide: true }, bodyLimit: longestReport },
      async (request, reply) => {
        const { token } = request.params;
        const now = app.clock.now();
        const publisherId =
          token.length === tokenLength ? await publisherOfReports(app.db, hashOf(token), now) : null;
        if (publisherId === null) {
          tries.take(`reports ${placeKey(request.ip)}`, wrongFromPlace);
          throw notFound('path');
        }
        const { body } = request;
        const told: Report[] = Buffer.isBuffer(body) ? await inMail(body) : reportsInJson(body);
        const known = told.length === 0 ? 0 : await takeReports(app, publisherId, told);
        return reply.code(202).send({ told: told.length, known });
      },
    );
  });
}

/** Providers send JSON as plain text too, as Amazon SNS does. */
async function inMail(body: Buffer): Promise<Report[]> {
  const begins = body.subarray(0, 200).toString('latin1').trimStart();
  if (begins.startsWith('{') || begins.startsWith('[')) {
    try {
      return reportsInJson(JSON.parse(body.toString('utf8')));
    } catch {
      throw invalid('body', 'This is neither JSON nor a mail.', 'not_json', {
        line: 1,
        column: 1,
        expected: 'value',
        member: '',
      });
    }
  }
  return reportsInMail(body);
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();
