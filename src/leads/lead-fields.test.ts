// A publisher's own lead fields by the API: what they may be, their order, and that no lead loses what it says in one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import {
  aKey,
  aListing,
  aPublisher,
  type AList,
  type AListing,
  type AProblem,
  type APublisher,
} from '../../test/factories.ts';
import { leadBody, post } from '../../test/posting.ts';

type AField = {
  name: string;
  kind: string;
  label: string;
  maxLength: number | null;
  position: number;
  archivedAt: string | null;
  [member: string]: unknown;
};

let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let path: string;
beforeAll(async () => void (booted = await bootApp()));
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  path = `/api/v1/publishers/${publisher.id}/lead-fields`;
});

const add = <Body = AField>(given: Record<string, unknown>) =>
  booted.call<Body>('POST', path, { kind: 'text', label: `Label of ${String(given['name'])}`, ...given });
const change = <Body = AField>(name: string, given: Record<string, unknown>) =>
  booted.call<Body>('PATCH', `${path}/${name}`, given);
const fields = async () => (await booted.call<AList<AField>>('GET', path)).body.items;
const names = async () =>
  (await fields()).map(({ name, archivedAt }) => (archivedAt ? `(${name})` : name)).join(' ');

describe('a field', () => {
  it('is kept as it was given, with a greatest length that fits its kind', async () => {
    const given = {
      name: 'numberOfEmployees',
      kind: 'choice',
      label: 'Number of employees',
      labels: { hu: 'Létszám' },
      help: 'Roughly.',
      helps: { hu: 'Nagyjából.' },
      options: [{ value: '1-50', label: 'up to 50', labels: { hu: 'legfeljebb 50' } }],
      required: true,
      listingIds: [listing.id],
    };
    const { status, body } = await add(given);
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ ...given, maxLength: null, position: 0, archivedAt: null }),
    ]);
    expect((await add({ name: 'system' })).body.maxLength).toBe(200);
    expect((await add({ name: 'plans', kind: 'multiline' })).body.maxLength).toBe(1_000);
    expect((await add({ name: 'short', maxLength: 10 })).body.maxLength).toBe(10);
    expect(await fields()).toEqual([body, ...(await fields()).slice(1)]);
  });

  it.each([
    ['without a label', { label: '' }, 'label', 'required'],
    ['with a name that is none', { name: 'Employees' }, 'name', 'not_an_own_name'],
    ['with a blank in its name', { name: 'two words' }, 'name', 'not_an_own_name'],
    ['with a name of 41', { name: 'a'.repeat(41) }, 'name', 'not_an_own_name'],
    ['with a name that our form keeps for itself', { name: 'campaign' }, 'name', 'taken'],
    ['of a kind there is not', { kind: 'date' }, 'kind', 'not_one_of'],
    ['to choose from nothing', { kind: 'choice' }, 'options', 'required'],
    ['to choose from, and none', { options: [{ value: 'a', label: 'A' }] }, 'options', 'must_be_empty'],
    [
      'with an option twice',
      {
        kind: 'choice',
        options: [
          { value: 'a', label: 'A' },
          { value: 'a', label: 'B' },
        ],
      },
      'options.1.value',
      'taken',
    ],
    ['longer than fits', { maxLength: 1_001 }, 'maxLength', 'too_large'],
    ['with a length, and a number', { kind: 'number', maxLength: 5 }, 'maxLength', 'must_be_empty'],
    ['of a listing that is not here', { listingIds: ['lst_none'] }, 'listingIds.0', 'not_here'],
    ['in a language that nobody speaks', { labels: { xx: 'X' } }, 'labels.xx', 'unknown_field'],
  ])('%s is refused where it is wrong', async (_, given, field, code) => {
    const { status, body } = await add<AProblem>({ name: 'system', ...given });
    expect([status, body.errors.map((error) => [error.field, error.code])]).toEqual([422, [[field, code]]]);
    expect(await fields()).toEqual([]);
  });

  it('keeps its name for ever: no other has it, not after it was archived', async () => {
    await add({ name: 'system' });
    await booted.call('DELETE', `${path}/system`);
    expect((await add<AProblem>({ name: 'system' })).body.errors[0]).toMatchObject({
      field: 'name',
      code: 'taken',
    });
    expect(await names()).toBe('(system)');
  });

  it('changes but for name and kind', async () => {
    await add({ name: 'system', required: true });
    const changed = await change('system', { label: 'Used today', labels: { cs: 'Nyní' }, required: false });
    expect(changed.body).toMatchObject({ label: 'Used today', labels: { cs: 'Nyní' }, required: false });
    for (const given of [{ name: 'other' }, { kind: 'number' }])
      expect((await change<AProblem>('system', given)).body.errors[0]!.code).toBe('unknown_field');
    expect((await change('nothing', { required: true })).status).toBe(404);
  });
});

