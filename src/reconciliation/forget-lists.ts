// Lists hold people who are no leads of ours: they go after thirty days, and with them what was said of their rows. One whose reading
// was cut short is of no use to anybody, and goes sooner.
import type { App } from '../platform/app.ts';
import { removeOldComparison } from './store.ts';

export const keptDays = 30;
/** Longer than any list is read. */
const cutShortMs = 3_600_000;

export async function forgetOldLists(app: App): Promise<void> {
  const ago = (ms: number) => new Date(app.clock.now().getTime() - ms);
  const before = { any: ago(keptDays * 86_400_000), cutShort: ago(cutShortMs) };
  for (let more = true; more;) more = await app.db.tx((tx) => removeOldComparison(tx, before));
}
