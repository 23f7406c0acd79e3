// A leads export fills what is missing, once, and by the usual path.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { countOf, leadBody, post } from '../../test/posting.ts';
import { importLeads, type Imported } from './import.ts';

const clock = testClock();
const hour = 3_600_000;
let booted: Booted;
let publisher: APublisher;
let planner: AListing;
let solar: AListing;

beforeAll(async () => {
  booted = await bootApp({ clock });
});
beforeEach(async () => {
  publisher = await aPublisher(booted);
  planner = await aListing(booted, publisher, { offerId: 'planner', title: 'Planner' });
  solar = await aListing(booted, publisher, {
    storefront: 'azure-marketplace',
    offerId: 'solar',
    title: 'Solar',
  });
});
afterAll(() => booted.close());

const run = (
  text: string,
  listingId: string | null = null,
  heard: (rows: number) => void = () => {},
): Promise<Imported> => importLeads(booted.app, publisher.id, listingId, text, heard);
const inbox = async (query = '') =>
  (await booted.call('GET', `/api/v1/publishers/${publisher.id}/leads?limit=200${query}`)).body.items;
const leadOf = async (id: string) =>
  (await booted.call('GET', `/api/v1/publishers/${publisher.id}/leads/${id}`)).body;

const file = [
  '\ufeffCreated date;E-mail;Name;Solution;Lead ID;Customer name;Marketplace Purchase Intent',
  '2026-02-01;ada@x.example;Ada Byron;Planner;L-1;Engines;Yes',
  '2026-02-02;bo@x.example;Bo Li;Solar;L-2;"Grid; Sun";No',
  '2026-02-02;bo@x.example;Bo Li;Solar;L-3;"Grid; Sun";No',
  ';;Cher;Planner;L-4;;',
  '',
].join('\r\n');

