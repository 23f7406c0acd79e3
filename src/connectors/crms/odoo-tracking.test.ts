// Odoo's records as they stand, and a cursor that misses none however they were written.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startOdoo, type Odoo, type OdooChange } from '../../../test/fakes/odoo.ts';
import { withWire } from '../../../test/fakes/push.ts';
import type { RemoteRecord } from '../connector.ts';
import { odoo as crm } from './odoo.ts';

let odoo: Odoo;
beforeAll(async () => void (odoo = await startOdoo()));
afterAll(() => odoo.close());

const settings = () => ({ url: odoo.url, database: odoo.database, apiKey: odoo.apiKey });
const nameOf = (nth: number) => `leadshare.dlv_${String(nth).padStart(20, '0')}`;
const made = (nth: number, writtenAt: number) =>
  odoo.leads.set(nameOf(nth), { id: nth, values: { type: 'lead' }, more: {}, writtenAt });

async function read(cursor: string | null) {
  const { result } = await withWire(crm, { settings: settings() }, (wire) =>
    crm.tracking!.changes(settings(), wire, cursor),
  );
  if (result.is !== 'read') throw new Error(JSON.stringify(result));
  return result;
}

it.each<[OdooChange, Partial<RemoteRecord>]>([
  [{}, { state: 'open', status: 'New', owner: null, value: null, currency: null }],
  [
    { user_id: 'Jana', stage_id: 'Proposition' },
    { state: 'open', status: 'Proposition', owner: 'Jana' },
  ],
  [
    { date_conversion: '2026-03-02 09:00:00', expected_revenue: 7.5 },
    { state: 'converted', value: 7.5, currency: 'EUR' },
  ],
  [{ won_status: 'won', probability: 100 }, { state: 'won' }],
  [
    { won_status: 'lost', active: false, lost_reason_id: 'Too dear' },
    { state: 'lost', status: 'Too dear' },
  ],
  [{ active: false, probability: 0 }, { state: 'lost' }],
  [{ active: false, probability: 40 }, { state: 'disqualified' }],
])('%o', async (change, expected) => {
  odoo.leads.clear();
  made(41, 0);
  odoo.change([nameOf(41)], new Date('2026-03-02T09:30:00.700Z'), change);
  const { records } = await read(null);
  expect(records).toMatchObject([
    { ...expected, key: 'dlv-00000000000000000041', externalId: '41', changedAt: '2026-03-02T09:30:00Z' },
  ]);
});

const second = 1_000;
const at = Date.UTC(2026, 2, 2, 9);
/** Of so many records: when each was written. */
it.each<[string, number, (nth: number) => number]>([
  ['one a second', 450, (nth) => at + nth * second],
  ['all in one moment', 650, () => at],
  ['all in one second, later ids first', 650, (nth) => at + 999 - (nth % 1_000)],
  ['a page to the second, then many at once', 700, (nth) => at + Math.min(nth, 199) * second],
  ['many at once, then a few', 503, (nth) => (nth <= 500 ? at : at + 5 * second)],
])('%s: none is missed', async (_, count, writtenAt) => {
  odoo.leads.clear();
  for (let nth = 1; nth <= count; nth++) made(nth, writtenAt(nth));
  const seen = new Set<string>();
  let cursor: string | null = null;
  let more = true;
  for (let pages = 0; more && pages < 30; pages++) {
    const told = await read(cursor);
    for (const { externalId } of told.records) seen.add(externalId);
    ({ cursor, more } = told);
  }
  expect({ more, seen: seen.size }).toEqual({ more: false, seen: count });
});

it('what was committed late is read all the same', async () => {
  odoo.leads.clear();
  made(1, at);
  const { cursor } = await read(null);
  made(2, at - 50 * second);
  expect((await read(cursor)).records.map(({ externalId }) => externalId)).toContain('2');
});
