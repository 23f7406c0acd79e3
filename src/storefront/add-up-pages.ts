// Adds up what our own pages counted in months that are over, one at a time; and writes what is counted late, whose month is added up again.
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { monthOf, nextMonth } from '../platform/months.ts';
import { addUpPages, holdPagesDue, knowPublishers, openMonthsOf, savePagesTo } from './month-store.ts';

const dayMs = 86_400_000;
/** So long after its end a month is added up; and what is counted of a day that is over for so long holds its publisher. */
const grace = { monthMs: 3 * dayMs, dayMs };

const dayBefore = (app: App, ms: number) =>
  new Date(app.clock.now().getTime() - ms).toISOString().slice(0, 10);

/** Resolves to whether there was one to add up. */
export function addUpNextPages(app: App): Promise<boolean> {
  return app.db.tx(async (tx) => {
    const open = monthOf(dayBefore(app, grace.monthMs));
    const due = await holdPagesDue(tx, open);
    if (due === undefined) return false;
    const { publisherId, month } = due;
    if (month === null || month >= open) await savePagesTo(tx, publisherId, open);
    else {
      await addUpPages(tx, publisherId, month);
      await savePagesTo(tx, publisherId, nextMonth(month));
    }
    return true;
  });
}

/** Nearly all counts are of today; those that were not written for a day or more are of months that others may add up. */
export async function writeCounts<Count extends { publisherId: string; day: string }>(
  app: App,
  counts: readonly Count[],
  write: (db: Queries, counts: Count[]) => Promise<void>,
): Promise<void> {
  const first = dayBefore(app, grace.dayMs);
  const late = counts.filter(({ day }) => day < first);
  await knowPublishers(app.db, [...new Set(counts.map(({ publisherId }) => publisherId))]);
  if (late.length > 0)
    await app.db.tx(async (tx) => {
      await openMonthsOf(tx, late);
      await write(tx, [...counts]);
    });
  else await write(app.db, [...counts]);
}
