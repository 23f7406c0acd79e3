import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import {
  aKey,
  aListing,
  aPublisher,
  type AListing,
  type APublisher,
  type AProblem,
} from '../../test/factories.ts';
import { aLead } from '../../test/delivering.ts';
import { takeInFresh } from '../leads/take-in.ts';
import { handClock } from '../platform/clock.ts';
import { defaultModel } from './default-model.ts';
import type { Model } from './model.ts';

let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let base: string;
const clock = handClock('2026-03-02T09:00:00.000Z');

beforeAll(async () => {
  booted = await bootApp({ clock });
});
afterAll(() => booted.close());

async function fresh(): Promise<void> {
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  base = `/api/v1/publishers/${publisher.id}`;
}

const shipped = defaultModel('appsource');
const withRules = (rules: Model['groups'][0]['rules'], cap = 30): Model => ({
  ...shipped,
  groups: [{ ...shipped.groups[0]!, cap, rules }, ...shipped.groups.slice(1)],
});
const aRule = (when: unknown, id = 'own') =>
  ({ id, name: 'Own', when, points: 30, per: 'lead', most: null }) as never;
const put = (model: unknown, more: object = {}, storefront = 'appsource') =>
  booted.call('PUT', `${base}/scoring-models/${storefront}`, { model, basedOn: 0, ...more });
const complaints = ({ body }: { body: AProblem }) => body.errors.map(({ field, code }) => [field, code]);

describe('a model', () => {
  beforeAll(fresh);

  it('is what we ship until one is saved, and then each version with who and why', async () => {
    const before = await booted.call('GET', `${base}/scoring-models`);
    expect(before.body.items).toMatchObject([
      { storefront: 'appsource', version: 0, shipped: true, savedBy: null, model: shipped },
      { storefront: 'azure-marketplace', version: 0, shipped: true },
    ]);
    const model = { ...shipped, halfLifeDays: 7 };
    const saved = await put(model, { note: 'Quicker' });
    expect([saved.status, saved.body.version, saved.body.savedBy]).toEqual([200, 1, 'operator']);
    const versions = await booted.call('GET', `${base}/scoring-models/appsource/versions?limit=1`);
    expect(versions.body.items).toMatchObject([{ version: 1, note: 'Quicker', model, shipped: false }]);
    const rest = await booted.call(
      'GET',
      `${base}/scoring-models/appsource/versions?cursor=${versions.body.nextCursor}`,
    );
    expect(rest.body).toMatchObject({ items: [{ version: 0, shipped: true }], nextCursor: null });
  });

  it('is refused when somebody has saved another meanwhile', async () => {
    const late = await put(shipped);
    expect([late.status, late.body.reason]).toEqual([409, 'newer_version']);
    expect((await put(shipped, { basedOn: 1 })).body.version).toBe(2);
  });

  it('is another publisher’s own business', async () => {
    const other = await aPublisher(booted);
    const key = await aKey(booted, other);
    expect((await booted.call('GET', `${base}/scoring-models`, undefined, { key })).status).toBe(404);
  });

  it('scores a lead that comes in right after', async () => {
    const rule = aRule({ fact: 'company', is: 'present' });
    await put({ ...withRules([rule]), fitBands: [30, 15, 5] }, { basedOn: 2 });
    const leadId = await aLead(booted, listing, { Company: 'Lipowa', Title: null });
    const { body } = await booted.call('GET', `${base}/leads/${leadId}`);
    expect(body.standing).toMatchObject({ model: { storefront: 'appsource', version: 3 }, grade: 'A2' });
    expect(body.standing.points).toContainEqual({
      group: 'contact',
      side: 'fit',
      rule: 'own',
      name: 'Own',
      points: 30,
    });
    const sum = (body.standing.points as { points: number }[]).reduce((all, { points }) => all + points, 0);
    expect(sum).toBe(body.standing.fit + body.standing.interest);
  });
});

