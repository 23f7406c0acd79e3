// Invitations: mailed or passed on, opened once, by the right person; against a real mail server.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted, type CallOptions } from '../../test/app.ts';
import { aKey, aPublisher, type AList, type APublisher } from '../../test/factories.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aPerson, browser, invitationPath, password } from '../../test/people.ts';

type Invited = {
  id: string;
  email: string;
  role: string;
  url: string;
  mailed: boolean;
  revokedAt: string | null;
};

const clock = testClock();
let mailbox: Mailbox;
let booted: Booted;
let publisher: APublisher;
beforeAll(async () => {
  mailbox = await startMailbox();
  booted = await bootApp({ clock, env: { SMTP_URL: `${mailbox.url}?from=leads@northwind.example` } });
  publisher = await aPublisher(booted, { name: 'Northwind & Søn' });
});
afterAll(async () => {
  await booted.close();
  await mailbox.close();
});

let made = 0;
const anAddress = () => `invited-${++made}@people.example`;
const path = (publisherId = publisher.id) => `/api/v1/publishers/${publisherId}/invitations`;
const invite = (body: { email: string; role: string; language?: string }, as: CallOptions = {}) =>
  booted.call<Invited>('POST', path(), body, as);
const nobody = { key: null };
const open = (url: string, as: CallOptions = nobody) =>
  booted.call('GET', invitationPath(url), undefined, as);
const accept = (url: string, body: object | undefined, as: CallOptions = nobody) =>
  booted.call('POST', invitationPath(url), body, as);

