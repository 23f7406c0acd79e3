// The contacts file, row by row, and what a listing still needs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { aListing, aPublisher, type AListing, type AProblem, type APublisher } from '../../test/factories.ts';
import { readContacts, writeContacts } from './contact-file.ts';
import { readinessOf, type Mark } from './readiness.ts';

const header = 'Name,Email,Job title,Role,Countries,States';
const marta = 'Marta Quintela,marta@northwind.example,Diretora,Partner sales,PT;ES,';

describe('a file of contacts', () => {
  it('is read in any order of columns, with any usual separator', () => {
    const file =
      'E-mail;name;Role;Countries;Job Title\nMarta@northwind.example;Marta;partner SALES;pt es;Diretora\n';
    expect(readContacts(file.replace('E-mail', 'Email'))).toEqual({
      contacts: [
        {
          name: 'Marta',
          email: 'Marta@northwind.example',
          jobTitle: 'Diretora',
          role: 'Partner sales',
          countries: ['PT', 'ES'],
          states: [],
        },
      ],
    });
  });

  it('comes back as it was written', () => {
    const read = readContacts(
      `${header}\n${marta}\nAna,ana@northwind.example,CTO,Partner technical sales,OOO,US-WA;US-CA\n`,
    );
    if ('errors' in read) throw new Error('It was not read.');
    expect(readContacts(writeContacts(read.contacts))).toEqual(read);
  });

  it.each([
    [`${header}\n${marta}\nAna,ana@x.example,CTO,Partner sales,XX,\n`, 'csv.3.Countries', 'not_a_country'],
    [`${header}\nAna,ana@x.example,CTO,Boss,PT,\n`, 'csv.2.Role', 'not_one_of'],
    [`${header}\nAna,no address,CTO,Partner sales,PT,\n`, 'csv.2.Email', 'not_an_email'],
    [`${header}\nAna,ana@x.example,CTO,Partner sales,US,Texas\n`, 'csv.2.States', 'not_like'],
    [`${header}\n,ana@x.example,CTO,Partner sales,PT,\n`, 'csv.2.Name', 'required'],
    ['Name,Email\nAna,ana@x.example\n', 'csv', 'part_missing'],
    ['"', 'csv', 'not_csv'],
  ])('names what is wrong and in which row (%#)', (csv, field, code) =>
    expect(readContacts(csv)).toMatchObject({ errors: [{ field, code }] }),
  );
});

describe('a listing', () => {
  const said = (item: string, value: string | null = null): Mark => ({
    item,
    done: true,
    value,
    markedBy: 'usr_x',
    markedAt: new Date(0),
  });
  const marks = ['business_profile', 'listing_live', 'solution_area', 'one_pager', 'pitch_deck'].map((item) =>
    said(item),
  );
  const contacts = [{ role: 'Partner sales' as const, countries: ['PT'] }];
  const level = (facts: Partial<Parameters<typeof readinessOf>[0]>) =>
    readinessOf({ isConnected: true, contacts, regions: ['PT'], marks, ...facts }).level;

  it('is ready once nothing is missing, and eligible beyond that', () => {
    expect(level({})).toBe('ready');
    expect(level({ isConnected: false })).toBe('none');
    expect(level({ regions: ['PT', 'PL'] })).toBe('none');
    expect(level({ regions: ['PT', 'PL'], contacts: [{ role: 'Partner sales', countries: ['OOO'] }] })).toBe(
      'ready',
    );
    expect(level({ contacts: [{ role: 'Partner marketing', countries: ['PT'] }] })).toBe('none');
    const beyond = [...marks, said('architecture_diagram')];
    expect(level({ marks: [...beyond, said('revenue', '99999')] })).toBe('ready');
    expect(level({ marks: [...beyond, said('revenue', '100000')] })).toBe('eligible');
  });

  it('says which countries lack somebody', () =>
    expect(
      readinessOf({ isConnected: true, contacts, regions: ['PT', 'PL', 'HU'], marks: [] }).standings.find(
        ({ item }) => item === 'sales_contacts',
      ),
    ).toMatchObject({ done: false, missing: ['PL', 'HU'] }));
});

describe('by the API', () => {
  let booted: Booted;
  let publisher: APublisher;
  let listing: AListing;
  beforeAll(async () => {
    booted = await bootApp();
    publisher = await aPublisher(booted);
    listing = await aListing(booted, publisher);
  });
  afterAll(() => booted.close());
  const path = () => `/api/v1/publishers/${publisher.id}/listings/${listing.id}`;

  it('a file replaces all contacts, and one with a wrong row changes nothing', async () => {
    const put = (csv: string) => booted.call<AProblem>('PUT', `${path()}/cosell-contacts`, { csv });
    expect((await put(`${header}\n${marta}\n`)).status).toBe(200);
    const wrong = await put(`${header}\n${marta}\nAna,ana@x.example,CTO,Partner sales,XX,\n`);
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'csv.3.Countries' }] } });
    const there = await booted.call('GET', `${path()}/cosell-contacts`);
    expect(there.body).toMatchObject({ items: [{ name: 'Marta Quintela', countries: ['PT', 'ES'] }] });
    const file = await booted.call<string>('GET', `${path()}/cosell-contacts.csv`);
    expect(file.body).toContain('Marta Quintela,marta@northwind.example');
  });

  it('the checklist says what is there, what is said, and what is missing', async () => {
    await booted.call('PUT', `${path()}/cosell-readiness/one_pager`, {
      done: true,
      value: 'https://northwind.example/one.pdf',
    });
    const { body } = await booted.call('GET', `${path()}/cosell-readiness?countries=PT,PL`);
    expect(body.level).toBe('none');
    const items = body.items as { item: string }[];
    expect(items.find(({ item }) => item === 'one_pager')).toMatchObject({
      done: true,
      value: expect.stringContaining('one.pdf') as string,
    });
    expect(items.find(({ item }) => item === 'sales_contacts')).toMatchObject({
      done: false,
      missing: ['PL'],
    });
    expect(
      (await booted.call('PUT', `${path()}/cosell-readiness/account_connected`, { done: true })).status,
    ).toBe(404);
  });
});
