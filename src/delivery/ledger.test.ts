// The ledger adds up after every step of a random history, against what the test itself has counted.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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

const second = 1_000;

type Line = {
  destinationId: string;
  received: number;
  delivered: number;
  scheduled: number;
  waiting: number;
  parked: number;
  withheld: number;
};

let house: Delivering;
let publisher: APublisher;
let open: AListing;
let closed: AListing;
let destinations: ADestination[];
const crms: Crm[] = [];
/** Leads that each destination must have, by the test's own count; tests and notices are in none. */
let owed: Map<string, Set<string>>;

beforeAll(async () => {
  house = await bootDelivering();
  crms.push(await startCrm(), await startCrm());
});
afterAll(async () => {
  await house.close();
  for (const crm of crms) await crm.close();
});
beforeEach(async () => {
  publisher = await aPublisher(house);
  open = await aListing(house, publisher);
  closed = await aListing(house, publisher, { sharing: false });
  destinations = [];
  owed = new Map();
  for (const crm of crms) {
    crm.answer = { status: 200 };
    crm.seen.splice(0);
    await add(crm);
  }
});

async function add(crm: Crm): Promise<void> {
  const made = await aDestination(house, publisher, {
    settings: { url: crm.url },
    limits: { concurrency: 2, retryDelaysS: [5, 30] },
  });
  destinations.push(made);
  owed.set(made.id, new Set());
}

async function linesNow(): Promise<Map<string, Line>> {
  const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/ledger`);
  return new Map((body.items as Line[]).map((line) => [line.destinationId, line]));
}

/** At any moment, whatever is under way. */
async function adds(step: string): Promise<void> {
  const lines = await linesNow();
  for (const { id } of destinations) {
    const { destinationId: _, received, ...parts } = lines.get(id)!;
    expect(received, `${step}: received`).toBe(owed.get(id)!.size);
    const sum = Object.values(parts).reduce((sum, part) => sum + part, 0);
    expect(sum, `${step}: the parts`).toBe(received);
  }
}

/** Once nothing is under way, state by state. */
async function agrees(step: string): Promise<void> {
  await house.settle();
  const deliveries = await deliveriesOf(house, publisher);
  for (const [id, { destinationId: _, received: __, ...parts }] of await linesNow())
    for (const [state, count] of Object.entries(parts)) {
      const found = deliveries.filter((each) => each.destinationId === id && each.state === state);
      expect(found.length, `${step}: ${state}`).toBe(count);
    }
}

/** A generator of our own (mulberry32), so that a history can be played again by its seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function post(listing: AListing, person: number, kind: 'customer' | 'test' | 'notice'): Promise<void> {
  house.clock.forward(1);
  const given = {
    customer: {},
    test: { Description: 'MSFT_TEST_1' },
    notice: { ActionCode: 'DNC', LeadSource: 'SPZA-DNC|a.b' },
  };
  const id = await aLead(house, listing, { Email: `p${person}@x.example`, ...given[kind] });
  if (kind === 'customer') for (const leads of owed.values()) leads.add(id);
}

const pick = <Value>(values: readonly Value[], roll: (below: number) => number) =>
  values[roll(values.length)]!;

const answers = [200, 200, 200, 500, 503, 413, 401, 429];

function steps(roll: (below: number) => number): Record<string, () => Promise<unknown>> {
  const one = () => pick(destinations, roll);
  const at = (id: string) => `${destinationsPath(publisher)}/${id}`;
  const replays = (body: unknown) => house.call('POST', `/api/v1/publishers/${publisher.id}/replays`, body);
  return {
    post: () => post(open, roll(5), 'customer'),
    'post again': () => post(open, roll(5), 'customer'),
    'post withheld': () => post(closed, roll(5), 'customer'),
    'post a test': () => post(open, roll(5), 'test'),
    'post a notice': () => post(open, roll(5), 'notice'),
    answer: async () =>
      void (pick(crms, roll).answer = { status: pick(answers, roll), headers: { 'retry-after': '7' } }),
    settle: () => house.settle(),
    'a while': () => house.forward(roll(90) * second),
    pause: () => house.call('PATCH', at(one().id), { paused: true }),
    resume: () => house.call('PATCH', at(one().id), { paused: false }),
    rotate: () => house.call('POST', `${at(one().id)}/signing-secrets`, { overlapHours: roll(2) }),
    check: () => house.call('POST', `${at(one().id)}/checks`),
    'replay parked': () => replays({ state: 'parked' }),
    'replay delivered': () => replays({ state: 'delivered', destinationId: one().id }),
    'replay waiting': () => replays({ state: 'waiting' }),
    'replay one': async () => {
      const all = await deliveriesOf(house, publisher);
      if (all.length > 0)
        await house.call(
          'POST',
          `/api/v1/publishers/${publisher.id}/deliveries/${pick(all, roll).id}/replays`,
        );
    },
    'share or not': () =>
      house.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${closed.id}`, {
        leadSharing: { enabled: roll(2) === 1 },
      }),
  };
}

it.each([1, 2])('through history %i, and in the end everybody has everything', async (seed) => {
  const roll = dice(seed);
  const possible = steps(roll);
  for (let n = 0; n < 50; n++) {
    const name = pick(Object.keys(possible), roll);
    await possible[name]!();
    await adds(`seed ${seed}, step ${n}, ${name}`);
    if (n % 10 === 9) await agrees(`seed ${seed}, step ${n}, ${name}`);
  }
  // Peace: what was withheld is shared, what rests is resumed, what is parked is sent again.
  for (const crm of crms) crm.answer = { status: 200 };
  await house.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${closed.id}`, {
    leadSharing: { enabled: true },
  });
  for (const { id } of destinations) {
    await house.call('PATCH', `${destinationsPath(publisher)}/${id}`, { paused: false });
    await house.call('POST', `${destinationsPath(publisher)}/${id}/checks`);
  }
  for (let n = 0; n < 3; n++) {
    await house.forward(120 * second);
    await house.call('POST', `/api/v1/publishers/${publisher.id}/replays`, { state: 'parked' });
  }
  await house.forward(120 * second);
  await adds('in the end');
  for (const { state } of await deliveriesOf(house, publisher)) expect(state).toBe('delivered');
  for (const [at, { id }] of destinations.entries())
    expect(new Set(crms[at]!.leads().filter((lead) => lead !== '' && owed.get(id)!.has(lead)))).toEqual(
      owed.get(id),
    );
});

it('a destination added later has its line, with what is back-filled', async () => {
  await post(open, 1, 'customer');
  await house.settle();
  await add(crms[0]!);
  await adds('added');
  await house.call('POST', `/api/v1/publishers/${publisher.id}/replays`, {
    destinationId: destinations.at(-1)!.id,
  });
  for (const id of owed.get(destinations[0]!.id)!) owed.get(destinations.at(-1)!.id)!.add(id);
  await adds('back-filled');
  await house.settle();
  await adds('delivered');
  await agrees('delivered');
  expect(await deliveriesOf(house, publisher, { state: 'delivered' })).toHaveLength(3);
});
