// One step of reading a publisher's report: ask for it, look whether it is done, or fetch it and take it in. Between two steps nothing is
// held but the report's id; a process that dies loses nothing and makes nothing twice.
import { hash } from 'node:crypto';
import { importTraffic, type ImportReport } from '../campaigns/import-traffic.ts';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { textOf } from '../platform/csv-text.ts';
import type { Http } from '../platform/http-client.ts';
import type { Say } from '../platform/outbox.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { endFailed, endRead, holds, waitFor, type Asked, type Claimed } from './account-store.ts';
import { dayMs, fault, isFault, needsPerson, waitMs, type Fault, type FaultCode } from './fault.ts';
import { fetchReport } from './fetch-report.ts';
import { kept, openAccount } from './open-account.ts';
import { executionOf, queryIdOf, queryOf, removeReport, reportIdOf, type ReportApi } from './report-api.ts';
import type { Execution } from './shape.ts';

export const claimMs = 10 * 60_000;
const minuteMs = 60_000;
/** What is not there by then does not come. */
const latestMs = 6 * 60 * minuteMs;
const mostLinks = 2;

export type Reading = { app: App; delivering: Delivering; http: Http };

export async function readReport(reading: Reading, account: Claimed): Promise<void> {
  const { app } = reading;
  const api = openAccount(app, reading.delivering, account);
  const asked = account.asked ?? (await ask(app, api));
  if (isFault(asked)) return failed(app, api, account, asked, null);
  const told = await executionOf(api, asked.reportId);
  if (isFault(told)) return failed(app, api, account, told, asked);
  const { status = 'pending' } = told ?? {};
  if (status !== 'completed' || told === null || told.link === '')
    return waiting(app, api, account, asked, status);
  await fetched(reading, api, account, asked, told);
}

async function ask(app: App, api: ReportApi): Promise<Asked | Fault> {
  const query = await queryOf(api);
  if (isFault(query)) return query;
  const queryId = await queryIdOf(api, query);
  if (isFault(queryId)) return queryId;
  const now = app.clock.now();
  const reportId = await reportIdOf(api, queryId, now);
  return isFault(reportId) ? reportId : { reportId, at: now.toISOString(), looks: 0, links: 0 };
}

const underWay = new Set(['pending', 'running', 'paused', 'completed', '']);

/** Looks again after a minute, then less and less often. */
async function waiting(
  app: App,
  api: ReportApi,
  account: Claimed,
  asked: Asked,
  status: string,
): Promise<void> {
  const now = app.clock.now();
  if (!underWay.has(status)) return givenUp(app, api, account, asked, 'report_failed');
  if (now.getTime() - Date.parse(asked.at) > latestMs)
    return givenUp(app, api, account, asked, 'report_late');
  const nextAt = new Date(now.getTime() + Math.min(minuteMs * 2 ** asked.looks, 15 * minuteMs));
  await waitFor(app.db, account, { ...asked, looks: asked.looks + 1 }, nextAt);
}

async function fetched(
  { app, http }: Reading,
  api: ReportApi,
  account: Claimed,
  asked: Asked,
  { link, expiresAt, madeAt }: Execution,
): Promise<void> {
  const now = app.clock.now();
  const ended = expiresAt !== null && expiresAt <= now;
  const file = ended
    ? fault('link_expired')
    : await fetchReport(http, link, { hosts: app.config.reportHosts, now });
  // Asked for its state again, the report gets another link, if any.
  if (isFault(file) && file.code === 'link_expired' && asked.links + 1 < mostLinks)
    return failed(app, api, account, file, { ...asked, links: asked.links + 1 });
  if (isFault(file))
    return file.code === 'link_expired' || file.code === 'report_empty'
      ? givenUp(app, api, account, asked, file.code)
      : failed(app, api, account, file, asked);
  if (!(await holds(app.db, account))) return;
  const told = madeAt ?? new Date(asked.at);
  const taken = await takenIn(app, account.publisherId, file, told);
  if (isFault(taken)) return givenUp(app, api, account, asked, taken.code, taken.said);
  await removeReport(api, asked.reportId);
  await app.outbox.transact(null, async (tx, say) => {
    const nextAt = new Date(now.getTime() + untilNextMs(account.publisherId, now));
    if (await endRead(tx, account, { importId: taken.id, nextAt, now })) await tellHealth(say, account, null);
  });
}

/** By the very way of a file that a person brings. */
async function takenIn(
  app: App,
  publisherId: string,
  file: Buffer,
  asOf: Date,
): Promise<ImportReport | Fault> {
  try {
    const csv = [...textOf(file, 'csv', invalid)].join('');
    // The names of the columns alone.
    if (!/\n\s*\S/.test(csv.trim())) return fault('report_empty');
    return await importTraffic(app, publisherId, {
      csv,
      fileName: null,
      asOf,
      source: 'api',
      importedBy: 'worker',
    });
  } catch (error) {
    if (error instanceof Refusal) return fault('report_foreign', { said: error.errors[0]?.message });
    throw error;
  }
}

/** This report comes to nothing: another is asked for in its time. */
async function givenUp(
  app: App,
  api: ReportApi,
  account: Claimed,
  asked: Asked,
  code: FaultCode,
  said: string | null = null,
): Promise<void> {
  await removeReport(api, asked.reportId);
  await failed(app, api, account, fault(code, { said }), null);
}

/** The last figures stay. */
async function failed(
  app: App,
  api: ReportApi,
  account: Claimed,
  found: Fault,
  asked: Asked | null,
): Promise<void> {
  const why = kept(found, api.settings);
  await app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const nextAt = new Date(now.getTime() + waitMs(why, account.failures));
    if (await endFailed(tx, account, { fault: why, asked, nextAt, now })) await tellHealth(say, account, why);
  });
}

/** Said once when somebody has to mend it, and once when it goes again. */
async function tellHealth(
  say: Say,
  { publisherId, fault: before }: Claimed,
  now: Fault | null,
): Promise<void> {
  const was = before !== null && needsPerson(before);
  const is = now !== null && needsPerson(now);
  const about = { publisherId, subjectId: publisherId, actor: 'worker' };
  if (is && !was) await say([{ ...about, type: 'marketplace_account.broken', data: { fault: now.code } }]);
  if (was && now === null) await say([{ ...about, type: 'marketplace_account.mended', data: {} }]);
}

/** A day, and up to half an hour less or more, so that not all publishers ask at once. */
function untilNextMs(publisherId: string, now: Date): number {
  const nth = Number.parseInt(hash('sha256', `${publisherId} ${now.toISOString()}`).slice(0, 8), 16);
  return dayMs - 30 * minuteMs + (nth % (60 * minuteMs));
}
