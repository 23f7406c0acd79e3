// Warns before the secret of an account ends, where the person who entered it said when.
import type { App } from '../platform/app.ts';
import { endingAccounts, noteWarned } from './account-store.ts';

/** Weeks ahead, then more urgently. */
const warnDays = [30, 7, 1];

export const daysLeft = (endsOn: string, now: Date) =>
  Math.ceil((Date.parse(`${endsOn}T00:00:00Z`) - now.getTime()) / 86_400_000);

export async function warnOfSecrets(app: App): Promise<void> {
  const now = app.clock.now();
  for (const { publisherId, secretEndsOn, warnedDays } of await endingAccounts(app.db)) {
    const left = daysLeft(secretEndsOn, now);
    const days = warnDays.filter((each) => left <= each).at(-1);
    if (days === undefined || (warnedDays !== null && warnedDays <= days)) continue;
    await app.outbox.transact(null, async (tx, say) => {
      await noteWarned(tx, publisherId, days);
      await say([
        {
          type: 'marketplace_account.ending',
          publisherId,
          subjectId: publisherId,
          actor: 'worker',
          data: { days, endsOn: secretEndsOn },
        },
      ]);
    });
  }
}
