// What a publisher's own identity provider vouched for opens that publisher, and neither others nor the person's ways to sign in.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, type Booted, type CallOptions, type Method } from '../../test/app.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { aPerson, browser, invitationPath, password, type APerson } from '../../test/people.ts';
import type { Id } from '../platform/ids.ts';
import { startSession } from './sessions.ts';

let booted: Booted;
let publisher: APublisher;
let other: APublisher;
beforeAll(async () => {
  booted = await bootApp();
  publisher = await aPublisher(booted);
  other = await aPublisher(booted);
});
afterAll(() => booted.close());

let person: APerson;
let confined: CallOptions;
beforeEach(async () => {
  person = await aPerson(booted, publisher.id, 'owner');
  const from = { userAgent: null, ip: null, secondFactor: false, confinedTo: publisher.id };
  confined = browser((await startSession(booted.app, person.userId as Id<'usr'>, from)).cookie).as;
});

async function invite(to: string, role: string): Promise<string> {
  const body = { email: person.email, role };
  return invitationPath(
    (await booted.call('POST', `/api/v1/publishers/${to}/invitations`, body)).body.url as string,
  );
}
const ask = async (path: string, as: CallOptions, method: Method = 'GET', body?: object) => {
  const answer = await booted.call(method, path, body, as);
  return [answer.status, answer.body?.code];
};
const leadsOf = ({ id }: APublisher) => `/api/v1/publishers/${id}/leads`;

describe('a session that a publisher’s provider began', () => {
  it('opens that publisher, and no other that its person joins', async () => {
    await booted.call('POST', await invite(other.id, 'viewer'), {}, person.as);
    expect(await ask(leadsOf(publisher), confined)).toEqual([200, undefined]);
    expect(await ask(leadsOf(other), person.as)).toEqual([200, undefined]);
    expect(await ask(leadsOf(other), confined)).toEqual([404, 'not_found']);
    const { body } = await booted.call('GET', '/api/v1/session', undefined, confined);
    expect(body).toMatchObject({
      confinedTo: publisher.id,
      memberships: [{ publisherId: publisher.id, role: 'owner' }],
    });
    expect(body.memberships).toHaveLength(1);
  });

  it('is no operator’s, whatever its person becomes', async () => {
    await booted.call('POST', await invite('pub_operator', 'operator'), {}, person.as);
    expect(await ask('/api/v1/publishers', person.as)).toEqual([200, undefined]);
    expect(await ask('/api/v1/publishers', confined)).toEqual([403, 'forbidden']);
    expect(await ask(leadsOf(other), confined)).toEqual([404, 'not_found']);
  });

  it('accepts no invitation elsewhere', async () => {
    const path = await invite(other.id, 'viewer');
    expect(await ask(path, confined, 'POST', {})).toEqual([403, 'confined_session']);
    expect(await ask(path, person.as, 'POST', {})).toEqual([201, undefined]);
  });

  it.each<[Method, string, object?]>([
    ['PATCH', '/user', { password: 'eight brown pelicans', currentPassword: password }],
    ['POST', '/totp'],
    ['POST', '/totp/confirmations', { code: '123456' }],
    ['POST', '/totp/removals', { code: '123456' }],
    ['POST', '/recovery-codes', { code: '123456' }],
    ['POST', '/passkeys/options'],
    ['PATCH', '/passkeys/psk_1', { name: 'Mine' }],
    ['DELETE', '/passkeys/psk_1'],
    ['POST', '/proofs', { password }],
  ])('changes nothing about how they sign in: %s %s', async (method, path, body) => {
    expect(await ask(`/api/v1/session${path}`, confined, method, body)).toEqual([403, 'confined_session']);
  });

  it('changes their name, which every publisher sees already', async () => {
    expect(await ask('/api/v1/session/user', confined, 'PATCH', { name: 'Ana' })).toEqual([200, undefined]);
  });

  it('neither sees nor ends the sessions that were begun otherwise', async () => {
    const list = async (as: CallOptions) =>
      (await booted.call('GET', '/api/v1/sessions', undefined, as)).body.items as {
        id: string;
        current: boolean;
      }[];
    const own = (await list(person.as)).find(({ current }) => current)!;
    expect(await list(person.as)).toHaveLength(2);
    expect(await list(confined)).toMatchObject([{ current: true }]);
    expect(await ask(`/api/v1/sessions/${own.id}`, confined, 'DELETE')).toEqual([404, 'not_found']);
    expect(await ask('/api/v1/session', person.as)).toEqual([200, undefined]);
  });
});
