// Roles change and people go, at once, and somebody always stays in charge.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted, type CallOptions } from '../../test/app.ts';
import { aKey, aPublisher, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let owner: APerson;
beforeAll(async () => void (booted = await bootApp({ clock })));
beforeAll(async () => {
  publisher = await aPublisher(booted);
  owner = await aPerson(booted, publisher.id, 'owner', { name: 'The Owner' });
});
afterAll(() => booted.close());

const pathOf = (userId = '') => `/api/v1/publishers/${publisher.id}/people${userId && `/${userId}`}`;
const give = (userId: string, role: string, as: CallOptions = owner.as) =>
  booted.call('PATCH', pathOf(userId), { role }, as);
const remove = (userId: string, as: CallOptions = owner.as) =>
  booted.call('DELETE', pathOf(userId), undefined, as);
const leads = ({ as }: APerson) =>
  booted.call('GET', `/api/v1/publishers/${publisher.id}/leads`, undefined, as);

describe('people of a publisher', () => {
  it('are listed with their role, page by page', async () => {
    clock.forward(1);
    const viewer = await aPerson(booted, publisher.id, 'viewer');
    const first = await booted.call('GET', `${pathOf()}?limit=1`, undefined, viewer.as);
    expect(first.body.items).toMatchObject([
      { userId: owner.userId, name: 'The Owner', email: owner.email, role: 'owner' },
    ]);
    const next = await booted.call(
      'GET',
      `${pathOf()}?cursor=${first.body.nextCursor}`,
      undefined,
      viewer.as,
    );
    expect(next.body.items).toMatchObject([{ userId: viewer.userId, role: 'viewer' }]);
    expect(JSON.stringify(next.body)).not.toMatch(/argon2|hash|totp/i);
  });

  it('may do what their new role allows with the next request', async () => {
    const person = await aPerson(booted, publisher.id, 'seller');
    const listings = `/api/v1/publishers/${publisher.id}/listings`;
    expect((await booted.call('GET', listings, undefined, person.as)).status).toBe(403);
    expect(await give(person.userId, 'marketer')).toMatchObject({ status: 200, body: { role: 'marketer' } });
    expect((await booted.call('GET', listings, undefined, person.as)).status).toBe(200);
    expect((await remove(person.userId)).status).toBe(204);
    expect((await leads(person)).status).toBe(404);
    expect((await remove(person.userId)).status).toBe(404);
    const session = await booted.call('GET', '/api/v1/session', undefined, person.as);
    expect(session.body).toMatchObject({ memberships: [], scopes: [] });
  });

  it('keep their other publishers', async () => {
    const other = await aPublisher(booted);
    const person = await aPerson(booted, other.id, 'viewer');
    expect((await leads(person)).status).toBe(404);
    expect(
      (await booted.call('GET', `/api/v1/publishers/${other.id}/leads`, undefined, person.as)).status,
    ).toBe(200);
  });

  it('are not changed by those who may do less', async () => {
    const scopes = [
      'people:write',
      'people:read',
      'leads:read',
      'listings:read',
      'destinations:read',
      'deliveries:read',
    ];
    const key = await aKey(booted, publisher, scopes);
    const viewer = await aPerson(booted, publisher.id, 'viewer');
    for (const answer of [
      await give(owner.userId, 'viewer', { key }),
      await remove(owner.userId, { key }),
      await give(viewer.userId, 'owner', { key }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const marketer = await aPerson(booted, publisher.id, 'marketer');
    expect((await give(marketer.userId, 'owner', marketer.as)).status).toBe(403);
  });

  it('are never operators', async () => {
    expect(await give(owner.userId, 'operator')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'role' }] },
    });
  });

  it('changes are said by ids', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    await give(person.userId, 'seller');
    await remove(person.userId);
    const events = await booted.app.db.rows(sql`
      select type, actor, data from events
      where publisher_id = ${publisher.id} and subject_id = ${person.userId} and type like 'membership.%' order by type`);
    expect(events).toEqual([
      { type: 'membership.changed', actor: owner.userId, data: { userId: person.userId, role: 'seller' } },
      { type: 'membership.removed', actor: owner.userId, data: { userId: person.userId } },
    ]);
  });
});

