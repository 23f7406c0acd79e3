// Signing in by password: what the cookie is, what a session opens and for how long, and what a guesser learns.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aPublisher, type AList, type APublisher } from '../../test/factories.ts';
import { aPerson, browser, password, type APerson } from '../../test/people.ts';
import { one, type Db } from '../platform/db.ts';
import { forgetEnded } from './upkeep.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted, { name: 'Northwind Labs', slug: 'northwind' });
});
afterAll(() => booted.close());

const minute = 60_000;
const hour = 60 * minute;
let places = 0;
/** Each from an address of its own, unless one is named, so that no test uses up another's tries. */
const signIn = (
  email: string,
  word: string,
  { from = `198.51.100.${++places}`, ...headers }: Record<string, string> = {},
  app = booted,
) =>
  app.call(
    'POST',
    '/api/v1/session',
    { email, password: word },
    { key: null, headers: { 'x-forwarded-for': from, ...headers } },
  );
const session = ({ as }: Pick<APerson, 'as'>) => booted.call('GET', '/api/v1/session', undefined, as);

describe('a session', () => {
  it('says who is signed in, where they belong and what each role allows', async () => {
    const seller = await aPerson(booted, publisher.id, 'seller', {
      email: 'Zofia@Lipowa.example',
      name: 'Zofia',
    });
    const { status, body } = await session(seller);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { id: seller.userId, name: 'Zofia', email: 'Zofia@Lipowa.example', language: 'en' },
      operator: false,
      memberships: [
        {
          publisherId: publisher.id,
          publisherName: 'Northwind Labs',
          slug: 'northwind',
          role: 'seller',
          scopes: ['leads:read', 'work:write', 'pipeline:read', 'pipeline:write'],
          onlyAssigned: true,
        },
      ],
      scopes: ['leads:read', 'work:write', 'pipeline:read', 'pipeline:write'],
      secondFactor: 'none',
      secondFactors: [],
      hasPassword: true,
    });
    expect(JSON.stringify(body)).not.toContain('argon2');
  });

  it('starts with the right password, however the address is spelt, in a cookie that no script can read', async () => {
    await aPerson(booted, publisher.id, 'viewer', { email: 'Jörg@people.example' });
    for (const email of ['Jörg@people.example', ' JÖRG@people.example', 'jo\u0308rg@people.example']) {
      const { status, body, headers } = await signIn(email, password);
      expect([status, body]).toEqual([200, { secondFactor: 'none', secondFactors: [] }]);
      expect(headers['set-cookie']).toMatch(
        /^__Host-leadshare_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      );
    }
  });

  it('has a cookie without Secure where the public URL is plain http', async () => {
    const plain = await bootApp({ env: { LEADSHARE_PUBLIC_URL: 'http://leads.example' } });
    const person = await aPerson(plain, (await aPublisher(plain)).id, 'viewer');
    const { headers } = await signIn(person.email, password, {}, plain);
    expect(headers['set-cookie']).toMatch(
      /^leadshare_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await plain.call('GET', '/api/v1/session', undefined, person.as)).status).toBe(200);
    await plain.close();
  });

  it('is kept as a hash, and neither token nor password nor address gets into the log', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const token = person.cookie.split('=')[1]!;
    const rows = await booted.app.db.rows<{ row: string }>(
      sql`select to_jsonb(s)::text as row from sessions as s`,
    );
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(token);
    const user = await one<{ row: string }>(
      booted.app.db,
      sql`select to_jsonb(u)::text as row from users as u where id = ${person.userId}`,
    );
    expect(user!.row).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    for (const secret of [token, person.password, person.email])
      expect(JSON.stringify(booted.lines)).not.toContain(secret);
  });

  it('gets a new token at every sign-in: one that was planted before is worth nothing', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const planted = `__Host-leadshare_session=${'A'.repeat(43)}`;
    const { headers } = await signIn(person.email, password, { cookie: planted });
    const own = browser(headers['set-cookie']);
    expect(own.cookie).not.toBe(planted);
    expect((await session(own)).status).toBe(200);
    expect((await session(browser(planted))).status).toBe(401);
  });

  it('ends the one that the browser had before', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const { headers } = await signIn(person.email, password, { cookie: person.cookie });
    expect((await session(person)).status).toBe(401);
    expect((await session(browser(headers['set-cookie']))).status).toBe(200);
  });

  it('ends with signing out, and takes its cookie away', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const out = await booted.call('DELETE', '/api/v1/session', undefined, person.as);
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/^__Host-leadshare_session=; Max-Age=0; /);
    expect(await session(person)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('ends after twelve hours without use, and after fourteen days in any case', async () => {
    const [idle, busy] = [
      await aPerson(booted, publisher.id, 'viewer'),
      await aPerson(booted, publisher.id, 'viewer'),
    ];
    clock.forward(12 * hour - 1);
    expect((await session(busy)).status).toBe(200);
    clock.forward(1);
    expect((await session(idle)).status).toBe(401);
    for (let spent = 12; spent + 11 < 14 * 24; spent += 11) {
      expect((await session(busy)).status).toBe(200);
      clock.forward(11 * hour);
    }
    clock.forward(11 * hour);
    expect((await session(busy)).status).toBe(401);
  });

  it('is gone from the database a month after it ended, and links to set a password too', async () => {
    await aPerson(booted, publisher.id, 'viewer');
    const left = async () => (await booted.app.db.rows(sql`select 1 from sessions`)).length;
    clock.forward(44 * 24 * hour - minute);
    await aPerson(booted, publisher.id, 'viewer');
    await forgetEnded(booted.app);
    expect(await left()).toBe(2);
    clock.forward(2 * minute);
    await forgetEnded(booted.app);
    expect(await left()).toBe(1);
  });

  it('counts beside what a proxy’s own Authorization says', async () => {
    const { cookie } = await aPerson(booted, publisher.id, 'viewer');
    const headers = { cookie, authorization: 'Basic cHJveHk6c2VjcmV0' };
    expect((await session({ as: { key: null, headers } })).status).toBe(200);
  });

  it('opens nothing for a person who was disabled, who cannot sign in again', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    await booted.app.db.run(sql`update users set disabled_at = ${clock.now()} where id = ${person.userId}`);
    expect((await session(person)).status).toBe(401);
    expect((await signIn(person.email, password)).status).toBe(401);
  });
});