describe('their order', () => {
  beforeEach(async () => {
    for (const name of ['a', 'b', 'c', 'd']) await add({ name });
  });

  it.each([
    ['d', 0, 'd a b c'],
    ['a', 2, 'b c a d'],
    ['b', 19, 'a c d b'],
    ['c', 2, 'a b c d'],
  ])('%s moved to %i makes %s', async (name, position, expected) => {
    const { body } = await change(name, { position });
    expect(await names()).toBe(expected);
    expect(body.position).toBe(expected.split(' ').indexOf(name));
  });

  it('loses one that is archived, which comes back last', async () => {
    expect((await booted.call('DELETE', `${path}/b`)).status).toBe(204);
    expect(await names()).toBe('a c d (b)');
    await change('b', { archived: false });
    expect(await names()).toBe('a c d b');
  });

  it('comes in pages', async () => {
    const first = await booted.call<AList<AField>>('GET', `${path}?limit=3`);
    const second = await booted.call<AList<AField>>('GET', `${path}?cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(second.body.nextCursor).toBeNull();
  });
});

it('twenty are in use at most; an archived one comes back when there is room', async () => {
  for (let nth = 0; nth < 20; nth++) await add({ name: `f${nth}` });
  expect((await add<AProblem>({ name: 'f20' })).body.errors[0]).toMatchObject({
    code: 'too_many',
    given: { max: 20 },
  });
  await change('f0', { archived: true });
  expect((await add({ name: 'f20' })).status).toBe(201);
  const back = await change<AProblem>('f0', { archived: false });
  expect(back.body.errors[0]).toMatchObject({ field: 'archived', code: 'too_many' });
});

it('whoever only reads may not change them, and another publisher has none of them', async () => {
  await add({ name: 'system' });
  const reader = { key: await aKey(booted, publisher, ['listings:read']) };
  expect((await booted.call('GET', path, undefined, reader)).status).toBe(200);
  expect((await booted.call('DELETE', `${path}/system`, undefined, reader)).status).toBe(403);
  const other = await aPublisher(booted);
  const theirs = `/api/v1/publishers/${other.id}/lead-fields`;
  expect((await booted.call<AList<AField>>('GET', theirs)).body.items).toEqual([]);
  expect((await booted.call('PATCH', `${theirs}/system`, { label: 'x' })).status).toBe(404);
  expect((await booted.call('POST', theirs, { name: 'system', kind: 'number', label: 'x' })).status).toBe(
    201,
  );
});

describe('a lead that was posted as JSON', () => {
  it('has what it says under the name of a field, as sent, also once the field is archived', async () => {
    await add({ name: 'employees', kind: 'number' });
    await add({ name: 'system' });
    await add({ name: 'constructor' });
    const { body } = await post(booted, listing, leadBody({ employees: 250, system: '=1+1', other: 'x' }));
    await booted.call('DELETE', `${path}/employees`);
    const at = `/api/v1/publishers/${publisher.id}`;
    const lead = (await booted.call('GET', `${at}/leads/${body.id}`)).body;
    expect(lead.fields).toEqual({ employees: 250, system: '=1+1' });
    expect(lead.leadFields.map(({ name }: AField) => name)).toEqual(['system', 'employees']);
    const csv = (await booted.call<string>('GET', `${at}/leads.csv`)).body.split('\n');
    expect(csv[0]).toMatch(/,personId,extra\.system,extra\.constructor,extra\.employees,assignedTo,/);
    // A spreadsheet must not take it for a formula.
    expect(csv[1]).toMatch(/,'=1\+1,,250,,/);
  });
});
