// Reads what changed in an account, page after page: each page is kept together with the place to go on from, so that a process
// that dies loses nothing and doubles nothing.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import type { Say } from '../platform/outbox.ts';
import { endPoll, keepPlace, type AccountRow } from './account-store.ts';
import { openAccount } from './account.ts';
import { concernsAccount, type Fault } from './fault.ts';
import { isFault } from './programme.ts';
import { versionsKnown } from './referral-store.ts';
import { saveTold } from './save-told.ts';

export const claimMs = 2 * 60_000;
/** What events miss is found within this. */
export const pollEveryMs = 5 * 60_000;

export type Claimed = AccountRow & { claim: string };

export async function pollAccount(
  app: App,
  delivering: Delivering,
  claimed: Claimed,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const { publisherId, id } = claimed;
  let { cursor } = claimed;
  for (;;) {
    const { programme, ways } = openAccount(app, delivering, claimed);
    const read = await programme.poll(ways, cursor, (asked) => versionsKnown(app.db, publisherId, id, asked));
    if (isFault(read)) return end(app, claimed, read);
    const goOn = await app.outbox.transact(null, async (tx, say) => {
      const now = app.clock.now();
      const until = new Date(now.getTime() + claimMs);
      if (!(await keepPlace(tx, claimed, { cursor: read.cursor, until }))) return false;
      await saveTold({ tx, say, now }, claimed, read.referrals, claimed.programme);
      return true;
    });
    if (!goOn) return;
    cursor = read.cursor;
    if (!read.more) return end(app, claimed, null);
    if (isStopping()) return;
  }
}

async function end(app: App, claimed: Claimed, fault: Fault | null): Promise<void> {
  await app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const nextAt = new Date(now.getTime() + waitMs(claimed.failures, fault));
    await endPoll(tx, claimed, { fault, nextAt, now });
    await tellHealth(say, claimed, fault);
  });
}

/** Said once when an account stops, and once when it goes again. */
async function tellHealth(
  say: Say,
  { publisherId, id, fault: before }: Claimed,
  fault: Fault | null,
): Promise<void> {
  const was = before !== null && concernsAccount(before);
  const is = fault !== null && concernsAccount(fault);
  const about = { publisherId, subjectId: id, actor: 'cosell' };
  if (is && !was) await say([{ ...about, type: 'programme_account.broken', data: { fault: fault.code } }]);
  if (was && fault === null) await say([{ ...about, type: 'programme_account.mended', data: {} }]);
}

/** Sooner than usual after a passing fault, and never sooner than the far side wants. */
export function waitMs(failures: number, fault: Fault | null): number {
  if (fault === null || fault.is === 'refused') return pollEveryMs;
  const backOff = Math.min(30_000 * 2 ** failures, pollEveryMs);
  return Math.max(backOff, fault.afterMs ?? 0);
}