describe('a request with the cookie that changes something', () => {
  const path = '/api/v1/session/user';
  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['our own page, by its origin', { origin: 'https://leads.example' }, 200],
    [
      'the host it was sent to, by its origin',
      { origin: 'http://127.0.0.1:4180', host: '127.0.0.1:4180' },
      200,
    ],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['the address bar', { 'sec-fetch-site': 'none' }, 403],
    [
      'another site that forged the origin',
      { 'sec-fetch-site': 'cross-site', origin: 'https://leads.example' },
      403,
    ],
    ['another origin', { origin: 'https://leads.example.evil.example' }, 403],
    ['an origin that says nothing', { origin: 'null' }, 403],
    ['a program that says nothing', {}, 403],
  ])('from %s', async (_from, headers, status) => {
    const { cookie } = await aPerson(booted, publisher.id, 'viewer');
    const sent = { key: null, headers: { cookie, ...(headers as Record<string, string>) } };
    const answer = await booted.call('PATCH', path, { name: 'Somebody' }, sent);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('cross_site');
  });

  it('that only reads needs no word about its sender', async () => {
    const { cookie } = await aPerson(booted, publisher.id, 'viewer');
    expect((await session({ as: { key: null, headers: { cookie } } })).status).toBe(200);
  });

  it('is not asked for that of an API key', async () => {
    const answer = await booted.call('POST', '/api/v1/publishers', { slug: 'a-key', name: 'A key' });
    expect(answer.status).toBe(201);
  });

  it('signs nobody in from another site', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const answer = await signIn(person.email, password, { 'sec-fetch-site': 'cross-site' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross_site' } });
  });
});

describe('whoever guesses', () => {
  it('is told the same for a wrong password as for an address that nobody has', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const [wrong, unknown] = [
      await signIn(person.email, 'not the password'),
      await signIn('nobody@people.example', 'not the password'),
    ];
    expect(wrong).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
    expect(unknown.headers['set-cookie']).toBeUndefined();
  });

  it('cannot tell them apart by the work either: the same statements, and one hash of the same cost', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const works = [];
    for (const email of [person.email, 'nobody@people.example'])
      works.push(await workOf(booted.app.db, () => signIn(email, 'not the password')));
    expect(works[1]!.statements).toEqual(works[0]!.statements);
    expect(works[0]!.statements).toHaveLength(1);
    // A hash keeps a core busy for milliseconds; an answer without one would take a small part of that.
    expect(works[1]!.cpuMs).toBeGreaterThan(works[0]!.cpuMs / 3);
  });

  it('gets five tries at an address from one place in a quarter of an hour, and is told when the next is due', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const from = '203.0.113.7';
    for (let n = 0; n < 5; n++) {
      expect((await signIn(person.email, 'not the password', { from })).status).toBe(401);
      clock.forward(minute);
    }
    const refused = await signIn(person.email.toUpperCase(), password, { from });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(refused.headers['retry-after']).toBe('600');
    expect((await signIn(person.email, password, { from: '203.0.113.8' })).status).toBe(200);
    clock.forward(10 * minute);
    expect((await signIn(person.email, password, { from })).status).toBe(200);
  });

  it('is limited alike for an address that nobody has', async () => {
    const from = '203.0.113.9';
    for (let n = 0; n < 5; n++) await signIn('nobody@people.example', 'not the password', { from });
    expect((await signIn('nobody@people.example', 'not the password', { from })).status).toBe(429);
  });

  it('does not get more tries by sending them all at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => signIn('at-once@people.example', 'a guess', { from: '203.0.113.10' })),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  it('cannot go through many addresses from one place', async () => {
    const from = '203.0.113.11';
    const answers = [];
    for (let n = 0; n < 51; n++) answers.push(await signIn(`${n}@people.example`, 'a guess', { from }));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 50 }, () => 401), 429]);
  });

  it('cannot claim to be elsewhere, unless a trusted proxy says so', async () => {
    const far = await bootApp({ env: { LEADSHARE_TRUSTED_PROXIES: '10.0.0.0/8' } });
    for (let n = 0; n < 5; n++) await signIn('nobody@people.example', 'a guess', {}, far);
    expect((await signIn('nobody@people.example', 'a guess', {}, far)).status).toBe(429);
    await far.close();
  });
});

