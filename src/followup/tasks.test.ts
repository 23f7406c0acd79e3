// Tasks and playbooks from the lead's first person to the customer's answer, by a clock moved by hand.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '../../test/app.ts';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import type { Happening } from '../events.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { runClocks } from './run-clocks.ts';

const hour = 3_600_000;
// A Monday, at nine.
const clock = testClock();
let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let seller: APerson;
let other: APerson;

beforeAll(async () => {
  house = await bootDelivering({}, clock);
});
afterAll(async () => {
  await house.close();
});
beforeEach(async () => {
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  seller = await aPerson(house, publisher.id, 'seller');
  other = await aPerson(house, publisher.id, 'seller');
});

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const assign = (ids: string[], { userId }: { userId: string | null }) =>
  house.call('POST', path('/leads/assignments'), { leadIds: ids, userId });
async function lead(by: APerson | null = seller, given: Record<string, unknown> = {}) {
  const id = await aLead(house, listing, given);
  await tellScored(house.app);
  if (by !== null) await assign([id], by);
  return id;
}
const run = async (id: string) => (await house.call('GET', path(`/leads/${id}/playbook-run`))).body;
const tasks = async (id: string) => (await house.call('GET', path(`/leads/${id}/tasks`))).body.items;
const done = (id: string, body: object = {}, by = seller) =>
  house.call('POST', path(`/tasks/${id}/completions`), body, by.as);
const skip = (id: string, by = seller) =>
  house.call('POST', path(`/tasks/${id}/skips`), { reason: 'Out of office' }, by.as);
const day = async (by = seller, query = '') =>
  (await house.call('GET', path(`/my-day${query}`), undefined, by.as)).body;
const told = async (id: string) =>
  (await house.call('GET', path(`/leads/${id}`))).body.timeline
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => /playbook|task/.test(type));
const put = async (body: object) => {
  const { version } = (await house.call('GET', path('/playbooks'))).body;
  return house.call('PUT', path('/playbooks'), { version, ...body });
};
const step = (id: string, after: object) => ({ id, kind: 'call', what: `Do ${id}`, after });
const own = (steps: object[], when: object | null = null) => ({ id: 'own', name: 'Ours', when, steps });

