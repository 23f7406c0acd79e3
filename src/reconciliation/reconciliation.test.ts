// A marketplace's list against ours against each CRM's: what is missing where and why, and a back-fill that does each thing once.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootCoselling, anAccount, type Coselling } from '../../test/coselling.ts';
import { aDestination, aLead, deliveriesOf, startCrm, type Crm } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { startDataverse, type Dataverse } from '../../test/fakes/dataverse.ts';
import { aList, type OfList } from '../../test/list-file.ts';
import { comparisonsPath, giveList, type Told } from '../../test/listing-leads.ts';
import { keyOf } from '../delivery/key.ts';
import { forgetOldLists } from './forget-lists.ts';
import { tooMany } from './take-list.ts';

let house: Coselling;
let crm: Crm;
let dataverse: Dataverse;
let publisher: APublisher;
let planner: AListing;
let engine: AListing;
let dynamics: string;
let webhook: string;

beforeAll(async () => {
  house = await bootCoselling();
  crm = await startCrm();
  dataverse = await startDataverse();
  publisher = await aPublisher(house);
  planner = await aListing(house, publisher, { offerId: 'planner', title: 'Planner' });
  engine = await aListing(house, publisher, { offerId: 'engine', title: 'Engine' });
  const { tenantId, clientId, clientSecret, url: environmentUrl } = dataverse;
  const settings = { environmentUrl, tenantId, clientId, clientSecret };
  ({ id: dynamics } = await aDestination(house, publisher, {
    kind: 'dataverse',
    name: 'Dynamics',
    settings,
  }));
  ({ id: webhook } = await aDestination(house, publisher, {
    name: 'Hook',
    settings: { url: crm.url },
    listingIds: [engine.id],
  }));
});
afterAll(async () => {
  await house.close();
  await crm.close();
  await dataverse.close();
});

const path = () => comparisonsPath(publisher);
const now = () => house.clock.now().toISOString();
const give = (rows: readonly OfList[], query = '') => giveList(house, publisher, aList(rows), query);
const whole = async (id: string) => (await house.call('GET', `${path()}/${id}`)).body;
const rowsOf = async (id: string, query = '') =>
  (await house.call('GET', `${path()}/${id}/leads?limit=200${query}`)).body.items;
const fill = (id: string, body: object = {}) => house.call('POST', `${path()}/${id}/back-fills`, body);

/** Whatever was begun comes to its end: what CRMs are asked, back-fills, deliveries. */
async function work(): Promise<void> {
  await house.house.tracker.beginDue();
  await house.house.tracker.settle();
  await house.house.backFiller.beginDue();
  await house.house.backFiller.settle();
  await house.settle();
}

/** As the marketplace lists it. */
let listed = 0;
const anEntry = (given: Partial<OfList> = {}): OfList => ({
  id: `L-${++listed}`,
  at: now(),
  email: `listed-${listed}@x.example`,
  name: `Person ${listed}`,
  offer: 'Planner',
  ...given,
});

/** One that came the usual way. */
async function arrived(given: Partial<OfList> = {}, listing = planner): Promise<OfList & { lead: string }> {
  const entry = anEntry({ offer: listing === engine ? 'Engine' : 'Planner', ...given });
  return { ...entry, lead: await aLead(house, listing, { Email: entry.email }) };
}

const stateAt = (
  row: { places: { destinationId: string; state: string; reason: string | null }[] },
  id: string,
) => {
  const { state, reason } = row.places.find(({ destinationId }) => destinationId === id)!;
  return reason === null ? state : `${state}: ${reason}`;
};

/** By the state of a destination in the totals. */
const countsAt = (told: Told['body'], id: string): Record<string, number> =>
  Object.fromEntries(
    told.destinations
      .find((each: { id: string }) => each.id === id)
      .totals.map(({ state, reason, count }: { state: string; reason: string | null; count: number }) => [
        reason === null ? state : `${state}: ${reason}`,
        count,
      ]),
  );

