// Response times from the post to the answer, by a clock moved by hand: who is warned when, what counts as an answer, what stops it.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock } from '../../test/app.ts';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { mailResponses } from './mail-responses.ts';
import { runClocks } from './run-clocks.ts';

const minute = 60_000;
const clock = testClock();
let mailbox: Mailbox;
let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let seller: APerson;

beforeAll(async () => {
  mailbox = await startMailbox();
  house = await bootDelivering({ SMTP_URL: mailbox.url }, clock);
});
afterAll(async () => {
  await house.close();
  await mailbox.close();
});
beforeEach(async () => {
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  seller = await aPerson(house, publisher.id, 'seller');
});

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const hot = { Title: 'CTO', ActionCode: 'Create', LeadSource: 'AzureMarketplace-Create' };

/** A lead with its clock, in the seller's hands unless told otherwise. */
async function lead(given: Record<string, unknown> = {}, assignedTo: string | null = seller.userId) {
  const id = await aLead(house, listing, given);
  await tellScored(house.app);
  if (assignedTo !== null) await assign(id, assignedTo);
  return id;
}
const assign = (id: string, userId: string | null) =>
  house.call('POST', path('/leads/assignments'), { leadIds: [id], userId });
async function pass(minutes: number) {
  clock.forward(minutes * minute);
  await runClocks(house.app);
}
const followUp = async (id: string) => (await house.call('GET', path(`/leads/${id}/follow-up`))).body;
const note = (id: string, body: Record<string, unknown>, by = seller) =>
  house.call('POST', path(`/leads/${id}/activities`), body, by.as);
const told = async (id: string) =>
  (await house.call('GET', path(`/leads/${id}`))).body.timeline
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => /response|answered|activity/.test(type));
const times = async (body: Record<string, unknown>, by: APerson['as'] = {}) => {
  const { version } = (await house.call('GET', path('/response-times'))).body;
  return house.call('PUT', path('/response-times'), { version, ...body }, by);
};
const iso = (afterMinutes: number, from: string) =>
  new Date(Date.parse(from) + afterMinutes * minute).toISOString();
const policy = (given: Record<string, unknown>) => ({ id: 'all', minutes: 60, ...given });

describe('what we ship', () => {
  it('gives a hot lead a quarter of an hour and any other a day, from when it came in', async () => {
    const quick = await lead(hot);
    const slow = await lead();
    expect(await followUp(quick)).toMatchObject({
      state: 'open',
      policy: { id: 'hot', name: null, minutes: 15, calendar: null },
    });
    const { startedAt, dueAt, warnAt, assignedTo } = await followUp(quick);
    expect([dueAt, warnAt, assignedTo]).toEqual([iso(15, startedAt), iso(9, startedAt), seller.userId]);
    const other = await followUp(slow);
    expect(other).toMatchObject({ policy: { id: 'all' }, dueAt: iso(24 * 60, other.startedAt) });
  });

  it('has no clock for a test, and none that runs for a lead that is not shared', async () => {
    const test = await lead(
      {
        Email: 'jane@contoso.com',
        Notes: 'test',
        ActionCode: 'INS',
        LeadSource: 'x',
        Company: 'Contoso',
        FirstName: 'Jane',
      },
      null,
    );
    const { kind } = (await house.call('GET', path(`/leads/${test}`))).body;
    expect((await followUp(test)).code === 'not_found').toBe(kind !== 'customer');
    listing = await aListing(house, publisher, { sharing: false });
    const withheld = await lead();
    expect(await followUp(withheld)).toMatchObject({
      state: 'stopped',
      stoppedReason: 'withheld',
      dueAt: null,
    });
    clock.forward(90 * minute);
    await house.call('PATCH', path(`/listings/${listing.id}`), { leadSharing: { enabled: true } });
    await house.settle();
    const begun = await followUp(withheld);
    expect(begun).toMatchObject({
      state: 'open',
      startedAt: clock.now().toISOString(),
      assignedTo: seller.userId,
    });
    expect(begun.dueAt).toBe(iso(24 * 60, begun.startedAt));
  });
});

