// From an inquiry to something a seller takes on: what data decide, what people decide, and the way out and back.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted, type CallOptions, type Method } from '../../test/app.ts';
import { aLead } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';

type Shown = {
  stage: string;
  by: string;
  reason: string | null;
  note: string | null;
  checks: { id: string; met: boolean; byData: boolean; tick: { by: string; note: string | null } | null }[];
  returnable: string[];
  returned: { reason: string; accepted: boolean | null; answer: string | null } | null;
};

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let marketer: APerson;
let seller: APerson;

beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  marketer = await aPerson(booted, publisher.id, 'marketer');
  seller = await aPerson(booted, publisher.id, 'seller');
});
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  marketer = await aPerson(booted, publisher.id, 'marketer');
  seller = await aPerson(booted, publisher.id, 'seller');
});

const path = (leadId: string, more = 'qualification') =>
  `/api/v1/publishers/${publisher.id}/leads/${leadId}/${more}`;
const ask = <Body = Shown>(method: Method, url: string, body?: unknown, as: CallOptions = marketer.as) =>
  booted.call<Body>(method, url, body, as);
const shown = async (leadId: string) => (await ask('GET', path(leadId))).body;
const metOf = ({ checks }: Shown) => checks.filter(({ met }) => met).map(({ id }) => id);
const tick = (leadId: string, criterion: string, met: boolean | null, note: string | null = null) => {
  clock.forward(1_000);
  return ask('PUT', path(leadId, `criteria/${criterion}`), { met, note });
};
const storyOf = async (leadId: string) => {
  const { body } = await ask<{ timeline: { type: string }[] }>(
    'GET',
    `/api/v1/publishers/${publisher.id}/leads/${leadId}`,
  );
  return body.timeline.map(({ type }) => type).filter((type) => type !== 'delivery.attempted');
};

describe('what data decide', () => {
  it('a full lead is marketing-qualified as it arrives, and an empty one an inquiry', async () => {
    const full = await shown(await aLead(booted, listing));
    expect(full).toMatchObject({ stage: 'marketing_qualified', by: 'scoring' });
    expect(metOf(full)).toEqual(['score', 'reachable', 'consent']);
    const bare = await shown(
      await aLead(booted, listing, {
        Email: 'x@gmail.com',
        Phone: '',
        Company: '',
        Title: '',
        Description: '',
      }),
    );
    expect(bare.stage).toBe('inquiry');
    expect(metOf(bare)).toEqual(['reachable', 'consent']);
  });

  it('follows the publisher’s own checklist for what arrives after it was saved', async () => {
    const before = await aLead(booted, listing, { Country: 'PL' });
    const criteria = [
      {
        id: 'poland',
        name: 'From Poland',
        stage: 'marketing_qualified',
        required: true,
        when: { fact: 'country', is: 'one_of', value: ['PL'] },
      },
      { id: 'call', name: 'Talked', stage: 'sales_qualified', required: true, when: null },
    ];
    const saved = await ask<{ version: number; criteria: unknown[] }>(
      'PUT',
      `/api/v1/publishers/${publisher.id}/qualification-criteria`,
      { criteria, note: 'Poland first', basedOn: null },
    );
    expect(saved).toMatchObject({ status: 200, body: { version: 1, criteria } });
    const german = await aLead(booted, listing, { Country: 'DE', Email: 'other@contoso.example' });
    const polish = await aLead(booted, listing, { Country: 'PL', Email: 'third@contoso.example' });
    expect((await shown(german)).stage).toBe('inquiry');
    expect((await shown(polish)).stage).toBe('marketing_qualified');
    expect((await shown(before)).stage).toBe('marketing_qualified');
    expect((await tick(german, 'poland', true, 'They moved')).body.stage).toBe('marketing_qualified');
    expect((await tick(german, 'call', true)).body.stage).toBe('sales_qualified');
  });
});

