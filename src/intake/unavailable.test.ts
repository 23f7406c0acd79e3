// When the database is not there: 503 with Retry-After, nothing acknowledged, and nothing lost that the sender repeats.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { countOf, leadBody, post } from '../../test/posting.ts';

let booted: Booted;
let publisher: APublisher;
let listing: AListing;

beforeAll(async () => {
  booted = await bootApp();
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
});
afterAll(() => booted.close());

const notNow = {
  status: 503,
  type: 'application/problem+json',
  headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
  body: { code: 'unavailable' },
};
const notStored = async () => {
  const text = await booted.app.metrics.registry.getSingleMetricAsString('leadshare_intake_posts_total');
  return Number(/result="not_stored"\} (\d+)/.exec(text)?.[1]);
};

describe('tables that are not there', () => {
  it('refuse leads and unreadable bodies alike, and take them once they are back', async () => {
    await booted.app.db.script(
      'alter table leads rename to leads_away; alter table quarantine rename to quarantine_away',
    );
    const refused = await Promise.all(
      [leadBody({ Title: 'one' }), leadBody({ Title: 'two' }), 'not JSON'].map((body) =>
        post(booted, listing, body),
      ),
    );
    await booted.app.db.script(
      'alter table leads_away rename to leads; alter table quarantine_away rename to quarantine',
    );
    for (const answer of refused) expect(answer).toMatchObject(notNow);
    expect(JSON.stringify(refused.map(({ text }) => text))).not.toMatch(/leads_away|relation/);
    expect(await notStored()).toBe(3);
    expect(await countOf(booted, 'leads', publisher.id)).toBe(0);
    expect((await post(booted, listing, leadBody({ Title: 'one' }))).body.id).toMatch(/^lead_/);
  });

  it('keep a lead for a person when only the leads are missing', async () => {
    await booted.app.db.script('alter table leads rename to leads_away');
    const answer = await post(booted, listing, leadBody({ Title: 'three' }));
    await booted.app.db.script('alter table leads_away rename to leads');
    expect(answer).toMatchObject({
      status: 202,
      body: { id: expect.stringMatching(/^qrn_/), quarantined: true },
    });
    const path = `/api/v1/publishers/${publisher.id}/quarantine`;
    const { body } = await booted.call('GET', `${path}/${answer.body.id}`);
    expect(body).toMatchObject({ reason: 'not_storable', body: leadBody({ Title: 'three' }) });
    expect((await booted.call('POST', `${path}/${answer.body.id}/releases`)).status).toBe(201);
  });
});

it('a token that cannot be looked up is no unknown token', async () => {
  const fresh = await aListing(booted, publisher);
  await booted.app.db.script('alter table intake_tokens rename to intake_tokens_away');
  const answer = await post(booted, fresh, leadBody());
  await booted.app.db.script('alter table intake_tokens_away rename to intake_tokens');
  expect(answer).toMatchObject(notNow);
  expect((await post(booted, fresh, leadBody())).status).toBe(202);
});

it('a database that is gone for good answers 503 to every post', async () => {
  const alone = await bootApp();
  const theirs = await aListing(alone, await aPublisher(alone));
  expect((await post(alone, theirs, leadBody())).status).toBe(202);
  await alone.app.db.close();
  for (const body of [leadBody(), leadBody({ Title: 'again' }), '[]'])
    expect(await post(alone, theirs, body)).toMatchObject(notNow);
  expect((await alone.call('GET', '/healthz', undefined, { key: null })).status).toBe(200);
  await alone.close().catch(() => {});
});

// The embedded database has no connection to cut.
const cuttable = process.env['LEADSHARE_TEST_DATABASE'] === 'server' ? ['a connection'] : [];

it.each(cuttable)(
  '%s that is cut while a lead is being written acknowledges nothing, and the repeated post is one lead',
  async () => {
    const { db } = booted.app;
    const before = await countOf(booted, 'leads', publisher.id);
    const body = leadBody({ Title: 'cut off' });
    let answer: ReturnType<typeof post> | null = null;
    await db.tx(async (tx) => {
      await tx.run(sql`lock table leads in exclusive mode`);
      answer = post(booted, listing, body);
      while ((await cutWhoWaits()) === 0);
      expect(await answer).toMatchObject(notNow);
    });
    expect(await countOf(booted, 'leads', publisher.id)).toBe(before);
    expect((await post(booted, listing, body)).status).toBe(202);
    expect(await countOf(booted, 'leads', publisher.id)).toBe(before + 1);
  },
);

/** Resolves to how many connections were cut. */
async function cutWhoWaits(): Promise<number> {
  const cut = await booted.app.db.rows(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return cut.length;
}
