// Reports that are saved and asked for: who may see them, that their numbers are insight's, and files that a spreadsheet reads.
import { parse } from 'csv-parse/sync';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock, type CallOptions } from '../../test/app.ts';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { countAll } from '../../test/insight.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { readWorkbook } from '../../test/workbook.ts';
import { blocks } from './report.ts';

const clock = testClock();
let house: Delivering;
let publisher: APublisher;
let planner: AListing;
let owner: APerson;
let viewer: APerson;
let seller: APerson;
let readOnly: CallOptions;

const at = (path: string) => `/api/v1/publishers/${publisher.id}${path}`;
const get = async (path: string, as?: CallOptions) => (await house.call('GET', at(path), undefined, as)).body;
const save = (body: object, by: CallOptions = owner.as) => house.call('POST', at('/reports'), body, by);
const faults = (body: { errors?: { field: string; code: string }[] }) =>
  body.errors?.map(({ field, code }) => `${field} ${code}`);
const march = { span: 'own', from: '2026-03-01', to: '2026-03-31' };

/** A title that a spreadsheet would run, and one of more than one line. */
const wicked = '=HYPERLINK("http://x.example","Click")';

beforeAll(async () => {
  house = await bootDelivering({ SMTP_URL: 'smtp://127.0.0.1:9' }, clock);
  publisher = await aPublisher(house, { name: 'Northwind Labs' });
  planner = await aListing(house, publisher, { title: wicked });
  const rota = await aListing(house, publisher, { title: 'Rota, "Engine"\nII' });
  owner = await aPerson(house, publisher.id, 'owner', { name: 'Ada' });
  viewer = await aPerson(house, publisher.id, 'viewer', { name: 'Vera' });
  seller = await aPerson(house, publisher.id, 'seller', { name: 'Ilse' });
  readOnly = { key: await aKey(house, publisher, ['leads:read']) };
  const ids: string[] = [];
  for (const listing of [planner, planner, rota]) {
    ids.push(await aLead(house, listing, { Country: 'Poland' }));
    clock.forward(1);
  }
  await countAll(house);
  await house.call('POST', at('/leads/assignments'), { leadIds: [ids[0]], userId: seller.userId });
  await house.call('PUT', at(`/leads/${ids[0]}/stage`), { stage: 'sales_qualified', note: 'A budget' });
  const won = await house.call('POST', at(`/leads/${ids[0]}/conversions`), {
    name: 'Won',
    value: '1250.5',
    currency: 'EUR',
  });
  await house.call('POST', at(`/opportunities/${won.body.opportunity.id}/moves`), {
    to: 'won',
    version: 1,
    reason: 'price',
  });
  await countAll(house);
});
afterAll(() => house.close());

