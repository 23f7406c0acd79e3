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
