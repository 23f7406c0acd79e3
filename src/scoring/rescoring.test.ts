// Leads scored anew: the same scores as when they come in, whoever stops or goes on; what people decided stays.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { aLead } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { handClock } from '../platform/clock.ts';
import { coolDue } from './cool.ts';
import { defaultModel } from './default-model.ts';
import type { Model } from './model.ts';
import { tellScored } from './tell-scored.ts';

let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let base: string;
let leadIds: string[];
const clock = handClock('2026-03-02T09:00:00.000Z');
const shipped = defaultModel('appsource');
/** What asks counts for nothing more than a word. */
const strict: Model = {
  ...shipped,
  groups: shipped.groups.map((group) =>
    group.id === 'action'
      ? { ...group, rules: group.rules.map((rule) => (rule.id === 'asks' ? { ...rule, points: 1 } : rule)) }
      : group,
  ),
};

beforeAll(async () => {
  booted = await bootApp({ clock });
});
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  base = `/api/v1/publishers/${publisher.id}`;
  leadIds = [];
  for (const given of [
    {},
    { Email: 'twice@firm.example' },
    { Email: 'twice@firm.example', Title: 'CEO' },
    { ActionCode: 'INS', Company: null, Description: null },
    { Email: 'somebody@gmail.com', Phone: null },
    { Email: 'twice@firm.example', Title: null },
  ]) {
    clock.forward(60_000);
    leadIds.push(await aLead(booted, listing, given));
  }
  await tellScored(booted.app);
});

type Row = Record<string, unknown>;
/** Without what says when it was done, and what is noted at the door alone. */
async function standings(): Promise<Row[]> {
  const rows = await booted.app.db.rows<Row>(
    sql`select * from standings where publisher_id = ${publisher.id} order by lead_id`,
  );
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(
        ([name]) => !name.startsWith('first_') && !['scored_at', 'stage_since'].includes(name),
      ),
    ),
  );
}

const save = async (model: Model, basedOn: number) => {
  const { body, status } = await booted.call('PUT', `${base}/scoring-models/appsource`, { model, basedOn });
  expect(status).toBe(200);
  return body as { rescoringId: string; version: number };
};
async function rescored(): Promise<void> {
  const { rescorer } = booted.house;
  for (let times = 0; times < 2; times++) {
    await rescorer.beginDue();
    await rescorer.settle();
    clock.forward(20_000);
  }
  await rescorer.beginDue();
  await rescorer.settle();
}
const shown = async (id: string) => (await booted.call('GET', `${base}/rescorings/${id}`)).body;
const restagings = () =>
  booted.app.db.rows<{ id: string; data: Row }>(
    sql`select subject_id as id, data from events where publisher_id = ${publisher.id} and type = 'lead.restaged' order by id`,
  );

it('gives the very scores of the intake, to leads that have none as well', async () => {
  const before = await standings();
  await booted.app.db.run(
    sql`delete from standings where publisher_id = ${publisher.id} and lead_id > ${leadIds[1]!}`,
  );
  const { status, body } = await booted.call('POST', `${base}/rescorings`, { storefront: 'appsource' });
  expect([status, body.state, body.total]).toEqual([202, 'running', 6]);
  await rescored();
  expect(await standings()).toEqual(before);
  expect(before.map(({ earlier_leads: earlier }) => earlier)).toEqual([0, 0, 1, 0, 0, 2]);
  expect(await shown(body.id)).toMatchObject({ state: 'done', seen: 6, changed: 4, restaged: 0 });
});

it('tells nobody of leads as if they were new', async () => {
  const told = async () =>
    (
      await booted.app.db.rows(
        sql`select from events where publisher_id = ${publisher.id} and type = 'lead.scored'`,
      )
    ).length;
  expect(await told()).toBe(6);
  await booted.app.db.run(sql`delete from standings where publisher_id = ${publisher.id}`);
  await booted.call('POST', `${base}/rescorings`, { storefront: 'appsource' });
  await rescored();
  expect(await tellScored(booted.app)).toBe(0);
  expect(await told()).toBe(6);
  expect(await standings()).toHaveLength(6);
});

