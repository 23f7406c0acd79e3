// By the clock: a reminder before nobody can answer any more, Expired when that time has come, and warnings before a secret ends.
import type { App } from '../platform/app.ts';
import { allAccounts, noteWarned } from './account-store.ts';
import { endsAt } from './account.ts';
import { expireDue, remindDue } from './expire-store.ts';

const batch = 500;
const remindBeforeMs = 86_400_000;

/** Each once; a later time to expire begins anew. */
export async function expireReferrals(app: App): Promise<void> {
  while ((await remindSome(app)) === batch);
  while ((await expireSome(app)) === batch);
}

function remindSome(app: App): Promise<number> {
  return app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const soon = new Date(now.getTime() + remindBeforeMs);
    const due = await remindDue(tx, { now, before: soon, limit: batch });
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
    const due = await expireDue(tx, { now, limit: batch });
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
