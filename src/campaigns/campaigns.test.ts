// From the plan to what a win cost: campaigns with codes and costs, leads that come by them, and what is known of them.
import { readFileSync } from 'node:fs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aPublishedListing, send, visit, zofia, type APage } from '../../test/customer.ts';
import { aListing, aPublisher, type AProblem, type APublisher } from '../../test/factories.ts';
import { aPerson } from '../../test/people.ts';
import { newId } from '../platform/ids.ts';
import { post } from '../../test/posting.ts';
import { tellScored } from '../scoring/tell-scored.ts';

const dayMs = 86_400_000;
const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: APage;

beforeAll(async () => {
  booted = await bootApp({ clock });
  // What became of leads, as a sales pipeline would tell it.
  await booted.app.db.script(`
    create table told_outcomes (publisher_id text, lead_id text, opportunity_id text collate "C", state text, value numeric, currency text,
      created_at timestamptz, closed_at timestamptz);
    drop view lead_outcomes;
    create view lead_outcomes with (security_invoker) as select * from told_outcomes;
    grant select on told_outcomes, lead_outcomes to leadshare_publisher;`);
});
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aPublishedListing(booted, publisher);
});

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const today = () => clock.now().toISOString().slice(0, 10);
const errorsOf = (body: unknown) => (body as AProblem).errors.map(({ field, code }) => [field, code]);