describe('a saved report', () => {
  it('is its author’s alone until it is shared, and then everybody’s here', async () => {
    const { status, body: report } = await save({ name: 'Mine', blocks: ['funnel'] });
    expect([status, report.mine, report.question.span]).toEqual([201, true, '28d']);
    expect((await house.call('GET', at(`/reports/${report.id}`), undefined, viewer.as)).status).toBe(404);
    expect((await get('/reports', viewer.as)).items).toEqual([]);
    const { schedule: _, ...rest } = { name: 'Ours', blocks: ['funnel', 'trend'], schedule: null };
    const shared = await house.call('PUT', at(`/reports/${report.id}`), { ...rest, shared: true }, owner.as);
    expect(shared.body).toMatchObject({ name: 'Ours', shared: true, changedBy: 'Ada' });
    const [seen] = (await get('/reports', viewer.as)).items;
    expect(seen).toMatchObject({ name: 'Ours', mine: false, mayChange: false, author: 'Ada' });
    const change = await house.call('PUT', at(`/reports/${report.id}`), rest, viewer.as);
    expect([change.status, change.body.reason]).toEqual([403, 'shared_report']);
    expect((await house.call('DELETE', at(`/reports/${report.id}`), undefined, owner.as)).status).toBe(204);
    expect((await get('/reports', owner.as)).items).toEqual([]);
    const told = await house.app.db.rows<{ type: string }>(
      sql`select type from events where subject_id = ${report.id} order by id`,
    );
    expect(told.map(({ type }) => type)).toEqual(['report.created', 'report.changed', 'report.removed']);
  });

  it('of a viewer is a viewer’s own: sharing it, or mailing it to others, needs more', async () => {
    expect((await save({ name: 'x', blocks: ['funnel'] }, viewer.as)).status).toBe(201);
    const shared = await save({ name: 'x', blocks: ['funnel'], shared: true }, viewer.as);
    expect([shared.status, shared.body.reason]).toEqual([403, 'shared_report']);
    const own = { every: 'day', hour: 8, readers: [viewer.userId] };
    expect((await save({ name: 'x', blocks: ['funnel'], schedule: own }, viewer.as)).status).toBe(201);
    const byKey = await save({ name: 'x', blocks: ['funnel'] }, readOnly);
    expect(byKey.status).toBe(403);
    const first = await get('/reports?limit=1', viewer.as);
    const second = await get(`/reports?limit=1&cursor=${first.nextCursor}`, viewer.as);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([1, 1, null]);
    expect(second.items[0].id > first.items[0].id).toBe(true);
  });

  it.each([
    [{ blocks: [] }, ['blocks too_few']],
    [{ blocks: ['funnel', 'funnel'] }, ['blocks same_as_another']],
    [{ blocks: ['wins'] }, ['blocks.0 not_one_of']],
    [{ name: ' ' }, ['name required']],
    [{ question: { span: 'own' } }, ['question.from required']],
    [{ question: { span: 'own', from: '2026-03-02', to: '2026-03-01' } }, ['question.to wrong_order']],
    [{ question: { span: 'own', from: '2020-03-02', to: '2026-03-01' } }, ['question.from too_large']],
    [{ question: { compare: 'own', beforeFrom: '2026-03-02' } }, ['question.beforeTo required']],
    [{ question: { from: '2026-03-01' } }, ['question.span not_one_of']],
    [{ question: { from: 'monday' } }, ['question.from not_a_day']],
    [{ question: { listingId: 'lst_nothing' } }, ['question.listingId not_here']],
    [{ question: { until: '2026-03-02' } }, ['question.until unknown_field']],
    [{ schedule: { every: 'day', hour: 24, readers: ['me'] } }, ['schedule.hour too_large']],
    [{ schedule: { every: 'day', hour: 8, readers: [] } }, ['schedule.readers too_few']],
    [{ schedule: { every: 'week', hour: 8, readers: ['me'] } }, ['schedule.weekday required']],
    [
      { shared: true, schedule: { every: 'day', hour: 8, readers: ['ada@x.example'] } },
      ['schedule.readers.0 members_alone'],
    ],
    [{ schedule: { every: 'day', hour: 8, readers: ['usr_x'] } }, ['schedule.readers.0 share_first']],
  ])('with %j is refused beside the field', async (wrong, wanted) => {
    const { status, body } = await save({ name: 'x', blocks: ['funnel'], ...wrong });
    expect([status, faults(body)]).toEqual([422, wanted]);
  });
});

it.each([
  ['from=2026-03-01', 'span', 'Days of your own need span=own.'],
  ['compare=year&beforeTo=2026-03-01', 'compare', 'Days of your own need compare=own.'],
])(
  'a table that is asked for %s is refused, as those days would not be told',
  async (query, field, message) => {
    const { status, body } = await house.call('GET', at(`/insight/tables/trend?${query}`));
    expect([status, body.errors]).toMatchObject([422, [{ field, message }]]);
  },
);

describe('what a report answers', () => {
  it('are the numbers that insight tells, and a sum of each is a cell', async () => {
    const { body: report } = await save({ name: 'All', blocks, question: { ...march, by: 'country' } });
    const result = await get(`/reports/${report.id}/result`, owner.as);
    const funnel = await get('/insight/funnel?by=country&from=2026-03-01&to=2026-03-31');
    const table = (block: string) => result.tables.find((each: { block: string }) => each.block === block);
    expect(result).toMatchObject({
      period: funnel.period,
      before: { from: '2026-01-29', to: '2026-02-28' },
      timeZone: 'UTC',
      upToDateAs: funnel.upToDateAs,
      leftOut: [],
    });
    expect(result.tables.map((each: { block: string }) => each.block)).toEqual(blocks);
    expect(table('funnel').rows).toContainEqual(['leads', funnel.total.now.leads, 0]);
    expect(table('funnel').rows).toContainEqual(['won', 1, 0]);
    expect(table('breakdown').rows[0].slice(0, 4)).toEqual(['PL', null, 3, 0]);
    expect(table('revenue').rows).toEqual([['PL', null, 'EUR', '1250.50']]);
    const days: [string, number][] = table('trend').rows;
    expect(days.find(([day]) => day === '2026-03-02')![1]).toBe(3);
    expect(days).toHaveLength(31);
    expect(table('arrivals').rows).toEqual([[1, 9, 3]]);
    expect(table('responses').total.slice(2, 4)).toEqual([3, 0]);
    expect(table('cohorts').rows[0]).toEqual(['2026-03-02', 3, 1, 1]);
  });

  it('is told to a seller of their own leads, and of what they may see', async () => {
    const { body: report } = await save({ name: 'Shared', blocks, question: march, shared: true });
    const result = await get(`/reports/${report.id}/result`, seller.as);
    expect(result.leftOut).toEqual(['arrivals', 'scores', 'cohorts', 'deliveries']);
    expect(result.tables[0].rows.find(([step]: [string]) => step === 'leads')).toEqual(['leads', 1, 0]);
    expect(result.tables[1].rows.map(([key]: [string]) => key)).toEqual([seller.userId]);
    expect(JSON.stringify(result)).not.toContain('HYPERLINK');
    const byKey = await get(`/reports/${report.id}/result`, readOnly);
    expect(byKey.leftOut).toEqual(['deliveries']);
  });
});

