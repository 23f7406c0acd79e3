// A comparison for the command line: the totals in plain words, after the back-fill where one was asked for.
import { operatorActor } from '../accounts/actor.ts';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { beginBackFill } from './back-fill.ts';
import type { BackFiller } from './back-filler.ts';
import { compareFile } from './compare-list.ts';
import { readComparison } from './read-comparison.ts';

type Opened = { app: App; delivering: Delivering; backFiller: BackFiller };
type Asked = { listingId: string | null; backFill: boolean };

export async function reconcileFile(
  { app, delivering, backFiller }: Opened,
  publisherId: string,
  bytes: Buffer,
  { listingId, backFill }: Asked,
): Promise<string[]> {
  const given = { bytes, fileName: null, listingId };
  const { id } = await compareFile(app, delivering, operatorActor, publisherId, given);
  const { directory } = delivering.engine;
  if (backFill) {
    await beginBackFill(app, operatorActor, { publisherId, comparisonId: id }, null);
    await backFiller.beginDue();
    await backFiller.settle();
  }
  const { totals, destinations, backFills } = await readComparison(app, directory, publisherId, id);
  const of = (counts: readonly { reason: string | null; count: number; state?: string }[]) =>
    counts
      .map(({ state, reason, count }) => `${count} ${[state, reason].filter(Boolean).join(': ')}`)
      .join(', ') || 'none';
  const leftOut = totals.leftOut.length === 0 ? '' : ` Left out: ${of(totals.leftOut)}.`;
  return [
    `${id}: ${totals.listed} leads in the list, ${totals.here} of them here.${leftOut}`,
    `Not here: ${of(totals.notHere)}.`,
    ...destinations.map(
      ({ id: destinationId, name, totals: there }) => `${name ?? destinationId}: ${of(there)}.`,
    ),
    ...(totals.extra === null ? [] : [`Here and not in the list: ${of(totals.extra)}.`]),
    ...backFills.map(
      ({ state, takenIn, sent, couldNot }) =>
        `Back-fill ${state}: ${takenIn} taken in, ${sent} sent, ${couldNot} could not be taken in.`,
    ),
  ];
}
