// One lead, whole: where it went by name, what happened in order, and nothing of what destinations keep secret.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { leadBody, post } from '../../test/posting.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let key: string;
let mine: { id: string };
let operators: { id: string };

beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  key = await aKey(booted, publisher, ['leads:read']);
  const webhook = (name: string) => ({
    kind: 'webhook',
    name,
    settings: { url: 'https://crm.far.example/leads?token=hush' },
  });
  mine = (await booted.call('POST', `/api/v1/publishers/${publisher.id}/destinations`, webhook('Our CRM')))
    .body;
  operators = (
    await booted.call('POST', '/api/v1/operator/destinations', {
      ...webhook('Sellers’ CRM'),
      role: 'field-seller-crm',
    })
  ).body;
});
afterAll(() => booted.close());

const read = (id: string, of = publisher.id, as = key) =>
  booted.call('GET', `/api/v1/publishers/${of}/leads/${id}`, undefined, { key: as });
const posted = async (body: string) => (await post(booted, listing, body)).body.id;

describe('deliveries', () => {
  it('name each destination and its role, the operator’s too, and say nothing of settings', async () => {
    const { status, body } = await read(await posted(leadBody()));
    expect(status).toBe(200);
    const byDestination = new Map(
      body.deliveries.map((delivery: { destinationId: string }) => [delivery.destinationId, delivery]),
    );
    const scheduled = {
      id: expect.stringMatching(/^dlv_/),
      state: 'scheduled',
      attempts: 0,
      externalId: null,
      externalUrl: null,
      lastReason: null,
      lastDetail: null,
      lastSaid: null,
      unconfirmed: false,
      deliveredAt: null,
      createdAt: clock.now().toISOString(),
      nextTryAt: clock.now().toISOString(),
      remote: null,
    };
    expect(byDestination).toEqual(
      new Map([
        [
          mine.id,
          {
            ...scheduled,
            destinationId: mine.id,
            destinationName: 'Our CRM',
            role: 'publisher-crm',
            route: 'policy:publisher-crm',
          },
        ],
        [
          operators.id,
          {
            ...scheduled,
            destinationId: operators.id,
            destinationName: 'Sellers’ CRM',
            role: 'field-seller-crm',
            route: 'policy:field-seller-crm',
          },
        ],
      ]),
    );
    expect(JSON.stringify(body)).not.toMatch(/hush|crm\.far|whsec_|pub_operator/);
  });

  it('say when the next try is, and that there is none behind an earlier lead or after the end', async () => {
    const first = await posted(leadBody({ Email: 'next@x.example', Title: '1' }));
    clock.forward(1_000);
    const second = await posted(leadBody({ Email: 'next@x.example', Title: '2' }));
    const due = new Date(clock.now().getTime() + 300_000);
    await booted.app.db.run(sql`
      update deliveries set state = 'waiting', due_at = ${due}, attempts = 1, last_reason = 'timeout', last_detail = 'No answer in 20 s.'
      where lead_id = ${first} and destination_id = ${mine.id}`);
    await booted.app.db.run(sql`
      update deliveries set state = 'delivered', delivered_at = ${due}, external_id = 'L-1', external_url = 'https://crm.example/L-1'
      where lead_id = ${first} and destination_id = ${operators.id}`);
    const of = async (lead: string, destination: { id: string }) =>
      (await read(lead)).body.deliveries.find(
        ({ destinationId }: { destinationId: string }) => destinationId === destination.id,
      );
    expect(await of(first, mine)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastReason: 'timeout',
      nextTryAt: due.toISOString(),
    });
    expect(await of(first, operators)).toMatchObject({
      deliveredAt: due.toISOString(),
      externalId: 'L-1',
      nextTryAt: null,
    });
    expect(await of(second, mine)).toMatchObject({ state: 'scheduled', nextTryAt: null });
  });
});

describe('the timeline', () => {
  it('tells reception, tries and what was said of the deliveries, in order, without the words on the wire', async () => {
    const id = await posted(leadBody({ Title: 'told' }));
    const delivery = (await read(id)).body.deliveries.find(
      ({ destinationId }: { destinationId: string }) => destinationId === mine.id,
    );
    const start = clock.now().getTime();
    const tries = [
      [1, 60_000, 'retry', 'timeout'],
      [2, 5_000, 'delivered', null],
    ] as const;
    for (const [number, ms, outcome, reason] of tries)
      await booted.app.db.run(sql`
        insert into attempts (publisher_id, delivery_id, number, started_at, duration_ms, outcome, reason, detail, transcript)
        values (${publisher.id}, ${delivery.id}, ${number}, ${new Date(start + ms)}, 40, ${outcome}, ${reason}, 'said so', '["hush"]')`);
    clock.forward(70_000);
    await booted.app.outbox.transact(null, (_tx, say) =>
      say([
        {
          type: 'delivery.parked',
          publisherId: publisher.id,
          subjectId: delivery.id,
          actor: 'worker',
          data: { leadId: id, destinationId: mine.id, reason: 'invalid_lead' },
        },
      ]),
    );
    const { body } = await read(id);
    expect(body.timeline).toEqual([
      {
        at: new Date(start).toISOString(),
        type: 'lead.received',
        actor: 'intake',
        listingId: listing.id,
        kind: 'customer',
        status: 'new',
        action: 'PLT',
      },
      expect.objectContaining({
        at: new Date(start + 5_000).toISOString(),
        type: 'delivery.attempted',
        attempt: 2,
        outcome: 'delivered',
      }),
      {
        at: new Date(start + 60_000).toISOString(),
        type: 'delivery.attempted',
        actor: 'worker',
        deliveryId: delivery.id,
        destinationId: mine.id,
        attempt: 1,
        durationMs: 40,
        outcome: 'retry',
        reason: 'timeout',
      },
      {
        at: clock.now().toISOString(),
        type: 'delivery.parked',
        actor: 'worker',
        deliveryId: delivery.id,
        leadId: id,
        destinationId: mine.id,
        reason: 'invalid_lead',
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('hush');
  });
});

describe('the raw body', () => {
  it('is base64 where it is no text', async () => {
    const sent = Buffer.concat([Buffer.from('first_name=Ann&note='), Buffer.from([0xc3])]);
    const { body: answer } = await post(booted, listing, sent, 'application/x-www-form-urlencoded');
    const { body } = await booted.call(
      'GET',
      `/api/v1/publishers/${publisher.id}/quarantine/${answer.id}`,
      undefined,
      { key },
    );
    expect(body).toMatchObject({ id: answer.id, encoding: 'base64', body: sent.toString('base64') });
  });
});

describe('what is not there', () => {
  it('is another publisher’s lead, under either path', async () => {
    const other = await aPublisher(booted);
    const theirKey = await aKey(booted, other);
    const id = await posted(leadBody({ Title: 'mine alone' }));
    for (const answer of [await read(id, other.id, theirKey), await read(id, publisher.id, theirKey)])
      expect(answer).toMatchObject({ status: 404 });
    expect((await booted.call('GET', `/api/v1/publishers/${other.id}/leads/${id}`)).status).toBe(404);
  });

  it.each(['lead_00000000000000000000', 'lead_', 'x', '%00'])('is %s', async (id) => {
    expect(await read(id)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('is anything without the scope', async () => {
    const weak = await aKey(booted, publisher, ['deliveries:read']);
    expect(await read(await posted(leadBody({ Title: 'scoped' })), publisher.id, weak)).toMatchObject({
      status: 403,
    });
  });
});