it('says lead by lead what is where and why it is not, and fills in what can be, once', async () => {
  const there = await arrived();
  const elsewhere = await arrived({}, engine);
  const gone = await arrived();
  await house.settle();
  const parked = await arrived();
  const [late] = (await deliveriesOf(house, publisher, { leadId: parked.lead })).map(({ id }) => id);
  await house.settle();
  await house.app.db.run(
    sql`update deliveries set state = 'parked', last_reason = 'invalid_lead', delivered_at = null where id = ${late}`,
  );
  const [lost] = await deliveriesOf(house, publisher, { leadId: gone.lead, destinationId: dynamics });
  dataverse.leads.delete(keyOf(lost!.id));
  house.clock.forward(60_000);

  const missing = anEntry({ action: 'INS' });
  const unwanted = anEntry({ action: 'DNC' });
  const homeless = anEntry({ offer: 'Nobody’s' });
  const rows = [missing, there, unwanted, gone, parked, homeless, elsewhere];
  const made = await give(rows, '?fileName=leads.csv');
  expect(made).toMatchObject({
    status: 201,
    body: { state: 'done', source: 'file', fileName: 'leads.csv', rows: 7, leftOut: 0 },
  });
  const { id } = made.body;
  await work();

  const before = await whole(id);
  expect(before.totals).toMatchObject({ listed: 7, here: 4, distinct: 4, missing: 5, leftOut: [] });
  expect(before.totals.notHere).toEqual([
    { reason: 'no_listing', count: 1 },
    { reason: 'not_received', count: 2 },
  ]);
  expect(countsAt(before, dynamics)).toEqual({
    there: 2,
    'gone: lacking_there': 1,
    'parked: invalid_lead': 1,
    'not_here: not_received': 2,
    'not_here: no_listing': 1,
  });
  expect(countsAt(before, webhook)).toEqual({
    there: 1,
    'not_routed: listing': 3,
    'not_here: not_received': 2,
    'not_here: no_listing': 1,
  });
  const crmShown = before.destinations.find((each: { id: string }) => each.id === dynamics);
  expect(crmShown).toMatchObject({ name: 'Dynamics', comparable: true, compared: { state: 'done' } });

  const shown = await rowsOf(id);
  expect(shown.map((row: { email: string }) => row.email)).toEqual(rows.map(({ email }) => email));
  expect(shown.map((row: { lead: { id: string } | null }) => row.lead?.id ?? null)).toEqual(
    rows.map((row) => ('lead' in row ? row.lead : null)),
  );
  expect(await rowsOf(id, '&missing=true')).toHaveLength(5);
  expect(await rowsOf(id, '&where=ours&reason=no_listing')).toMatchObject([{ offer: 'Nobody’s' }]);
  expect(await rowsOf(id, `&where=${dynamics}&state=gone`)).toMatchObject([{ lead: { id: gone.lead } }]);
  const pages = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = `?limit=2${cursor && `&cursor=${cursor}`}`;
    const { body } = await house.call('GET', `${path()}/${id}/leads${query}`);
    pages.push(...body.items);
    cursor = body.nextCursor;
  }
  expect(pages).toEqual(shown);

  const plan = await house.call('POST', `${path()}/${id}/back-fill-plans`, {});
  expect(plan.body).toEqual({
    rows: 7,
    takeIn: 2,
    cannot: [{ reason: 'no_listing', count: 1 }],
    sends: [
      { destinationId: dynamics, state: 'gone', count: 1 },
      { destinationId: dynamics, state: 'parked', count: 1 },
    ],
    held: [],
  });
  expect(await whole(id)).toMatchObject({ totals: before.totals });

  // Two people at once, and one of them twice.
  const begun = await Promise.all([fill(id), fill(id), fill(id)]);
  expect(new Set(begun.map(({ body }) => body.id)).size).toBe(1);
  expect(begun[0]).toMatchObject({ status: 202, body: { state: 'running', rowsTotal: 7 } });
  house.clock.forward(1_000);
  await work();
  const after = await whole(id);
  expect(after.backFills).toMatchObject([
    { state: 'done', rowsDone: 7, takenIn: 2, sent: 2, couldNot: 1, chosen: false },
  ]);
  expect(after.totals).toMatchObject({ listed: 7, here: 6, missing: 2 });
  expect(countsAt(after, dynamics)).toEqual({
    there: 5,
    'withheld: do_not_contact': 1,
    'not_here: no_listing': 1,
  });
  expect(dataverse.leads.size).toBe(5);

  const again = await rowsOf(id);
  const [taken, , notice] = again as { lead: { id: string; kind: string } }[];
  const lead = (await house.call('GET', `/api/v1/publishers/${publisher.id}/leads/${taken!.lead.id}`)).body;
  expect(lead.consent).toMatchObject({ basis: 'acquisition', scope: 'this_and_related_products' });
  expect(notice!.lead.kind).toBe('notice');
  const story = async (leadId: string) =>
    (await house.app.db.rows<{ data: { takenIn: boolean; destinationIds: string[] }; actor: string }>(
      sql`select data, actor from events where type = 'lead.back_filled' and subject_id = ${leadId}`,
    )) as unknown[];
  expect(await story(taken!.lead.id)).toMatchObject([{ actor: 'operator', data: { takenIn: true } }]);
  expect(await story(gone.lead)).toMatchObject([
    { actor: 'operator', data: { takenIn: false, destinationIds: [dynamics] } },
  ]);
  expect(await story(there.lead)).toEqual([]);

  // Pressed once more, and the same list given once more: nothing comes of either.
  await fill(id);
  await work();
  const second = await give(rows.toReversed());
  await work();
  await fill(second.body.id);
  await work();
  expect((await whole(second.body.id)).backFills).toMatchObject([{ takenIn: 0, sent: 0, couldNot: 1 }]);
  expect((await whole(second.body.id)).totals).toMatchObject({ here: 6, distinct: 6 });
  expect(dataverse.leads.size).toBe(5);
  expect(await whole(id)).toMatchObject({ totals: after.totals });
});

