// No call gives one publisher's key anything of another publisher: made from the OpenAPI document, so that a new route is
// tried as soon as it is there.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { App } from '../src/platform/app.ts';
import type { Web } from '../src/platform/web.ts';
import { bootApp, type Booted } from './app.ts';
import { fillEveryTable } from './every-row.ts';
import { aKey, aListing, aPublisher } from './factories.ts';
import { aPerson } from './people.ts';
import { breaches, type Intruder, type Victim } from './isolation.ts';

async function twoPublishers(booted: Booted): Promise<[Intruder, Victim]> {
  const mark = 'onlyforitsowner';
  const [one, other] = [await aPublisher(booted), await aPublisher(booted)];
  const ids = await fillEveryTable(booted.app.db, other.id, mark);
  await aListing(booted, one);
  return [
    { publisherId: one.id, as: { key: await aKey(booted, one) } },
    { publisherId: other.id, ids, mark },
  ];
}

describe('every call with another publisher’s key', () => {
  let booted: Booted;
  beforeAll(async () => void (booted = await bootApp()));
  afterAll(() => booted.close());

  it('finds nothing, shows nothing and changes nothing', async () => {
    const { tried, found } = await breaches(booted, ...(await twoPublishers(booted)));
    expect(found).toEqual([]);
    expect(tried.length).toBeGreaterThan(20);
  });

  it('finds, shows and changes nothing with the session of another publisher’s owner either', async () => {
    const [intruder, victim] = await twoPublishers(booted);
    const { as } = await aPerson(booted, intruder.publisherId, 'owner');
    const { tried, found } = await breaches(booted, { ...intruder, as }, victim);
    expect(found).toEqual([]);
    expect(tried).toContain('PATCH /api/v1/publishers/{publisherId}/people/{userId}');
  });

  it('answers alike whether or not the other publisher exists', async () => {
    const [intruder, victim] = await twoPublishers(booted);
    const ask = (publisherId: string) =>
      booted.call('GET', `/api/v1/publishers/${publisherId}/listings`, undefined, intruder.as);
    const [there, nowhere] = [await ask(victim.publisherId), await ask('pub_nobody')];
    expect(there.status).toBe(404);
    expect({ ...there.body, requestId: '' }).toEqual({ ...nowhere.body, requestId: '' });
  });
});

describe('a route that forgets the publisher', () => {
  const params = z.object({ publisherId: z.string(), listingId: z.string() });
  const schema = { tags: ['Careless'], summary: 'Careless', params };
  const config = { scope: 'any' } as const;
  const path = '/api/v1/publishers/:publisherId/careless/:listingId';

  function carelessRoutes(web: Web, { db }: App): void {
    web.get(path, { config, schema }, ({ params }) =>
      db.rows(sql`select title from listings where id = ${params.listingId}`),
    );
    web.patch(path, { config, schema }, async ({ params, actor }, reply) => {
      await db.run(sql`update listings set title = title || ${actor.id} where id = ${params.listingId}`);
      return reply.code(404).send({});
    });
    web.post(path, { config, schema }, () => ({ found: true }));
    web.get(
      '/api/v1/publishers/:publisherId/everything',
      { config, schema: { ...schema, params: params.omit({ listingId: true }) } },
      () => db.rows(sql`select title from listings`),
    );
  }

  it('is found out: reading, writing, admitting and listing without the publisher', async () => {
    const booted = await bootApp({ routes: carelessRoutes });
    const { found } = await breaches(booted, ...(await twoPublishers(booted)));
    await booted.close();
    for (const breach of [
      /^GET .*careless.* shows what is another publisher’s/,
      /^PATCH .*careless.* changes rows of another publisher/,
      /^POST .*careless.* answers 200 instead of 404/,
      /^GET .*everything.* shows what is another publisher’s/,
    ])
      expect(found).toContainEqual(expect.stringMatching(breach));
    expect(found.filter((sentence) => !/careless|everything/.test(sentence))).toEqual([]);
  });

  it('does not even start when it does not say who may call it', async () => {
    const open = (web: Web) => void web.get('/api/v1/open', () => ({}));
    await expect(bootApp({ routes: open })).rejects.toThrow(
      'GET /api/v1/open must say config.scope, config.operator, config.person or config.open.',
    );
  });
});
