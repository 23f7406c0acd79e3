// Reads a comparison as it stands now: totals, rows, and the leads that the list lacks.
import type { DestinationDirectory } from '../delivery/directory.ts';
import { columnsOf, readRow } from '../intake/import-row.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { trackingOfKind } from '../tracking/ask.ts';
import { reconciliationsOf } from '../tracking/reconciliation-store.ts';
import { trackingOf } from '../tracking/store.ts';
import { wholeComparison } from './back-fill.ts';
import { backFillsOf, type BackFill } from './back-fill-store.ts';
import { daysOf, extraTotals } from './extra-store.ts';
import { keptDays } from './forget-lists.ts';
import { crmsOf, lookAt } from './look.ts';
import { listedAfter, type Filter, type ListedRow } from './listed-store.ts';
import { reasonsHere, totalsOf, type Asked, type Total } from './place-store.ts';
import { leftOutReasons, type Comparison } from './store.ts';
import { viewOf, type BackFillView, type Row, type Whole } from './views.ts';
import type * as z from 'zod';

export function readComparison(
  app: App,
  directory: DestinationDirectory,
  publisherId: string,
  id: string,
): Promise<z.infer<typeof Whole>> {
  return app.db.asPublisher(publisherId, async (tx) => {
    const comparison = await wholeComparison(tx, publisherId, id);
    const asked = await lookAt(tx, directory, publisherId, id);
    const days = daysOf(comparison);
    const looked = await totalsOf(tx, asked);
    const totals = {
      ...looked.ours,
      notHere: await reasonsHere(tx, publisherId, id),
      leftOut: await leftOutReasons(tx, publisherId, id),
      extra: days === null ? null : await extraTotals(tx, comparison, days),
    };
    const destinations = await crmsWith(tx, directory, publisherId, looked.totals);
    const backFills = (await backFillsOf(tx, publisherId, id, 5)).map(backFillView);
    return {
      comparison: viewOf(comparison, keptDays),
      at: app.clock.now(),
      totals,
      destinations,
      backFills,
    };
  });
}

export function backFillView(fill: BackFill): z.infer<typeof BackFillView> {
  const { id, state, startedBy, startedAt, endedAt, rowsDone, rowsTotal, takenIn, sent, couldNot } = fill;
  const done = { rowsDone, rowsTotal, takenIn, sent, couldNot };
  return { id, state, chosen: fill.chosen !== null, startedBy, startedAt, endedAt, ...done };
}

/** With what is known of each CRM, and since when. Of the operator's a publisher learns no more than that it is there. */
async function crmsWith(
  tx: Tx,
  directory: DestinationDirectory,
  publisherId: string,
  totals: readonly Total[],
): Promise<z.infer<typeof Whole>['destinations']> {
  const shown: z.infer<typeof Whole>['destinations'] = [];
  for (const { id, publisherId: ownerId, name, kind, role } of crmsOf(directory, publisherId)) {
    const own = ownerId === publisherId;
    const tracking = own && trackingOfKind({ kind }) ? await trackingOf(tx, publisherId, id) : undefined;
    const [last] = tracking ? await reconciliationsOf(tx, publisherId, id, { beforeId: null, limit: 1 }) : [];
    shown.push({
      id,
      name: own ? name : null,
      kind: own ? kind : null,
      role,
      comparable: tracking !== undefined,
      readAt: tracking?.readAt ?? null,
      compared: last
        ? { state: last.state, startedAt: last.startedAt, endedAt: last.endedAt, since: last.since }
        : null,
      totals: totals
        .filter(({ destinationId }) => destinationId === id)
        .map(({ state, reason, count }) => ({ state, reason, count })),
    });
  }
  return shown;
}

type Shown = z.infer<typeof Row>;

/** Reads rows after a place in the list, page by page; what no rule takes where is asked for once. */
export function rowsReader(
  app: App,
  directory: DestinationDirectory,
  { publisherId, comparisonId }: { publisherId: string; comparisonId: string },
  filter: Filter,
): (page: { afterNth: number; limit: number }) => Promise<Shown[]> {
  let asked: Asked | null = null;
  return (page) =>
    app.db.asPublisher(publisherId, async (tx) => {
      const comparison = await wholeComparison(tx, publisherId, comparisonId);
      asked ??= await lookAt(tx, directory, publisherId, comparisonId);
      const lastNth = comparison.rowCount + comparison.leftOut;
      const rows = await listedAfter(tx, asked, filter, { ...page, lastNth });
      return rows.map((row) => rowView(comparison, row));
    });
}

/** What the list says of a person is read anew; of a lead that is here, the lead says it. */
function rowView({ headers }: Comparison, row: ListedRow): Shown {
  const { nth, line, raisedAt, places, lead, cells, fault } = row;
  const read = cells === null ? null : (readRow(columnsOf(headers), cells)?.read ?? null);
  const contact = read?.contact;
  return {
    nth,
    line,
    raisedAt,
    places,
    name: lead?.name ?? contact?.normalized.name ?? null,
    email: lead?.email ?? contact?.email ?? null,
    company: lead?.company ?? contact?.company ?? null,
    offer: read === null ? null : (read.offer.title ?? read.offer.offerId),
    lead: lead && {
      id: lead.id,
      listingId: lead.listingId,
      kind: lead.kind,
      receivedAt: new Date(lead.receivedAt),
    },
    reason: lead === null ? (fault ?? 'not_received') : null,
  };
}
