// A person saves a report, changes or removes it, and says who has it by mail.
import { may, type Actor } from '../accounts/actor.ts';
import { listingsOf } from '../catalog/store.ts';
import { stateOf } from '../insight/due-store.ts';
import { dateIn } from '../insight/days.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Language } from '../platform/words.ts';
import { daysAsked, demandOwn, seenBy, type Block, type Question } from './report.ts';
import {
  membersAmong,
  readersOf,
  removeReport as remove,
  reportForChange,
  saveReport,
  type Report,
  type Schedule,
} from './report-store.ts';
import { nextMoment } from './schedule.ts';

export type Written = {
  name: string;
  blocks: Block[];
  question: Question;
  language: Language | null;
  shared: boolean;
  schedule: (Schedule & { readers: string[] }) | null;
};
type Place = { publisherId: string; reportId: string };

export function createReport(app: App, actor: Actor, publisherId: string, written: Written): Promise<Report> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const now = app.clock.now();
    const shared = written.shared || actor.userId === null;
    const { schedule, dueAt } = await reviewed(app, tx, actor, publisherId, { ...written, shared }, null);
    const report: Report = {
      ...written,
      id: newId('rpt', now),
      shared,
      authorId: actor.userId,
      schedule,
      dueAt,
      createdAt: now,
      changedAt: now,
      changedBy: actor.id,
    };
    await saveReport(tx, publisherId, report, written.schedule?.readers ?? []);
    const data = { shared: report.shared };
    await say([{ type: 'report.created', publisherId, subjectId: report.id, actor: actor.id, data }]);
    return report;
  });
}

export function changeReport(app: App, actor: Actor, place: Place, written: Written): Promise<Report> {
  const { publisherId, reportId } = place;
  return app.outbox.transact(publisherId, async (tx, say) => {
    const before = await changeable(tx, actor, place);
    const shared = written.shared || before.authorId === null;
    const { schedule, dueAt } = await reviewed(app, tx, actor, publisherId, { ...written, shared }, before);
    const changed: Report = {
      ...before,
      ...written,
      shared,
      schedule,
      dueAt,
      changedAt: app.clock.now(),
      changedBy: actor.id,
    };
    await saveReport(tx, publisherId, changed, written.schedule?.readers ?? []);
    const fields = (['name', 'blocks', 'question', 'language', 'shared', 'schedule'] as const).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(changed[name]),
    );
    await say([
      { type: 'report.changed', publisherId, subjectId: reportId, actor: actor.id, data: { fields } },
    ]);
    return changed;
  });
}

export function removeReport(app: App, actor: Actor, place: Place): Promise<void> {
  const { publisherId, reportId } = place;
  return app.outbox.transact(publisherId, async (tx, say) => {
    await changeable(tx, actor, place);
    await remove(tx, publisherId, reportId);
    await say([{ type: 'report.removed', publisherId, subjectId: reportId, actor: actor.id, data: {} }]);
  });
}

/** Whose it is, and of shared ones whoever may change things for all. */
export const mayChange = (actor: Actor, { authorId, shared }: Pick<Report, 'authorId' | 'shared'>): boolean =>
  (authorId !== null && authorId === actor.userId) || (shared && may(actor, 'leads:write'));

async function changeable(tx: Tx, actor: Actor, { publisherId, reportId }: Place): Promise<Report> {
  const found = await reportForChange(tx, publisherId, actor.userId, reportId);
  if (found === undefined) throw notFound('report');
  if (!mayChange(actor, found)) throw notShared();
  return found;
}

const notShared = () =>
  new Refusal(
    'forbidden.shared_report',
    'Reports for everybody need the scope leads:write; save one for yourself instead.',
  );

async function reviewed(
  app: App,
  tx: Tx,
  actor: Actor,
  publisherId: string,
  written: Written,
  before: Report | null,
): Promise<{ schedule: Schedule | null; dueAt: Date | null }> {
  if (written.shared && !before?.shared && !may(actor, 'leads:write')) throw notShared();
  const now = app.clock.now();
  const timeZone = (await stateOf(tx, publisherId))?.timeZone ?? 'UTC';
  demandOwn(written.question, 'question.');
  daysAsked(written.question, dateIn(timeZone, now), 'question.');
  await demandListing(tx, publisherId, written.question.listingId);
  const unseen = written.blocks.findIndex((block) => !seenBy(actor, block));
  if (unseen !== -1 && before === null)
    throw invalid(`blocks.${unseen}`, 'Your role may not see this table; leave it out.', 'not_here');
  if (written.schedule === null) return { schedule: null, dueAt: null };
  const { readers, ...schedule } = written.schedule;
  await reviewReaders(app, tx, actor, publisherId, { readers, shared: written.shared, before });
  return { schedule, dueAt: nextMoment(schedule, now, timeZone) };
}

/** One that is gone by now is no better than one that never was. */
async function demandListing(tx: Tx, publisherId: string, listingId: string | undefined): Promise<void> {
  if (listingId !== undefined && !(await listingsOf(tx, publisherId)).some(({ id }) => id === listingId))
    throw invalid('question.listingId', 'There is no such listing here.', 'not_here');
}

async function reviewReaders(
  app: App,
  tx: Tx,
  actor: Actor,
  publisherId: string,
  { readers, shared, before }: { readers: string[]; shared: boolean; before: Report | null },
): Promise<void> {
  if (app.config.smtpUrl === null)
    throw invalid(
      'schedule',
      'This server cannot send mail: whoever administers it must set SMTP_URL.',
      'needs_mail_server',
    );
  const others = readers.findIndex((userId) => userId !== actor.userId);
  if (others !== -1 && !shared)
    throw invalid(
      `schedule.readers.${others}`,
      'Only its author can see this report: share it, or leave others out.',
      'share_first',
    );
  if (others !== -1 && !may(actor, 'leads:write')) throw notShared();
  const known = await membersAmong(tx, publisherId, readers);
  // Who has left meanwhile stands among its readers until somebody takes them out.
  const had = before === null ? [] : await readersOf(tx, publisherId, [before.id]);
  const stranger = readers.findIndex(
    (userId) => !known.has(userId) && !had.some((reader) => reader.userId === userId),
  );
  if (stranger !== -1)
    throw invalid(
      `schedule.readers.${stranger}`,
      'Reports are mailed to members of the publisher alone: invite whoever shall have it, and give their user id.',
      'members_alone',
    );
}
