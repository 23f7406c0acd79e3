// Leads whose retry ladder ends with this try, though nobody else's has been taken since the one before: the destination may be what fails.
import type { App } from '../platform/app.ts';
import type { Attempt } from './attempt.ts';
import { judge } from './breaker.ts';
import type { Destination } from './destination.ts';
import type { Push } from './lane.ts';
import { endsLadder } from './retry.ts';
import { withOthersTaken } from './tally-store.ts';
import type { Tally } from './tally.ts';

/** Asks the database about the few that it concerns. */
export async function failedAlone(
  { db, log }: Pick<App, 'db' | 'log'>,
  tally: Tally,
  { id, limits }: Destination,
  pushes: readonly Push[],
  tries: readonly Attempt[],
): Promise<ReadonlySet<Push>> {
  const last = pushes.filter(
    ({ rung }, at) => endsLadder(rung + 1, limits.retryDelaysS) && judge(tries[at]!.outcome) !== 'well',
  );
  if (last.length === 0 || tries.some(({ outcome }) => outcome.is === 'delivered')) return new Set();
  try {
    await tally.flush();
    const known = await withOthersTaken(db, id, last);
    return new Set(last.filter(({ deliveryId }) => !known.has(deliveryId)));
  } catch (err) {
    // Not knowing, nothing is given up.
    log.warn({ err, destinationId: id }, 'delivery.others_not_known');
    return new Set(last);
  }
}