it('fills in chosen rows alone, and what no destination was ever sent', async () => {
  const others = [anEntry(), anEntry()];
  const old = await arrived({}, engine);
  await house.settle();
  await house.app.db.run(
    sql`delete from deliveries where lead_id = ${old.lead} and destination_id = ${webhook}`,
  );
  const { body } = await give([...others, old]);
  await work();
  expect(countsAt(await whole(body.id), webhook)).toMatchObject({ 'not_sent: never_sent': 1 });
  const plan = await house.call('POST', `${path()}/${body.id}/back-fill-plans`, { rows: [2, 3] });
  expect(plan.body).toMatchObject({
    rows: 2,
    takeIn: 1,
    sends: [{ destinationId: webhook, state: 'not_sent' }],
  });
  const seen = crm.leads().length;
  await fill(body.id, { rows: [2, 3] });
  await work();
  const [first, second, third] = await rowsOf(body.id);
  expect([first.lead, second.lead !== null, stateAt(third, webhook)]).toEqual([null, true, 'there']);
  expect(crm.leads().slice(seen)).toEqual([old.lead]);
});

it('tells which of our leads the list lacks, and the likely reason', async () => {
  house.clock.forward(40 * 86_400_000);
  const first = await arrived();
  house.clock.forward(5 * 86_400_000);
  const middle = await arrived();
  const test = await aLead(house, planner, { LeadSource: 'MSFT_TEST', Email: 'MSFT_TEST@x.example' });
  house.clock.forward(5 * 86_400_000);
  const near = await arrived();
  const last = await arrived();
  await arrived({}, engine);
  const { body } = await give([last, first]);
  const { items } = (await house.call('GET', `${path()}/${body.id}/unlisted-leads`)).body;
  const reasons = Object.fromEntries(
    items.map(({ leadId, reason }: { leadId: string; reason: string }) => [leadId, reason]),
  );
  expect(reasons).toEqual({ [middle.lead]: 'unknown', [test]: 'test', [near.lead]: 'edge' });
  expect((await whole(body.id)).totals.extra).toEqual([
    { reason: 'edge', count: 1 },
    { reason: 'test', count: 1 },
    { reason: 'unknown', count: 1 },
  ]);
  const dateless = await give([anEntry({ at: '' })]);
  expect((await whole(dateless.body.id)).totals.extra).toBeNull();
});