describe('a clock', () => {
  it('of a lead that was called before it was scored is answered from the first', async () => {
    const id = await aLead(house, listing);
    await assign(id, seller.userId);
    clock.forward(2 * minute);
    const { body } = await note(id, { kind: 'call', outcome: 'no_answer' });
    expect((await followUp(id)).code).toBe('not_found');
    await tellScored(house.app);
    expect(await followUp(id)).toMatchObject({
      state: 'answered',
      answeredBy: seller.userId,
      answeredWith: body.id,
      responseSeconds: 120,
    });
    expect(await told(id)).toEqual(['activity.noted', 'lead.answered']);
  });

  it('warns, then breaches, each once, over processes that look at the same time', async () => {
    const id = await lead(hot);
    await pass(8);
    expect(await told(id)).toEqual([]);
    await pass(1);
    await Promise.all([runClocks(house.app), runClocks(house.app)]);
    expect(await followUp(id)).toMatchObject({ state: 'warned', warnedAt: clock.now().toISOString() });
    clock.forward(6 * minute);
    await Promise.all([runClocks(house.app), runClocks(house.app), runClocks(house.app)]);
    await runClocks(house.app);
    expect(await followUp(id)).toMatchObject({ state: 'breached', breachedAt: clock.now().toISOString() });
    expect(await told(id)).toEqual(['lead.response_warned', 'lead.response_breached']);
  });

  it('that nobody looked at in time breaches without a warning', async () => {
    const id = await lead(hot);
    await pass(60);
    expect(await told(id)).toEqual(['lead.response_breached']);
    expect(await followUp(id)).toMatchObject({ state: 'breached', warnedAt: null });
  });

  it('goes with the lead to whoever gets it, and says on a breach what the policy wants', async () => {
    await times({ policies: [policy({ reassign: true, escalate: null })] });
    const id = await lead({}, null);
    const other = await aPerson(house, publisher.id, 'seller');
    await assign(id, seller.userId);
    await assign(id, other.userId);
    await pass(60);
    const { timeline } = (await house.call('GET', path(`/leads/${id}`))).body;
    expect(timeline.at(-1)).toMatchObject({
      type: 'lead.response_breached',
      actor: 'followup',
      leadId: id,
      reassign: true,
      userId: other.userId,
      policy: 'all',
    });
    expect(
      (await house.call('GET', path('/follow-ups?state=breached'), undefined, seller.as)).body.items,
    ).toEqual([]);
    expect(
      (await house.call('GET', path('/follow-ups?state=breached'), undefined, other.as)).body.items,
    ).toHaveLength(1);
  });
});

describe('a breach', () => {
  it('hands the lead to the next of its pool where the policy wants that, and its clock with it', async () => {
    const other = await aPerson(house, publisher.id, 'seller');
    const pool = await house.call('POST', path('/pools'), {
      name: 'Everybody',
      members: [{ userId: seller.userId }, { userId: other.userId }],
    });
    await house.call('PUT', path('/territories'), {
      basedOn: 0,
      territories: [],
      otherwise: pool.body.id,
    });
    await times({ policies: [policy({ reassign: true, escalate: null })] });
    const id = await lead({}, null);
    const first = (await followUp(id)).assignedTo;
    expect([seller.userId, other.userId]).toContain(first);
    await pass(60);
    const next = await followUp(id);
    expect(next).toMatchObject({ state: 'breached' });
    expect(next.assignedTo).toBe(first === seller.userId ? other.userId : seller.userId);
    const { items } = (await house.call('GET', path(`/leads/${id}/tasks`))).body;
    expect(items[0]).toMatchObject({ state: 'open', userId: next.assignedTo });
  });
});

