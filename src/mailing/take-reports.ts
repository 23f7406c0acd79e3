// Takes in what was told of mails: notes it on the mail, and ends mails to addresses that are gone or do not want them. Twice is once.
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { addressHash } from './address.ts';
import { softBouncesUntilStop } from './outcome.ts';
import type { Report } from './report.ts';
import { lastMailTo, noteReported } from './report-store.ts';
import { isReturnPath } from './return-path.ts';
import { knownSecret, mailSecrets } from './secret-store.ts';
import { softlyLost } from './sender-store.ts';
import { stopAddresses } from './stop.ts';

/** publisherId: whose address it came by; the operator's is for all. Answers how many were about mails known here. */
export function takeReports(app: App, publisherId: string, reports: readonly Report[]): Promise<number> {
  return app.outbox.transact(null, async (tx, say) => {
    let known = 0;
    for (const report of reports) known += await take(app, tx, say, publisherId, report);
    return known;
  });
}

async function take(app: App, tx: Tx, say: Say, publisherId: string, report: Report): Promise<number> {
  const { recipient, type } = report;
  const mail = (await returnedMail(app, tx, report)) ?? report.mail;
  const all = publisherId === operatorId;
  const own = mail !== null && (all || mail.publisherId === publisherId) ? [mail] : [];
  const mails =
    own.length > 0
      ? own
      : recipient === null
        ? []
        : await lastMailTo(tx, all ? null : publisherId, recipient);
  if (type === 'delivered') return mails.length;
  for (const each of mails) await note(app, tx, say, each, report);
  return mails.length;
}

/** Null where it came back to no address of its own, or to one that somebody made up. */
async function returnedMail(app: App, tx: Tx, { returned }: Report): Promise<Report['mail']> {
  if (!returned) return null;
  const secret = await knownSecret(app, tx, returned.publisherId);
  return secret !== null && isReturnPath(secret, returned) ? returned : null;
}

async function note(
  app: App,
  tx: Tx,
  say: Say,
  mail: { publisherId: string; id: string },
  { type, permanent, recipient, detail }: Report,
): Promise<void> {
  const now = app.clock.now();
  const bounce = type === 'complaint' ? null : permanent ? 'hard' : 'soft';
  const found = await noteReported(tx, mail, { bounce, now });
  if (found === undefined || !found.isFresh) return;
  const { publisherId, mailId, leadId, hash, address } = found;
  const of = { publisherId, subjectId: leadId, actor: 'mail-report' };
  await say([
    bounce === null
      ? { ...of, type: 'mail.complained', data: { mailId, leadId } }
      : {
          ...of,
          type: 'mail.bounced',
          data: { mailId, leadId, permanent, reason: permanent ? 'unknown_address' : 'refused' },
        },
  ]);
  const isLost =
    bounce !== 'soft' || (await softlyLost(tx, [{ publisherId, leadId }], softBouncesUntilStop)).has(leadId);
  if (!isLost) return;
  const to = address ?? recipient;
  const secretOf = await mailSecrets(app, tx, [publisherId]);
  const went = hash ?? (to === null ? null : addressHash(secretOf(publisherId), to));
  if (went === null) return;
  // The lead may have got another address since: then the one that is gone is known by its hash alone.
  const isStill = to !== null && addressHash(secretOf(publisherId), to).equals(went);
  await stopAddresses(app, tx, say, [
    {
      publisherId,
      hash: went,
      reason: bounce === null ? 'complained' : 'bounced',
      address: isStill ? to : null,
      source: 'report',
      note: detail?.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]') ?? null,
      mailId,
      by: 'mail-report',
    },
  ]);
}
