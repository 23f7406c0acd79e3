import { expect, it } from 'vitest';
import type { RemoteRecord } from '../connectors/connector.ts';
import { findingsOf, soughtOf, type Sent } from './compare.ts';

const sent = (nth: string, externalId: string | null = null): Sent => ({
  deliveryId: `dlv_${nth}`,
  leadId: `lead_${nth}`,
  externalId,
});
const there = (key: string | null, externalId: string, state: RemoteRecord['state'] = 'open') => ({
  key,
  externalId,
  state,
  url: null,
  status: null,
  owner: null,
  value: null,
  currency: null,
  changedAt: '2026-03-02T09:00:00Z',
});
const found = (deliveries: Sent[], records: RemoteRecord[]) =>
  findingsOf(deliveries, records).map(
    ({ deliveryId, record }) => `${deliveryId} ${record?.state ?? 'lacking'}`,
  );

it.each<[string, Sent[], RemoteRecord[], string[]]>([
  ['there, by our key', [sent('a')], [there('dlv-a', '7')], []],
  ['there, by their id', [sent('a', '7')], [there(null, '7')], []],
  ['nowhere', [sent('a', '7'), sent('b')], [], ['dlv_a lacking', 'dlv_b lacking']],
  ['their id now is another delivery’s', [sent('a', '7')], [there('dlv-b', '7')], ['dlv_a lacking']],
  ['our key under another id of theirs', [sent('a', '7')], [there('dlv-a', '8', 'won')], ['dlv_a won']],
  [
    'one record for two deliveries',
    [sent('a', '7'), sent('b', '7')],
    [there(null, '7', 'lost')],
    ['dlv_a lost', 'dlv_b lost'],
  ],
  ['deleted there', [sent('a', '7')], [there(null, '7', 'deleted')], ['dlv_a deleted']],
])('%s', (_, deliveries, records, expected) => expect(found(deliveries, records)).toEqual(expected));

it('asks by the key as it was sent', () =>
  expect(soughtOf([sent('a', '7')])).toEqual([{ key: 'dlv-a', externalId: '7' }]));