describe('a first response', () => {
  it('is the earliest outgoing call, mail or meeting of a person; who noted it is told, and how long it took', async () => {
    const id = await lead(hot);
    const { startedAt } = await followUp(id);
    clock.forward(10 * minute);
    expect((await note(id, { kind: 'note', note: 'Looks promising' })).status).toBe(201);
    await note(id, { kind: 'call', direction: 'incoming', outcome: 'reached' });
    expect(await followUp(id)).toMatchObject({ state: 'open', answeredAt: null });
    const { body } = await note(id, { kind: 'call', outcome: 'no_answer', at: iso(7, startedAt) });
    expect(await followUp(id)).toMatchObject({
      state: 'answered',
      answeredAt: iso(7, startedAt),
      answeredBy: seller.userId,
      answeredWith: body.id,
      responseSeconds: 7 * 60,
      inTime: true,
    });
    await pass(60);
    // Of what was said at the same time any may come first.
    expect((await told(id)).toSorted()).toEqual([
      'activity.noted',
      'activity.noted',
      'activity.noted',
      'lead.answered',
    ]);
  });

  it('that comes late is late, and one that was made in time and noted late is in time', async () => {
    const late = await lead(hot);
    const noted = await lead(hot);
    const { startedAt } = await followUp(noted);
    await pass(30);
    await note(late, { kind: 'mail', outcome: 'sent' });
    await note(noted, { kind: 'mail', at: iso(14, startedAt) });
    expect(await followUp(late)).toMatchObject({
      state: 'answered',
      inTime: false,
      responseSeconds: 30 * 60,
    });
    expect(await followUp(noted)).toMatchObject({
      state: 'answered',
      inTime: true,
      breachedAt: expect.any(String),
    });
  });

  it('is measured by the calendar too', async () => {
    // Monday, 2 March 2026 begins at 09:00 UTC; the clock of the tests may be days on by now.
    const calendars = [
      {
        id: 'office',
        name: 'Office',
        timeZone: 'UTC',
        weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '12:00' })),
      },
    ];
    await times({ calendars, policies: [policy({ calendar: 'office', escalate: null, minutes: 13 * 60 })] });
    const id = await lead();
    const { startedAt, dueAt } = await followUp(id);
    clock.forward(24 * 60 * minute);
    // After a day the seller's session is over; a key says whose call it was.
    await house.call('POST', path(`/leads/${id}/activities`), { kind: 'call', userId: seller.userId });
    expect(await followUp(id)).toMatchObject({
      responseSeconds: 86_400,
      businessSeconds: 43_200,
      policy: { calendar: 'Office' },
    });
    expect(Date.parse(dueAt) - Date.parse(startedAt)).toBeGreaterThan(24 * 60 * minute);
  });

  it('is taken back with its activity by who wrote it, within the hour, and the clock goes on', async () => {
    const id = await lead(hot);
    clock.forward(5 * minute);
    const { body } = await note(id, { kind: 'call', outcome: 'reached' });
    const one = path(`/leads/${id}/activities/${body.id}`);
    expect(await house.call('DELETE', one)).toMatchObject({
      status: 409,
      body: { reason: 'activity_stays' },
    });
    clock.forward(30 * minute);
    expect((await house.call('DELETE', one, undefined, seller.as)).status).toBe(204);
    expect(await followUp(id)).toMatchObject({ state: 'open', answeredAt: null, answeredBy: null });
    await runClocks(house.app);
    expect(await followUp(id)).toMatchObject({ state: 'breached' });
    expect((await told(id)).slice(2).toSorted()).toEqual([
      'activity.removed',
      'lead.response_breached',
      'lead.unanswered',
    ]);
    const again = (await note(id, { kind: 'call', outcome: 'reached' })).body;
    clock.forward(61 * minute);
    const late = await house.call(
      'DELETE',
      path(`/leads/${id}/activities/${again.id}`),
      undefined,
      seller.as,
    );
    expect(late.status).toBe(409);
  });

  it('is measured anew by what corrects it, once', async () => {
    const id = await lead(hot);
    clock.forward(5 * minute);
    const wrong = (await note(id, { kind: 'call', outcome: 'reached' })).body;
    clock.forward(5 * minute);
    expect(
      (await note(id, { kind: 'note', note: 'That was another customer', corrects: wrong.id })).status,
    ).toBe(201);
    expect(await followUp(id)).toMatchObject({ state: 'open', answeredAt: null });
    expect(await note(id, { kind: 'call', corrects: wrong.id })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'corrects', code: 'taken' }] },
    });
    const { items } = (await house.call('GET', path(`/leads/${id}/activities`), undefined, seller.as)).body;
    expect(items.map(({ correctedBy }: { correctedBy: string | null }) => correctedBy !== null)).toEqual([
      false,
      true,
    ]);
  });
});