describe('a run', () => {
  it('begins when a lead that has its clock gets its first person, with the first task alone', async () => {
    const id = await lead(null);
    expect((await house.call('GET', path(`/leads/${id}/playbook-run`))).status).toBe(404);
    await assign([id], seller);
    const begun = await run(id);
    expect(begun).toMatchObject({ playbook: 'nurture', version: 0, state: 'running', step: 0 });
    expect(begun.task).toMatchObject({ kind: 'mail', step: 'thank', userId: seller.userId, state: 'open' });
    expect(begun.task.dueAt).toBe(begun.steps[0].dueAt);
    expect(await tasks(id)).toHaveLength(1);
    expect(await told(id)).toEqual(['playbook.began']);
  });

  it('begins where somebody had the lead before it was scored, each lead of a batch once', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 5; nth++) ids.push(await aLead(house, listing));
    await assign(ids, seller);
    await Promise.all([tellScored(house.app), tellScored(house.app)]);
    await assign(ids, other);
    await assign(ids, seller);
    for (const id of ids) expect(await told(id)).toEqual(['playbook.began']);
  });

  it('goes on when a step is done, which is the first response, and ends when the customer answers', async () => {
    const id = await lead();
    const first = (await run(id)).task;
    const answer = await done(first.id, { outcome: 'sent' });
    expect(answer.body).toMatchObject({ state: 'done', endedBy: seller.userId });
    const { body: clockOf } = await house.call('GET', path(`/leads/${id}/follow-up`));
    expect(clockOf).toMatchObject({ state: 'answered', answeredWith: answer.body.activityId });
    const second = await run(id);
    expect(second).toMatchObject({ step: 1, state: 'running', task: { step: 'first-call', kind: 'call' } });
    await done(second.task.id, { outcome: 'reached' });
    expect(await run(id)).toMatchObject({ state: 'stopped', endedReason: 'answered', task: null });
    expect((await told(id)).toSorted()).toEqual([
      'playbook.began',
      'playbook.ended',
      'task.done',
      'task.done',
    ]);
  });

  it('does each step once, however often and by how many at once it is said', async () => {
    const id = await lead();
    const { id: taskId } = (await run(id)).task;
    const answers = await Promise.all([done(taskId), done(taskId), done(taskId), done(taskId)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await house.call('GET', path(`/leads/${id}/activities`))).body.items).toHaveLength(1);
    const all: { state: string }[] = await tasks(id);
    expect(all.map(({ state }) => state)).toEqual(['open', 'done']);
  });

  it.each([
    ['an incoming call', { kind: 'call', direction: 'incoming' }, 'stopped'],
    ['a call that reached them', { kind: 'call', outcome: 'reached' }, 'stopped'],
    ['a call that did not', { kind: 'call', outcome: 'no_answer' }, 'running'],
    ['a note', { kind: 'note', note: 'Asked a colleague' }, 'running'],
  ])('after %s it is %3$s', async (_name, activity, state) => {
    const id = await lead();
    await house.call('POST', path(`/leads/${id}/activities`), activity, seller.as);
    expect((await run(id)).state).toBe(state);
    const open = (await tasks(id)).filter((task: { state: string }) => task.state === 'open');
    expect(open).toHaveLength(state === 'running' ? 1 : 0);
  });

  it.each([
    ['qualified to sales', 'lead.qualified', 'qualified'],
    ['disqualified', 'lead.disqualified', 'disqualified'],
  ] as const)(
    'ends when the lead is %s, and goes on when that is taken back',
    async (_name, type, reason) => {
      const id = await lead();
      const about = { publisherId: publisher.id, subjectId: id, actor: seller.userId };
      const say = (happening: Happening) =>
        house.app.outbox.transact(publisher.id, (_tx, tell) => tell([happening]));
      await say(
        type === 'lead.qualified'
          ? { ...about, type, data: { stage: 'sales_qualified', from: 'inquiry', because: 'person' } }
          : { ...about, type, data: { reason: 'no_need', from: 'inquiry' } },
      );
      const ended = { state: 'stopped', endedReason: reason, endedBy: seller.userId, task: null };
      expect(await run(id)).toMatchObject(ended);
      await say({ ...about, type: 'lead.reopened', data: { stage: 'inquiry' } });
      expect((await run(id)).state).toBe(reason === 'disqualified' ? 'running' : 'stopped');
    },
  );

  it('goes with the lead to its new person', async () => {
    const id = await lead();
    await assign([id], other);
    expect((await run(id)).task.userId).toBe(other.userId);
    expect((await day(seller)).newLeads.items).toEqual([]);
    expect((await day(other)).newLeads.items[0]).toMatchObject({ leadId: id, task: { step: 'thank' } });
    const { id: taskId } = (await run(id)).task;
    expect((await done(taskId, {}, seller)).status).toBe(404);
    await assign([id], { userId: null });
    expect((await run(id)).task.userId).toBeNull();
    await assign([id], seller);
    expect((await run(id)).task.userId).toBe(seller.userId);
  });

  it('is changed by several at once, each of whom has an answer', async () => {
    const ids = [await lead(), await lead(), await lead()];
    const first = await Promise.all(ids.map(async (id) => (await run(id)).task.id));
    clock.forward(25 * hour);
    const call = (id: string) =>
      house.call('POST', path(`/leads/${id}/activities`), { kind: 'call', userId: seller.userId });
    const sent = { outcome: 'sent', userId: seller.userId };
    const answers = await Promise.all([
      ...ids.map(call),
      ...first.map((taskId) => house.call('POST', path(`/tasks/${taskId}/completions`), sent)),
      runClocks(house.app).then(() => ({ status: 200 })),
      assign(ids, other),
      ...ids.map((id) => house.call('POST', path(`/leads/${id}/disqualifications`), { reason: 'no_need' })),
    ]);
    // Whoever comes after the disqualification finds the task over.
    expect(answers.filter(({ status }) => ![200, 201, 204, 409].includes(status))).toEqual([]);
    for (const id of ids) expect((await run(id)).state).toBe('stopped');
  });

  it('is stopped by a person, and goes on from now with the same step', async () => {
    const id = await lead();
    await skip((await run(id)).task.id);
    const state = (to: string) =>
      house.call('PATCH', path(`/leads/${id}/playbook-run`), { state: to }, seller.as);
    expect((await state('stopped')).body).toMatchObject({
      state: 'stopped',
      endedReason: 'person',
      task: null,
    });
    clock.forward(11 * 24 * hour);
    // The seller's session has run out meanwhile.
    const { body } = await house.call('PATCH', path(`/leads/${id}/playbook-run`), { state: 'running' });
    expect(body).toMatchObject({ state: 'running', step: 1, task: { step: 'first-call' } });
    expect(Date.parse(body.task.dueAt)).toBeGreaterThan(clock.now().getTime());
    const again = await house.call('PATCH', path(`/leads/${id}/playbook-run`), { state: 'running' });
    expect(again.body.task.id).toBe(body.task.id);
  });

  it('keeps its distances where a step was late, and finishes after its last', async () => {
    const at = (days: number) => ({ days, at: '10:00' });
    await put({ playbooks: [own([step('one', at(0)), step('two', at(1)), step('three', at(3))])] });
    const id = await lead();
    clock.forward(9 * 24 * hour);
    const skipped = (taskId: string) =>
      house.call('POST', path(`/tasks/${taskId}/skips`), { reason: 'Too late' });
    await skipped((await run(id)).task.id);
    const { steps, task } = await run(id);
    const [, two, three] = steps.map(({ dueAt }: { dueAt: string }) => Date.parse(dueAt));
    expect(two).toBe(Date.parse(task.dueAt));
    expect(two).toBeGreaterThan(clock.now().getTime());
    expect(three - two).toBeGreaterThanOrEqual(2 * 24 * hour);
    await skipped(task.id);
    await skipped((await run(id)).task.id);
    expect(await run(id)).toMatchObject({ state: 'finished', endedReason: 'finished', task: null });
    const again = await house.call('PATCH', path(`/leads/${id}/playbook-run`), { state: 'running' });
    expect([again.status, again.body.reason]).toEqual([409, 'run_over']);
  });

  it('stays by the version with which it began', async () => {
    const id = await lead();
    await put({ playbooks: [own([step('only', { hours: 1 })])] });
    await skip((await run(id)).task.id);
    expect(await run(id)).toMatchObject({ playbook: 'nurture', version: 0, task: { step: 'first-call' } });
    expect((await run(await lead())).task).toMatchObject({ step: 'only', title: 'Do only' });
  });
});