describe('an invitation', () => {
  it('is mailed in the publisher’s language, and answered with its link', async () => {
    const owner = await aPerson(booted, publisher.id, 'owner');
    await booted.call('PUT', `/api/v1/publishers/${publisher.id}/default-language`, { language: 'pl' });
    const email = anAddress();
    const { status, body } = await invite({ email, role: 'marketer' }, owner.as);
    expect(status).toBe(201);
    expect(body).toMatchObject({ email, role: 'marketer', mailed: true, invitedBy: owner.userId });
    const mail = mailbox.mails.at(-1)!;
    expect(mail).toMatchObject({
      envelope: [email],
      from: { address: 'leads@northwind.example' },
      subject: 'Zaproszenie do Northwind & Søn w Leadshare',
    });
    expect(mail.text).toContain(body.url);
    expect(mail.text).toContain('9 marca 2026');
    expect(body.url).toMatch(/^https:\/\/leads\.example\/invitations\/[0-9a-z]{40}$/);
  });

  it('may name the language itself', async () => {
    await invite({ email: anAddress(), role: 'viewer', language: 'hu' });
    expect(mailbox.mails.at(-1)!.subject).toBe('Meghívó: Northwind & Søn a Leadshare-ben');
  });

  it('still counts when the mail server refuses it, or there is none: the link can be passed on', async () => {
    mailbox.script(550);
    const refused = await invite({ email: anAddress(), role: 'viewer' });
    expect(refused).toMatchObject({ status: 201, body: { mailed: false } });
    expect((await open(refused.body.url)).status).toBe(200);
    const mute = await bootApp();
    const { id } = await aPublisher(mute);
    const quiet = await mute.call('POST', path(id), { email: anAddress(), role: 'viewer' });
    expect(quiet).toMatchObject({
      status: 201,
      body: { mailed: false, url: expect.stringContaining('/invitations/') },
    });
    await mute.close();
  });

  it('shows its holder where it leads, and makes a user who is signed in', async () => {
    const email = 'Ana.Sousa@people.example';
    const { body } = await invite({ email, role: 'seller' });
    expect((await open(body.url)).body).toEqual({
      publisherName: 'Northwind & Søn',
      email,
      role: 'seller',
      hasUser: false,
      endsAt: '2026-03-09T09:00:00.000Z',
      inviterName: null,
      providers: [],
    });
    const as = { key: null, headers: { 'accept-language': 'pt-PT,pt;q=0.9' } };
    const joined = await accept(body.url, { name: 'Ana Sousa', password }, as);
    expect(joined).toMatchObject({ status: 201, body: { publisherId: publisher.id, role: 'seller' } });
    const session = await booted.call(
      'GET',
      '/api/v1/session',
      undefined,
      browser(joined.headers['set-cookie']).as,
    );
    expect(session.body).toMatchObject({
      user: { id: joined.body.userId, name: 'Ana Sousa', email, language: 'pt-PT' },
      memberships: [{ publisherId: publisher.id, role: 'seller' }],
    });
  });

  it('names who invites and the sign-ins that may take it up: the operator’s and its publisher’s, no other', async () => {
    const owner = await aPerson(booted, publisher.id, 'owner');
    await booted.call('PATCH', '/api/v1/session/user', { name: 'Jana Nováková' }, owner.as);
    const elsewhere = await aPublisher(booted);
    const connect = async (at: string, name: string) => {
      const settings = { name, issuer: `https://${name}.example`, clientId: 'c', clientSecret: 's' };
      const made = await booted.call('POST', `/api/v1/publishers/${at}/identity-providers`, settings);
      expect(made.status).toBe(201);
    };
    await connect(publisher.id, 'theirs');
    await connect(elsewhere.id, 'others');
    await connect('pub_operator', 'everybodys');
    const { body } = await invite({ email: anAddress(), role: 'viewer' }, owner.as);
    const shown = (await open(body.url)).body;
    expect(shown).toMatchObject({ inviterName: 'Jana Nováková' });
    expect(shown.providers.map(({ name }: { name: string }) => name)).toEqual(['everybodys', 'theirs']);
    expect(JSON.stringify(shown)).not.toContain(owner.userId);
  });

  it('works once, also when it is opened twice at the same moment', async () => {
    const { body } = await invite({ email: anAddress(), role: 'viewer' });
    const answers = await Promise.all([1, 2].map((n) => accept(body.url, { name: `Twin ${n}`, password })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
    expect((await open(body.url)).status).toBe(404);
  });

  it('ends after a week, when it is withdrawn, and when the address is invited again', async () => {
    const late = await invite({ email: anAddress(), role: 'viewer' });
    clock.forward(7 * 86_400_000);
    const withdrawn = await invite({ email: anAddress(), role: 'viewer' });
    expect((await booted.call('DELETE', `${path()}/${withdrawn.body.id}`)).status).toBe(204);
    expect((await booted.call('DELETE', `${path()}/${withdrawn.body.id}`)).status).toBe(404);
    const email = anAddress();
    const older = await invite({ email, role: 'viewer' });
    const newer = await invite({ email: email.toUpperCase(), role: 'marketer' });
    for (const { body } of [late, withdrawn, older]) {
      expect((await open(body.url)).status).toBe(404);
      expect((await accept(body.url, { name: 'Late', password })).status).toBe(404);
    }
    expect((await open(newer.body.url)).body).toMatchObject({ role: 'marketer' });
  });

  it('asks for name and password where nobody is signed in, and for a good one', async () => {
    const { body } = await invite({ email: anAddress(), role: 'viewer' });
    for (const [given, field, code] of [
      [undefined, 'name', 'invalid_input'],
      [{ name: 'A' }, 'password', 'invalid_input'],
      [{ name: 'A', password: 'short' }, 'password', 'weak_password'],
    ] as const)
      expect(await accept(body.url, given)).toMatchObject({
        status: 422,
        body: { code, errors: [{ field }] },
      });
    expect((await open(body.url)).status).toBe(200);
  });

  it('cannot be accepted through another site', async () => {
    const { body } = await invite({ email: anAddress(), role: 'viewer' });
    const as = { key: null, headers: { 'sec-fetch-site': 'cross-site' } };
    expect(await accept(body.url, { name: 'A', password }, as)).toMatchObject({
      status: 403,
      body: { code: 'cross_site' },
    });
  });

  it('is kept without its token, which no list shows', async () => {
    const { body } = await invite({ email: anAddress(), role: 'viewer' });
    const token = body.url.slice(-40);
    const rows = await booted.app.db.rows(sql`select to_jsonb(i)::text as row from invitations as i`);
    const list = await booted.call<AList<Invited>>('GET', `${path()}?limit=200`);
    expect(list.body.items.map(({ id }) => id)).toContain(body.id);
    for (const text of [rows, list.body, booted.lines]) expect(JSON.stringify(text)).not.toContain(token);
    expect(JSON.stringify(booted.lines)).not.toContain('people.example');
  });
});

describe('to somebody who signs in already', () => {
  it('adds the publisher once they are signed in, and asks for nothing else', async () => {
    const other = await aPublisher(booted);
    const person = await aPerson(booted, other.id, 'viewer');
    const { body } = await invite({ email: person.email, role: 'owner' });
    expect((await open(body.url)).body).toMatchObject({ hasUser: true });
    expect(await accept(body.url, { name: 'Thief', password })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
    const joined = await accept(body.url, undefined, person.as);
    expect(joined).toMatchObject({ status: 201, body: { userId: person.userId, role: 'owner' } });
    expect(joined.headers['set-cookie']).toBeUndefined();
    const session = await booted.call('GET', '/api/v1/session', undefined, person.as);
    const roles = session.body.memberships.map((each: { publisherId: string; role: string }) => [
      each.publisherId,
      each.role,
    ]);
    expect(new Map(roles)).toEqual(
      new Map([
        [other.id, 'viewer'],
        [publisher.id, 'owner'],
      ]),
    );
  });

  it('is not for whoever else is signed in, nor for another site', async () => {
    const [invited, other] = [
      await aPerson(booted, (await aPublisher(booted)).id, 'viewer'),
      await aPerson(booted, publisher.id, 'owner'),
    ];
    const { body } = await invite({ email: invited.email, role: 'viewer' });
    expect(await accept(body.url, undefined, other.as)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const silent = { key: null, headers: { cookie: invited.cookie } };
    expect(await accept(body.url, undefined, silent)).toMatchObject({
      status: 403,
      body: { code: 'cross_site' },
    });
  });

  it('is refused for a member', async () => {
    const member = await aPerson(booted, publisher.id, 'viewer');
    expect(await invite({ email: member.email.toUpperCase(), role: 'owner' })).toMatchObject({
      status: 409,
      body: { code: 'already_member' },
    });
  });
});

describe('whoever invites', () => {
  it.each(['not an address', 'a@b.example, c@d.example', 'a@b@c', '<a@b.example>', ''])(
    'cannot send mail to %j',
    async (email) => {
      expect(await invite({ email, role: 'viewer' })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'email' }] },
      });
    },
  );

  it('gives no role with more than they may do themselves', async () => {
    const scopes = [
      'people:write',
      'people:read',
      'leads:read',
      'pipeline:read',
      'campaigns:read',
      'cosell:read',
      'listings:read',
      'destinations:read',
      'deliveries:read',
    ];
    const key = await aKey(booted, publisher, scopes);
    expect((await invite({ email: anAddress(), role: 'viewer' }, { key })).status).toBe(201);
    for (const role of ['owner', 'marketer'])
      expect(await invite({ email: anAddress(), role }, { key })).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
  });

  it('makes operators for pub_operator alone, and only as an operator', async () => {
    const owner = await aPerson(booted, publisher.id, 'owner');
    expect((await invite({ email: anAddress(), role: 'operator' }, owner.as)).status).toBe(422);
    const email = anAddress();
    const ask = (role: string, as?: CallOptions) =>
      booted.call('POST', path('pub_operator'), { email, role }, as);
    expect((await ask('operator', owner.as)).status).toBe(404);
    expect((await ask('owner')).status).toBe(422);
    const operator = await aPerson(booted, 'pub_operator', 'operator');
    const session = await booted.call('GET', '/api/v1/session', undefined, operator.as);
    expect(session.body).toMatchObject({ operator: true, memberships: [{ publisherId: 'pub_operator' }] });
    expect((await ask('operator', operator.as)).status).toBe(201);
    expect(
      (await booted.call('GET', `/api/v1/publishers/${publisher.id}/leads`, undefined, operator.as)).status,
    ).toBe(200);
    expect(
      (await booted.call('GET', '/api/v1/publishers/pub_operator/leads', undefined, operator.as)).status,
    ).toBe(404);
    expect(
      (await booted.call('GET', '/api/v1/publishers/pub_operator/people', undefined, operator.as)).status,
    ).toBe(200);
  });
});
