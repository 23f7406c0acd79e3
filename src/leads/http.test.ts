// The inbox: newest first, filtered, searched, in pages, and one publisher's alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { fixture, leadBody, post } from '../../test/posting.ts';
import { takeInFresh } from './take-in.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let app: AListing;
let offer: AListing;
let silent: AListing;
/** Names of what was posted, by the lead's id. */
const names = new Map<string, string>();

beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  app = await aListing(booted, publisher, { offerId: 'shift-planner', title: 'Shift Planner for Teams' });
  offer = await aListing(booted, publisher, { storefront: 'azure-marketplace' });
  silent = await aListing(booted, publisher, { sharing: false });
  const bare = { LeadSource: '', OfferTitle: '' };
  await posted(
    'ada',
    app,
    leadBody({
      FirstName: 'Ada',
      LastName: 'Ördög',
      Email: 'ada@first.example',
      Company: '100% Sure_Thing',
      Description: null,
    }),
  );
  await posted(
    'bo',
    offer,
    leadBody({
      ...bare,
      FirstName: 'Bo',
      LastName: 'Li',
      Email: 'bo@second.example',
      Phone: '+34 91 555 77 31',
    }),
  );
  await posted(
    'again',
    offer,
    leadBody({
      ...bare,
      FirstName: 'Ada',
      LastName: 'Ö.',
      Email: 'ADA@first.example',
      Description: 'Call\nme',
    }),
  );
  await posted(
    'hidden',
    silent,
    leadBody({
      ...bare,
      FirstName: 'Hid',
      LastName: 'Den',
      Email: 'h@d.example',
      Company: String.raw`back\slash`,
    }),
  );
  await posted('notice', app, fixture('do-not-contact.json'));
  await posted('probe', app, fixture('probe.json'));
  await takeInFresh(booted.app);
});
afterAll(() => booted.close());

async function posted(name: string, listing: AListing, body: string | Buffer): Promise<void> {
  clock.forward(60_000);
  const answer = await post(booted, listing, body);
  expect(answer.body.id).toMatch(/^lead_/);
  names.set(answer.body.id, name);
}

const path = (query = '') => `/api/v1/publishers/${publisher.id}/leads${query}`;
const listed = async (query: string): Promise<string[]> => {
  const { status, body } = await booted.call<{ items: { id: string }[] }>('GET', path(query));
  expect(status).toBe(200);
  return body.items.map(({ id }) => names.get(id)!);
};
const idOf = (wanted: string) => [...names].find(([, name]) => name === wanted)![0];

it('shows of a lead what there is to know, and neither bytes nor source', async () => {
  const { body } = await booted.call('GET', path('?limit=200'));
  expect(body.items.at(-1)).toEqual({
    id: idOf('ada'),
    kind: 'customer',
    status: 'new',
    storefront: 'appsource',
    motion: 'nurture',
    listingId: app.id,
    offer: { id: 'shift-planner', title: 'Shift Planner for Teams' },
    action: 'PLT',
    contact: {
      firstName: 'Ada',
      lastName: 'Ördög',
      email: 'ada@first.example',
      phone: '48225550143',
      country: 'Poland',
      company: '100% Sure_Thing',
      title: 'Operations Lead',
      normalized: { name: 'Ada Ördög', email: 'ada@first.example', phone: '+48225550143', country: 'PL' },
    },
    note: null,
    consent: { basis: 'contact_form', scope: 'this_product', source: 'storefront_terms', record: null },
    warnings: [],
    personId: expect.stringMatching(/^per_/),
    assignedTo: null,
    standing: { score: 60, grade: 'A2', hot: false, stage: 'marketing_qualified', excluded: null },
    receivedAt: '2026-03-02T09:01:00.000Z',
    posts: 1,
    lastPostedAt: '2026-03-02T09:01:00.000Z',
    convertedAt: null,
  });
});

