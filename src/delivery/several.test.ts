// Several leads in one call, on the real database and over real sockets: each has its own end, and none waits for another's.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { startHubSpot } from '../../test/fakes/hubspot.ts';
import type { Target } from '../mapping/mapping.ts';

const second = 1_000;

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let bucket: Crm;

beforeAll(async () => void (house = await bootDelivering()));
afterAll(() => house.close());
beforeEach(async () => {
  bucket = await startCrm();
  bucket.answer = { status: 200, headers: { etag: '"1"' } };
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
});
afterEach(async () => {
  bucket.letGo();
  await house.settle();
  await bucket.close();
});

/** One call at a time, so that what waits meanwhile goes together. */
const toBucket = (limits: object = {}): Promise<ADestination> =>
  aDestination(house, publisher, {
    kind: 's3',
    settings: {
      endpoint: bucket.url,
      region: 'eu-west-1',
      bucket: 'leads',
      accessKeyId: 'AKID',
      secretAccessKey: 'secret-of-the-bucket',
      format: 'ndjson',
    },
    limits: { concurrency: 1, ...limits },
  });
const lead = (given: Record<string, unknown> = {}) => {
  house.clock.forward(1);
  return aLead(house, listing, given);
};
const leads = async (count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(await lead());
  return ids;
};
/** Lead ids by call. */
const calls = () =>
  bucket.seen.map(({ body }) =>
    body
      .toString()
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { lead: { id: string } }).lead.id),
  );
/** What is recorded of each lead's delivery and of its last try. */
const recorded = async (leadId: string) => {
  const [row] = await house.app.db.rows<Record<string, unknown>>(sql`
    select delivery.state, delivery.attempts, delivery.rung, delivery.last_reason as reason, delivery.last_said as said,
      attempt.said as "saidThen", attempt.mended, jsonb_array_length(attempt.transcript::jsonb) as exchanges
    from deliveries as delivery left join attempts as attempt
      on attempt.publisher_id = delivery.publisher_id and attempt.delivery_id = delivery.id and attempt.number = delivery.attempts
    where delivery.publisher_id = ${publisher.id} and delivery.lead_id = ${leadId}`);
  return row!;
};
/** Sends all of these in one call. */
const together = async (make: () => Promise<string[]>): Promise<string[]> => {
  bucket.hold();
  await lead();
  await bucket.holding(1);
  const ids = await make();
  bucket.letGo();
  await house.settle();
  return ids;
};

describe('leads that wait for a place', () => {
  it('go in one call, each on its own record', async () => {
    await toBucket();
    const ids = await together(() => leads(5));
    expect(calls()).toEqual([[expect.any(String)], ids]);
    for (const id of ids) expect(await recorded(id)).toMatchObject({ state: 'delivered', exchanges: 1 });
    const names = (await deliveriesOf(house, publisher)).slice(1).map(({ externalId }) => externalId);
    expect(new Set(names).size).toBe(1);
  });

  it('never go with another lead of the same person', async () => {
    await toBucket();
    const [a1, a2, b1, a3] = await together(async () => [
      await lead({ Email: 'a@x.example' }),
      await lead({ Email: 'a@x.example' }),
      await lead({ Email: 'b@x.example' }),
      await lead({ Email: 'a@x.example' }),
    ]);
    expect(calls().slice(1)).toEqual([[a1, b1], [a2], [a3]]);
  });

  it('count as one call for the rate', async () => {
    await toBucket({ ratePerSecond: 0.05, concurrency: 5 });
    bucket.hold();
    await lead();
    await bucket.holding(1);
    const ids = await leads(30);
    bucket.letGo();
    await house.settle();
    expect(calls()).toHaveLength(1);
    await house.forward(20 * second);
    expect(calls().slice(1)).toEqual([ids]);
  });

  it('are given back when the process ends, but for what is under way', async () => {
    const own = await bootDelivering();
    const by = await aPublisher(own);
    const its = await aListing(own, by);
    const { settings } = await toBucket();
    await aDestination(own, by, {
      kind: 's3',
      settings: { ...(settings as Record<string, string>), secretAccessKey: 'secret-of-the-bucket' },
      limits: { concurrency: 1 },
    });
    bucket.hold();
    await aLead(own, its);
    await bucket.holding(1);
    for (let n = 0; n < 4; n++) await aLead(own, its);
    const stopped = own.house.delivering.engine.stop();
    bucket.letGo();
    await stopped;
    const rows = await own.app.db.rows<{ state: string; lease: string | null }>(
      sql`select state, lease from deliveries order by state`,
    );
    expect(rows.map(({ state }) => state)).toEqual(['delivered', ...Array<string>(4).fill('scheduled')]);
    expect(rows.every(({ lease }) => lease === null)).toBe(true);
    await own.close();
  });
});