describe('an activity', () => {
  it('is refused beside its field when it could not have been', async () => {
    const id = await lead();
    const { startedAt } = await followUp(id);
    const ahead = iso(1, clock.now().toISOString());
    const cases: [Record<string, unknown>, string, string][] = [
      [{ kind: 'call', at: ahead }, 'at', 'not_in_future'],
      [{ kind: 'call', at: iso(-1, startedAt) }, 'at', 'before_lead'],
      [{ kind: 'mail', outcome: 'reached' }, 'outcome', 'not_one_of'],
      [{ kind: 'note' }, 'note', 'required'],
      [{ kind: 'note', note: 'x', outcome: 'sent' }, 'outcome', 'must_be_empty'],
      [{ kind: 'call', userId: 'usr_another' }, 'userId', 'must_be_empty'],
      [{ kind: 'call', corrects: 'act_nothing' }, 'corrects', 'not_here'],
    ];
    for (const [body, field, code] of cases)
      expect({ ...body, ...(await note(id, body)) }).toMatchObject({
        status: 422,
        body: { errors: [{ field, code }] },
      });
  });

  it('is for whoever has the lead and for those who lead; a key names whose it was', async () => {
    const id = await lead();
    const other = await aPerson(house, publisher.id, 'seller');
    const viewer = await aPerson(house, publisher.id, 'viewer');
    expect((await note(id, { kind: 'call' }, other)).status).toBe(404);
    expect((await note(id, { kind: 'call' }, viewer)).status).toBe(403);
    expect((await house.call('GET', path(`/leads/${id}/activities`), undefined, other.as)).status).toBe(404);
    const key = await aKey(house, publisher);
    const byKey = (body: Record<string, unknown>) =>
      house.call('POST', path(`/leads/${id}/activities`), body, { key });
    expect(await byKey({ kind: 'call' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'userId' }] },
    });
    expect(await byKey({ kind: 'call', userId: 'usr_nobody' })).toMatchObject({
      body: { errors: [{ code: 'nobody' }] },
    });
    expect((await byKey({ kind: 'call', userId: seller.userId })).body).toMatchObject({
      userId: seller.userId,
    });
    expect(await followUp(id)).toMatchObject({ state: 'answered', answeredBy: seller.userId });
  });
});

