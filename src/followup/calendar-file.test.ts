// A person's calendar: who may read it, what stands in it, and that calendar programs understand it (RFC 5545).
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testClock, type CallOptions } from '../../test/app.ts';
import { aLead, bootDelivering, dumpOf, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson, browser, invitationPath, type APerson } from '../../test/people.ts';
import { startSession } from '../accounts/sessions.ts';
import { forgetEnded } from '../accounts/upkeep.ts';
import type { Id } from '../platform/ids.ts';
import { languages } from '../platform/words.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { calendarFile } from './calendar-file.ts';
import type { Due } from './due-store.ts';
import { oneLine } from './due-words.ts';

const hour = 3_600_000;
const nasty =
  'Plán směn; "noční", \\n\r\nEND:VEVENT \u0007 pro \u{1F69A}\u{1F69A} a velmi dlouhý název, který se láme';
const clock = testClock();
let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let seller: APerson;

beforeAll(async () => {
  house = await bootDelivering({}, clock);
});
afterAll(async () => {
  await house.close();
});
beforeEach(async () => {
  publisher = await aPublisher(house, { name: 'Northwind, Labs' });
  listing = await aListing(house, publisher, { title: nasty });
  seller = await aPerson(house, publisher.id, 'seller');
});

const link = '/api/v1/session/calendar-link';
const ask = (url: string, headers = {}) =>
  house.call<string>('GET', new URL(url).pathname, undefined, { key: null, headers });
const make = async (as: CallOptions = seller.as): Promise<string> =>
  (await house.call('POST', link, undefined, as)).body.url;
const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const at = (hours: number) => new Date(clock.now().getTime() + hours * hour).toISOString();
const assign = (id: string, userId: string) =>
  house.call('POST', path('/leads/assignments'), { leadIds: [id], userId });
async function lead(userId = seller.userId, given = {}, from = listing) {
  const id = await aLead(house, from, given);
  await tellScored(house.app);
  await assign(id, userId);
  return id;
}
const task = async (id: string, hours: number, by = seller, kind = 'call') =>
  (
    await house.call(
      'POST',
      path(`/leads/${id}/tasks`),
      { kind, title: 'Call Zofia on 48225550102', dueAt: at(hours) },
      by.as,
    )
  ).body.id as string;

type Component = { name: string; lines: Map<string, string>; within: Component[] };

/** Reads a file by RFC 5545 alone, and fails on what that does not allow. */
function read(text: string): Component {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}]/u);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const open: Component[] = [{ name: 'file', lines: new Map(), within: [] }];
  for (const line of text.replaceAll('\r\n ', '').trimEnd().split('\r\n')) {
    const [, name = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/u.exec(line) ?? [];
    expect([line, name]).not.toEqual([line, '']);
    const here = open.at(-1)!;
    if (name === 'BEGIN') {
      const next = { name: value, lines: new Map<string, string>(), within: [] };
      here.within.push(next);
      open.push(next);
    } else if (name === 'END') expect(open.pop()!.name).toBe(value);
    else {
      expect([here.lines.has(name), name]).toEqual([false, name]);
      here.lines.set(name, value);
    }
  }
  expect(open).toHaveLength(1);
  expect(open[0]!.within.map(({ name }) => name)).toEqual(['VCALENDAR']);
  return open[0]!.within[0]!;
}
const plain = (value = '') =>
  value.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));
const stamp = (time: string | Date) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
const events = async (url: string) => {
  const { status, body } = await ask(url);
  expect(status).toBe(200);
  return read(body).within;
};
const eventOf = async (url: string, id: string) =>
  (await events(url)).find(({ lines }) => lines.get('UID')?.startsWith(id));

