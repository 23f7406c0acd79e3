// A forgotten password: one mail, one link, one hour; and nothing for whoever only tries addresses.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aPerson, password } from '../../test/people.ts';

const clock = testClock();
let mailbox: Mailbox;
let booted: Booted;
let publisher: APublisher;
beforeAll(async () => {
  mailbox = await startMailbox();
  booted = await bootApp({ clock, env: { SMTP_URL: mailbox.url } });
  publisher = await aPublisher(booted);
});
afterAll(async () => {
  await booted.close();
  await mailbox.close();
});

let places = 0;
const ask = (email: string) =>
  booted.call(
    'POST',
    '/api/v1/password-resets',
    { email },
    { key: null, headers: { 'x-forwarded-for': `198.51.100.${++places}` } },
  );
const set = (path: string, word: string) => booted.call('POST', path, { password: word }, { key: null });
const signIn = (email: string, word: string) =>
  booted.call(
    'POST',
    '/api/v1/session',
    { email, password: word },
    { key: null, headers: { 'x-forwarded-for': `198.51.100.${++places}` } },
  );
const person = async () => {
  const invited = mailbox.mails.length + 1;
  const made = await aPerson(booted, publisher.id, 'viewer');
  await expect.poll(() => mailbox.mails).toHaveLength(invited);
  return made;
};
const next = 'eight brown pelicans';

/** The API's path for the link in the next mail to this address. */
async function linkFor(email: string): Promise<string> {
  const before = mailbox.mails.length;
  expect((await ask(email)).status).toBe(202);
  await expect.poll(() => mailbox.mails).toHaveLength(before + 1);
  const mail = mailbox.mails.at(-1)!;
  expect(mail.envelope).toEqual([email]);
  return `/api/v1${new URL(/https:\S+/.exec(mail.text!)![0]).pathname}`;
}

describe('a mailed link', () => {
  it('sets a new password once, and ends every session', async () => {
    const { email, as } = await person();
    const link = await linkFor(email);
    expect((await set(link, next)).status).toBe(204);
    expect((await booted.call('GET', '/api/v1/session', undefined, as)).status).toBe(401);
    expect((await signIn(email, password)).status).toBe(401);
    expect((await signIn(email, next)).status).toBe(200);
    expect(await set(link, 'nine red pelicans')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('comes in the person’s language', async () => {
    const { email, as } = await person();
    await booted.call('PATCH', '/api/v1/session/user', { language: 'cs' }, as);
    await linkFor(email);
    expect(mailbox.mails.at(-1)!.subject).toBe('Nové heslo do Leadshare');
  });

  it('works for an hour, and until another was used', async () => {
    const { email } = await person();
    const [first, second] = [await linkFor(email), await linkFor(email)];
    expect((await set(second, next)).status).toBe(204);
    expect((await set(first, password)).status).toBe(404);
    const late = await linkFor(email);
    clock.forward(3_600_000);
    expect((await set(late, password)).status).toBe(404);
  });

  it('does not take a weak password, and still counts', async () => {
    const { email } = await person();
    const link = await linkFor(email);
    expect(await set(link, 'short')).toMatchObject({ status: 422, body: { code: 'weak_password' } });
    expect((await set(link, next)).status).toBe(204);
  });

  it('is kept as a hash, and not logged', async () => {
    const { email } = await person();
    const token = (await linkFor(email)).slice(-40);
    const rows = await booted.app.db.rows(sql`select to_jsonb(r)::text as row from password_resets as r`);
    for (const text of [rows, booted.lines]) expect(JSON.stringify(text)).not.toContain(token);
  });
});

describe('somebody without a password', () => {
  it('sets a first one by the mail, which proves the address, and is locked out no more', async () => {
    const { email, userId } = await person();
    await booted.app.db.run(sql`update users set password_hash = null where id = ${userId}`);
    expect((await signIn(email, password)).status).toBe(401);
    const link = await linkFor(email);
    expect((await set(link, next)).status).toBe(204);
    expect((await signIn(email, next)).status).toBe(200);
  });

  it('but nobody who is disabled', async () => {
    const [disabled, other] = [await person(), await person()];
    await booted.app.db.run(sql`update users set disabled_at = now() where id = ${disabled.userId}`);
    const before = mailbox.mails.length;
    expect((await ask(disabled.email)).status).toBe(202);
    await linkFor(other.email);
    expect(mailbox.mails.slice(before).map(({ envelope }) => envelope)).toEqual([[other.email]]);
  });
});

describe('asking for one', () => {
  it('answers the same for an address that nobody has, and mails nothing', async () => {
    const { email } = await person();
    const before = mailbox.mails.length;
    const unknown = await ask('nobody@people.example');
    const known = await ask(email);
    await expect.poll(() => mailbox.mails).toHaveLength(before + 1);
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect(mailbox.mails.at(-1)!.envelope).toEqual([email]);
  });

  it('does not let the mail server’s refusal through', async () => {
    const { email } = await person();
    mailbox.script(550);
    expect((await ask(email)).status).toBe(202);
    await expect.poll(() => booted.lines.map(({ msg }) => msg)).toContain('mail.not_sent');
    expect(JSON.stringify(booted.lines)).not.toContain(email);
  });

  it('floods nobody: three mails an hour to an address, known or not', async () => {
    for (const email of [(await person()).email, 'another-nobody@people.example']) {
      const statuses = [];
      for (let n = 0; n < 4; n++) statuses.push((await ask(email)).status);
      expect(statuses).toEqual([202, 202, 202, 429]);
    }
  });
});