describe('a model that is wrong', () => {
  beforeAll(fresh);
  const nested = (depth: number): unknown =>
    depth === 0 ? { fact: 'company', is: 'present' } : { not: nested(depth - 1) };

  it.each<[string, unknown, string, string]>([
    [
      'a rule that contradicts itself',
      {
        all: [
          { fact: 'title', is: 'absent' },
          { fact: 'title', is: 'has_words', value: ['head'] },
        ],
      },
      '',
      'never_matches',
    ],
    [
      'a rule for the other storefront',
      { fact: 'motion', is: 'one_of', value: ['demand-generation'] },
      '',
      'never_matches',
    ],
    [
      'a rule for what an exclusion takes out',
      { fact: 'kind', is: 'one_of', value: ['test'] },
      '',
      'never_matches',
    ],
    ['a fact that there is not', { fact: 'shoeSize', is: 'present' }, '.fact', 'wrong_value'],
    ['a lead field that there is not', { fact: 'own.size', is: 'present' }, '.fact', 'unknown_lead_field'],
    [
      'what is known only once it is scored',
      { fact: 'grade', is: 'one_of', value: ['A1'] },
      '.fact',
      'known_later',
    ],
    [
      'a country that there is not',
      { any: [{ fact: 'country', is: 'one_of', value: ['PL', 'XX'] }] },
      '.any.0.value.1',
      'not_a_country',
    ],
    [
      'a listing that is not here',
      { fact: 'listing', is: 'one_of', value: ['lst_none'] },
      '.value.0',
      'not_here',
    ],
    [
      'a storefront that there is not',
      { fact: 'storefront', is: 'one_of', value: ['bazaar'] },
      '.value.0',
      'not_here',
    ],
    ['a test that does not fit', { all: [{ fact: 'company', is: 'yes' }] }, '.all.0.is', 'wrong_value'],
    [
      'a test that there is not',
      { all: [{ fact: 'company', is: 'sounds_like' }] },
      '.all.0.is',
      'not_one_of',
    ],
    [
      'a value of another kind',
      { not: { fact: 'earlierLeads', is: 'at_least', value: ['2'] } },
      '.not.value',
      'wrong_value',
    ],
    ['groups too deep', nested(8), '.not'.repeat(7), 'too_deep'],
  ])('is told of %s, at its place', async (_what, when, place, code) => {
    const answer = await put(withRules([aRule({ fact: 'company', is: 'present' }, 'good'), aRule(when)]));
    expect([answer.status, complaints(answer)]).toEqual([
      422,
      [[`model.groups.0.rules.1.when${place}`, code]],
    ]);
  });

  it('is told of a listing of the other storefront, which no lead of this one can have', async () => {
    const azure = await aListing(booted, publisher, { storefront: 'azure-marketplace' });
    const answer = await put(withRules([aRule({ fact: 'listing', is: 'one_of', value: [azure.id] })]));
    expect(complaints(answer)).toEqual([['model.groups.0.rules.0.when', 'never_matches']]);
  });

  it.each<[string, Partial<Model>, [string, string][]]>([
    ['bands that do not fall', { fitBands: [25, 25, 5] }, [['model.fitBands.1', 'not_falling']]],
    ['a band above what the caps allow', { fitBands: [41, 15, 5] }, [['model.fitBands.0', 'out_of_reach']]],
    [
      'a threshold below the one before it',
      { thresholds: { marketingQualified: 50, salesQualified: 40, hot: 90 } },
      [['model.thresholds.salesQualified', 'too_small']],
    ],
    [
      'a threshold that no lead reaches, for want of rules',
      { groups: shipped.groups.slice(0, 1), interestBands: [0, 0, 0] as never, fitBands: [25, 15, 5] },
      [
        ['model.interestBands.1', 'not_falling'],
        ['model.interestBands.2', 'not_falling'],
        ['model.thresholds.marketingQualified', 'out_of_reach'],
        ['model.thresholds.salesQualified', 'out_of_reach'],
        ['model.thresholds.hot', 'out_of_reach'],
      ],
    ],
    [
      'a cap of nothing',
      { groups: [{ ...shipped.groups[0]!, cap: 0 }, ...shipped.groups.slice(1)] },
      [['model.groups.0.cap', 'too_small']],
    ],
    [
      'two rules of one id, in two groups',
      {
        groups: [
          ...shipped.groups,
          { ...shipped.groups[0]!, id: 'again', rules: [shipped.groups[0]!.rules[0]!] },
        ],
      },
      [['model.groups.5.rules.0.id', 'taken']],
    ],
  ])('is told of %s', async (_what, change, wanted) => {
    const answer = await put({ ...shipped, ...change });
    expect([answer.status, complaints(answer)]).toEqual([422, wanted]);
  });

  it('may have a group that is still empty', async () => {
    const empty = { id: 'later', name: 'Later', side: 'fit' as const, cap: 10, rules: [] };
    expect((await put({ ...shipped, groups: [...shipped.groups, empty] })).status).toBe(200);
  });

  it('cannot stop the server by its depth', async () => {
    const deep = `${'{"not":'.repeat(60_000)}{"fact":"company","is":"present"}${'}'.repeat(60_000)}`;
    const model = JSON.stringify({ model: withRules([aRule(0)]), basedOn: 0 }).replace(
      '"when":0',
      `"when":${deep}`,
    );
    const answer = await booted.web.inject({
      method: 'PUT',
      url: `${base}/scoring-models/appsource`,
      headers: { authorization: 'Bearer operator-key-of-the-tests', 'content-type': 'application/json' },
      payload: model,
    });
    expect(answer.statusCode).toBe(422);
  });
});