describe('what people decide', () => {
  it('a tick lifts the lead when it was the last one wanting, and taking it back lowers nothing', async () => {
    const lead = await aLead(booted, listing);
    expect((await tick(lead, 'need', true, 'Wants it by May')).body.stage).toBe('marketing_qualified');
    const ready = (await tick(lead, 'spoken', true)).body;
    expect(ready).toMatchObject({ stage: 'sales_qualified', by: marketer.userId });
    expect(ready.checks.find(({ id }) => id === 'need')!.tick).toMatchObject({
      by: marketer.userId,
      note: 'Wants it by May',
    });
    const less = (await tick(lead, 'spoken', null)).body;
    expect(less.stage).toBe('sales_qualified');
    expect(metOf(less)).not.toContain('spoken');
    expect(await storyOf(lead)).toEqual([
      'lead.received',
      'lead.checked',
      'lead.checked',
      'lead.qualified',
      'lead.checked',
    ]);
  });

  it('a word of a person stands above the data', async () => {
    const lead = await aLead(booted, listing);
    const after = (await tick(lead, 'reachable', false, 'The number is dead')).body;
    expect(metOf(after)).not.toContain('reachable');
    expect(metOf((await tick(lead, 'reachable', null)).body)).toContain('reachable');
  });

  it('a stage is set by hand with a reason, and not without', async () => {
    const lead = await aLead(booted, listing);
    const without = await ask<{ errors: { field: string }[] }>('PUT', path(lead, 'stage'), {
      stage: 'sales_qualified',
    });
    expect(without).toMatchObject({ status: 422, body: { errors: [{ field: 'note' }] } });
    const body = { stage: 'sales_qualified', note: 'An old customer' };
    expect((await ask('PUT', path(lead, 'stage'), body)).body).toMatchObject({
      stage: 'sales_qualified',
      by: marketer.userId,
      note: 'An old customer',
    });
    expect(await ask('PUT', path(lead, 'stage'), body)).toMatchObject({
      status: 409,
      body: { code: 'conflict', reason: 'same_stage' },
    });
  });

  it('a seller decides on leads that are theirs and is told of no others', async () => {
    const lead = await aLead(booted, listing);
    const out = { reason: 'no_need' };
    expect((await ask('POST', path(lead, 'disqualifications'), out, seller.as)).status).toBe(404);
    await booted.call('POST', `/api/v1/publishers/${publisher.id}/leads/assignments`, {
      leadIds: [lead],
      userId: seller.userId,
    });
    expect((await ask('POST', path(lead, 'disqualifications'), out, seller.as)).body).toMatchObject({
      stage: 'disqualified',
      by: seller.userId,
      reason: 'no_need',
    });
  });
});

