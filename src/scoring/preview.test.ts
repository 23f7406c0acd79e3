// What a model would do, before it is saved: counts that are those of saving it, and how won and lost leads would have ranked.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { aDestination, aLead } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { takeInFresh } from '../leads/take-in.ts';
import { handClock } from '../platform/clock.ts';
import { defaultModel } from './default-model.ts';
import type { Model } from './model.ts';

const clock = handClock('2026-03-02T09:00:00.000Z');
const shipped = defaultModel('appsource');
/** Asking is worth nothing, and a head of something is hot. */
const other: Model = {
  ...shipped,
  groups: [
    ...shipped.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => (rule.id === 'asks' ? { ...rule, points: 0 } : rule)),
    })),
    {
      id: 'heads',
      name: 'Heads',
      side: 'fit',
      cap: 60,
      rules: [
        {
          id: 'head',
          name: 'A head',
          when: { fact: 'title', is: 'begins_with', value: ['Head'] },
          points: 60,
          per: 'lead',
          most: null,
        },
      ],
    },
  ],
};

let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let base: string;
const ids: string[] = [];

beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  base = `/api/v1/publishers/${publisher.id}`;
  await aLead(booted, listing, { Title: 'Head of what is long past' });
  clock.forward(100 * 86_400_000);
  for (let nth = 0; nth < 30; nth++) {
    clock.forward(86_400_000);
    const Title = nth >= 20 ? 'Head of sales' : nth >= 15 ? 'CEO' : null;
    ids.push(await aLead(booted, listing, { Title }));
  }
  await takeInFresh(booted.app);
});
afterAll(() => booted.close());

const tried = (model: unknown, key?: string) =>
  booted.call(
    'POST',
    `${base}/scoring-models/appsource/previews`,
    { model },
    key === undefined ? {} : { key },
  );

it('says who would move over each threshold, as it would be after saving', async () => {
  const { body, status } = await tried(other);
  expect(status).toBe(200);
  expect(body).toMatchObject({ leads: 30, of: 30, sampled: false, excluded: { before: 0, after: 0 } });
  expect(body.thresholds).toMatchObject({
    marketingQualified: { before: 30, after: 15, up: 0, down: 15 },
    salesQualified: { before: 15, after: 10, up: 0, down: 5 },
    hot: { before: 0, after: 10, up: 10, down: 0 },
  });
  const sum = (of: 'before' | 'after') =>
    (body.scores as Record<string, number>[]).reduce((all, step) => all + step[of]!, 0);
  expect([sum('before'), sum('after')]).toEqual([30, 30]);
  expect(body.moved.count).toBe(30);
  expect(body.moved.sample).toHaveLength(20);
  const sample = body.moved.sample as { leadId: string; after: { score: number } }[];
  const moved = sample.find(({ after }) => after.score === 100);
  expect(moved).toMatchObject({
    name: 'Halina Brzozowska',
    company: 'Dworzec Paczek',
    before: { score: 75, grade: 'A2', hot: false },
    after: { score: 100, grade: 'A3', hot: true },
    crosses: [{ threshold: 'hot', to: 'over' }],
    points: [
      { group: 'action', rule: 'asks', name: null, before: 25, after: 0 },
      { group: 'heads', rule: 'head', name: 'A head', before: 0, after: 60 },
    ],
  });
  expect(body.outcomes).toEqual({
    won: 0,
    lost: 0,
    wonShare: null,
    before: null,
    after: null,
    reason: 'none_read_back',
  });
});

it('moves nobody where nothing changes, and shows what fading does by another half-life', async () => {
  const { body } = await tried({ ...shipped, halfLifeDays: 2 });
  expect(body.moved).toEqual({ count: 0, sample: [] });
  const { before, today } = body.thresholds.marketingQualified;
  expect(before).toBe(30);
  expect(today.after).toBeLessThan(today.before);
});

it('ranks those that were won and lost', async () => {
  const { id } = await aDestination(booted, publisher, { settings: { url: 'https://crm.example/' } });
  const states = ids
    .toReversed()
    .slice(0, 25)
    .map((leadId, nth) => ({ leadId, nth, state: nth < 10 ? 'won' : 'lost' }));
  for (const { leadId, nth, state } of states)
    await booted.app.db.run(sql`
      insert into remote_records (publisher_id, delivery_id, lead_id, destination_id, external_id, state, changed_at, read_at)
      values (${publisher.id}, ${`dlv_${nth}`}, ${leadId}, ${id}, ${String(nth)}, ${state}, ${clock.now()}, ${clock.now()})`);
  const { body } = await tried(other);
  expect(body.outcomes).toMatchObject({ won: 10, lost: 15, wonShare: 0.4, reason: null });
  expect(body.outcomes.before).toEqual({ wonInTopFifth: 0.667, averageWon: 75, averageLost: 65 });
  expect(body.outcomes.after).toEqual({ wonInTopFifth: 1, averageWon: 100, averageLost: 40 });
});

it('says what is wrong with it, and shows leads to nobody who may not see them', async () => {
  const wrong = await tried({ ...other, fitBands: [5, 15, 25] });
  expect(wrong.body.errors.map(({ field }: { field: string }) => field)).toEqual([
    'model.fitBands.1',
    'model.fitBands.2',
  ]);
  const blind = await tried(other, await aKey(booted, publisher, ['scoring:write']));
  expect([blind.status, blind.body.reason]).toEqual([403, 'key_lacks_scope']);
});