async function made(rest: string, body: object) {
  const answer = await booted.call('POST', path(rest), body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}
const aPlan = (given: object = {}) =>
  made('/marketing-plans', { name: 'Spring', fromDay: '2026-03-01', toDay: '2030-12-31', ...given });
const aCampaign = (given: object = {}) =>
  made('/campaigns', {
    name: 'Newsletter',
    fromDay: '2026-03-01',
    listingIds: [listing.id],
    codes: ['spring'],
    ...given,
  });

/** A customer comes to the listing's page, by this address, and sends its form. */
async function aLead(query: string, email = zofia.email, page = listing): Promise<string> {
  const before = new Set(await leadIds());
  const shown = await visit(booted, `${page.url}/contact-me${query}`);
  clock.forward(20_000);
  expect((await send(booted, shown, { ...zofia, email })).status).toBe(303);
  await tellScored(booted.app);
  return (await leadIds()).find((id) => !before.has(id))!;
}
const leadIds = async (): Promise<string[]> =>
  (await booted.call('GET', path('/leads?limit=200'))).body.items.map(({ id }: { id: string }) => id);
const qualify = (id: string, stage = 'sales_qualified') =>
  booted.call('PUT', path(`/leads/${id}/stage`), { stage, note: 'Called' });
const results = async (query = '') =>
  (await booted.call('GET', path(`/campaign-results?to=${today()}${query}`))).body;
const ofLead = async (id: string) => (await booted.call('GET', path(`/leads/${id}/campaign`))).body;
const won = (leadId: string, value: string, currency: string) =>
  booted.app.db.run(sql`
    insert into told_outcomes values (${publisher.id}, ${leadId}, ${newId('opp', clock.now())}, 'won', ${value}::numeric, ${currency},
      ${clock.now()}, ${clock.now()})`);

describe('a lead', () => {
  it('belongs to the campaign whose code its page’s address had, and a number says which touches made it', async () => {
    const campaign = await aCampaign();
    const id = await aLead('?mktcmpid=Spring&utm_source=news');
    expect(await ofLead(id)).toMatchObject({
      sent: [{ parameter: 'mktcmpid', code: 'Spring' }],
      came: { campaignId: campaign.id, parameter: 'mktcmpid' },
      touches: [{ leadId: id, shares: { first: '1', last: '1', linear: '1', 'time-decay': '1' } }],
      campaigns: [{ id: campaign.id, name: 'Newsletter' }],
    });
    expect((await results()).campaigns[0]).toMatchObject({ campaignId: campaign.id, leads: '1' });
  });

  it('without a parameter belongs to none, and is never divided among those there are', async () => {
    await aCampaign();
    const id = await aLead('');
    const { campaigns, unknown, total } = await results();
    expect(campaigns[0]).toMatchObject({ leads: '0' });
    expect(unknown).toMatchObject({ leads: '1' });
    expect(total).toMatchObject({ leads: '1' });
    expect(await ofLead(id)).toMatchObject({ sent: [], came: null, touches: [{ came: null }] });
  });

  it('by utm_campaign counts as well, but the marketplace’s own parameter goes before it', async () => {
    const spring = await aCampaign();
    const fair = await aCampaign({ name: 'Fair', codes: ['fair'] });
    const both = await aLead('?utm_campaign=spring&mktcmpid=fair', 'a@lipowa.example');
    const one = await aLead('?utm_campaign=spring&mktcmpid=nobodys', 'b@lipowa.example');
    expect((await ofLead(both)).came).toEqual({ campaignId: fair.id, parameter: 'mktcmpid' });
    expect((await ofLead(one)).came).toEqual({ campaignId: spring.id, parameter: 'utm_campaign' });
  });

  it('that came before its code was given is found as soon as it is', async () => {
    const campaign = await aCampaign({ codes: [] });
    const id = await aLead('?mktcmpid=late');
    expect((await ofLead(id)).came).toBeNull();
    const changed = await booted.call('PUT', path(`/campaigns/${campaign.id}`), {
      name: 'Newsletter',
      fromDay: '2026-03-01',
      listingIds: [listing.id],
      codes: ['LATE'],
      version: 1,
    });
    expect(changed.status).toBe(200);
    expect((await ofLead(id)).came).toEqual({ campaignId: campaign.id, parameter: 'mktcmpid' });
    expect((await results()).campaigns[0]).toMatchObject({ leads: '1' });
  });

  it('of another body counts by a member of that name, unless it is no text', async () => {
    const campaign = await aCampaign();
    const sent = async (more: object) => {
      const details = { FirstName: 'Zofia', LastName: 'Majchrzak', Email: 'zofia@lipowa.example' };
      const body = { UserDetails: details, LeadSource: 'SPZA-PLT|x', ActionCode: 'PLT', ...more };
      const { body: answer } = await post(booted, listing, JSON.stringify(body));
      await tellScored(booted.app);
      return (await ofLead(answer.id)).came;
    };
    expect(await sent({ mktcmpid: ' SPRING ' })).toEqual({ campaignId: campaign.id, parameter: 'mktcmpid' });
    expect(await sent({ mktcmpid: { spring: 1 }, campaign: 'spring' })).toBeNull();
  });

  it('that was there before campaigns were is found as well', async () => {
    const campaign = await aCampaign();
    const id = await aLead('?utm_campaign=Spring');
    const migration = readFileSync(new URL('../../migrations/0023_campaigns.sql', import.meta.url), 'utf8');
    const [whatIsHere] = /insert into campaign_touches[^;]+;/.exec(migration)!;
    await booted.app.db.script(`delete from campaign_touches; ${whatIsHere}`);
    expect((await ofLead(id)).came).toEqual({ campaignId: campaign.id, parameter: 'utm_campaign' });
  });

  it('shows a seller its own campaign, and nothing of the person’s other leads', async () => {
    await aCampaign();
    const seller = await aPerson(booted, publisher.id, 'seller');
    const id = await aLead('?mktcmpid=spring');
    await booted.call('POST', path('/leads/assignments'), { leadIds: [id], userId: seller.userId });
    const seen = await booted.call('GET', path(`/leads/${id}/campaign`), undefined, seller.as);
    expect(seen.body).toMatchObject({ came: { parameter: 'mktcmpid' }, touches: null });
    expect((await booted.call('GET', path('/campaigns'), undefined, seller.as)).status).toBe(403);
  });
});

describe('results', () => {
  it('divide a win among the touches of its person by the model, and money without a rest', async () => {
    const one = await aCampaign({ name: 'One', codes: ['one'] });
    const two = await aCampaign({ name: 'Two', codes: ['two'] });
    await aLead('?mktcmpid=one');
    clock.forward(7 * dayMs);
    await aLead('');
    clock.forward(7 * dayMs);
    const last = await aLead('?mktcmpid=two');
    await qualify(last);
    await won(last, '100.00', 'EUR');
    const by = async (model: string) => {
      const { campaigns, unknown, otherPlans } = await results(`&model=${model}`);
      const of = (id: string) => campaigns.find((row: { campaignId: string }) => row.campaignId === id);
      expect(otherPlans.wins).toBe('0');
      return [one, two]
        .map(({ id }) => [of(id).wins, of(id).revenue[0]?.amount ?? null])
        .concat([[unknown.wins, null]]);
    };
    expect(await by('first')).toEqual([
      ['1', '100.00'],
      ['0', null],
      ['0', null],
    ]);
    expect(await by('last')).toEqual([
      ['0', null],
      ['1', '100.00'],
      ['0', null],
    ]);
    expect(await by('linear')).toEqual([
      ['0.333334', '33.34'],
      ['0.333333', '33.33'],
      ['0.333333', null],
    ]);
    const decayed = await by('time-decay');
    expect(decayed.map(([share]) => Number(share).toFixed(3))).toEqual(['0.143', '0.571', '0.286']);
    expect(decayed.map(([, revenue]) => revenue)).toEqual(['14.29', '57.14', null]);
    expect((await booted.call('PUT', path('/campaign-settings'), { halfLifeDays: 14 })).status).toBe(200);
    const [[first]] = (await by('time-decay')) as [[string]];
    expect(Number(first)).toBeGreaterThan(0.2);
  });

  it('count each lead of a period once, and what is qualified in it', async () => {
    const campaign = await aCampaign();
    const id = await aLead('?mktcmpid=spring');
    await qualify(id);
    expect((await results()).campaigns[0]).toMatchObject({ leads: '1', qualified: '1' });
    clock.forward(dayMs);
    const nothing = await results(`&from=${today()}`);
    expect(nothing.campaigns[0]).toMatchObject({ campaignId: campaign.id, leads: '0', qualified: '0' });
    expect(nothing.total).toMatchObject({ leads: '0' });
  });

  it('explain themselves: each lead and success with the touches before it', async () => {
    const campaign = await aCampaign();
    const first = await aLead('');
    clock.forward(dayMs);
    const second = await aLead('?mktcmpid=spring');
    await won(second, '10.00', 'EUR');
    const { items } = (await booted.call('GET', path(`/campaigns/${campaign.id}/credits?to=${today()}`)))
      .body;
    const win = items.find(({ kind }: { kind: string }) => kind === 'win');
    expect(win).toMatchObject({
      leadId: second,
      share: '0.5',
      value: { amount: '10.00', currency: 'EUR' },
      touches: [
        { leadId: first, came: null, share: '0.5' },
        { leadId: second, came: { campaignId: campaign.id }, share: '0.5' },
      ],
    });
    expect(
      items.some(({ kind, share }: { kind: string; share: string }) => kind === 'lead' && share === '1'),
    ).toBe(true);
  });

  it('know one person under two addresses once they are merged', async () => {
    await aCampaign({ name: 'One', codes: ['one'] });
    const two = await aCampaign({ name: 'Two', codes: ['two'] });
    await aLead('?mktcmpid=one', 'zofia@lipowa.example');
    clock.forward(dayMs);
    const other = await aLead('?mktcmpid=two', 'zofia@private.example');
    await won(other, '10.00', 'EUR');
    const winsOf = async () =>
      (await results()).campaigns.find((row: { campaignId: string }) => row.campaignId === two.id).wins;
    expect(await winsOf()).toBe('1');
    const people = await booted.app.db.rows<{ id: string }>(
      sql`select distinct person_id as id from leads where publisher_id = ${publisher.id} order by 1`,
    );
    await booted.app.db.run(sql`
      insert into merges (publisher_id, id, absorbed_id, kept_id, made_by, made_at)
      values (${publisher.id}, 'mrg_test', ${people[0]!.id}, ${people[1]!.id}, 'test', now())`);
    expect(await winsOf()).toBe('0.5');
    expect((await results()).attributed.wins).toBe('1');
  });
});

describe('costs', () => {
  it('are exact, stay apart by currency, and give the price of a lead; of none there is no price', async () => {
    const campaign = await aCampaign({ budget: '500', currency: 'EUR' });
    expect(campaign).toMatchObject({ budget: '500.00', motion: 'nurture', state: 'running' });
    const enter = (amount: string, currency: string, more: object = {}) =>
      made(`/campaigns/${campaign.id}/costs`, { day: '2026-03-02', amount, currency, ...more });
    await enter('0.1', 'EUR');
    const wrong = await enter('99', 'EUR');
    await enter('0.2', 'EUR', { corrects: wrong.id, note: 'Wrong row' });
    await enter('300', 'JPY');
    await aLead('?mktcmpid=spring', 'a@lipowa.example');
    await aLead('?mktcmpid=spring', 'b@lipowa.example');
    expect((await results()).campaigns[0]).toMatchObject({
      costs: [
        { amount: '0.30', currency: 'EUR' },
        { amount: '300', currency: 'JPY' },
      ],
      costPer: [
        { currency: 'EUR', lead: '0.15', opportunity: null },
        { currency: 'JPY', lead: '150', win: null },
      ],
    });
    const again = await booted.call('POST', path(`/campaigns/${campaign.id}/costs`), {
      day: '2026-03-02',
      amount: '1',
      currency: 'EUR',
      corrects: wrong.id,
    });
    expect(errorsOf(again.body)).toEqual([['corrects', 'taken']]);
    const { items } = (await booted.call('GET', path(`/campaigns/${campaign.id}/costs`))).body;
    expect(items).toHaveLength(4);
  });

  it('are told what is wrong with them beside the field', async () => {
    const campaign = await aCampaign();
    const answer = await booted.call('POST', path(`/campaigns/${campaign.id}/costs`), {
      day: '2999-01-01',
      amount: '1.5',
      currency: 'JPY',
      listingId: 'lst_nothing',
    });
    expect(errorsOf(answer.body)).toEqual([
      ['amount', 'too_many_decimals'],
      ['day', 'not_in_future'],
      ['listingId', 'not_here'],
    ]);
  });
});

describe('a campaign', () => {
  const tried = async (given: object) =>
    errorsOf(
      (
        await booted.call('POST', path('/campaigns'), {
          name: 'Another',
          fromDay: '2026-05-01',
          toDay: '2026-06-30',
          ...given,
        })
      ).body,
    );

  it('has its budget in a currency that there is', async () => {
    expect(await tried({ budget: '100' })).toEqual([['currency', 'currency_needed']]);
    expect(await tried({ budget: '100', currency: 'EURO' })).toEqual([['currency', 'not_a_currency']]);
    expect(await tried({ budget: '1.999', currency: 'eur' })).toEqual([['budget', 'too_many_decimals']]);
    expect(await tried({ currency: 'EUR' })).toEqual([['budget', 'required']]);
  });

  it('shares no code with another of the same time, and is told which has it', async () => {
    await aCampaign({ toDay: '2026-05-31' });
    const { body } = await booted.call<AProblem>('POST', path('/campaigns'), {
      name: 'Another',
      fromDay: '2026-05-31',
      codes: ['SPRING'],
    });
    expect(body.errors).toMatchObject([
      { field: 'codes.0', code: 'code_taken', given: { name: 'Newsletter' } },
    ]);
    await aCampaign({ name: 'Later', fromDay: '2026-06-01', codes: ['spring'] });
    expect(await tried({ codes: ['a', 'A'] })).toEqual([['codes.1', 'same_as_another']]);
  });

  it('gets its code once, however many ask for it at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, nth) =>
        booted.call('POST', path('/campaigns'), {
          name: `Race ${nth}`,
          fromDay: '2026-03-01',
          codes: ['race'],
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('takes its motion from its listings, and is changed on its newest version alone', async () => {
    const azure = await aListing(booted, publisher, { storefront: 'azure-marketplace' });
    const campaign = await aCampaign({ listingIds: [azure.id] });
    expect(campaign.motion).toBe('demand-generation');
    const change = { name: 'Changed', fromDay: '2026-03-01', saidState: 'archived', version: 1 };
    const changed = await booted.call('PUT', path(`/campaigns/${campaign.id}`), change);
    expect(changed.body).toMatchObject({ state: 'archived', version: 2, codes: [] });
    const late = await booted.call('PUT', path(`/campaigns/${campaign.id}`), change);
    expect(late).toMatchObject({ status: 409, body: { reason: 'newer_version' } });
    expect(await tried({ listingIds: ['lst_nothing'], planId: 'pln_nothing' })).toEqual([
      ['listingIds.0', 'not_here'],
      ['planId', 'not_here'],
    ]);
  });
});

describe('a plan at a glance', () => {
  it('has its goals against all there was, with the pace', async () => {
    const plan = await aPlan({
      toDay: '2030-12-31',
      goals: {
        leads: { target: 1 },
        wins: { target: 1_000, by: '2026-03-03' },
        revenue: { target: '1000', currency: 'EUR' },
      },
    });
    await aLead('');
    const { body } = await booted.call('GET', path(`/marketing-plans/${plan.id}/overview`));
    expect(body.goals).toMatchObject([
      { goal: 'leads', target: '1', actual: '1', pace: 'reached' },
      { goal: 'wins', actual: '0', by: '2026-03-03' },
      { goal: 'revenue', target: '1000.00', actual: '0.00', currency: 'EUR' },
    ]);
    expect(body.results.listings).toMatchObject([{ listingId: listing.id, leads: '1', campaignIds: [] }]);
  });

  it('names what does not serve it', async () => {
    const bare = await aListing(booted, publisher);
    const plan = await aPlan();
    const seen = async () =>
      (await booted.call('GET', path(`/marketing-plans/${plan.id}/overview`))).body.findings.map(
        ({ kind, name, leads }: { kind: string; name: string | null; leads: number | null }) =>
          [kind, name, leads].filter((part) => part !== null).join(' '),
      );
    expect(await seen()).toEqual(['no_goals', 'no_campaigns']);
    const dear = await aCampaign({ planId: plan.id, name: 'Dear', budget: '10', currency: 'EUR' });
    await aCampaign({ planId: plan.id, name: 'Lost', listingIds: [], codes: [] });
    await aCampaign({
      planId: plan.id,
      name: 'Over',
      fromDay: '2026-03-01',
      toDay: '2026-03-01',
      codes: ['over'],
    });
    await made(`/campaigns/${dear.id}/costs`, { day: '2026-03-02', amount: '10.01', currency: 'EUR' });
    await made(`/campaigns/${dear.id}/costs`, { day: '2026-03-02', amount: '1', currency: 'USD' });
    await aLead('?mktcmpid=stranger');
    expect((await seen()).toSorted()).toEqual(
      [
        'no_goals',
        `listing_without_campaign ${bare.title}`,
        'ended_without_cost Over',
        'campaign_without_listing Lost',
        'campaign_without_code Lost',
        'over_budget Dear',
        'cost_in_other_currency Dear',
        'unknown_code stranger 1',
      ].toSorted(),
    );
  });
});

describe('what a marketplace counts', () => {
  const row = (date: string, visits: number, campaign = 'spring') =>
    `${date},${listing.title},${campaign},${visits},2,1`;
  const header = 'Date,Offer name,Campaign,Page visits,Contact me,Get it now';
  const imported = (...lines: string[]) => made('/traffic-imports', { csv: [header, ...lines].join('\n') });

  it('is taken in once, and a later figure takes the place of the earlier', async () => {
    const campaign = await aCampaign();
    const lines = [row('2026-03-01', 100), row('2026-03-02', 50), 'yesterday,x,y,1,1,1'];
    expect(await imported(...lines)).toMatchObject({
      added: 2,
      changed: 0,
      unchanged: 0,
      refused: 1,
      faults: [{ line: 4 }],
    });
    expect(await imported(...lines)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(
      await imported(row('2026-03-02', 60), row('2026-03-01', 100), row('2026-03-01', 7, '_NoCampaign')),
    ).toMatchObject({ added: 1, changed: 1, unchanged: 1, removed: 0 });
    // The report of before, found again.
    const old = await made('/traffic-imports', {
      csv: [header, ...lines].join('\n'),
      asOf: '2026-03-02T00:00:00Z',
    });
    expect(old).toMatchObject({ added: 0, changed: 0, unchanged: 0, outdated: 2, refused: 1 });
    // A row that no longer stands in its day is no more; where one could not be read, nothing is taken away.
    const moved = row('2026-03-02', 60, 'Summer');
    expect(await imported(moved, 'yesterday,x,y,1,1,1')).toMatchObject({ added: 1, removed: 0 });
    expect(await imported(moved)).toMatchObject({ added: 0, removed: 1 });
    await imported(row('2026-03-02', 60));
    const { campaigns } = await results('&from=2026-03-01');
    expect(campaigns[0]).toMatchObject({
      campaignId: campaign.id,
      leads: '0',
      traffic: { marketplace: { visits: 160, clicks: 6, clickRate: '3.8', consents: null } },
    });
    expect((await booted.call('GET', path('/traffic-imports'))).body.items).toHaveLength(7);
  });

  it('is refused whole where its first row lacks a column, and names offers that are none here', async () => {
    const answer = await booted.call('POST', path('/traffic-imports'), {
      csv: 'Date,Campaign\n2026-03-01,a',
    });
    expect((answer.body as AProblem).errors).toMatchObject([
      { field: 'csv', code: 'columns_missing', given: { columns: 'Offer name, Page visits' } },
    ]);
    expect(await imported('2026-03-01,Another offer,a,1,1,1')).toMatchObject({
      unknownOffers: ['Another offer'],
    });
  });

  it('is counted for the listing that a person gives an offer, at once and from then on', async () => {
    await imported('2026-03-01,Another offer,a,30,1,1', row('2026-03-01', 5));
    const offers = async () =>
      (await booted.call('GET', path('/marketplace-offers'))).body.items.map(
        ({
          offerName,
          listingId,
          visits,
        }: {
          offerName: string;
          listingId: string | null;
          visits: number;
        }) => [offerName, listingId, visits],
      );
    expect((await offers())[0]).toEqual(['Another offer', null, 30]);
    const give = (listingId: string) =>
      booted.call('PUT', path('/marketplace-offers'), {
        offerName: 'ANOTHER offer',
        storefront: '',
        listingId,
      });
    expect((await give(listing.id)).body).toEqual({ rows: 1 });
    expect(await imported('2026-03-02,Another offer,a,7,0,0')).toMatchObject({ unknownOffers: [] });
    expect(await offers()).toContainEqual(['Another offer', listing.id, 37]);
    const elsewhere = await aListing(booted, await aPublisher(booted));
    expect(await give(elsewhere.id)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'listingId' }] },
    });
  });

  it('stands beside what our own pages count', async () => {
    await aCampaign();
    await booted.app.db.run(sql`
      insert into storefront_counts (publisher_id, listing_id, day, what, campaign, count)
      values (${publisher.id}, ${listing.id}, ${today()}::date, 'view', 'Spring', 3)
      on conflict do nothing`);
    expect((await results()).campaigns[0].traffic).toMatchObject({
      marketplace: null,
      ownPages: { views: 3, clicks: 0 },
    });
  });
});

describe('a link', () => {
  it('leads to the listing with the campaign’s parameters', async () => {
    const build = async (given: object) =>
      booted.call('POST', path('/campaign-links'), {
        listingId: listing.id,
        parameters: { mktcmpid: 'spring' },
        ...given,
      });
    expect((await build({ target: 'own-page' })).body).toEqual({
      address: `https://leads.example${listing.url}`,
      url: `https://leads.example${listing.url}?mktcmpid=spring`,
      warnings: [],
    });
    expect((await build({ target: 'appsource', address: 'https://evil.example/' })).body).toMatchObject({
      errors: [{ field: 'address', code: 'not_on_marketplace' }],
    });
    const bare = await aListing(booted, publisher);
    expect((await build({ target: 'own-page', listingId: bare.id })).body).toMatchObject({
      errors: [{ field: 'target', code: 'not_published' }],
    });
  });
});
