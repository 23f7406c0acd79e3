// One suite for every CRM that tells what became of its records: whatever the far side, these hold.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Crm, RemoteRecord, Tracking, Wire } from '../src/connectors/connector.ts';
import { crms } from '../src/connectors/crms/index.ts';
import { peerOf, type Peer } from './far-side.ts';
import { sharedLead } from './fakes/lead.ts';
import { memoryTokens, pushOnce, withWire } from './fakes/push.ts';

const tracked = crms.filter((crm): crm is Crm & { tracking: Tracking } => crm.tracking !== undefined);
const mostPages = 50;

describe.each(tracked.map((crm) => [crm.kind, crm] as const))('%s', (_, crm) => {
  let peer: Peer;
  const tokens = memoryTokens();
  const sent: { key: string; externalId: string | null }[] = [];
  const now = () => new Date(performance.timeOrigin + performance.now());

  beforeAll(async () => {
    peer = await peerOf(crm);
    for (const nth of ['a', 'b']) {
      const key = `dlv-${nth.repeat(20)}`;
      const { outcome } = await pushOnce(crm, {
        lead: sharedLead(),
        key,
        settings: peer.settings,
        tokens,
        now: now(),
      });
      if (outcome.is !== 'delivered') throw new Error(JSON.stringify(outcome));
      sent.push({ key, externalId: outcome.externalId });
    }
  });
  afterAll(() => peer.close());

  const over = async <Result>(ask: (wire: Wire) => Promise<Result>) =>
    (await withWire(crm, { settings: peer.settings, tokens, now: now() }, ask)).result;

  /** From the cursor to the end of what there is to read. */
  async function readAll(from: string | null): Promise<{ records: RemoteRecord[]; cursor: string }> {
    const records: RemoteRecord[] = [];
    let cursor = from;
    for (let page = 0; page < mostPages; page++) {
      const told = await over((wire) => crm.tracking.changes(peer.settings, wire, cursor));
      if (told.is !== 'read') throw new Error(JSON.stringify(told));
      records.push(...told.records);
      if (!told.more) return { records, cursor: told.cursor };
      expect(told.cursor).not.toBe(cursor);
      cursor = told.cursor;
    }
    throw new Error(`${mostPages} pages and no end`);
  }

  const isOf =
    ({ key, externalId }: (typeof sent)[number]) =>
    (record: RemoteRecord) =>
      record.key === key || (record.key === null && record.externalId === externalId);

  test('those that are there are told, others are not', async () => {
    const nowhere = { key: `dlv-${'z'.repeat(20)}`, externalId: null };
    const told = await over((wire) => crm.tracking.lookup([...sent, nowhere], peer.settings, wire));
    if (told.is !== 'read') throw new Error(JSON.stringify(told));
    expect(told.records).toHaveLength(sent.length);
    for (const each of sent) expect(told.records.some(isOf(each))).toBe(true);
    for (const { changedAt, url } of told.records) {
      expect(new Date(changedAt).getTime()).not.toBeNaN();
      expect(url === null || URL.canParse(url)).toBe(true);
    }
  });

  test('a change is read from where the last reading ended', async () => {
    const { records, cursor } = await readAll(null);
    expect(records.find(isOf(sent[0]!))).toMatchObject({ state: 'open' });
    (peer.workOn ?? peer.closeRecord)!(sent[0]!.key);
    const later = await readAll(cursor);
    expect(later.records.find(isOf(sent[0]!))!.state).not.toBe('open');
    expect(later.records.filter(isOf(sent[1]!)).map(({ state }) => state)).not.toContain('deleted');
    // Reading the last moments again is harmless, an end that never comes is not.
    await readAll(later.cursor);
  });

  test('credentials that are not accepted are told as such', async (context) => {
    const { wrong } = peer;
    if (wrong === null) return context.skip('it has no credentials');
    const { result } = await withWire(crm, { settings: wrong, tokens: memoryTokens(), now: now() }, (wire) =>
      crm.tracking.changes(wrong, wire, null),
    );
    expect(result).toMatchObject({ is: 'refused', reason: 'unauthorized' });
  });
});