describe('the document', () => {
  const refused = async (body: Record<string, unknown>) => {
    const { status, body: answer } = await times(body);
    return [
      status,
      ...(answer.errors ?? []).map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
    ];
  };
  const office = {
    id: 'office',
    name: 'Office',
    timeZone: 'Europe/Warsaw',
    weekly: [{ day: 1, from: '09:00', to: '17:00' }],
  };

  it('is told what is wrong, beside the field', async () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ policies: [policy({ minutes: -60 })] }, 'policies.0.minutes too_small'],
      [{ policies: [policy({ minutes: 0 })] }, 'policies.0.minutes too_small'],
      [{ policies: [policy({ warn: { minutes: 60 } })] }, 'policies.0.warn.minutes too_large'],
      [{ policies: [policy({ calendar: 'nowhere' })] }, 'policies.0.calendar not_one_of'],
      [
        { policies: [policy({ escalate: { to: 'user', userId: 'usr_gone' } })] },
        'policies.0.escalate.userId nobody',
      ],
      [
        {
          policies: [
            policy({
              when: {
                all: [
                  { fact: 'hot', is: 'yes' },
                  { fact: 'hot', is: 'no' },
                ],
              },
            }),
          ],
        },
        'policies.0.when never_matches',
      ],
      [
        { policies: [policy({}), policy({ id: 'hot', when: { fact: 'hot', is: 'yes' } })] },
        'policies.1.when taken_by_earlier',
      ],
      [
        {
          policies: [
            policy({ when: { fact: 'hot', is: 'yes' } }),
            policy({
              id: 'b',
              when: {
                all: [
                  { fact: 'hot', is: 'yes' },
                  { fact: 'grade', is: 'one_of', value: ['A1'] },
                ],
              },
            }),
          ],
        },
        'policies.1.when taken_by_earlier',
      ],
      [{ policies: [policy({}), policy({ when: { fact: 'hot', is: 'yes' } })] }, 'policies.1.id taken'],
      [
        { policies: [], calendars: [{ ...office, timeZone: 'Europe/Nowhere' }] },
        'calendars.0.timeZone not_a_time_zone',
      ],
      [
        { policies: [], calendars: [{ ...office, weekly: [{ day: 1, from: '22:00', to: '02:00' }] }] },
        'calendars.0.weekly.0.to wrong_order',
      ],
      [{ policies: [], calendars: [{ ...office, weekly: [] }] }, 'calendars.0.weekly too_few'],
      [
        { policies: [], calendars: [{ ...office, holidays: { country: 'XX' } }] },
        'calendars.0.holidays.country not_a_country',
      ],
      [
        { policies: [], calendars: [{ ...office, holidays: { country: 'DE', region: 'QQ' } }] },
        'calendars.0.holidays.region not_one_of',
      ],
      [
        {
          policies: [policy({ calendar: 'office', minutes: 43_200 })],
          calendars: [{ ...office, weekly: [{ day: 1, from: '09:00', to: '09:30' }] }],
        },
        'policies.0.minutes wrong_value',
      ],
    ];
    for (const [body, complaint] of cases) expect(await refused(body)).toContain(complaint);
  });

  it('hands a breach to managers, else to owners, and to nobody only when that is said', async () => {
    publisher = await aPublisher(house);
    const key = await aKey(house, publisher);
    const put = (escalate: unknown) =>
      house.call('PUT', path('/response-times'), { version: 0, policies: [policy({ escalate })] }, { key });
    expect(await put({ to: 'managers' })).toMatchObject({
      body: { errors: [{ field: 'policies.0.escalate', code: 'nobody' }] },
    });
    await aPerson(house, publisher.id, 'owner');
    expect((await put({ to: 'managers' })).status).toBe(200);
  });

  it('is saved on top of the version that was read, by those who may', async () => {
    expect((await times({ policies: [policy({})] }, seller.as)).status).toBe(403);
    expect(await times({ policies: [policy({})], note: 'One hour for all' })).toMatchObject({
      status: 200,
      body: { version: 1, savedBy: 'operator' },
    });
    expect(await times({ version: 0, policies: [] })).toMatchObject({
      status: 409,
      body: { reason: 'newer_version' },
    });
    const { arriving } = (await house.call('GET', path('/response-times'))).body;
    expect(arriving).toEqual([
      { policy: 'all', dueAt: iso(60, clock.now().toISOString()), warnAt: null, timeZone: null },
    ]);
  });

  it('leaves clocks that run as they are', async () => {
    const id = await lead();
    const before = await followUp(id);
    await times({ policies: [policy({ id: 'quick', minutes: 5 })] });
    expect(await followUp(id)).toEqual(before);
    expect(await followUp(await lead())).toMatchObject({ policy: { id: 'quick' } });
  });

  it('chooses by what the lead itself says, in order', async () => {
    await times({
      policies: [
        policy({ id: 'poles', when: { fact: 'country', is: 'one_of', value: ['PL'] }, minutes: 5 }),
        policy({ id: 'again', when: { fact: 'earlierLeads', is: 'at_least', value: 1 }, minutes: 7 }),
      ],
    });
    const first = await lead({ Country: 'PL', Email: 'again@x.example' });
    clock.forward(1_000);
    const second = await lead({ Country: 'FR', Email: 'again@x.example' });
    const third = await lead({ Country: 'FR' });
    expect((await followUp(first)).policy.id).toBe('poles');
    expect((await followUp(second)).policy.id).toBe('again');
    expect(await followUp(third)).toMatchObject({ policy: null, dueAt: null, state: 'open' });
  });
});