describe('out, and back', () => {
  it('a disqualified lead stays out whatever is ticked, until it is reopened to where its checklist puts it', async () => {
    const lead = await aLead(booted, listing);
    await ask('POST', path(lead, 'disqualifications'), { reason: 'bad_timing', note: 'Next year' });
    await tick(lead, 'need', true);
    expect((await tick(lead, 'spoken', true)).body.stage).toBe('disqualified');
    expect(await ask('PUT', path(lead, 'stage'), { stage: 'inquiry', note: 'x' })).toMatchObject({
      status: 409,
      body: { reason: 'disqualified' },
    });
    expect((await ask('POST', path(lead, 'reopenings'), {})).body.stage).toBe('sales_qualified');
    expect(await ask('POST', path(lead, 'reopenings'), {})).toMatchObject({
      status: 409,
      body: { reason: 'not_disqualified' },
    });
  });

  it('wants words for another reason, and takes back only what the source answers for', async () => {
    const lead = await aLead(booted, listing);
    expect(await ask('POST', path(lead, 'disqualifications'), { reason: 'other' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'note', code: 'required' }] },
    });
    expect(
      await ask('POST', path(lead, 'disqualifications'), { reason: 'no_budget', giveBack: true }),
    ).toMatchObject({ status: 422, body: { errors: [{ field: 'giveBack' }] } });
    expect((await shown(lead)).stage).toBe('marketing_qualified');
  });

  it('a lead that was none goes back to the marketplace, which answers once', async () => {
    const lead = await aLead(booted, listing);
    const given = { reason: 'spam', note: 'A robot', giveBack: true };
    const out = await ask('POST', path(lead, 'disqualifications'), given);
    expect(out.body).toMatchObject({ returned: { reason: 'spam', accepted: null }, returnable: [] });
    const open = await booted.call<{ items: { leadId: string }[] }>('GET', '/api/v1/operator/returned-leads');
    expect(open.body.items.map(({ leadId }) => leadId)).toContain(lead);
    const decision = `/api/v1/operator/returned-leads/${publisher.id}/${lead}/decision`;
    expect((await ask('PUT', decision, { accepted: true })).status).toBe(403);
    const decided = await booted.call('PUT', decision, {
      accepted: false,
      answer: 'The form was filled by hand',
    });
    expect(decided).toMatchObject({ status: 200, body: { accepted: false } });
    expect((await booted.call('PUT', decision, { accepted: true })).status).toBe(409);
    expect((await shown(lead)).returned).toMatchObject({
      accepted: false,
      answer: 'The form was filled by hand',
    });
    const settled = await booted.call<{ items: { leadId: string }[] }>(
      'GET',
      '/api/v1/operator/returned-leads?state=settled',
    );
    expect(settled.body.items.map(({ leadId }) => leadId)).toContain(lead);
  });

  it('thirty days later it is too late, and nothing has changed then', async () => {
    const lead = await aLead(booted, listing);
    clock.forward(31 * 86_400_000);
    // By now a session has ended.
    const { call } = booted;
    const refused = await call('POST', path(lead, 'disqualifications'), { reason: 'spam', giveBack: true });
    expect(refused).toMatchObject({ status: 409, body: { reason: 'return_too_late' } });
    const { body } = await call<Shown>('GET', path(lead));
    expect(body).toMatchObject({ stage: 'marketing_qualified', returned: null, returnable: [] });
  });

  it('reopening takes an open return back', async () => {
    const lead = await aLead(booted, listing);
    await ask('POST', path(lead, 'disqualifications'), { reason: 'duplicate', giveBack: true });
    expect((await ask('POST', path(lead, 'reopenings'), { note: 'It was none' })).body.returned).toBeNull();
  });
});

describe('a checklist that makes no sense', () => {
  const own = { id: 'a', name: 'A', stage: 'marketing_qualified', required: true, when: null };
  const sales = { ...own, id: 'b', stage: 'sales_qualified' };
  const never = {
    all: [
      { fact: 'country', is: 'one_of', value: ['PL'] },
      { fact: 'country', is: 'one_of', value: ['DE'] },
    ],
  };
  it.each<[string, unknown[], string, string]>([
    ['two of one id', [own, sales, { ...own }], 'criteria.2.id', 'taken'],
    ['what no lead can meet', [{ ...own, when: never }, sales], 'criteria.0.when', 'never_matches'],
    ['a stage that everybody reaches', [own], 'criteria', 'stage_without_criterion'],
    [
      'a fact that no lead has',
      [{ ...own, when: { fact: 'shoes', is: 'present' } }, sales],
      'criteria.0.when.fact',
      'wrong_value',
    ],
  ])('is refused: %s', async (_what, criteria, field, code) => {
    const answer = await ask<{ errors: { field: string; code: string }[] }>(
      'PUT',
      `/api/v1/publishers/${publisher.id}/qualification-criteria`,
      { criteria, basedOn: null },
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('is not written over another that was saved meanwhile', async () => {
    const save = (basedOn: number | null) =>
      ask('PUT', `/api/v1/publishers/${publisher.id}/qualification-criteria`, {
        criteria: [own, sales],
        basedOn,
      });
    expect((await save(null)).status).toBe(200);
    expect(await save(null)).toMatchObject({ status: 409, body: { reason: 'newer_version' } });
    expect((await save(1)).status).toBe(200);
  });
});
