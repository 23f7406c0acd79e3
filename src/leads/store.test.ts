// Leads as the store keeps them: in the order given, each once per key, with the people behind them.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { newId } from '../platform/ids.ts';
import { contactFrom } from './contact.ts';
import { keepLeads, type NewLead } from './store.ts';

let booted: Booted;
let publisher: APublisher;
let listing: AListing;
const start = new Date('2026-03-02T09:00:00Z');
let made = 0;

beforeAll(async () => {
  booted = await bootApp();
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
});
afterAll(() => booted.close());

/** minutes: after the start. key: a name for the bytes and their window. */
function newLead(
  given: { key?: string; previous?: string; email?: string | null; minutes?: number } & Partial<NewLead> = {},
): NewLead {
  const { key = `key ${++made}`, previous = 'none', email = null, minutes = 0, ...rest } = given;
  const receivedAt = new Date(start.getTime() + minutes * 60_000);
  return {
    publisherId: publisher.id,
    id: newId('lead', receivedAt),
    listingId: listing.id,
    newPersonId: newId('per', receivedAt),
    kind: 'customer',
    status: 'new',
    storefront: 'appsource',
    action: 'PLT',
    contact: contactFrom({
      firstName: 'A',
      lastName: 'B',
      email,
      phone: null,
      country: null,
      company: null,
      title: null,
    }),
    note: null,
    consent: { basis: 'contact_form', scope: 'this_product', source: 'storefront_terms' },
    source: { leadSource: null, actionCode: null, extra: {} },
    warnings: [],
    receivedAt,
    posts: 1,
    repostKey: Buffer.from(key.padEnd(16)),
    previousRepostKey: Buffer.from(previous.padEnd(16)),
    raw: Buffer.from([0, 255, 1]),
    rawType: null,
    ...rest,
  };
}

const keep = (leads: NewLead[]) => booted.app.db.tx((tx) => keepLeads(tx, leads));
const rowOf = async (id: string) =>
  (await booted.app.db.rows<Record<string, unknown>>(sql`select * from leads where id = ${id}`))[0];

describe('keepLeads', () => {
  it('writes every member as given', async () => {
    const lead = newLead({
      email: 'ß@x.example',
      note: 'two\nlines "and" \\ {more}',
      warnings: ['action_unknown', 'value_truncated'],
      rawType: 'a/b',
      posts: 4,
    });
    lead.source.extra = { 'k"': [1, null, { deep: true }], text: 'null' };
    const [kept] = await keep([lead]);
    expect(kept).toEqual({ leadId: lead.id, personId: lead.newPersonId, fresh: true, earlierLeads: 0 });
    expect(await rowOf(lead.id)).toEqual({
      publisher_id: publisher.id,
      assigned_to: null,
      converted_at: null,
      country: null,
      id: lead.id,
      listing_id: listing.id,
      person_id: lead.newPersonId,
      kind: 'customer',
      status: 'new',
      storefront: 'appsource',
      action: 'PLT',
      contact: lead.contact,
      note: lead.note,
      consent: lead.consent,
      source: lead.source,
      warnings: lead.warnings,
      received_at: start,
      posts: 4,
      last_posted_at: start,
      repost_key: lead.repostKey,
      raw: lead.raw,
      raw_type: 'a/b',
    });
  });

  it('answers in the order given, whatever order it writes in', async () => {
    const leads = ['z@x.example', null, 'a@x.example', 'm@x.example', null].map((email) =>
      newLead({ email }),
    );
    const kept = await keep(leads);
    expect(kept.map(({ leadId }) => leadId)).toEqual(leads.map(({ id }) => id));
    expect(kept.map(({ personId }) => personId !== null)).toEqual([true, false, true, true, false]);
  });

  it('knows a person again, within a batch and after it', async () => {
    const [first, second] = await keep([
      newLead({ email: 'p@x.example' }),
      newLead({ email: 'p@x.example', minutes: 2 }),
    ]);
    const [third] = await keep([newLead({ email: 'p@x.example', minutes: 1 })]);
    expect([second!.personId, third!.personId]).toEqual([first!.personId, first!.personId]);
    expect([first, second, third].map((each) => each!.earlierLeads)).toEqual([0, 1, 2]);
    const [person] = await booted.app.db.rows(
      sql`select first_seen_at, last_seen_at from people where id = ${first!.personId}`,
    );
    expect(person).toMatchObject({ first_seen_at: start });
  });

  it('makes nobody of a test', async () => {
    expect(await keep([newLead({ kind: 'test', email: 'probe@test.com' })])).toMatchObject([
      { personId: null, fresh: true, earlierLeads: 0 },
    ]);
  });

  it('counts a key it has, and keeps the first lead as it is', async () => {
    const [first] = await keep([newLead({ key: 'same', note: 'first' })]);
    const [again] = await keep([newLead({ key: 'same', note: 'second', minutes: 3, posts: 2 })]);
    expect(again).toEqual({ leadId: first!.leadId, personId: null, fresh: false, earlierLeads: 0 });
    expect(await rowOf(first!.leadId)).toMatchObject({
      note: 'first',
      posts: 3,
      received_at: start,
      last_posted_at: new Date(start.getTime() + 180_000),
    });
  });

  it.each([
    [9.99, false],
    [10, true],
    [12, true],
  ])('%d minutes later, over the end of a window, fresh is %s', async (minutes, fresh) => {
    const [first] = await keep([newLead({ key: `w1 ${minutes}`, email: 'w@x.example' })]);
    const [second] = await keep([
      newLead({ key: `w2 ${minutes}`, previous: `w1 ${minutes}`, minutes, email: 'w@x.example' }),
    ]);
    expect(second).toMatchObject({ fresh, personId: first!.personId });
    expect(second!.leadId === first!.leadId).toBe(!fresh);
  });

  it('keeps the same key of another publisher apart', async () => {
    const other = await aPublisher(booted);
    const theirs = await aListing(booted, other);
    const leads = [
      newLead({ key: 'shared', email: 's@x.example' }),
      newLead({ key: 'shared', email: 's@x.example', publisherId: other.id, listingId: theirs.id }),
    ];
    const kept = await keep(leads);
    expect(kept.map(({ fresh }) => fresh)).toEqual([true, true]);
    expect(kept[0]!.personId).not.toBe(kept[1]!.personId);
  });

  it('writes all or nothing', async () => {
    const good = newLead();
    await expect(keep([good, newLead({ listingId: 'lst_nowhere' })])).rejects.toMatchObject({
      code: '23503',
    });
    expect(await rowOf(good.id)).toBeUndefined();
  });

  it('does not deadlock with others that write the same people and keys in another order', async () => {
    const batch = (shift: number) =>
      Array.from({ length: 30 }, (_, i) => (i * 7 + shift * 11) % 30).map((n) =>
        newLead({ key: `race ${n}`, email: `r${n % 5}@x.example` }),
      );
    const all = await Promise.all([0, 1, 2, 3].map((shift) => keep(batch(shift))));
    expect(all.flat().filter(({ fresh }) => fresh)).toHaveLength(30);
  });
});