describe('a lead that moves to another stage', () => {
  const sales = (id: string) =>
    house.call('PUT', path(`/leads/${id}/stage`), {
      stage: 'sales_qualified',
      note: 'They called and want an offer',
    });

  it('keeps its clock, unless a policy says that it takes such leads too and is sooner', async () => {
    const kept = await lead();
    await sales(kept);
    expect(await followUp(kept)).toMatchObject({ policy: { id: 'all' } });
    const ready = { fact: 'stage', is: 'one_of', value: ['sales_qualified'] };
    const quick = policy({ id: 'quick', when: ready, minutes: 15, later: true });
    await times({ policies: [quick, policy({ minutes: 24 * 60 })] });
    const id = await lead();
    clock.forward(60 * minute);
    expect((await sales(id)).status).toBe(200);
    expect(await followUp(id)).toMatchObject({
      policy: { id: 'quick' },
      dueAt: iso(15, clock.now().toISOString()),
      state: 'open',
    });
    const answered = await lead();
    await note(answered, { kind: 'call' });
    await sales(answered);
    expect(await followUp(answered)).toMatchObject({ state: 'answered', policy: { id: 'all' } });
  });
});

describe('a lead that nobody is to answer any more', () => {
  const disqualify = (id: string) =>
    house.call('POST', path(`/leads/${id}/disqualifications`), { reason: 'no_need' }, seller.as);
  const reopen = (id: string) => house.call('POST', path(`/leads/${id}/reopenings`), {}, seller.as);

  it('has its clock stopped with the reason, and begun anew when that is taken back', async () => {
    const id = await lead(hot);
    await pass(10);
    clock.forward(minute);
    await disqualify(id);
    expect(await followUp(id)).toMatchObject({ state: 'stopped', stoppedReason: 'disqualified' });
    await pass(60);
    expect(await told(id)).toEqual(['lead.response_warned', 'lead.response_stopped']);
    await reopen(id);
    expect(await followUp(id)).toMatchObject({
      state: 'open',
      stoppedReason: null,
      startedAt: clock.now().toISOString(),
      dueAt: iso(15, clock.now().toISOString()),
    });
    await pass(15);
    expect((await told(id)).at(-1)).toBe('lead.response_breached');
  });

  it('has no clock that runs where that was known before its score was told, until it is reopened', async () => {
    const id = await aLead(house, listing, hot);
    await assign(id, seller.userId);
    await disqualify(id);
    await tellScored(house.app);
    expect(await followUp(id)).toMatchObject({ state: 'stopped', stoppedReason: 'disqualified' });
    await reopen(id);
    expect(await followUp(id)).toMatchObject({ state: 'open', policy: { id: 'hot' } });
  });

  it('stays answered when it was', async () => {
    const id = await lead(hot);
    await note(id, { kind: 'call' });
    await disqualify(id);
    expect(await followUp(id)).toMatchObject({ state: 'answered', stoppedReason: null });
  });
});

describe('mails', () => {
  let manager: APerson;
  beforeEach(async () => {
    manager = await aPerson(house, publisher.id, 'manager');
  });
  /** Of those that this publisher's people got. */
  const sent = async () => {
    const before = mailbox.mails.length;
    await mailResponses(house.app, house.house.post);
    return mailbox.mails
      .slice(before)
      .map(({ envelope, subject }) => `${envelope.join()} ${subject}`)
      .filter((text) => text.startsWith(seller.email) || text.startsWith(manager.email));
  };

  it('warn whoever has the lead, tell those who lead of a breach, one mail for all that came meanwhile', async () => {
    for (let nth = 0; nth < 3; nth++) await lead(hot);
    await pass(9);
    expect(await sent()).toEqual([`${seller.email} 3 leads are due soon`]);
    await pass(6);
    expect((await sent()).toSorted()).toEqual(
      [`${manager.email} 3 leads are late`, `${seller.email} 3 leads are late`].toSorted(),
    );
    expect(await sent()).toEqual([]);
  });

  it('leave out what was answered meanwhile, and rest for a while after each', async () => {
    const answered = await lead(hot);
    await pass(9);
    await note(answered, { kind: 'call' });
    expect(await sent()).toEqual([]);
    await lead(hot);
    await pass(9);
    expect(await sent()).toEqual([`${seller.email} A lead is due soon`]);
    await house.app.db.run(
      sql`update follow_ups set next_at = ${clock.now()}, due_at = ${clock.now()}
      where state = 'warned' and publisher_id = ${publisher.id}`,
    );
    await runClocks(house.app);
    expect(await sent()).toEqual([`${manager.email} A lead is late`]);
    clock.forward(6 * minute);
    expect(await sent()).toEqual([`${seller.email} A lead is late`]);
  });

  it('are not sent to those who do not want them', async () => {
    await house.call('PATCH', '/api/v1/session/user', { responseMails: false }, seller.as);
    await lead(hot);
    await pass(9);
    expect(await sent()).toEqual([]);
  });
});