it('follows a saved model, moves what scoring had moved and nothing that a person decided', async () => {
  const decided = leadIds[0]!;
  await booted.app.db.run(
    sql`update standings set stage_by = 'usr_1' where publisher_id = ${publisher.id} and lead_id = ${decided}`,
  );
  const before = await standings();
  expect(before.map(({ stage }) => stage)).toEqual([
    'marketing_qualified',
    'marketing_qualified',
    'marketing_qualified',
    'marketing_qualified',
    'inquiry',
    'marketing_qualified',
  ]);
  const { rescoringId } = await save(strict, 0);
  await rescored();
  const after = await standings();
  expect(after.every(({ version }) => version === 1)).toBe(true);
  expect(after.map(({ stage }) => stage)).toEqual([
    'marketing_qualified',
    'inquiry',
    'marketing_qualified',
    'marketing_qualified',
    'inquiry',
    'inquiry',
  ]);
  const told = await restagings();
  expect(told.map(({ id }) => id).toSorted()).toEqual(
    [leadIds[1]!, leadIds[5]!].toSorted((a, b) => (a < b ? -1 : 1)),
  );
  expect(told[0]!.data).toEqual({ stage: 'inquiry', from: 'marketing_qualified', version: 1 });
  expect(await shown(rescoringId)).toMatchObject({ state: 'done', version: 1, changed: 5, restaged: 2 });
  const next = await aLead(booted, listing, {});
  const { body } = await booted.call('GET', `${base}/leads/${next}`);
  expect(body.standing.points).toEqual(
    (await booted.call('GET', `${base}/leads/${decided}`)).body.standing.points,
  );
});

it('stops, goes on from where it was, and cannot go on once another model is at work', async () => {
  const { rescoringId } = await save(strict, 0);
  const patch = (stopped: boolean, id = rescoringId) =>
    booted.call('PATCH', `${base}/rescorings/${id}`, { stopped });
  expect((await patch(true)).body.state).toBe('stopped');
  await rescored();
  expect((await standings()).every(({ version }) => version === 0)).toBe(true);
  expect((await patch(false)).body.state).toBe('running');
  await rescored();
  expect((await standings()).every(({ version }) => version === 1)).toBe(true);
  const second = await save(shipped, 1);
  clock.forward(1_000);
  const third = await save(strict, 2);
  expect((await shown(second.rescoringId)).state).toBe('replaced');
  expect((await patch(false, second.rescoringId)).body.reason).toBe('rescoring_ended');
  await rescored();
  const { body } = await booted.call('GET', `${base}/rescorings`);
  expect((body.items as Row[]).map(({ id, state }) => [id, state])).toEqual([
    [third.rescoringId, 'done'],
    [second.rescoringId, 'replaced'],
    [rescoringId, 'done'],
  ]);
});

it('finds leads that another process still scored by the model before', async () => {
  const { rescoringId } = await save(strict, 0);
  clock.forward(1_000);
  const late = await aLead(booted, listing, {});
  await booted.app.db.run(
    sql`update standings set version = 0 where publisher_id = ${publisher.id} and lead_id = ${late}`,
  );
  await booted.house.rescorer.beginDue();
  await booted.house.rescorer.settle();
  expect((await shown(rescoringId)).state).toBe('running');
  await rescored();
  expect((await standings()).every(({ version }) => version === 1)).toBe(true);
  expect(await shown(rescoringId)).toMatchObject({ state: 'done', seen: 6 });
});

it('leaves the other storefront and other publishers alone', async () => {
  const azure = await aListing(booted, publisher, { storefront: 'azure-marketplace' });
  await aLead(booted, azure, { LeadSource: '', OfferTitle: '' });
  const other = await aPublisher(booted);
  await aLead(booted, await aListing(booted, other), {});
  await save(strict, 0);
  await rescored();
  const versions = await booted.app.db.rows(sql`
    select storefront, version, count(*)::int as leads from standings where publisher_id in (${publisher.id}, ${other.id})
    group by publisher_id, storefront, version order by leads desc, storefront`);
  expect(versions).toEqual([
    { storefront: 'appsource', version: 1, leads: 6 },
    { storefront: 'appsource', version: 0, leads: 1 },
    { storefront: 'azure-marketplace', version: 0, leads: 1 },
  ]);
});

describe('interest that fades', () => {
  it('changes the grade and what is hot when it is due, and takes no stage back', async () => {
    const [before] = await standings();
    expect(before).toMatchObject({ grade: 'A2', score: 65, stage: 'marketing_qualified' });
    clock.forward(60 * 86_400_000);
    expect(await coolDue(booted.app)).toBeGreaterThanOrEqual(6);
    const [after] = await standings();
    expect(after).toMatchObject({
      grade: 'A4',
      score: 39,
      fit: before!['fit'],
      interest: before!['interest'],
    });
    expect(after!['stage']).toBe('marketing_qualified');
    expect(await coolDue(booted.app)).toBe(0);
    const { body } = await booted.call('GET', `${base}/leads/${leadIds[0]}`);
    expect(body.standing).toMatchObject({ grade: 'A4', interest: 35, interestNow: 9 });
  });

  it('is the same whether it cooled or was scored anew', async () => {
    clock.forward(20 * 86_400_000);
    await coolDue(booted.app);
    const cooled = await standings();
    await booted.call('POST', `${base}/rescorings`, { storefront: 'appsource' });
    await rescored();
    const again = await standings();
    const seen = (rows: Row[]) =>
      rows.map(({ grade, hot, stage, cools_at: next }) => ({ grade, hot, stage, next }));
    expect(seen(again)).toEqual(seen(cooled));
  });
});