describe('a call that comes to nothing', () => {
  it.each([
    ['is answered with a fault', { status: 500 }, 'remote_error'],
    ['is answered with what makes no sense', { status: 200 }, 'malformed_reply'],
    ['is cut', 'cut', 'unreachable'],
    ['hangs', 'hang', 'timeout'],
  ] as const)('because it %s is tried again for each of its leads', async (_, trouble, reason) => {
    await toBucket(trouble === 'hang' ? { timeoutMs: 2_000 } : {});
    const ids = await together(async () => {
      const made = await leads(3);
      bucket.script(trouble);
      return made;
    });
    for (const id of ids)
      expect(await recorded(id)).toMatchObject({
        state: 'waiting',
        attempts: 1,
        rung: 1,
        reason,
        exchanges: 1,
      });
    await house.forward(10 * second);
    for (const id of ids) expect(await recorded(id)).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('because the connector is at fault ends no process, and is on record', async () => {
    const destination = await toBucket();
    await farTargets(destination, [null as unknown as Target]);
    const id = await lead();
    await house.settle();
    expect(await recorded(id)).toMatchObject({ state: 'waiting', reason: 'internal_error' });
  });
});

/** The far side's own fields, as they were read from it. */
async function farTargets({ id }: ADestination, targets: Target[]): Promise<void> {
  await house.app.db.run(sql`
    insert into far_fields (publisher_id, destination_id, targets, read_at)
    values (${publisher.id}, ${id}, ${JSON.stringify(targets)}::jsonb, ${house.app.clock.now()})`);
  await house.house.delivering.engine.directory.refresh();
}

const company: Target = {
  name: 'contactCompany',
  label: 'Company',
  type: 'text',
  required: true,
  maxLength: 10,
};

describe('one of several', () => {
  it('that does not fit is not sent and says why; the others are, with what was mended', async () => {
    await farTargets(await toBucket(), [company]);
    const [fits, lacks, long] = await together(async () => [
      await lead({ Company: 'Lipowa' }),
      await lead({ Company: '' }),
      await lead({ Company: 'Lipowa and Daughters' }),
    ]);
    expect(calls().at(-1)).toEqual([fits, long]);
    expect(await recorded(fits!)).toMatchObject({ state: 'delivered', mended: null, said: null });
    expect(await recorded(lacks!)).toMatchObject({
      state: 'parked',
      reason: 'invalid_lead',
      exchanges: 0,
      said: { code: 'value_missing', values: { field: 'contactCompany' } },
      saidThen: { code: 'value_missing' },
    });
    expect(await recorded(long!)).toMatchObject({
      state: 'delivered',
      exchanges: 1,
      mended: [{ field: 'contactCompany', how: 'cut', length: 20, max: 10 }],
    });
  });

  it('that the far side refuses is parked alone', async () => {
    const hubspot = await startHubSpot();
    await aDestination(house, publisher, {
      kind: 'hubspot',
      settings: { accessToken: hubspot.token, leadObject: 'no', apiUrl: hubspot.url },
      limits: { concurrency: 1, ratePerSecond: 50 },
    });
    await house.app.db.run(sql`
      update destinations set paused_at = ${house.app.clock.now()} where publisher_id = ${publisher.id}`);
    await house.house.delivering.engine.directory.refresh();
    const ids = await leads(5);
    hubspot.refuseOne(2);
    await house.app.db.run(
      sql`update destinations set paused_at = null where publisher_id = ${publisher.id}`,
    );
    await house.house.delivering.engine.directory.refresh();
    await house.settle();
    const ends = await Promise.all(ids.map(recorded));
    expect(ends.filter(({ state }) => state === 'delivered')).toHaveLength(4);
    const other = ends.find(({ state }) => state !== 'delivered')!;
    expect(other['said']).toEqual(expect.objectContaining({ code: expect.any(String) as string }));
    expect(other['exchanges']).toBeGreaterThan(0);
    await hubspot.close();
  });
});

describe('a broken destination', () => {
  const broken = async () => {
    const destination = await toBucket();
    bucket.answer = { status: 403 };
    await lead();
    await house.settle();
    bucket.answer = { status: 200, headers: { etag: '"1"' } };
    expect(calls()).toHaveLength(1);
    return destination;
  };
  const healthOf = async ({ id }: ADestination) =>
    (await house.call('GET', `${destinationsPath(publisher)}/${id}`)).body.health;

  it('is tried with one lead, and when that is taken the others go together', async () => {
    await broken();
    const ids = await leads(6);
    await house.forward(31 * second);
    expect(calls()[1]).toHaveLength(1);
    expect(calls().slice(2).flat()).toHaveLength(6);
    expect(
      Math.max(
        ...calls()
          .slice(2)
          .map(({ length }) => length),
      ),
    ).toBeGreaterThan(3);
    for (const id of ids) expect(await recorded(id)).toMatchObject({ state: 'delivered' });
  });

  it('is not taken for mended because a lead did not even fit', async () => {
    const destination = await broken();
    await farTargets(destination, [company]);
    const unfit = await lead({ Company: '' });
    bucket.answer = { status: 403 };
    await house.forward(31 * second);
    expect(await recorded(unfit)).toMatchObject({ state: 'parked' });
    expect(await healthOf(destination)).toMatchObject({ state: 'broken' });
    bucket.answer = { status: 200, headers: { etag: '"1"' } };
    await house.forward(60 * second);
    expect(await healthOf(destination)).toMatchObject({ state: 'well' });
  });
});