describe('bad input', () => {
  const count = async () => (await house.call('GET', `${path()}?limit=200`)).body.items.length;
  const good: OfList = { email: 'good@x.example', at: '2026-03-01' };

  it.each<[string, () => string | Buffer, string]>([
    ['nothing', () => '', 'file_is_empty'],
    [
      'a workbook',
      () => Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000xl/workbook.xml'),
      'file_is_no_text',
    ],
    [
      'letters of no alphabet',
      () => Buffer.from('Email,Date created\nJos\u00e9,x\n', 'latin1'),
      'file_not_legible',
    ],
    [
      'a report of visits',
      () => 'Date,Offer name,Country name,Page visits\n2026-01-01,Planner,Poland,4\n',
      'file_not_of_leads',
    ],
    ['a page to sign in at', () => '\ufeff<!doctype html><title>Sign in</title>', 'file_is_a_page'],
    ['a list of customers', () => 'Customer name,Country\nLipowa,Poland\n', 'file_not_of_leads'],
    [
      'something that is no text further down',
      () =>
        Buffer.concat([Buffer.from(aList(Array.from({ length: 900 }, () => good))), Buffer.alloc(200_000)]),
      'file_is_no_text',
    ],
  ])('%s is refused, and nothing of it is kept', async (_what, file, code) => {
    const before = await count();
    const told = await giveList(house, publisher, file());
    expect(told).toMatchObject({ status: 422, body: { errors: [{ field: 'file', code }] } });
    expect(await count()).toBe(before);
  });

  it.each([
    ['file', 'file'],
    ['account', 'until'],
  ] as const)('too many rows of a list by %s name the field %s', (source, field) =>
    expect(tooMany(source).errors).toMatchObject([{ field, code: 'too_many' }]),
  );

  it('reads what Excel saves: semicolons, UTF-16 with its mark, columns in another order', async () => {
    const entry = anEntry({ name: 'Łukasz Żółć' });
    const text = `\ufeffsep=;\r\n${aList([entry], ';').replaceAll('\n', '\r\n')}`;
    const wide = Buffer.from(text, 'utf16le');
    for (const file of [wide, Buffer.from(wide).swap16(), text]) {
      const { body } = await giveList(house, publisher, file);
      expect(await rowsOf(body.id)).toMatchObject([{ email: entry.email, name: 'Łukasz Żółć', line: 3 }]);
    }
  });

  it('leaves out what it cannot read, with lines and reasons, and gives it back to be mended', async () => {
    const [one, two, three] = [anEntry(), anEntry({ name: 'cut' }), anEntry()];
    const lines = aList([one, two, three]).trimEnd().split('\n') as [string, string, string, string];
    const cut = lines[2].slice(0, lines[2].indexOf('cut'));
    const file = [lines[0], lines[1], lines[0], cut, lines[1], lines[3], ',,,,,,', `"${lines[3]}`, 'rest'];
    const { body } = await giveList(house, publisher, file.join('\n'));
    expect(body).toMatchObject({ rows: 2, leftOut: 5 });
    const { items } = (await house.call('GET', `${path()}/${body.id}/left-out`)).body;
    expect(items.map(({ line, reason }: { line: number; reason: string }) => [line, reason])).toEqual([
      [3, 'again'],
      [4, 'cells'],
      [5, 'twice'],
      [7, 'nobody'],
      [8, 'unclosed'],
    ]);
    const csv = (await house.call<string>('GET', `${path()}/${body.id}/left-out.csv`)).body;
    expect(csv).toContain(`\ufeff${lines[0]}\n${cut}\n`);
    const mended = csv.replace(cut, lines[2]).replace(`"${lines[3]}`, lines[3]);
    const again = await giveList(house, publisher, mended);
    expect(again.body).toMatchObject({ rows: 2 });
    expect((await rowsOf(again.body.id)).map((row: { email: string }) => row.email)).toEqual([
      two.email,
      three.email,
    ]);
  });
});