describe('an import', () => {
  it('keeps each row as a lead of the listing it names, and routes it', async () => {
    expect(await run(file)).toEqual({
      rows: 4,
      added: 4,
      matched: 0,
      failed: [],
      unknownHeaders: ['Marketplace Purchase Intent'],
    });
    const leads = await inbox();
    expect(leads.map(({ listingId }: { listingId: string }) => listingId).toSorted()).toEqual(
      [planner.id, planner.id, solar.id, solar.id].toSorted(),
    );
    const ada = await leadOf(
      leads.find((lead: { contact: { email: string } }) => lead.contact.email === 'ada@x.example').id,
    );
    const posted = await leadOf((await post(booted, planner, leadBody())).body.id);
    expect(ada).toMatchObject({
      kind: 'customer',
      status: 'new',
      listingId: planner.id,
      warnings: [],
      posts: 1,
      receivedAt: clock.now().toISOString(),
      contact: { firstName: 'Ada', lastName: 'Byron', company: 'Engines' },
      source: {
        extra: {
          'Marketplace Purchase Intent': 'Yes',
          import: { id: 'L-1', createdAt: '2026-02-01T00:00:00.000Z', importedAt: clock.now().toISOString() },
        },
      },
      person: { leads: 1 },
      timeline: [{ type: 'lead.received' }],
    });
    expect(ada.deliveries.map(({ route }: { route: string }) => route)).toEqual(
      posted.deliveries.map(({ route }: { route: string }) => route),
    );
    expect(JSON.parse(ada.raw.body)).toMatchObject({
      'Lead ID': 'L-1',
      'E-mail': 'ada@x.example',
      Name: 'Ada Byron',
    });
  });

  it('of the same file again adds nothing, in whatever order and with whatever more columns', async () => {
    await run(file);
    clock.forward(20 * 60_000);
    expect(await run(file)).toMatchObject({ rows: 4, added: 0, matched: 4 });
    clock.forward(40 * 24 * hour);
    const other =
      'Lead ID,Status,E-mail,Solution,Customer name\nL-2,Closed,bo@x.example,Solar,New name\nL-4,New,,Planner,C\nL-5,New,eve@x.example,Solar,E\n';
    expect(await run(other)).toMatchObject({ rows: 3, added: 1, matched: 2 });
    expect((await inbox()).every(({ posts }: { posts: number }) => posts === 1)).toBe(true);
  });

  it('of a file without ids adds nothing the second time either', async () => {
    const plain = 'Name,Company,Created\nAda,Engines,2026-02-01\nAda,Engines,2026-02-01\nBo,,\n';
    expect(await run(plain, planner.id)).toMatchObject({ rows: 3, added: 2, matched: 1 });
    expect(await run(plain, planner.id)).toMatchObject({ rows: 3, added: 0, matched: 3 });
  });

  it('matches what came by the intake URL: same address and listing, within a day', async () => {
    const at = clock.now();
    const day = (ms: number) => new Date(at.getTime() + ms).toISOString();
    await post(booted, planner, leadBody({ Email: 'Seen@x.example', LeadSource: 'SPZA', OfferTitle: '' }));
    const rows = [
      ['seen@X.example', 'Planner', day(20 * hour)],
      ['seen@x.example', 'Planner', ''],
      ['seen@x.example', 'Planner', day(-25 * hour)],
      ['seen@x.example', 'Solar', day(0)],
      ['unseen@x.example', 'Planner', day(0)],
    ];
    const result = await run(['E-mail,Offer,Date', ...rows.map((row) => row.join(','))].join('\n'));
    expect(result).toMatchObject({ rows: 5, added: 3, matched: 2, failed: [] });
  });

  it('for one listing takes rows that name none, and lets a row name another', async () => {
    const result = await run('Name,Offer\nAda,\nBo,Solar\nCy,Unheard of\n', planner.id);
    expect(result).toMatchObject({ added: 3 });
    const leads = await inbox();
    const of = (name: string) =>
      leads.find((lead: { contact: { lastName: string } }) => lead.contact.lastName === name);
    expect(of('Ada')).toMatchObject({ listingId: planner.id, warnings: [] });
    expect(of('Bo')).toMatchObject({ listingId: solar.id, warnings: ['offer_named_other_listing'] });
    expect(of('Cy')).toMatchObject({ listingId: planner.id, warnings: ['offer_unknown'] });
  });

  it('reports rows that it cannot take by their line, and takes the others', async () => {
    const result = await run(
      'Name,Offer,Created\nAda,Planner,2026-02-01\nBo\n,Planner,\nCy,Unheard of,\n"D\nE",Solar,\n',
    );
    expect(result).toEqual({
      rows: 5,
      added: 2,
      matched: 0,
      failed: [
        { line: 3, message: 'The row has more or fewer cells than the header.' },
        { line: 4, message: 'The row tells nothing of a person.' },
        { line: 5, message: expect.stringContaining('listing') },
      ],
      unknownHeaders: [],
    });
  });

  it('withholds where lead sharing is off, and shares no notice', async () => {
    const silent = await aListing(booted, publisher, { sharing: false });
    await run('Name,Action\nAda,PLT\nBo,DNC\n', silent.id);
    expect(
      (await inbox())
        .map(({ kind, status }: { kind: string; status: string }) => `${kind} ${status}`)
        .toSorted(),
    ).toEqual(['customer withheld', 'notice kept']);
  });

  it('loses only the row that the database refuses', async () => {
    const { db } = booted.app;
    await db.script(
      `alter table leads add constraint no_poison check (contact ->> 'company' <> 'Poison') not valid`,
    );
    const result = await run('Name,Company,Offer\nAda,Sound,Planner\nBo,Poison,Planner\nCy,Sound,Planner\n');
    await db.script('alter table leads drop constraint no_poison');
    expect(result).toMatchObject({
      rows: 3,
      added: 2,
      matched: 0,
      failed: [{ line: 3, message: expect.stringContaining('log') }],
    });
    expect(await countOf(booted, 'leads', publisher.id)).toBe(2);
  });

  it('goes through thousands of rows in batches and tells how far it is', async () => {
    const rows = Array.from(
      { length: 1_050 },
      (_, i) => `P${i},p${i % 700}@x.example,Planner,2026-01-${(i % 28) + 1}`,
    );
    const heard: number[] = [];
    const result = await run(
      `Name,Email,Offer,Created\n${rows.join('\n')}`,
      null,
      (done) => void heard.push(done),
    );
    expect(result).toMatchObject({ rows: 1_050, added: 1_050, matched: 0, failed: [] });
    expect(heard).toEqual([200, 400, 600, 800, 1_000, 1_050]);
    expect(await countOf(booted, 'people', publisher.id)).toBe(700);
  });

  it('twice at the same time adds each row once', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `R${i},r${i}@x.example,Planner`).join('\n');
    const results = await Promise.all([run(`Name,Email,Offer\n${rows}`), run(`Name,Email,Offer\n${rows}`)]);
    expect(results[0].added + results[1].added).toBe(300);
    expect(await countOf(booted, 'leads', publisher.id)).toBe(300);
    const [row] = await booted.app.db.rows(
      sql`select count(*) as count from events where publisher_id = ${publisher.id} and type = 'lead.received'`,
    );
    expect(row).toEqual({ count: 300 });
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'file_is_empty'],
    ['PageVisits,Country\n1,PL\n', 'file_not_of_leads'],
    ['just a text', 'file_not_of_leads'],
  ])('the file %j', async (text, code) => {
    await expect(run(text)).rejects.toMatchObject({ errors: [{ field: 'file', code }] });
  });

  it('a listing of another publisher', async () => {
    const theirs = await aListing(booted, await aPublisher(booted));
    await expect(run(file, theirs.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(importLeads(booted.app, 'pub_nowhere', null, file)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