describe('somebody disabled', () => {
  const disable = (userId: string, as: CallOptions = owner.as, disabled = true) =>
    booted.call('PATCH', pathOf(userId), { disabled }, as);
  const signIn = ({ email, password }: APerson) =>
    booted.call('POST', '/api/v1/session', { email, password }, { key: null });

  it('is out at once and signs in no more, until enabled again', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const answer = await disable(person.userId);
    expect(answer).toMatchObject({ status: 200, body: { disabledAt: clock.now().toISOString() } });
    expect((await leads(person)).status).toBe(401);
    expect((await signIn(person)).status).toBe(401);
    expect(await disable(person.userId, owner.as, false)).toMatchObject({ body: { disabledAt: null } });
    // The sessions from before have ended for good.
    expect((await leads(person)).status).toBe(401);
    expect((await signIn(person)).status).toBe(200);
    const events = await booted.app.db.rows(sql`
      select type, actor from events where subject_id = ${person.userId} and type like 'user.%abled' order by type`);
    expect(events).toEqual([
      { type: 'user.disabled', actor: owner.userId },
      { type: 'user.enabled', actor: owner.userId },
    ]);
  });

  it('is nobody who belongs to another publisher too, but by an operator', async () => {
    const other = await aPublisher(booted);
    const person = await aPerson(booted, publisher.id, 'viewer');
    await booted.app.db.run(sql`insert into memberships (publisher_id, user_id, role, created_at)
      values (${other.id}, ${person.userId}, 'viewer', ${clock.now()})`);
    expect(await disable(person.userId)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await leads(person)).status).toBe(200);
    expect((await disable(person.userId, {})).status).toBe(200);
    expect(await disable(person.userId, owner.as, false)).toMatchObject({ status: 403 });
  });

  it('is neither oneself, nor done by those who may do less', async () => {
    const [second, marketer] = [
      await aPerson(booted, publisher.id, 'owner'),
      await aPerson(booted, publisher.id, 'marketer'),
    ];
    expect(await disable(owner.userId)).toMatchObject({
      status: 409,
      body: { code: 'conflict', reason: 'own_user' },
    });
    expect((await disable(owner.userId, marketer.as)).status).toBe(403);
    const stranger = await aPerson(booted, (await aPublisher(booted)).id, 'owner');
    expect((await disable(stranger.userId)).status).toBe(404);
    await remove(second.userId);
  });

  it('does not count as the owner who stays', async () => {
    const second = await aPerson(booted, publisher.id, 'owner');
    await disable(second.userId);
    expect(await remove(owner.userId)).toMatchObject({ status: 409, body: { code: 'last_owner' } });
    expect(await remove(second.userId)).toMatchObject({ status: 204 });
  });

  it('stays one of two owners who disable each other at the same moment', async () => {
    const { id } = await aPublisher(booted);
    const two = [await aPerson(booted, id, 'owner'), await aPerson(booted, id, 'owner')];
    await Promise.all(
      two.map(({ as }, n) =>
        booted.call('PATCH', `/api/v1/publishers/${id}/people/${two[1 - n]!.userId}`, { disabled: true }, as),
      ),
    );
    const left = await booted.app.db.rows(sql`
      select 1 from memberships as m join users as u on u.id = m.user_id
      where m.publisher_id = ${id} and u.disabled_at is null`);
    expect(left).toHaveLength(1);
  });

  it('gets another role in the same request, or neither', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const change = (body: object) => booted.call('PATCH', pathOf(person.userId), body, owner.as);
    expect((await change({ role: 'operator', disabled: true })).status).toBe(422);
    expect(await change({})).toMatchObject({ status: 200, body: { role: 'viewer', disabledAt: null } });
    expect(await change({ role: 'seller', disabled: true })).toMatchObject({
      status: 200,
      body: { role: 'seller', disabledAt: expect.any(String) as string },
    });
  });
});

describe('the last owner', () => {
  it('can neither go nor become less, not by the operator either, until there is another', async () => {
    for (const as of [owner.as, {}])
      for (const answer of [await remove(owner.userId, as), await give(owner.userId, 'viewer', as)])
        expect(answer).toMatchObject({ status: 409, body: { code: 'last_owner' } });
    const second = await aPerson(booted, publisher.id, 'owner');
    expect((await give(owner.userId, 'viewer', second.as)).status).toBe(200);
    expect((await remove(second.userId, second.as)).status).toBe(409);
    expect((await give(owner.userId, 'owner', second.as)).status).toBe(200);
  });

  it('stays when two owners demote each other at the same moment', async () => {
    const { id } = await aPublisher(booted);
    const two = [await aPerson(booted, id, 'owner'), await aPerson(booted, id, 'owner')];
    const answers = await Promise.all(
      two.map(({ as }, n) =>
        booted.call('PATCH', `/api/v1/publishers/${id}/people/${two[1 - n]!.userId}`, { role: 'viewer' }, as),
      ),
    );
    const owners = await booted.app.db.rows(
      sql`select 1 from memberships where publisher_id = ${id} and role = 'owner'`,
    );
    expect(owners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('has a counterpart in the last operator', async () => {
    const operator = await aPerson(booted, 'pub_operator', 'operator');
    const path = `/api/v1/publishers/pub_operator/people/${operator.userId}`;
    expect(await booted.call('DELETE', path, undefined, operator.as)).toMatchObject({
      status: 409,
      body: { code: 'last_owner' },
    });
    await aPerson(booted, 'pub_operator', 'operator');
    expect((await booted.call('DELETE', path, undefined, operator.as)).status).toBe(204);
    expect((await booted.call('GET', '/api/v1/publishers', undefined, operator.as)).status).toBe(403);
  });
});
