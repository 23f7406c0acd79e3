// Adds up months that are over, one at a time, behind everything else. What happens to their leads later is counted in both.
import type { App } from '../platform/app.ts';
import { nextMonth } from '../platform/months.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import { addUpMonth, holdMonthDue, saveMonthsTo } from './month-store.ts';

/** Resolves to whether there was one to add up. */
export function addUpNext(app: App): Promise<boolean> {
  return app.db.tx(async (tx) => {
    await planAsUsual(tx);
    const due = await holdMonthDue(tx, app.clock.now());
    if (due === undefined) return false;
    const { month, current } = due;
    if (month === null || month >= current) await saveMonthsTo(tx, due, current);
    else {
      await addUpMonth(tx, due, month);
      await saveMonthsTo(tx, due, nextMonth(month));
    }
    return true;
  });
}