describe('a file', () => {
  const file = async (path: string, as: CallOptions = owner.as) => {
    const answer = await house.web.inject({
      url: at(path),
      headers: { ...(as.key ? { authorization: `Bearer ${as.key}` } : {}), ...as.headers },
    });
    return { bytes: answer.rawPayload, headers: answer.headers, status: answer.statusCode };
  };

  it('for programs is flat, under names that never change, by a key that can only read', async () => {
    const { bytes, headers } = await file(
      '/insight/tables/breakdown?format=csv&span=own&from=2026-03-01&to=2026-03-31&language=hu',
      readOnly,
    );
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="breakdown-2026-03-01-2026-03-31.csv"');
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      key: planner.id,
      leads: '2',
      leadsBefore: '0',
      won: '1',
      periodFrom: '2026-03-01',
      timeZone: 'UTC',
      upToDateAs: clock.now().toISOString(),
    });
    // What a spreadsheet would run has a quote in front.
    expect(rows[0]!['name']).toBe(`'${wicked}`);
    expect(rows[1]!['name']).toBe('Rota, "Engine"\nII');
  });

  it.each(blocks)('%s can be had flat, each row as wide as its head', async (block) => {
    const { bytes, status } = await file(`/insight/tables/${block}?format=csv`, {});
    expect(status).toBe(401);
    const { bytes: told } = await file(`/insight/tables/${block}?format=csv`);
    const [head, ...rows]: string[][] = parse(told, { bom: true });
    expect([bytes.length > 0, new Set(head).size]).toEqual([true, head!.length]);
    if (block !== 'deliveries') expect(rows.length).toBeGreaterThan(0);
  });

  it('of deliveries needs the scope that deliveries need', async () =>
    expect((await file('/insight/tables/deliveries?format=csv', readOnly)).status).toBe(403));

  it('for people says in their language what it is about, and what each number means', async () => {
    const question = { ...march, by: 'country' };
    const { body: report } = await save({ name: 'Länder', blocks: ['breakdown'], question, language: 'cs' });
    const { bytes, headers } = await file(`/reports/${report.id}/result?format=csv`);
    expect(headers['content-disposition']).toBe('attachment; filename="Lander-2026-03-01-2026-03-31.csv"');
    const rows: string[][] = parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: true });
    expect(rows.slice(0, 2)).toEqual([['Länder'], ['Northwind Labs']]);
    expect(rows[2]![0]).toMatch(/2026.* proti .*UTC/);
    expect(rows[4]![0]).toBe('Země');
    expect(rows[5]!.slice(0, 2)).toEqual(['Polsko', '3']);
    expect(rows.at(-1)).toHaveLength(2);
  });

  it('as a workbook has numbers as numbers, days as days, and text that nothing runs', async () => {
    const question = { ...march, metric: 'leads' };
    const { body: report } = await save({ name: 'Book', blocks, question });
    const { bytes, headers } = await file(`/reports/${report.id}/result?format=xlsx`);
    expect(headers['content-disposition']).toBe('attachment; filename="Book-2026-03-01-2026-03-31.xlsx"');
    const sheets = readWorkbook(bytes);
    const names = [...sheets.keys()];
    expect(names).toHaveLength(blocks.length + 1);
    expect(sheets.get('About')!.slice(0, 2)).toEqual([
      [{ is: 's', value: 'Book' }],
      [{ is: 's', value: 'Northwind Labs' }],
    ]);
    expect([...sheets.values()].flat(2).some(({ is }) => is === 'formula')).toBe(false);
    const breakdown = sheets.get('Breakdown  Listing')!;
    expect(breakdown[1]!.slice(0, 2)).toEqual([
      { is: 's', value: wicked },
      { is: 'n', value: '2' },
    ]);
    const trend = sheets.get('Over time  Leads')!;
    expect(trend[2]!.slice(0, 2)).toEqual([
      { is: 'd', value: '2026-03-02T00:00:00.000Z' },
      { is: 'n', value: '3' },
    ]);
    const revenue = sheets.get('What was won')!;
    expect(revenue[1]!.at(-1)).toEqual({ is: 'n', value: '1250.5' });
  });
});
