// Keeps what a far side says of our records, and says once what is news of it, to the publisher whose lead it is.
import type { RemoteRecord } from '../connectors/connector.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { After, Say } from '../platform/outbox.ts';
import type { Destination } from './destination.ts';
import { writtenInto } from './follow-store.ts';
import { deliveryIdOf, isEcho, isNews, readable, type ReadRecord, type Standing } from './remote-record.ts';
import {
  deliveriesBehind,
  remoteRecordsOf,
  saveRemoteRecords,
  type Kept,
  type NewRecord,
} from './remote-store.ts';

/**
 * Reading the same again changes nothing and says nothing. The caller holds what lets one reading of the destination at a time
 * get here. Answers the records with the deliveries they belong to; what is nobody's is left out.
 */
export async function keepRecords(
  app: App,
  { tx, say, after }: { tx: Tx; say: Say; after: After },
  destination: Destination,
  told: readonly RemoteRecord[],
): Promise<NewRecord[]> {
  const now = app.clock.now();
  const records = readable(told, now);
  if (records.length === 0) return [];
  const owned = await deliveriesBehind(
    tx,
    destination,
    records.map(({ key, externalId }) => ({ deliveryId: deliveryIdOf(key), externalId })),
  );
  const found = newestOf(owned.map((each) => ({ ...each, record: records[each.nth - 1]! })));
  if (found.length === 0) return [];
  const before = new Map((await remoteRecordsOf(tx, found)).map((row) => [row.deliveryId, row]));
  const changed = found.filter(({ deliveryId, record }) => isChanged(before.get(deliveryId), record));
  if (changed.length === 0) return found;
  await saveRemoteRecords(tx, destination.id, changed, now);
  const written = destination.followsOpportunities ? await writtenInto(tx, changed) : noneWritten;
  const news = changed.filter(({ deliveryId, record }) => {
    const known = before.get(deliveryId);
    const former = known === undefined ? null : toldOf(destination, known);
    const ours = written.get(deliveryId);
    const now = toldOf(destination, record);
    return isNews(former, now) && !(ours !== undefined && isEcho(former, now, ours));
  });
  await say(
    news.map(({ publisherId, deliveryId, leadId, record }) => ({
      type: 'delivery.remote_changed' as const,
      publisherId,
      subjectId: deliveryId,
      actor: 'worker',
      data: { leadId, destinationId: destination.id, ...toldOf(destination, record) },
    })),
  );
  after({
    undone() {},
    committed() {
      for (const [publisherId, theirs] of Map.groupBy(changed, (each) => each.publisherId))
        app.changes.tell(
          publisherId,
          'deliveries',
          theirs.map(({ deliveryId: id, leadId }) => ({ id, leadId })),
        );
    },
  });
  return found;
}

const noneWritten: ReadonlyMap<string, readonly string[]> = new Map();

/** Who works on it in the operator's CRM, and how, is the operator's: a publisher learns what became of the lead. */
function toldOf({ publisherId }: Destination, { state, status, owner, value, currency }: Standing): Standing {
  return publisherId === operatorId
    ? { state, status: null, owner: null, value: null, currency: null }
    : { state, status, owner, value, currency };
}

/** Two records there may be one delivery's, such as a duplicate: the one that changed last counts. */
function newestOf(found: NewRecord[]): NewRecord[] {
  const newest = new Map<string, NewRecord>();
  for (const each of found) {
    const known = newest.get(each.deliveryId);
    if (!known || known.record.changedAt <= each.record.changedAt) newest.set(each.deliveryId, each);
  }
  return [...newest.values()];
}

function isChanged(before: Kept | undefined, record: ReadRecord): boolean {
  if (before === undefined) return true;
  if (before.changedAt > record.changedAt) return false;
  const same = (['url', 'externalId', 'state', 'status', 'owner', 'value', 'currency'] as const).every(
    (member) => before[member] === record[member],
  );
  return !same || before.changedAt.getTime() !== record.changedAt.getTime();
}
