// By the clock: a reminder before nobody can answer any more, Expired when that time has come, and warnings before a secret ends.
import sql from 'sql-template-tag';
import type { App } from '../platform/app.ts';
import { allAccounts, noteWarned } from './account-store.ts';
import { endsAt } from './account.ts';

const batch = 500;
const remindBeforeMs = 86_400_000;

type Due = { publisherId: string; id: string; programme: string; expiresAt: Date };

/** Each once; a later time to expire begins anew. */
export async function expireReferrals(app: App): Promise<void> {
  while ((await remindSome(app)) === batch);
  while ((await expireSome(app)) === batch);
}

function remindSome(app: App): Promise<number> {
  return app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const soon = new Date(now.getTime() + remindBeforeMs);
    const due = await tx.rows<Due>(sql`
      update referrals as referral set reminded_at = ${now}
      where (publisher_id, id) in (
        select publisher_id, id from referrals
        where status = 'new' and expires_at <= ${soon} and expires_at > ${now} and reminded_at is null
          and direction = 'incoming'
        order by expires_at limit ${batch} for update skip locked)
      returning referral.publisher_id as "publisherId", referral.id, referral.programme, referral.expires_at as "expiresAt"`);
    await say(
      due.map(({ publisherId, id, expiresAt }) => ({
        type: 'referral.expiring' as const,
        publisherId,
        subjectId: id,
        actor: 'cosell',
        data: { expiresAt: expiresAt.toISOString() },
      })),
    );
    return due.length;
  });
}

function expireSome(app: App): Promise<number> {
  return app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const due = await tx.rows<Due>(sql`
      update referrals as referral
      set status = 'closed', substatus = 'expired', expired_at = ${now}, changed_at = ${now}, revision = referral.revision + 1
      where (publisher_id, id) in (
        select publisher_id, id from referrals where status = 'new' and expires_at <= ${now}
        order by expires_at limit ${batch} for update skip locked)
      returning referral.publisher_id as "publisherId", referral.id, referral.programme, referral.expires_at as "expiresAt"`);
    await say(
      due.map(({ publisherId, id, programme }) => ({
        type: 'referral.expired' as const,
        publisherId,
        subjectId: id,
        actor: 'cosell',
        data: { programme },
      })),
    );
    return due.length;
  });
}

/** Weeks ahead, then more urgently. */
const warnDays = [21, 7, 1];

/** Says so before a refresh token ends that was not renewed by its use. */
export async function warnOfEndings(app: App): Promise<void> {
  const now = app.clock.now();
  for (const account of await allAccounts(app.db)) {
    const ends = endsAt(account);
    if (ends === null) continue;
    const left = (ends.getTime() - now.getTime()) / 86_400_000;
    const days = warnDays.filter((each) => left <= each).at(-1);
    if (days === undefined || (account.warnedDays !== null && account.warnedDays <= days)) continue;
    await app.outbox.transact(null, async (tx, say) => {
      await noteWarned(tx, account.publisherId, account.id, days);
      await say([
        {
          type: 'programme_account.ending',
          publisherId: account.publisherId,
          subjectId: account.id,
          actor: 'cosell',
          data: { days, endsAt: ends.toISOString() },
        },
      ]);
    });
  }
}