it('writes the result as CSV that a spreadsheet cannot run', async () => {
  const { body } = await give([anEntry({ company: '=cmd()' })]);
  const csv = (await house.call<string>('GET', `${path()}/${body.id}/leads.csv`)).body;
  expect(csv).toContain("'=cmd()");
  expect(csv).toContain('Dynamics: reason');
});

it('takes the list from an account too; a person who is hidden there stays hidden', async () => {
  const account = await anAccount(house, publisher, 'partner-center', house.microsoft.settings);
  const marketplace = { type: 'Independent', qualification: 'Direct' };
  house.clock.forward(86_400_000);
  const from = now();
  house.clock.forward(1_000);
  house.microsoft.aReferral({ ...marketplace, status: 'New', substatus: 'Received' });
  const open = house.microsoft.aReferral({ ...marketplace, status: 'Active', substatus: 'Accepted' });
  house.microsoft.aReferral({ qualification: 'SalesQualified' });
  await house.work();
  house.clock.forward(1_000);
  const asked = { accountId: account.id, from, until: now() };
  const made = await house.call('POST', path(), asked);
  expect(made).toMatchObject({
    status: 201,
    body: { source: 'account', rows: 2, from, listedAt: expect.any(String) },
  });
  const rows = await rowsOf(made.body.id);
  const reasons = rows.map(({ reason }: { reason: string }) => reason).toSorted();
  expect(reasons).toEqual(['masked', 'no_listing']);
  expect(JSON.stringify(rows.filter(({ reason }: { reason: string }) => reason === 'masked'))).not.toContain(
    '@',
  );
  expect(open.id).toBeDefined();
  const wrong = await house.call('POST', path(), { ...asked, until: from });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'until', code: 'wrong_order' }] } });
});

it('asks for the right to take leads in, beside the right to send them', async () => {
  const { body } = await give([anEntry()]);
  const key = await aKey(house, publisher, ['deliveries:write', 'deliveries:read']);
  expect(await house.call('POST', `${path()}/${body.id}/back-fills`, {}, { key })).toMatchObject({
    status: 403,
  });
  expect(await house.call('POST', `${path()}/${body.id}/back-fill-plans`, {}, { key })).toMatchObject({
    status: 200,
  });
  const other = await aPublisher(house);
  expect((await house.call('GET', `${comparisonsPath(other)}/${body.id}`)).status).toBe(404);
});

it('keeps of a person only what is no lead yet, and nothing for longer than thirty days', async () => {
  const known = await arrived();
  const stranger = anEntry();
  const { body } = await give([known, stranger]);
  const kept = () =>
    house.app.db.rows<{ text: string }>(
      sql`select listed_leads::text as text from listed_leads where comparison_id = ${body.id} order by nth`,
    );
  const [ofKnown, ofStranger] = await kept();
  expect(ofKnown!.text).not.toContain(known.email);
  expect(ofStranger!.text).toContain(stranger.email);
  expect((await house.call('DELETE', `${path()}/${body.id}`)).status).toBe(204);
  expect(await kept()).toEqual([]);
  const second = await give([stranger]);
  house.clock.forward(31 * 86_400_000);
  await forgetOldLists(house.app);
  expect((await house.call('GET', `${path()}/${second.body.id}`)).status).toBe(404);
});

it('forgets a list whose reading was cut short, and not one that is read', async () => {
  const cut = await give([anEntry()]);
  const other = await give([anEntry()]);
  await house.app.db.run(sql`update list_comparisons set state = 'reading' where id = ${cut.body.id}`);
  await forgetOldLists(house.app);
  expect((await house.call('GET', `${path()}/${cut.body.id}`)).status).toBe(409);
  house.clock.forward(2 * 3_600_000);
  await forgetOldLists(house.app);
  expect((await house.call('GET', `${path()}/${cut.body.id}`)).status).toBe(404);
  expect((await house.call('GET', `${path()}/${other.body.id}`)).status).toBe(200);
});