describe('one’s own sessions', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

  it('are listed with their device, the newest first, and can be ended one by one', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    clock.forward(1);
    const other = await signIn(person.email, password, { 'user-agent': chrome, from: '198.51.100.200' });
    const list = async () =>
      (
        await booted.call<AList<{ id: string; current: boolean }>>(
          'GET',
          '/api/v1/sessions',
          undefined,
          person.as,
        )
      ).body.items;
    const [second, first] = await list();
    expect(second).toMatchObject({
      device: { browser: 'Chrome', system: 'Windows' },
      ip: '198.51.100.200',
      current: false,
    });
    expect(first).toMatchObject({ current: true });
    expect((await booted.call('DELETE', `/api/v1/sessions/${second!.id}`, undefined, person.as)).status).toBe(
      204,
    );
    expect((await session(browser(other.headers['set-cookie']))).status).toBe(401);
    expect(await list()).toEqual([first]);
  });

  it('are nobody else’s to see or end', async () => {
    const [one_, other] = [
      await aPerson(booted, publisher.id, 'owner'),
      await aPerson(booted, publisher.id, 'viewer'),
    ];
    const { body } = await session(other);
    const ended = await booted.call('DELETE', `/api/v1/sessions/${body.id}`, undefined, one_.as);
    expect(ended).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const { body: list } = await booted.call('GET', '/api/v1/sessions', undefined, one_.as);
    expect(list.items).toHaveLength(1);
    expect((await session(other)).status).toBe(200);
  });

  it('are not for an API key, which is no person', async () => {
    for (const path of ['/api/v1/session', '/api/v1/sessions'])
      expect((await booted.call('GET', path)).status).toBe(401);
  });
});

describe('a person', () => {
  const change = (person: APerson, body: object) =>
    booted.call('PATCH', '/api/v1/session/user', body, person.as);

  it('changes their name and language', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const changed = await change(person, { name: 'Ana Sousa', language: 'pt-PT' });
    expect(changed.body).toEqual({
      id: person.userId,
      name: 'Ana Sousa',
      email: person.email,
      language: 'pt-PT',
      destinationMails: true,
      responseMails: true,
      taskMails: true,
      timeZone: null,
    });
    expect((await session(person)).body.user).toEqual(changed.body);
    expect((await change(person, { timeZone: 'Europe/Lisbon' })).body.timeZone).toBe('Europe/Lisbon');
    expect((await change(person, { timeZone: 'Mars/Base' })).body.errors[0]).toMatchObject({
      field: 'timeZone',
      code: 'not_a_time_zone',
    });
    expect((await change(person, { language: 'de' })).body.errors[0].field).toBe('language');
  });

  it('changes the password with the old one, which ends all other sessions', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const other = browser((await signIn(person.email, password)).headers['set-cookie']);
    const next = 'eight brown pelicans';
    expect(await change(person, { password: next, currentPassword: 'not the password' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'currentPassword' }] },
    });
    expect((await session(other)).status).toBe(200);
    expect((await change(person, { password: next, currentPassword: password })).status).toBe(200);
    expect((await session(person)).status).toBe(200);
    expect((await session(other)).status).toBe(401);
    expect((await signIn(person.email, password)).status).toBe(401);
    expect((await signIn(person.email, next)).status).toBe(200);
  });

  it('cannot choose a password that is easy to guess', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    expect(await change(person, { password: 'Password1234', currentPassword: password })).toMatchObject({
      status: 422,
      body: { code: 'weak_password', errors: [{ field: 'password' }] },
    });
  });

  it('who signs in is in the history of their publishers, by ids alone', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const events = await booted.app.db.rows<{ type: string; actor: string }>(sql`
      select type, publisher_id as "publisherId", actor, data from events where subject_id = ${person.userId} order by type`);
    expect(events).toMatchObject([
      { type: 'session.started', publisherId: publisher.id, actor: person.userId },
      { type: 'user.joined', publisherId: publisher.id, actor: person.userId, data: { role: 'viewer' } },
    ]);
    expect(JSON.stringify(events)).not.toContain(person.email);
  });
});

/** The SQL of what is done, and the processor time it takes. */
async function workOf(
  db: Db,
  done: () => Promise<unknown>,
): Promise<{ statements: string[]; cpuMs: number }> {
  const statements: string[] = [];
  const rows = db.rows.bind(db);
  // The process says in the background that it is alive.
  db.rows = (query) => {
    if (!/\bnodes\b/.test(query.text)) statements.push(query.text);
    return rows(query);
  };
  const before = process.cpuUsage();
  await done();
  const { user, system } = process.cpuUsage(before);
  db.rows = rows;
  return { statements, cpuMs: (user + system) / 1000 };
}