describe('a task of one’s own', () => {
  const set = (id: string, body: object) => house.call('POST', path(`/leads/${id}/tasks`), body, seller.as);
  const soon = (hours: number) => new Date(clock.now().getTime() + hours * hour).toISOString();

  it('is set, postponed, handed to a manager and done', async () => {
    const id = await lead();
    const manager = await aPerson(house, publisher.id, 'manager');
    const { status, body } = await set(id, { kind: 'other', title: 'Send the offer', dueAt: soon(1) });
    expect([status, body.userId]).toEqual([201, seller.userId]);
    const change = (patch: object) => house.call('PATCH', path(`/tasks/${body.id}`), patch, seller.as);
    expect((await change({ dueAt: soon(5) })).body.dueAt).toBe(soon(5));
    expect((await change({ userId: other.userId })).body.errors[0]).toMatchObject({
      field: 'userId',
      code: 'nobody',
    });
    const viewer = await aPerson(house, publisher.id, 'viewer');
    expect((await change({ userId: viewer.userId })).body.errors[0]).toMatchObject({
      field: 'userId',
      code: 'may_not_work_leads',
    });
    expect((await change({ userId: manager.userId })).body.userId).toBe(manager.userId);
    await assign([id], other);
    const theirs = await day(manager);
    const ids = [...theirs.today.items, ...theirs.next.items].map((task: { id: string }) => task.id);
    expect(ids).toEqual([body.id]);
    expect((await done(body.id, { note: 'Sent' }, manager)).body.state).toBe('done');
    expect((await skip(body.id, manager)).body.reason).toBe('task_over');
  });

  it.each([
    ['in the past', -1, {}, 'dueAt', 'in_past'],
    ['in two years', 24 * 700, {}, 'dueAt', 'beyond_a_year'],
    ['for nobody we know', 1, { userId: 'usr_x' }, 'userId', 'nobody'],
    ['without words', 1, { title: ' ' }, 'title', 'required'],
  ])('is refused %s', async (_name, hours, more, field, code) => {
    const given = { kind: 'call', title: 'Call', dueAt: soon(hours), ...more };
    const { status, body } = await set(await lead(), given);
    expect([status, body.errors[0].field, body.errors[0].code]).toEqual([422, field, code]);
  });

  it('has no outcome of another kind', async () => {
    const { body } = await set(await lead(), { kind: 'mail', title: 'Write', dueAt: soon(1) });
    const wrong = await done(body.id, { outcome: 'reached' });
    expect(wrong.body.errors[0]).toMatchObject({ field: 'outcome', code: 'not_one_of' });
  });
});

