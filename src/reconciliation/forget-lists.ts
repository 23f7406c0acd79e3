// Lists hold people who are no leads of ours: they go after thirty days, and with them what was said of their rows.
import type { App } from '../platform/app.ts';
import { removeOldComparisons } from './store.ts';

export const keptDays = 30;

export async function forgetOldLists(app: App): Promise<void> {
  const before = new Date(app.clock.now().getTime() - keptDays * 86_400_000);
  for (let removed = 1; removed > 0;) removed = await app.db.tx((tx) => removeOldComparisons(tx, before, 5));
}
