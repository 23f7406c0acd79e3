// The language for whoever's own is not known: who chooses it, and what comes before and after it.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { aPublisher } from '../../test/factories.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aPerson, browser, invitationPath, password } from '../../test/people.ts';

let booted: Booted;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
  booted = await bootApp({ env: { SMTP_URL: mailbox.url } });
});
afterAll(async () => {
  await booted.close();
  await mailbox.close();
});

const path = (publisherId: string) => `/api/v1/publishers/${publisherId}/default-language`;
const choose = (publisherId: string, language: string | null) =>
  booted.call('PUT', path(publisherId), { language });
const languageOf = async (publisherId: string) => (await booted.call('GET', path(publisherId))).body;

describe('the default language', () => {
  it('is the publisher’s, else the operator’s, else English, and is told with what it follows', async () => {
    const { id } = await aPublisher(booted);
    expect(await languageOf(id)).toEqual({ chosen: null, counts: 'en', operators: 'en' });
    await choose('pub_operator', 'cs');
    expect(await languageOf(id)).toEqual({ chosen: null, counts: 'cs', operators: 'cs' });
    expect((await choose(id, 'hu')).body).toEqual({ chosen: 'hu', counts: 'hu', operators: 'cs' });
    expect((await choose(id, null)).body.counts).toBe('cs');
    await choose('pub_operator', null);
    expect(await languageOf('pub_operator')).toEqual({ chosen: null, counts: 'en', operators: 'en' });
  });

  it('is written down once for each change, with who it was', async () => {
    const { id } = await aPublisher(booted);
    const owner = await aPerson(booted, id, 'owner');
    for (const language of ['pl', 'pl']) await booted.call('PUT', path(id), { language }, owner.as);
    const said = await booted.app.db.rows(sql`
      select actor, data from events where subject_id = ${id} and type = 'publisher.changed'`);
    expect(said).toEqual([{ actor: owner.userId, data: { fields: ['language'] } }]);
  });

  it('is one of ours', async () => {
    const { id } = await aPublisher(booted);
    expect(await choose(id, 'de')).toMatchObject({ status: 422, body: { errors: [{ field: 'language' }] } });
  });

  it('gives way to the language of whoever is known already, in mails', async () => {
    const [one, other] = [await aPublisher(booted), await aPublisher(booted)];
    await choose(other.id, 'es');
    const person = await aPerson(booted, one.id, 'viewer');
    await booted.call('PATCH', '/api/v1/session/user', { language: 'hu' }, person.as);
    for (const email of [person.email, 'new@people.example'])
      await booted.call('POST', `/api/v1/publishers/${other.id}/invitations`, { email, role: 'viewer' });
    const subjects = mailbox.mails.slice(-2).map(({ subject }) => subject);
    expect(subjects[0]).toMatch(/^Meghívó: /);
    expect(subjects[1]).toMatch(/^Invitación /);
  });

  it('is that of a newcomer whose browser names none of ours', async () => {
    const { id } = await aPublisher(booted);
    await choose(id, 'pl');
    const joined = async (acceptLanguage: string) => {
      const invitation = { email: `${acceptLanguage}@people.example`, role: 'viewer' };
      const { body } = await booted.call('POST', `/api/v1/publishers/${id}/invitations`, invitation);
      const headers = { 'accept-language': acceptLanguage };
      const answer = await booted.call(
        'POST',
        invitationPath(body.url),
        { name: 'N', password },
        { key: null, headers },
      );
      const session = await booted.call(
        'GET',
        '/api/v1/session',
        undefined,
        browser(answer.headers['set-cookie']).as,
      );
      return session.body.user.language as string;
    };
    expect([await joined('de'), await joined('es')]).toEqual(['pl', 'es']);
  });
});
