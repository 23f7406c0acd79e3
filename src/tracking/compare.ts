// What we sent against what is there. Pure.
import type { RemoteRecord } from '../connectors/connector.ts';
import { keyOf } from '../delivery/key.ts';

export type Sent = { deliveryId: string; leadId: string; externalId: string | null };

export type Compared = {
  deliveryId: string;
  leadId: string;
  /** Null: it is not there. */
  record: RemoteRecord | null;
};

/** What a far side is asked for. */
export const soughtOf = (sent: readonly Sent[]) =>
  sent.map(({ deliveryId, externalId }) => ({ key: keyOf(deliveryId), externalId }));

/** What a person may want to look at: what they lack, and what they did more with than to keep it. */
export function findingsOf(sent: readonly Sent[], told: readonly RemoteRecord[]): Compared[] {
  const byKey = new Map(told.flatMap((record) => (record.key === null ? [] : [[record.key, record]])));
  const byExternalId = new Map(told.map((record) => [record.externalId, record]));
  return sent.flatMap(({ deliveryId, leadId, externalId }) => {
    const own = byKey.get(keyOf(deliveryId));
    const same = externalId === null ? undefined : byExternalId.get(externalId);
    // One that bears another delivery's key is that one's.
    const record = own ?? (same?.key === null ? same : null);
    return record?.state === 'open' ? [] : [{ deliveryId, leadId, record }];
  });
}
