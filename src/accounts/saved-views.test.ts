// Saved views: one's own, shared ones, and who may change which.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { aKey, aPublisher, type APublisher } from '../../test/factories.ts';

let booted: Booted;
let publisher: APublisher;
let key: string;

beforeAll(async () => {
  booted = await bootApp({
    routes: (web) =>
      void web.addHook('preHandler', async (request) => {
        const userId = request.headers['x-user'] as `usr_${string}` | undefined;
        if (userId !== undefined) request.actor = { ...request.actor, userId };
      }),
  });
  publisher = await aPublisher(booted);
  key = await aKey(booted, publisher);
});
afterAll(() => booted.close());

const path = (id = '') => `/api/v1/publishers/${publisher.id}/saved-views${id}`;
const as = (user: string, given = key) => ({ key: given, headers: { 'x-user': user } });
const view = { screen: 'leads', name: 'Poland, parked', query: { country: 'PL', deliveryState: 'parked' } };
const namesFor = async (user: string, query = '') =>
  (await booted.call('GET', path(query), undefined, as(user))).body.items.map(
    ({ name }: { name: string }) => name,
  );

it('are a person’s own until they are shared, and are changed and removed by those who see them', async () => {
  const { status, body } = await booted.call('POST', path(), view, as('usr_a'));
  expect(status).toBe(201);
  expect(body).toEqual({
    ...view,
    id: expect.stringMatching(/^view_/),
    shared: false,
    createdAt: expect.any(String),
  });
  expect([await namesFor('usr_a'), await namesFor('usr_b')]).toEqual([[view.name], []]);
  expect((await booted.call('DELETE', path(`/${body.id}`), undefined, as('usr_b'))).status).toBe(404);
  await booted.call('PATCH', path(`/${body.id}`), { name: 'Ours', shared: true }, as('usr_a'));
  expect([await namesFor('usr_b', '?screen=leads'), await namesFor('usr_b', '?screen=deliveries')]).toEqual([
    ['Ours'],
    [],
  ]);
  expect((await booted.call('DELETE', path(`/${body.id}`), undefined, as('usr_b'))).status).toBe(204);
  expect(await namesFor('usr_a')).toEqual([]);
});

it('are shared only by those who may change leads', async () => {
  const reader = await aKey(booted, publisher, ['leads:read']);
  const shared = { ...view, shared: true };
  expect((await booted.call('POST', path(), shared, as('usr_a', reader))).status).toBe(403);
  expect((await booted.call('POST', path(), view, { key: reader })).status).toBe(403);
  expect((await booted.call('POST', path(), view, as('usr_a', reader))).status).toBe(201);
});