describe('a calendar', () => {
  it('has a person’s open tasks and first responses, each with its offer and a link, and nobody’s name', async () => {
    const id = await lead(seller.userId, { FirstName: 'Zofia', LastName: 'Majchrzak', Phone: '48225550102' });
    const taskId = await task(id, 30);
    const url = await make();
    const { headers, body } = await ask(url);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['cache-control']).toBe('private, no-cache');
    const calendar = read(body);
    expect(Object.fromEntries(calendar.lines)).toMatchObject({
      VERSION: '2.0',
      METHOD: 'PUBLISH',
      'REFRESH-INTERVAL': 'PT15M',
      'X-WR-CALNAME': 'Leadshare tasks',
    });
    const { dueAt } = (await house.call('GET', path(`/leads/${id}/follow-up`))).body;
    const { task: step } = (await house.call('GET', path(`/leads/${id}/playbook-run`))).body;
    const byUid = new Map(calendar.within.map((event) => [event.lines.get('UID'), event]));
    expect(new Set(byUid.keys())).toEqual(
      new Set([`${id}.response@leadshare`, `${step.id}@leadshare`, `${taskId}@leadshare`]),
    );
    const page = `https://leads.example/publishers/${publisher.id}/leads/${id}`;
    const event = byUid.get(`${taskId}@leadshare`)!;
    expect(Object.fromEntries(event.lines)).toMatchObject({
      DTSTAMP: stamp(clock.now()),
      DTSTART: stamp(at(30)),
      DTEND: stamp(at(30.25)),
      SEQUENCE: '0',
      'LAST-MODIFIED': stamp(clock.now()),
      URL: page,
    });
    expect(plain(event.lines.get('SUMMARY'))).toBe(`Call: ${oneLine(nasty)}`);
    expect(plain(event.lines.get('DESCRIPTION'))).toBe(`Northwind, Labs\n${page}`);
    expect(event.within.map(({ name, lines }) => [name, lines.get('TRIGGER'), lines.get('ACTION')])).toEqual([
      ['VALARM', '-PT10M', 'DISPLAY'],
    ]);
    const response = byUid.get(`${id}.response@leadshare`)!;
    expect(plain(response.lines.get('SUMMARY'))).toBe(`First response: ${oneLine(nasty)}`);
    expect(response.lines.get('DTSTART')).toBe(stamp(dueAt));
    const described = plain(byUid.get(`${step.id}@leadshare`)!.lines.get('DESCRIPTION'));
    expect(described).toMatch(/^Thank them and ask/);
    expect(body).not.toMatch(/Zofia|Majchrzak|48225550102|x\.example/);
  });

  it('keeps the id of a task that is put off, with the next number, and drops one that is done', async () => {
    const id = await lead();
    const taskId = await task(id, 30);
    const url = await make();
    clock.forward(hour);
    await house.call('PATCH', path(`/tasks/${taskId}`), { title: 'Call again' }, seller.as);
    const renamed = (await eventOf(url, taskId))!.lines;
    expect([renamed.get('SEQUENCE'), renamed.get('LAST-MODIFIED')]).toEqual(['0', stamp(clock.now())]);
    await house.call('PATCH', path(`/tasks/${taskId}`), { dueAt: at(50) }, seller.as);
    const moved = (await eventOf(url, taskId))!.lines;
    expect([moved.get('SEQUENCE'), moved.get('DTSTART')]).toEqual(['1', stamp(at(50))]);
    await house.call('POST', path(`/tasks/${taskId}/completions`), {}, seller.as);
    expect(await eventOf(url, taskId)).toBeUndefined();
    expect(await eventOf(url, `${id}.response`)).toBeUndefined();
  });

  it('gives a first response whose time begins anew the next number', async () => {
    const id = await lead();
    const url = await make();
    expect((await eventOf(url, `${id}.response`))!.lines.get('SEQUENCE')).toBe('0');
    clock.forward(hour);
    await house.call('POST', path(`/leads/${id}/disqualifications`), { reason: 'no_need' }, seller.as);
    expect(await eventOf(url, `${id}.response`)).toBeUndefined();
    await house.call('POST', path(`/leads/${id}/reopenings`), {}, seller.as);
    expect((await eventOf(url, `${id}.response`))!.lines.get('SEQUENCE')).toBe('1');
  });

  it('has what is theirs in every publisher, in their language, and nothing of a lead that went to somebody else', async () => {
    const other = await aPublisher(house, { name: 'Fabrikam' });
    const { body: invited } = await house.call('POST', `/api/v1/publishers/${other.id}/invitations`, {
      email: seller.email,
      role: 'manager',
    });
    await house.call('POST', invitationPath(invited.url), {}, seller.as);
    const mine = await lead();
    const lost = await lead();
    const ofLost = await task(lost, 2);
    const colleague = await aPerson(house, publisher.id, 'seller');
    await assign(lost, colleague.userId);
    await house.call('PATCH', '/api/v1/session/user', { language: 'cs' }, seller.as);
    const url = await make();
    publisher = other;
    const there = await lead(seller.userId, {}, await aListing(house, other, { title: 'Rota' }));
    const all = await events(url);
    const uids = all.map(({ lines }) => lines.get('UID'));
    expect(uids).toContain(`${mine}.response@leadshare`);
    expect(uids).toContain(`${there}.response@leadshare`);
    expect(uids.filter((uid) => uid?.startsWith(lost) || uid?.startsWith(ofLost))).toEqual([]);
    expect(all.map(({ lines }) => lines.get('SUMMARY'))).toContain('První odpověď: Rota');
    expect(await eventOf(await make(colleague.as), ofLost)).toBeDefined();
  });

  it('has for whoever becomes a seller nothing of leads that are not theirs', async () => {
    const manager = await aPerson(house, publisher.id, 'manager');
    const taskId = await task(await lead(), 5, manager);
    const url = await make(manager.as);
    expect(await eventOf(url, taskId)).toBeDefined();
    await house.call('PATCH', path(`/people/${manager.userId}`), { role: 'seller' });
    expect(await events(url)).toEqual([]);
  });

  it('is no longer than programs and we can bear: the nearest to now', async () => {
    const id = await lead();
    for (let nth = 0; nth < 205; nth++) await task(id, 100 + nth, seller, 'other');
    const found = await events(await make());
    expect(found).toHaveLength(200);
    expect(found.at(-1)!.lines.get('DTSTART')).toBe(stamp(at(100 + 197)));
  });

  it('is not written again where nothing has changed', async () => {
    const id = await lead();
    const url = await make();
    const { headers } = await ask(url);
    const again = { 'if-none-match': String(headers['etag']) };
    clock.forward(60_000);
    expect(await ask(url, again)).toMatchObject({ status: 304, body: '' });
    await task(id, 3);
    expect((await ask(url, again)).status).toBe(200);
  });

  it('is not read without end', async () => {
    const url = await make();
    const statuses: number[] = [];
    for (let nth = 0; nth < 31; nth++) statuses.push((await ask(url)).status);
    expect([statuses.indexOf(429), statuses.length]).toEqual([30, 31]);
    expect((await ask(url)).headers['retry-after']).toBe('900');
    expect((await ask(await make((await aPerson(house, publisher.id, 'seller')).as))).status).toBe(200);
  });
});

