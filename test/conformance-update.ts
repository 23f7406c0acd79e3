// What holds for every connector that can write a record a second time: the fields it is told, in the record that is there, and no other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Crm } from '../src/connectors/connector.ts';
import type { OpportunityFacts } from '../src/mapping/opportunity-facts.ts';
import type { Following, Peer, Trouble } from './far-side.ts';
import { sharedLead } from './fakes/lead.ts';
import { memoryTokens, pushOnce, updateOnce } from './fakes/push.ts';

/** A deal of so much. */
export const aDeal = (value: number, more: Partial<OpportunityFacts> = {}): OpportunityFacts => ({
  stage: 'proposed',
  stageName: null,
  state: 'open',
  value,
  currency: 'EUR',
  expectedClose: '2027-03-31',
  probability: 60,
  reason: null,
  owner: 'Ana Duarte',
  ownerEmail: 'ana@x.example',
  ...more,
});

/** The tests that every such connector passes against its peer. Call it inside a describe. */
export function keepsInStep(crm: Crm, begin: () => Promise<Peer>): void {
  const hand = atHand(crm, begin);
  staysOne(hand);
  heedsWhatItMeets(hand);
}

type Written = { key: string; externalId: string | null };

function atHand(crm: Crm, begin: () => Promise<Peer>) {
  let peer: Peer;
  let follows: Following;
  let made = 0;
  beforeAll(async () => {
    peer = await begin();
    follows = peer.follows!;
  });
  afterAll(() => peer.close());

  const tokens = memoryTokens();
  const now = () => new Date(performance.timeOrigin + performance.now());
  const common = () => ({ settings: peer.settings, tokens, now: now() });

  return {
    peer: () => peer,
    follows: () => follows,
    /** A lead that is there; its key and what the push was told. */
    async there(): Promise<Written> {
      const key = `dlv-step-${++made}`;
      const { outcome } = await pushOnce(crm, { ...common(), lead: sharedLead(), key });
      if (outcome.is !== 'delivered') throw new Error(JSON.stringify(outcome));
      return { key, externalId: outcome.externalId };
    },
    write: async (to: Written, value: number) =>
      (await updateOnce(crm, { ...common(), ...to, fields: follows.fields, facts: aDeal(value) })).outcome,
    valueOf: (key: string) => String(follows.recordOf(key)?.[follows.value]),
    othersOf: (key: string) =>
      Object.entries(follows.recordOf(key) ?? {}).filter(
        ([name]) => !follows.fields.some(({ target }) => target.startsWith(name)),
      ),
  };
}

type Hand = ReturnType<typeof atHand>;

function staysOne({ peer, follows, there, write, valueOf, othersOf }: Hand): void {
  test('an update leaves one record, with the new values and all others as they were', async () => {
    const to = await there();
    const [before, others] = [await peer().records(), othersOf(to.key)];
    expect(others.length).toBeGreaterThan(1);
    const first = await write(to, 5000);
    expect(first).toMatchObject({ is: 'delivered', externalId: to.externalId });
    expect(valueOf(to.key)).toBe('5000');
    expect(await write(to, 7500)).toEqual(first);
    expect(valueOf(to.key)).toBe('7500');
    expect([await peer().records(), othersOf(to.key)]).toEqual([before, others]);
  });

  test('twenty updates at once leave one record', async () => {
    const to = await there();
    const before = await peer().records();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => write(to, 20)));
    expect(outcomes.filter(({ is }) => is === 'refused')).toEqual([]);
    expect(outcomes).toContainEqual(expect.objectContaining({ is: 'delivered' }));
    expect(await write(to, 21)).toMatchObject({ is: 'delivered' });
    expect([valueOf(to.key), await peer().records()]).toEqual(['21', before]);
  });

  test('a record that is gone is told, and not made anew', async () => {
    const to = await there();
    follows().remove(to.key);
    const before = await peer().records();
    expect(await write(to, 30)).toMatchObject({ is: 'refused', reason: 'closed_remotely' });
    expect(await peer().records()).toBe(before);
  });

  test('a record that was closed there is told, and left as it is', async (context) => {
    const close = peer().closeRecord ?? follows().close;
    if (!close) context.skip('nobody can close a record there');
    const to = await there();
    await write(to, 40);
    const before = await peer().records();
    close!(to.key);
    expect(await write(to, 41)).toMatchObject({ is: 'refused', reason: 'closed_remotely' });
    expect([valueOf(to.key), await peer().records()]).toEqual(['40', before]);
  });
}

function heedsWhatItMeets({ peer, there, write, valueOf }: Hand): void {
  const troubled = async (trouble: Trouble, value: number) => {
    const to = await there();
    const before = await peer().records();
    peer().trouble(trouble);
    return { to, before, outcome: await write(to, value) };
  };

  test('throttled: again later, after as long as it asks', async () => {
    const { to, outcome } = await troubled('throttled', 50);
    const { throttledMs } = peer();
    expect(outcome).toMatchObject({
      is: 'retry',
      ...(throttledMs !== null && { reason: 'rate_limited', afterMs: throttledMs }),
    });
    expect(await write(to, 50)).toMatchObject({ is: 'delivered' });
    expect(valueOf(to.key)).toBe('50');
  });

  test('committed but the connection cut, then repeated: one record with the values', async () => {
    const { to, before, outcome } = await troubled('cut after commit', 60);
    expect(outcome).toMatchObject({ is: 'retry', reason: 'unreachable' });
    expect(await write(to, 60)).toMatchObject({ is: 'delivered' });
    expect([valueOf(to.key), await peer().records()]).toEqual(['60', before]);
  });

  test('failing inside: again later', async () => {
    const { outcome } = await troubled('failing', 70);
    expect(outcome).toMatchObject({ is: 'retry', reason: peer().reasons.failing });
  });
}
