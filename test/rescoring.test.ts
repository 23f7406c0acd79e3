// Leads are scored anew by processes that are killed again and again, and stopped in between: each lead once, counted once, told of once.
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultModel } from '../src/scoring/default-model.ts';
import { until } from './crash/patience.ts';
import { askProduct as call } from './crash/product.ts';
import { openStage, type Stage } from './crash/stage.ts';

let stage: Stage;
let client: pg.Client;
let beside: pg.Client;
const leads = 24_000;

beforeAll(async () => {
  stage = await openStage();
  client = stage.client;
  beside = await stage.connect();
});
afterAll(async () => {
  await stage.close();
});

/**
 * Every second one asks and every second one buys; one in ten has been decided by a person. The standings are analyzed before they are
 * committed, so the planner believes that there are none.
 */
async function fill(publisherId: string, listingId: string): Promise<void> {
  await client.query(
    `insert into leads (publisher_id, id, listing_id, kind, status, storefront, action, contact, consent, source, warnings, received_at,
      last_posted_at, repost_key, raw)
    select $1, 'lead_1' || lpad(n::text, 19, '0'), $2, 'customer', 'new', 'appsource', case n % 2 when 0 then 'PLT' else 'INS' end,
      '{"email": "a@firm.example", "company": "Firm", "phone": "1", "title": "x", "normalized": {"email": "a@firm.example"}}',
      '{"basis": "contact_form"}', '{"extra": {}}', '{}', now(), now(), decode(md5(n::text), 'hex'), ''
    from generate_series(1, ${leads}) as n`,
    [publisherId, listingId],
  );
  await client.query('analyze leads');
  await client.query('begin');
  await client.query(
    `insert into standings (publisher_id, lead_id, storefront, version, points, fit, interest, score, grade, scored_at, stage,
      stage_since, stage_by)
    select publisher_id, id, 'appsource', 0, '[]', 30, 25, 55, 'A2', now(), 'marketing_qualified', now(),
      case when right(id, 1) = '0' then 'usr_1' else 'scoring' end
    from leads where publisher_id = $1`,
    [publisherId],
  );
  await beside.query('analyze standings');
  await client.query('commit');
}

type Run = { seen: number; state: string; changed: number; restaged: number };

it('survives kill -9 to the row', async () => {
  let product = await stage.started();
  const { id } = await call<{ id: string }>(product, 'POST', '/publishers', { slug: 'northwind', name: 'N' });
  const listing = await call<{ id: string }>(product, 'POST', `/publishers/${id}/listings`, {
    storefront: 'appsource',
    kind: 'app',
    offerId: 'shift-planner',
    title: 'Shift Planner',
  });
  await fill(id, listing.id);
  const model = defaultModel('appsource');
  const lower = {
    ...model,
    groups: model.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => (rule.id === 'asks' ? { ...rule, points: 1 } : rule)),
    })),
  };
  const path = `/publishers/${id}/scoring-models/appsource`;
  const { rescoringId } = await call<{ rescoringId: string }>(product, 'PUT', path, {
    model: lower,
    basedOn: 0,
  });
  const run = async () =>
    (await client.query<Run>('select * from rescorings where id = $1', [rescoringId])).rows[0]!;
  const struckAt: number[] = [];
  for (const part of [0, 0.3, 0.6]) {
    const { seen } = await until(
      'it goes on',
      async () => {
        const now = await run();
        return now.seen > leads * part && now;
      },
      { everyMs: 2 },
    );
    product.send('SIGKILL');
    await product.ended;
    struckAt.push(seen);
    product = await stage.started();
  }
  expect(struckAt.every((seen) => seen < leads)).toBe(true);
  expect(await run()).toMatchObject({ state: 'running' });
  const stop = (stopped: boolean) =>
    call(product, 'PATCH', `/publishers/${id}/rescorings/${rescoringId}`, { stopped });
  await stop(true);
  const { seen } = await run();
  product.send('SIGKILL');
  await product.ended;
  product = await stage.started();
  expect(await run()).toMatchObject({ state: 'stopped', seen });
  await stop(false);
  await until('all are seen', async () => (await run()).seen >= leads);
  await until('it is done', async () => (await run()).state === 'done', { everyMs: 200 });
  product.send('SIGTERM');
  await product.ended;

  const { rows } = await client.query<{
    score: number;
    stage: string;
    version: number;
    decided: boolean;
    leads: number;
  }>(`
    select score, stage, version, stage_by <> 'scoring' as decided, count(*)::int as leads from standings group by 1, 2, 3, 4
    order by score, decided`);
  expect(rows).toEqual([
    { score: 31, stage: 'inquiry', version: 1, decided: false, leads: leads * 0.4 },
    { score: 31, stage: 'marketing_qualified', version: 1, decided: true, leads: leads * 0.1 },
    { score: 60, stage: 'marketing_qualified', version: 1, decided: false, leads: leads * 0.5 },
  ]);
  expect(await run()).toMatchObject({ seen: leads, changed: leads, restaged: leads * 0.4 });
  const told = await client.query<{ events: number; leads: number }>(
    `select count(*)::int as events, count(distinct subject_id)::int as leads from events where type = 'lead.restaged'`,
  );
  expect(told.rows[0]).toEqual({ events: leads * 0.4, leads: leads * 0.4 });
});