describe('its address', () => {
  const gone = async (url: string) => {
    const { status, body } = await ask(url);
    const unknown = await ask(`https://leads.example/calendar/${'0'.repeat(40)}.ics`);
    expect([status, body]).toEqual([
      404,
      { ...(unknown.body as unknown as object), requestId: expect.any(String) },
    ]);
  };
  const madeAt = async (as = seller.as) => (await house.call('GET', link, undefined, as)).body.madeAt;

  it('ends with a new one, and when it is switched off', async () => {
    const first = await make();
    const second = await make();
    expect(second).toMatch(/^https:\/\/leads\.example\/calendar\/[0-9a-z]{40}\.ics$/);
    await gone(first);
    expect((await ask(second)).status).toBe(200);
    expect(await madeAt()).toBe(clock.now().toISOString());
    expect((await house.call('DELETE', link, undefined, seller.as)).status).toBe(204);
    await gone(second);
    expect(await madeAt()).toBeNull();
  });

  it('ends with its person’s membership, also where they come back', async () => {
    const url = await make();
    const member = path(`/people/${seller.userId}`);
    await house.call('DELETE', member);
    await gone(url);
    await forgetEnded(house.app);
    const { body } = await house.call('POST', path('/invitations'), { email: seller.email, role: 'seller' });
    await house.call('POST', invitationPath(body.url), {}, seller.as);
    await gone(url);
    expect((await ask(await make())).status).toBe(200);
  });

  it('ends when its person is disabled, for good', async () => {
    const url = await make();
    const change = (disabled: boolean) => house.call('PATCH', path(`/people/${seller.userId}`), { disabled });
    expect((await change(true)).status).toBe(200);
    await gone(url);
    expect((await change(false)).status).toBe(200);
    await gone(url);
  });

  it('of a session that is confined to a publisher shows that publisher alone, and ends with it', async () => {
    const other = await aPublisher(house);
    const { body } = await house.call('POST', `/api/v1/publishers/${other.id}/invitations`, {
      email: seller.email,
      role: 'seller',
    });
    await house.call('POST', invitationPath(body.url), {}, seller.as);
    await lead();
    const from = { userAgent: null, ip: null, secondFactor: false, confinedTo: other.id };
    const confined = browser((await startSession(house.app, seller.userId as Id<'usr'>, from)).cookie).as;
    const url = await make(confined);
    expect(await events(url)).toEqual([]);
    await house.call('DELETE', `/api/v1/publishers/${other.id}/people/${seller.userId}`);
    await gone(url);
    expect(await events(await make())).not.toEqual([]);
  });

  it('is kept as a hash and stands in no log, and is for people alone', async () => {
    const url = await make();
    await ask(url);
    const [token] = /[0-9a-z]{40}/.exec(url)!;
    expect(JSON.stringify(house.lines)).not.toContain(token);
    expect(await dumpOf(house)).not.toContain(token);
    expect((await house.call('POST', link)).status).toBe(401);
    const other = { ...seller.as, headers: { ...seller.as.headers, 'sec-fetch-site': 'cross-site' } };
    expect((await house.call('POST', link, undefined, other)).status).toBe(403);
  });
});

describe('any offer', () => {
  const now = new Date('2026-03-29T00:30:00Z');
  const due: Due = {
    publisherId: 'pub_1',
    publisherName: 'Northwind',
    leadId: 'lead_1',
    taskId: 'tsk_1',
    kind: 'call',
    title: null,
    playbook: 'nurture',
    step: 'thank',
    offer: 'Rota',
    dueAt: now,
    createdAt: now,
    changedAt: now,
    sequence: 2,
  };

  it('is read back as it was, whatever it is called', () => {
    const names = fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(names, fc.constantFrom(...languages), (offer, language) => {
        const file = calendarFile([{ ...due, offer }], { language, publicUrl: 'https://leads.example', now });
        const [event] = read(file).within;
        expect(plain(event!.lines.get('SUMMARY')).split(': ').slice(1).join(': ')).toBe(oneLine(offer));
      }),
    );
  });

  it('is due at the same moment on the day when clocks change', () => {
    const options = { language: 'en', publicUrl: 'https://leads.example', now } as const;
    const before = read(calendarFile([due], options)).within[0]!.lines;
    expect([before.get('DTSTART'), before.get('DTEND')]).toEqual(['20260329T003000Z', '20260329T004500Z']);
  });
});