describe('lists and figures', () => {
  it('come soonest first, page by page, by state, person and due time', async () => {
    const slow = await lead();
    const quick = await lead(hot);
    const nobodys = await lead(hot, null);
    const list = async (query: string, by: APerson['as'] = {}) =>
      (await house.call('GET', path(`/follow-ups?${query}`), undefined, by)).body;
    const ids = async (query: string, by: APerson['as'] = {}) =>
      (await list(query, by)).items.map(({ leadId }: { leadId: string }) => leadId);
    expect(await ids('state=waiting')).toEqual([...[quick, nobodys].toSorted(), slow]);
    const first = await list('state=waiting&limit=2');
    expect(first.items).toHaveLength(2);
    expect(await ids(`state=waiting&limit=2&cursor=${first.nextCursor}`)).toEqual([slow]);
    expect(await ids('state=waiting', seller.as)).toEqual([quick, slow]);
    expect(await ids('state=waiting&userId=none')).toEqual([nobodys]);
    expect(
      await ids(`state=waiting&userId=${seller.userId}&dueBefore=${iso(60, clock.now().toISOString())}`),
    ).toEqual([quick]);
    await note(quick, { kind: 'call' });
    expect(await ids('state=answered')).toEqual([quick]);
    expect(await ids(`leadIds=${quick},${slow}`)).toEqual([slow, quick].toSorted().toReversed());
    const counts = await house.call('GET', path('/follow-up-counts'));
    expect(counts.body).toEqual({
      soon: { count: 1, more: false },
      breached: { count: 0, more: false },
      waiting: { count: 2, more: false },
    });
  });

  it('say how soon people were, by person and storefront, and are not for sellers', async () => {
    for (const minutes of [2, 4, 40]) {
      const id = await lead(hot);
      await pass(minutes);
      await note(id, { kind: 'call' });
    }
    await lead(hot, null);
    await pass(15);
    const { body } = await house.call('GET', path('/follow-up-summary'));
    const answered = {
      answered: 3,
      inTime: 2,
      late: 1,
      medianSeconds: 240,
      p90Seconds: 1_968,
      medianBusinessSeconds: 240,
    };
    expect(body).toMatchObject({
      partial: false,
      all: { leads: 4, ...answered, breached: 1, waiting: 0 },
      byUser: [
        { userId: seller.userId, leads: 3, ...answered },
        { userId: null, leads: 1, answered: 0, medianSeconds: null },
      ],
      byStorefront: [{ storefront: 'appsource', leads: 4 }],
    });
    expect((await house.call('GET', path('/follow-up-summary'), undefined, seller.as)).status).toBe(403);
    const backwards = await house.call(
      'GET',
      path('/follow-up-summary?from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z'),
    );
    expect(backwards.status).toBe(422);
  });
});

it('a lead that we hear of more than a day after it came in begins its clock then', async () => {
  const alone = await bootApp({ clock });
  try {
    publisher = await aPublisher(alone);
    const id = await aLead(alone, await aListing(alone, publisher));
    clock.forward(25 * 60 * minute);
    await tellScored(alone.app);
    const { body } = await alone.call('GET', path(`/leads/${id}/follow-up`));
    expect(body).toMatchObject({ state: 'open', startedAt: clock.now().toISOString() });
  } finally {
    await alone.close();
  }
});