describe('a day', () => {
  it('has new leads first, then what is overdue, due today and due later, by the person’s own midnight', async () => {
    const fresh = await lead();
    const worked = await lead();
    await done((await run(worked)).task.id, { outcome: 'sent' });
    const untilTen = ((10 - clock.now().getUTCHours() + 24) % 24) * hour;
    clock.forward(untilTen);
    // In Auckland it is eleven in the evening or, in winter, ten.
    const back = await house.call(
      'POST',
      '/api/v1/session',
      { email: seller.email, password: seller.password },
      { key: null },
    );
    const cookie = String(back.headers['set-cookie']).split(';', 1)[0]!;
    const as = { key: null, headers: { cookie, 'sec-fetch-site': 'same-origin' } };
    await house.call('PATCH', '/api/v1/session/user', { timeZone: 'Pacific/Auckland' }, as);
    const set = (title: string, hours: number) =>
      house.call(
        'POST',
        path(`/leads/${worked}/tasks`),
        { kind: 'call', title, dueAt: new Date(clock.now().getTime() + hours * hour).toISOString() },
        as,
      );
    await set('overdue', 0.1);
    await set('today', 0.5);
    await set('tomorrow', 3);
    clock.forward(hour / 4);
    const mine = (await house.call('GET', path('/my-day'), undefined, as)).body;
    expect(mine.newLeads.items.map(({ leadId }: { leadId: string }) => leadId)).toEqual([fresh]);
    const titles = (list: { items: { title: string | null }[] }) =>
      list.items.map(({ title }) => title).filter((title) => title !== null);
    expect([titles(mine.overdue), titles(mine.today), titles(mine.next)]).toEqual([
      ['overdue'],
      ['today'],
      ['tomorrow'],
    ]);
    expect(mine.overdue.items.at(-1).lead).toMatchObject({
      offerTitle: listing.title,
      storefront: 'appsource',
    });
    expect(mine).toMatchObject({ timeZone: 'Pacific/Auckland', userId: seller.userId });
  });

  it('is everybody’s for a manager, for a seller their own alone, and nobody’s for whoever is unknown', async () => {
    const id = await lead();
    const manager = await aPerson(house, publisher.id, 'manager');
    const theirs = await day(manager, `?userId=${seller.userId}`);
    expect(theirs.newLeads.items.map(({ leadId }: { leadId: string }) => leadId)).toEqual([id]);
    const asked = (who: APerson, userId: string) =>
      house.call('GET', path(`/my-day?userId=${userId}`), undefined, who.as);
    expect((await asked(other, seller.userId)).status).toBe(403);
    expect((await asked(manager, 'usr_nobody')).status).toBe(404);
    const key = await aKey(house, publisher, ['leads:read']);
    const without = await house.call('GET', path('/my-day'), undefined, { key });
    expect(without.body.errors[0]).toMatchObject({ field: 'userId', code: 'required' });
  });
});

