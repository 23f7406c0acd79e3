// Lists as files: CSV and Excel say the same, hold what whoever asks may see, and nothing that a spreadsheet would run.
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallOptions } from './app.ts';
import { aDestination, aLead, bootDelivering, type Delivering } from './delivering.ts';
import { aListing, aPublisher, type APublisher } from './factories.ts';
import { aPerson, type APerson } from './people.ts';
import { readWorkbook } from './workbook.ts';
import { answerTable, mostSheetRows, pagesOf } from '../src/platform/table-file.ts';

const formula = '=HYPERLINK("https://evil.example","Open")';
let house: Delivering;
let publisher: APublisher;
let owner: APerson;
let seller: APerson;
let own: string;

const path = (rest: string) => `/api/v1/publishers/${publisher.id}/${rest}`;
const ask = async (method: 'POST' | 'PATCH', rest: string, body: unknown) => {
  const answer = await house.call(method, path(rest), body);
  if (answer.status >= 300) throw new Error(`${rest}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

beforeAll(async () => {
  house = await bootDelivering();
  publisher = await aPublisher(house);
  const listing = await aListing(house, publisher);
  // Nothing is sent: deliveries wait there.
  const { id } = await aDestination(house, publisher, { settings: { url: 'https://crm.example/leads' } });
  await ask('PATCH', `destinations/${id}`, { paused: true });
  owner = await aPerson(house, publisher.id, 'owner');
  seller = await aPerson(house, publisher.id, 'seller', { name: 'Ilse' });
  own = await aLead(house, listing, { Company: formula });
  await aLead(house, listing, { Company: 'Northwind' });
  await house.settle();
  await ask('POST', 'leads/assignments', { leadIds: [own], userId: seller.userId });
  await ask('POST', 'opportunities', {
    name: '+cmd',
    value: '1250.50',
    currency: 'EUR',
    expectedClose: '2026-04-01',
  });
  await ask('POST', 'opportunities', { name: 'Ilse’s', ownerId: seller.userId });
});
afterAll(() => house.close());

async function csvOf(rest: string, as?: CallOptions): Promise<Record<string, string>[]> {
  const [name, query = ''] = rest.split('?');
  const { status, headers, body } = await house.call<string>(
    'GET',
    path(`${name}.csv?${query}`),
    undefined,
    as,
  );
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  return parse(body, { bom: true, columns: true });
}

async function sheetOf(rest: string, { headers: of, key }: CallOptions = owner.as) {
  const [name, query = ''] = rest.split('?');
  const { statusCode, headers, rawPayload } = await house.web.inject({
    url: path(`${name}.xlsx?${query}`),
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...of },
  });
  expect(statusCode).toBe(200);
  expect(headers['content-disposition']).toMatch(/\.xlsx"$/);
  return [...readWorkbook(rawPayload).values()][0]!;
}

it.each([
  ['leads', 2, 1],
  ['deliveries', 2, null],
  ['opportunities', 2, 1],
  ['referrals', 0, null],
])('%s: both files have the rows of the list, of a seller their own alone', async (list, all, theirs) => {
  const rows = await csvOf(list);
  const listed = (await house.call('GET', path(list))).body.items;
  expect(rows.map(({ id }) => id)).toEqual(listed.map(({ id }: { id: string }) => id));
  expect(rows).toHaveLength(all);
  const [head, ...cells] = await sheetOf(list);
  expect(cells.map((row) => row[0]!.value)).toEqual(rows.map(({ id }) => id));
  if (rows.length > 0) expect(head!.map(({ value }) => value)).toEqual(Object.keys(rows[0]!));
  expect(cells.flat().filter((cell) => cell?.is === 'formula')).toEqual([]);
  if (theirs === null) {
    expect((await house.call('GET', path(`${list}.csv`), undefined, seller.as)).status).toBe(403);
    return;
  }
  expect(await csvOf(list, seller.as)).toHaveLength(theirs);
  expect(await sheetOf(list, seller.as)).toHaveLength(theirs + 1);
});

it('what a spreadsheet would run has a quote in front in CSV, and is text in Excel', async () => {
  const companies = new Set((await csvOf('leads')).map(({ company }) => company));
  expect(companies).toEqual(new Set([`'${formula}`, 'Northwind']));
  const names = (await sheetOf('opportunities?sort=created')).flat();
  expect(names).toContainEqual({ is: 's', value: '+cmd' });
  expect((await sheetOf('leads')).flat()).toContainEqual({ is: 's', value: formula });
  expect((await csvOf('opportunities?q=cmd')).map(({ name, value }) => [name, value])).toEqual([
    ["'+cmd", '1250.50'],
  ]);
});

it('a filter narrows the files as it narrows the list, and is refused alike', async () => {
  expect((await csvOf(`leads?assignedTo=${seller.userId}`)).map(({ id }) => id)).toEqual([own]);
  expect(await sheetOf('deliveries?state=parked')).toHaveLength(1);
  const refused = await house.call('GET', path('deliveries.xlsx?state=lost'));
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'state' }] } });
});

it('a workbook of too many rows is refused with the remedy, and never cut', async () => {
  const rows = Array.from({ length: mostSheetRows + 1 }, (_, nth) => nth);
  const read = async (after: number | null, limit: number) =>
    rows.slice((after ?? -1) + 1, (after ?? -1) + 1 + limit);
  const file = (most: number) => ({
    name: 'rows',
    columns: [['nth', (nth: number) => nth]] as const,
    pages: pagesOf(
      async (after: number | null, limit) => (await read(after, limit)).filter((nth) => nth < most),
      (nth) => nth,
    ),
  });
  const sent: unknown[] = [];
  const reply = {
    type: () => reply,
    header: () => reply,
    send: (content: unknown) => sent.push(content),
  } as never;
  await expect(answerTable(reply, 'xlsx', file(mostSheetRows + 1))).rejects.toMatchObject({
    errors: [{ field: 'format', code: 'too_many_rows', given: { max: mostSheetRows } }],
  });
  expect(sent).toEqual([]);
  await answerTable(reply, 'xlsx', file(mostSheetRows));
  expect([...readWorkbook(sent[0] as Buffer).values()][0]).toHaveLength(mostSheetRows + 1);
});

it('a list that cannot be read to its end breaks the download off', async () => {
  const sent: Readable[] = [];
  const reply = { type: () => reply, header: () => reply, send: (content: Readable) => sent.push(content) };
  const file = (fails: number) => ({
    name: 'rows',
    columns: [['nth', (nth: number) => nth]] as const,
    pages: pagesOf(
      (after: number | null, limit) =>
        (after ?? 0) >= fails
          ? Promise.reject(new Error('The database went away'))
          : Promise.resolve(Array.from({ length: limit }, (_, nth) => (after ?? 0) + nth + 1)),
      (nth) => nth,
    ),
  });
  // Before anything is sent, as any refusal.
  await expect(answerTable(reply as never, 'csv', file(0))).rejects.toThrow('went away');
  expect(sent).toEqual([]);
  await answerTable(reply as never, 'csv', file(1_000));
  await expect(text(sent[0]!)).rejects.toThrow('went away');
});