describe('filters', () => {
  it.each([
    ['', ['probe', 'notice', 'hidden', 'again', 'bo', 'ada']],
    ['?storefront=azure-marketplace', ['again', 'bo']],
    ['?status=withheld', ['hidden']],
    ['?status=kept', ['probe', 'notice']],
    ['?kind=test', ['probe']],
    ['?kind=notice', ['notice']],
    ['?kind=customer&status=new', ['again', 'bo', 'ada']],
    ['?receivedFrom=2026-03-02T09:02:00Z&receivedTo=2026-03-02T09:04:00Z', ['again', 'bo']],
    ['?receivedFrom=2026-03-02T10:05:00%2B01:00', ['probe', 'notice']],
  ])('%s finds %j', async (query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  it('finds by listing and by person', async () => {
    expect(await listed(`?listingId=${offer.id}`)).toEqual(['again', 'bo']);
    const { body } = await booted.call('GET', path('?kind=customer&limit=200'));
    const { personId } = body.items.find(({ id }: { id: string }) => id === idOf('ada'));
    expect(await listed(`?personId=${personId}`)).toEqual(['again', 'ada']);
  });
});

describe('search', () => {
  it.each([
    ['ada', ['again', 'ada']],
    ['ADA ÖRD', ['ada']],
    ['first.example', ['again', 'ada']],
    ['sure', ['ada']],
    ['100%', ['ada']],
    ['sure_t', ['ada']],
    ['%', ['ada']],
    ['_', ['ada', 'probe']],
    ['\\', ['hidden']],
    ['k\\s', ['hidden']],
    ['91 555 77', ['bo']],
    ['+3491', ['bo']],
    ['four depots', ['hidden', 'bo']],
    ['call', ['again']],
    ['call me', ['again']],
    ['me call', ['again']],
    ['ordog', ['ada']],
    ['li', ['bo']],
    ['rd', []],
    ['ada nobody', []],
    ['exampleada', []],
    ['shift-planner', []],
    ['   ', ['probe', 'notice', 'hidden', 'again', 'bo', 'ada']],
  ])('for %j finds %j', async (q, expected) => {
    expect((await listed(`?q=${encodeURIComponent(q)}`)).toSorted()).toEqual(expected.toSorted());
  });
});

describe('pages', () => {
  it('of any size lead through every lead once, also when one arrives meanwhile', async () => {
    for (const limit of [1, 2, 4, 6]) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await booted.call(
          'GET',
          path(`?limit=${limit}&receivedTo=2026-03-02T10:00:00Z${cursor ? `&cursor=${cursor}` : ''}`),
        );
        seen.push(...body.items.map(({ id }) => names.get(id)!));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(['probe', 'notice', 'hidden', 'again', 'bo', 'ada']);
    }
  });
});

describe('what is refused', () => {
  it.each([
    ['?storefront=nowhere', 'storefront'],
    ['?status=hot', 'status'],
    ['?kind=person', 'kind'],
    ['?listingId=%00', 'listingId'],
    ['?personId=me', 'personId'],
    ['?receivedFrom=yesterday', 'receivedFrom'],
    ['?q=%00', 'q'],
    ['?cursor=abc', 'cursor'],
    ['?limit=201', 'limit'],
    ['?colour=red', 'colour'],
  ])('%s', async (query, field) => {
    expect(await booted.call('GET', path(query))).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ field }] },
    });
  });
});

describe('who may', () => {
  it('needs leads:read of this very publisher', async () => {
    const other = await aPublisher(booted);
    const ask = async (key: string | null, of = publisher.id) =>
      (await booted.call('GET', `/api/v1/publishers/${of}/leads`, undefined, { key })).status;
    expect(await ask(await aKey(booted, publisher, ['leads:read']))).toBe(200);
    expect(await ask(await aKey(booted, publisher, ['listings:read']))).toBe(403);
    expect(await ask(await aKey(booted, other))).toBe(404);
    expect(await ask(null)).toBe(401);
    const theirs = await booted.call('GET', `/api/v1/publishers/${other.id}/leads?listingId=${app.id}`);
    expect(theirs.body).toEqual({ items: [], nextCursor: null });
  });
});