describe('playbooks', () => {
  const wrong = async (playbooks: object[], more: object = {}) =>
    (await put({ playbooks, ...more })).body.errors?.map(
      ({ field, code }: { field: string; code: string }) => `${field} ${code}`,
    );
  const hourly = (id: string, hours = 1) => step(id, { hours });
  it.each([
    ['without steps', [own([])], 'playbooks.0.steps too_few'],
    [
      'whose step comes before the former',
      [own([step('a', { days: 3 }), step('b', { days: 1 })])],
      'playbooks.0.steps.1.after.days before_former',
    ],
    [
      'whose hours come before the former day',
      [own([step('a', { days: 2 }), hourly('b', 3)])],
      'playbooks.0.steps.1.after.hours before_former',
    ],
    [
      'of which one never matches',
      [own([hourly('a')]), { ...own([hourly('a')], { fact: 'hot', is: 'yes' }), id: 'two' }],
      'playbooks.1.when taken_by_earlier',
    ],
    [
      'of more than a year',
      [own([hourly('a'), step('b', { days: 300 })])],
      'playbooks.0.steps.1.after.days beyond_a_year',
    ],
    ['with two steps of one id', [own([hourly('a'), hourly('a', 2)])], 'playbooks.0.steps.1.id taken'],
    [
      'without words of their own',
      [own([{ id: 'a', kind: 'call', after: { hours: 1 } }])],
      'playbooks.0.steps.0.what required',
    ],
  ])('%s are refused', async (_name, playbooks, complaint) =>
    expect(await wrong(playbooks)).toContain(complaint),
  );

  it('of a country without known holidays are refused, and nothing else is said of them', async () => {
    const given = { holidays: { country: 'XX' } };
    expect(await wrong([own([hourly('a')])], given)).toEqual(['holidays.country not_a_country']);
  });

  it('are saved once each version, and shown with what they mean now', async () => {
    const { body } = await put({ playbooks: [own([step('a', { days: 1, at: '10:00' })])], note: 'Shorter' });
    expect(body).toMatchObject({ version: 1, note: 'Shorter', timeZone: 'UTC' });
    expect(body.arriving[0].dueAt[0]).toMatch(/T10:00:00/);
    const late = await house.call('PUT', path('/playbooks'), { version: 0, playbooks: [] });
    expect([late.status, late.body.reason]).toEqual([409, 'newer_version']);
    const preview = await house.call('POST', path('/playbook-previews'), {
      playbooks: body.playbooks,
      timeZone: 'Asia/Kolkata',
    });
    expect(preview.body.arriving[0].dueAt[0]).toMatch(/T04:30:00/);
    const seen = await house.call('GET', path('/playbooks'), undefined, seller.as);
    expect(seen.status).toBe(403);
  });

  it('take no lead that none of them fits', async () => {
    const when = { fact: 'title', is: 'has_words', value: ['CEO'] };
    await put({ playbooks: [own([hourly('a')], when)] });
    const ids = [await lead(), await lead(seller, { Title: 'The CEO' })];
    const taken = await Promise.all(ids.map(async (id) => (await run(id)).playbook));
    expect(taken).toEqual([undefined, 'own']);
  });
});
