// Mails reports when they are due: once for each reader and time. One is sent a second time only when this process dies between the mail
// server's yes and the note of it; both have the same Message-ID.
import type { Post } from '../accounts/post.ts';
import { memberActor } from '../accounts/roles.ts';
import { withSums } from '../insight/frame.ts';
import type { App } from '../platform/app.ts';
import type { Mail } from '../platform/mailer.ts';
import {
  claimMails,
  dueReports,
  endMail,
  noteDue,
  recipientOf,
  sweepMails,
  type ClaimedMail,
  type Recipient,
} from './due-store.ts';
import { mailOf } from './letter.ts';
import { reportFor, type Report } from './report-store.ts';
import { nextMoment } from './schedule.ts';
import { stopUrl } from './stop-token.ts';
import { summedResultOf } from './tables.ts';

const atOnce = 50;

/** For a timer: notes whom what is due goes to. However often and by however many processes, once for each time. */
export async function noteReports(app: App): Promise<void> {
  const now = app.clock.now();
  await sweepMails(app.db, now);
  for (;;) {
    const noted = await app.db.tx(async (tx) => {
      const due = await dueReports(tx, now, atOnce);
      for (const report of due) await noteDue(tx, report, nextMoment(report.schedule, now, report.timeZone));
      return due.length;
    });
    if (noted < atOnce) return;
  }
}

/** Resolves when nothing is left to send now, or the process ends. What could not be sent is tried again. */
export async function mailReports(app: App, post: Post): Promise<void> {
  if (app.config.smtpUrl === null) return;
  while (!post.isClosing()) {
    const claimed = await claimMails(app.db, app.clock.now());
    if (claimed.length === 0) return;
    // One that cannot be made must not keep the others from theirs.
    for (const mail of claimed)
      await mailOne(app, post, mail).catch((err: unknown) =>
        app.log.error({ err, reportId: mail.reportId }, 'report.not_mailed'),
      );
  }
}

async function mailOne(app: App, post: Post, claimed: ClaimedMail): Promise<void> {
  const { publisherId, reportId, dueAt, userId } = claimed;
  const recipient = await recipientOf(app.db, publisherId, reportId, userId);
  const report = await reportFor(app.db, publisherId, userId, reportId);
  const end = (outcome: Parameters<typeof endMail>[2]) => endMail(app.db, claimed, outcome, app.clock.now());
  if (recipient === undefined || report === undefined) return end('left');
  if (recipient.stoppedAt !== null) return end('stopped');
  const moment = dueAt.toISOString().replace(/\D/g, '');
  const mail = await letterFor(
    app,
    publisherId,
    report,
    recipient,
    `${reportId}.${moment}.${userId}@leadshare`,
  );
  if (!(await post.deliver('report', mail))) return;
  await end('sent');
  app.log.info({ reportId, userId }, 'report.mailed');
}

/** As whoever reads it may see it. */
export async function letterFor(
  app: App,
  publisherId: string,
  report: Report,
  { userId, email, language, role, publisher }: Recipient,
  messageId: string,
): Promise<Mail> {
  const actor = memberActor(publisherId, userId, role);
  const result = await withSums(app, actor, publisherId, (framed) =>
    summedResultOf(framed, actor, report.blocks, report.question),
  );
  return mailOf({
    to: email,
    language: report.language ?? language,
    report: { name: report.name, format: report.schedule?.format ?? 'xlsx' },
    publisher,
    result,
    page: `${app.publicUrl()}/publishers/${publisherId}/performance/reports/${report.id}`,
    stop: stopUrl(app, { publisherId, reportId: report.id, userId }),
    messageId,
  });
}