describe('the inbox', () => {
  const ids: Record<string, string> = {};
  const listed = async (query: string) => {
    const { body, status } = await booted.call('GET', `${base}/leads?${query}`);
    expect([query, status]).toEqual([query, 200]);
    return (body.items as { id: string }[]).map(({ id }) =>
      Object.keys(ids).find((name) => ids[name] === id),
    );
  };

  beforeAll(async () => {
    await fresh();
    const azure = await aListing(booted, publisher, { storefront: 'azure-marketplace' });
    const free = { Email: 'x1@gmail.com', Company: null, Phone: null, Title: null, Description: null };
    const leads: [string, AListing, Record<string, unknown>][] = [
      ['asks', listing, {}],
      ['creates', azure, { ActionCode: 'CTA_Create', LeadSource: 'AzureMarketplace|x', Title: 'CEO' }],
      ['poor', listing, free],
      ['installs', listing, { ActionCode: 'INS', Title: 'Head of sales', Country: 'Hungary' }],
    ];
    for (const [name, to, given] of leads) {
      clock.forward(60_000);
      ids[name] = await aLead(booted, to, given);
    }
  });

  it('shows where each lead stands', async () => {
    const { body } = await booted.call('GET', `${base}/leads`);
    const standings = Object.fromEntries(
      (body.items as { id: string; standing: object }[]).map(({ id, standing }) => [
        Object.keys(ids).find((name) => ids[name] === id),
        standing,
      ]),
    );
    expect(standings).toEqual({
      asks: { score: 65, grade: 'A2', hot: false, stage: 'marketing_qualified', excluded: null },
      creates: { score: 85, grade: 'A1', hot: false, stage: 'marketing_qualified', excluded: null },
      poor: { score: 25, grade: 'D2', hot: false, stage: 'inquiry', excluded: null },
      installs: { score: 80, grade: 'A1', hot: false, stage: 'marketing_qualified', excluded: null },
    });
  });

  it.each([
    ['grade=A', ['installs', 'creates', 'asks']],
    ['grade=A1', ['installs', 'creates']],
    ['grade=A&limit=2', ['installs', 'creates']],
    ['grade=D', ['poor']],
    ['stage=inquiry', ['poor']],
    ['stage=marketing_qualified&storefront=azure-marketplace', ['creates']],
    ['stage=marketing_qualified&country=HU', ['installs']],
    ['grade=A&country=HU', ['installs']],
    ['grade=A&stage=inquiry', []],
    ['hot=true', []],
    ['hot=false&action=PLT', ['poor', 'asks']],
    ['grade=A&deliveryState=parked', []],
    ['grade=A&status=new&kind=customer', ['installs', 'creates', 'asks']],
  ])('filters by %s', async (query, wanted) => expect(await listed(query)).toEqual(wanted));

  it('filters a search as well', async () => {
    await takeInFresh(booted.app);
    expect(await listed('grade=A1&q=halina')).toEqual(['installs', 'creates']);
  });

  it('goes on after a page of several grades', async () => {
    const first = await booted.call('GET', `${base}/leads?grade=A&limit=1`);
    expect(await listed(`grade=A&cursor=${first.body.nextCursor}`)).toEqual(['creates', 'asks']);
  });

  it('takes no grade that there is not', async () =>
    expect((await booted.call('GET', `${base}/leads?grade=E1`)).status).toBe(422));
});
