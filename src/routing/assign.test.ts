// Leads go to whoever's turn it is, once, with the reason; they wait where nobody is free, and are taken up when somebody is.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aLead } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { shareWithheld } from '../delivery/share-withheld.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { handOut } from './hand-out.ts';
import { waitingFor } from './lead-store.ts';
import { reassign } from './reassign.ts';
import { takeUpWaiting } from './take-up.ts';

const clock = testClock();
const dayMs = 24 * 60 * 60_000;
let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let key: string;
let anna: APerson;
let bela: APerson;

beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  key = await aKey(booted, publisher);
  anna = await aPerson(booted, publisher.id, 'seller', { name: 'Anna' });
  clock.forward(1_000);
  bela = await aPerson(booted, publisher.id, 'seller', { name: 'Béla' });
});
afterAll(() => booted.close());

/** Each test has a Monday morning of its own, and nothing handed out yet. */
beforeEach(async () => {
  const monday = Date.parse('2026-03-02T09:00:00Z');
  const weeks = Math.ceil((clock.now().getTime() - monday) / (7 * dayMs));
  clock.forward(monday + weeks * 7 * dayMs - clock.now().getTime());
  basedOn = 0;
  await booted.app.db.script(
    `delete from waiting_leads; delete from assignments; delete from pool_members; delete from pools;
     delete from territory_versions; delete from absences; delete from working_hours; delete from events;
     delete from deliveries; delete from standings; delete from fresh_leads; delete from leads`,
  );
});
/** So many hours after nine o’clock on that Monday. */
const at = (hours: number) =>
  new Date(Math.floor(clock.now().getTime() / dayMs) * dayMs + (9 + hours) * 3_600_000).toISOString();

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
async function ask<Body>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  rest: string,
  body?: unknown,
  status = 200,
) {
  const answer = await booted.call<Body>(method, path(rest), body, { key });
  expect({ rest, status: answer.status, body: answer.body }).toMatchObject({ status });
  return answer.body;
}

type Pool = {
  id: string;
  version: number;
  waiting: number;
  warnings: string[];
  members: { userId: string; due: number; given: number }[];
};
type Entry = {
  leadId: string;
  userId: string | null;
  takenFrom: string | null;
  because: string;
  note: string | null;
  territory: { id: string } | null;
  pool: { id: string } | null;
  decision: { passed: { userId: string; reason: string }[] } | null;
};
const members = (...people: [APerson, object?][]) =>
  people.map(([{ userId }, more]) => ({ userId, ...more }));
const aPool = (given: object) => ask<Pool>('POST', '/pools', { name: 'The pool', ...given }, 201);
const poolNow = (id: string) => ask<Pool>('GET', `/pools/${id}`);
let basedOn = 0;
const territories = (list: object[], otherwise: string | null) =>
  ask<{ version: number }>('PUT', '/territories', { basedOn: basedOn++, territories: list, otherwise });
const country = (...value: string[]) => ({ fact: 'country', is: 'one_of', value });

/** What the timers do. */
async function tick(): Promise<void> {
  await tellScored(booted.app);
  await takeUpWaiting(booted.app, booted.house.scorers);
}
async function come(count: number, given: Record<string, unknown> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth++) ids.push(await aLead(booted, listing, given));
  await tick();
  return ids.toSorted();
}
const ledger = async (query = '') =>
  (await ask<{ items: Entry[] }>('GET', `/assignments?limit=200${query}`)).items;
const waiting = async () =>
  (await ask<{ items: { leadId: string; reason: string; lookAt: string | null }[] }>('GET', '/waiting-leads'))
    .items;
const holder = async (leadId: string) =>
  (await ask<{ assignedTo: string | null }>('GET', `/leads/${leadId}`)).assignedTo;
const office = {
  timeZone: 'UTC',
  windows: [1, 2, 3, 4, 5].map((day) => ({ day, from: '10:00', to: '12:00' })),
};

describe('leads that come in', () => {
  it('stay with nobody while there are no territories', async () => {
    const [lead] = await come(1);
    expect(await holder(lead!)).toBeNull();
    expect(await waiting()).toEqual([]);
  });

  it('go round in the pool of their territory, each with its why in the ledger and in the lead’s story', async () => {
    const iberia = await aPool({ members: members([anna, { weight: 2 }], [bela]) });
    const rest = await aPool({ name: 'Rest', members: members([bela]) });
    await territories(
      [{ id: 'iberia', name: 'Iberia', when: country('PT', 'ES'), poolId: iberia.id }],
      rest.id,
    );
    const ids = await come(6, { Country: 'Portugal' });
    const [other] = await come(1, { Country: 'Poland' });
    const entries = await ledger();
    expect(entries[0]).toMatchObject({ lastName: 'Brzozowska', company: 'Dworzec Paczek' });
    expect(entries.map(({ leadId }) => leadId).toSorted()).toEqual([...ids, other!].toSorted());
    const given = entries.filter(({ pool }) => pool!.id === iberia.id).map(({ userId }) => userId);
    expect(given.filter((userId) => userId === anna.userId)).toHaveLength(4);
    expect(await ledger(`&leadId=${other}`)).toMatchObject([
      {
        userId: bela.userId,
        territory: { id: 'otherwise' },
        because: 'turn',
        decision: { share: 1, passed: [] },
      },
    ]);
    expect((await poolNow(iberia.id)).members).toMatchObject([
      { userId: anna.userId, due: expect.closeTo(4), given: 4 },
      { userId: bela.userId, due: expect.closeTo(2), given: 2 },
    ]);
    const { timeline } = await ask<{ timeline: { type: string; userId?: string }[] }>(
      'GET',
      `/leads/${other}`,
    );
    expect(timeline.filter(({ type }) => type === 'lead.assigned')).toMatchObject([
      { actor: 'routing', userId: bela.userId, poolId: rest.id, territoryId: 'otherwise', because: 'turn' },
    ]);
  });

  it('are assigned once, however often they are scored', async () => {
    await territories([], (await aPool({ members: members([anna]) })).id);
    await come(3);
    await booted.app.db.script('insert into fresh_leads select publisher_id, lead_id from standings');
    await tick();
    expect(await ledger()).toHaveLength(3);
  });

  it('are handed out only when they are a customer’s, shared, and not disqualified', async () => {
    await territories([], (await aPool({ members: members([anna]) })).id);
    const closed = await aListing(booted, publisher, { sharing: false });
    const withheld = await aLead(booted, closed);
    const given = await aLead(booted, listing);
    await booted.app.db.run(sql`update standings set stage = 'disqualified' where lead_id = ${given}`);
    await tick();
    expect(await ledger()).toEqual([]);

    await booted.call('PATCH', path(`/listings/${closed.id}`), { leadSharing: { enabled: true } }, { key });
    await shareWithheld(booted.app, booted.house.delivering.engine, publisher.id, closed.id);
    await booted.house.delivering.engine.settle();
    expect((await ledger()).map(({ leadId }) => leadId)).toEqual([withheld]);
  });
});

describe('several at once', () => {
  it('give each lead to one person, whoever hears of it and whoever takes it up', async () => {
    const pool = await aPool({ members: members([anna, { weight: 2 }], [bela]), hours: office });
    await territories([], pool.id);
    const ids: string[] = [];
    for (let nth = 0; nth < 12; nth++) ids.push(await aLead(booted, listing));
    await Promise.all([tick(), tick(), tick()]);
    expect(await waiting()).toHaveLength(12);
    clock.forward(60 * 60_000);
    await Promise.all([tick(), tick(), tick(), come(6)]);
    await tick();
    const entries = await ledger();
    expect(new Set(entries.map(({ leadId }) => leadId)).size).toBe(18);
    expect(entries).toHaveLength(18);
    expect((await poolNow(pool.id)).members.map(({ given }) => given)).toEqual([12, 6]);
  });

  it('leave nothing half done when one of them dies before its commit', async () => {
    const pool = await aPool({ members: members([anna], [bela]), hours: office });
    await territories([], pool.id);
    const [lead] = await come(1);
    clock.forward(60 * 60_000);
    const dies = booted.app.outbox.transact(null, async (tx, say) => {
      const [line] = await waitingFor(tx, publisher.id, pool.id, 10);
      await handOut(booted.app, tx, say, [
        {
          ...line!,
          publisherId: publisher.id,
          poolId: pool.id,
          from: null,
          because: 'turn',
          actor: 'routing',
          note: null,
        },
      ]);
      throw new Error('died');
    });
    await expect(dies).rejects.toThrow('died');
    expect(await ledger()).toEqual([]);
    expect(await waiting()).toHaveLength(1);
    await tick();
    expect(await ledger(`&leadId=${lead}`)).toHaveLength(1);
    expect((await poolNow(pool.id)).members.map(({ given }) => given)).toEqual([1, 0]);
  });
});

describe('a lead that nobody is free for', () => {
  it('waits for the opening hours, and is taken up then', async () => {
    const pool = await aPool({ members: members([anna]), hours: office });
    await territories([], pool.id);
    const [lead] = await come(1);
    expect(await waiting()).toMatchObject([{ leadId: lead, reason: 'outside_hours', lookAt: at(1) }]);
    expect((await poolNow(pool.id)).waiting).toBe(1);
    clock.forward(59 * 60_000);
    await tick();
    expect(await holder(lead!)).toBeNull();
    clock.forward(60_000);
    await tick();
    expect(await holder(lead!)).toBe(anna.userId);
    expect(await waiting()).toEqual([]);
    expect(await ledger()).toHaveLength(1);
  });

  it('waits at the caps, for the next day and for a lead that is settled', async () => {
    const pool = await aPool({ members: members([anna, { capADay: 2 }], [bela, { capOpen: 1 }]) });
    await territories([], pool.id);
    const ids = await come(4);
    expect(await waiting()).toMatchObject([{ leadId: ids[3], reason: 'at_caps' }]);
    const [{ leadId: hers }] = (await ledger(`&userId=${bela.userId}`)) as [Entry];
    await booted.app.db.run(sql`update standings set stage = 'disqualified' where lead_id = ${hers}`);
    clock.forward(60_000);
    await tick();
    expect(await holder(ids[3]!)).toBe(bela.userId);
    const [next] = await come(1);
    expect(await holder(next!)).toBeNull();
    clock.forward(15 * 60 * 60_000);
    await tick();
    expect(await holder(next!)).toBe(anna.userId);
  });

  it('is taken up when an absence is taken back, and when somebody is put into the pool', async () => {
    const pool = await aPool({ members: members([anna]) });
    await territories([], pool.id);
    const away = await ask<{ id: string }>('POST', '/absences', { userId: anna.userId, from: at(-24) }, 201);
    const [lead] = await come(1);
    expect(await waiting()).toMatchObject([{ reason: 'absent', lookAt: null }]);
    await ask('DELETE', `/absences/${away.id}`, undefined, 204);
    await tick();
    expect(await holder(lead!)).toBe(anna.userId);

    await ask('POST', '/absences', { userId: anna.userId, from: at(-24), to: at(7 * 24) }, 201);
    const [next] = await come(1);
    await ask('PUT', `/pools/${pool.id}`, { basedOn: 1, name: 'The pool', members: members([anna], [bela]) });
    await tick();
    expect(await holder(next!)).toBe(bela.userId);
  });

  it('is placed anew when the territories change', async () => {
    const pool = await aPool({ members: members([anna]) });
    await territories([{ id: 'iberia', name: 'Iberia', when: country('PT'), poolId: pool.id }], null);
    const [lead] = await come(1, { Country: 'Poland' });
    expect(await waiting()).toMatchObject([{ leadId: lead, reason: 'no_pool' }]);
    await territories([], pool.id);
    await tick();
    expect(await holder(lead!)).toBe(anna.userId);
  });

  it('waits no longer once a person hands it to somebody', async () => {
    await territories([], null);
    const [lead] = await come(1);
    await ask('POST', '/leads/assignments', {
      leadIds: [lead],
      userId: bela.userId,
      note: 'She knows them.',
    });
    expect(await waiting()).toEqual([]);
    expect(await ledger(`&leadId=${lead}`)).toMatchObject([
      { userId: bela.userId, because: 'by_hand', note: 'She knows them.', decision: null, takenFrom: null },
    ]);
  });
});

describe('a lead that is taken from somebody', () => {
  it('goes to the next, never back, and stays where nobody else is left', async () => {
    const pool = await aPool({ members: members([anna], [bela]) });
    await territories([], pool.id);
    const [lead] = await come(1);
    const first = await holder(lead!);
    const second = first === anna.userId ? bela.userId : anna.userId;
    clock.forward(1_000);
    const breach = () =>
      booted.app.outbox.transact(null, (tx, say) =>
        reassign(booted.app, booted.house.scorers, tx, say, {
          publisherId: publisher.id,
          leadIds: [lead!],
          because: 'breach',
          actor: 'followup',
        }),
      );
    expect(await breach()).toEqual([{ leadId: lead, takenFrom: first, userId: second, reason: null }]);
    expect(await breach()).toEqual([
      { leadId: lead, takenFrom: second, userId: second, reason: 'nobody_else' },
    ]);
    expect(await holder(lead!)).toBe(second);
    expect(await ledger()).toMatchObject([
      { because: 'breach', takenFrom: first, userId: second },
      { because: 'turn' },
    ]);
  });

  it('goes to the others when whoever has it is away for good, or waits for one', async () => {
    const pool = await aPool({ members: members([anna], [bela, { capADay: 1 }]) });
    await territories([], pool.id);
    await come(3);
    const theirs = (await ledger(`&userId=${anna.userId}`)).map(({ leadId }) => leadId);
    expect(theirs).toHaveLength(2);
    expect(await ask('POST', '/hand-backs', { userId: anna.userId, note: 'She left.' })).toEqual({
      assigned: 0,
      waiting: 2,
      more: false,
    });
    expect(await Promise.all(theirs.map(holder))).toEqual([null, null]);
    clock.forward(24 * 60 * 60_000);
    await tick();
    expect(new Set(await Promise.all(theirs.map(holder)))).toEqual(new Set([bela.userId, null]));
  });
});

describe('a pool', () => {
  it.each([
    ['nobody', () => [], 'members', 'pool_without_people'],
    ['a stranger', () => [{ userId: 'usr_stranger' }], 'members.0.userId', 'no_such_person'],
    ['one twice', () => members([anna], [anna]), 'members.1.userId', 'same_as_another'],
    ['a weight of nothing', () => members([anna, { weight: 0 }]), 'members.0.weight', 'too_small'],
    ['a cap of minus one', () => members([anna, { capADay: -1 }]), 'members.0.capADay', 'too_small'],
  ])('with %s in it is told beside the field', async (_what, people, field, code) => {
    const body = { name: 'The pool', members: people() };
    expect(await ask('POST', '/pools', body, 422)).toMatchObject({ errors: [{ field, code }] });
  });

  it('tells a time zone that does not exist, and people who may not work leads', async () => {
    const hours = { ...office, timeZone: 'Europe/Atlantis' };
    expect(await ask('POST', '/pools', { name: 'P', hours, members: members([anna]) }, 422)).toMatchObject({
      errors: [{ field: 'hours.timeZone', code: 'not_a_time_zone' }],
    });
    const viewer = await aPerson(booted, publisher.id, 'viewer');
    expect(await ask('POST', '/pools', { name: 'P', members: members([viewer]) }, 422)).toMatchObject({
      errors: [{ field: 'members.0.userId', code: 'may_not_work_leads' }],
    });
  });

  it('is told to be without people when the last one leaves', async () => {
    const pool = await aPool({ members: members([anna]) });
    await booted.call('PATCH', path(`/people/${anna.userId}`), { role: 'viewer' });
    expect((await poolNow(pool.id)).warnings).toEqual(['nobody_works']);
    expect(
      await booted.app.db.rows(sql`select type, subject_id as id from events where type = 'pool.emptied'`),
    ).toEqual([{ type: 'pool.emptied', id: pool.id }]);
    await territories([], pool.id);
    await come(1);
    expect(await waiting()).toMatchObject([{ reason: 'pool_empty' }]);
    await booted.call('PATCH', path(`/people/${anna.userId}`), { role: 'seller' });
    await tick();
    expect(await waiting()).toEqual([]);
  });

  it('is not changed over somebody else’s change, nor archived while a territory leads to it', async () => {
    const pool = await aPool({ members: members([anna]) });
    const change = { basedOn: 1, name: 'Renamed', members: members([anna], [bela]) };
    expect(await ask<Pool>('PUT', `/pools/${pool.id}`, change)).toMatchObject({
      version: 2,
      name: 'Renamed',
    });
    expect(await ask('PUT', `/pools/${pool.id}`, change, 409)).toMatchObject({ reason: 'newer_version' });
    await territories([], pool.id);
    expect(await ask('DELETE', `/pools/${pool.id}`, undefined, 409)).toMatchObject({ reason: 'pool_in_use' });
    await territories([], null);
    await ask('DELETE', `/pools/${pool.id}`, undefined, 204);
    await ask('DELETE', `/pools/${pool.id}`, undefined, 404);
    const body = { basedOn, territories: [], otherwise: pool.id };
    expect(await ask('PUT', '/territories', body, 422)).toMatchObject({
      errors: [{ field: 'otherwise', code: 'no_such_pool' }],
    });
  });
});

describe('territories', () => {
  it('are saved as versions, and not over somebody else’s', async () => {
    const pool = await aPool({ members: members([anna]) });
    expect(await ask('GET', '/territories')).toMatchObject({ version: 0, territories: [] });
    await territories([], pool.id);
    const body = { basedOn: 0, territories: [], otherwise: null };
    expect(await ask('PUT', '/territories', body, 409)).toMatchObject({ reason: 'newer_version' });
    await territories([], null);
    const { items } = await ask<{ items: { version: number; otherwise: string | null }[] }>(
      'GET',
      '/territory-versions',
    );
    expect(items.map(({ version, otherwise }) => [version, otherwise])).toEqual([
      [2, null],
      [1, pool.id],
    ]);
  });
});

describe('a seller', () => {
  beforeEach(async () => void (anna = await aPerson(booted, publisher.id, 'seller')));
  const asAnna = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', rest: string, body?: unknown) =>
    booted.call(method, path(rest), body, anna.as);

  it('says when they work and when they are away, and sees and changes nobody else’s', async () => {
    expect((await asAnna('PUT', `/working-hours/${anna.userId}`, { hours: office })).status).toBe(200);
    expect((await asAnna('GET', `/working-hours/${anna.userId}`)).body).toEqual({
      userId: anna.userId,
      hours: office,
    });
    expect((await asAnna('PUT', `/working-hours/${bela.userId}`, { hours: null })).status).toBe(404);
    expect((await asAnna('GET', `/working-hours/${bela.userId}`)).status).toBe(404);
    const away = { from: at(24), to: at(48), reason: 'Holidays' };
    expect((await asAnna('POST', '/absences', { userId: anna.userId, ...away })).status).toBe(201);
    expect((await asAnna('POST', '/absences', { userId: bela.userId, ...away })).status).toBe(404);
    const { id } = await ask<{ id: string }>('POST', '/absences', { userId: bela.userId, ...away }, 201);
    expect((await asAnna('GET', '/absences')).body.items).toMatchObject([{ userId: anna.userId }]);
    expect((await asAnna('DELETE', `/absences/${id}`)).status).toBe(404);
    expect((await ask<{ items: unknown[] }>('GET', '/absences')).items).toHaveLength(2);
  });

  it.each([
    [{ from: '2036-03-10T00:00:00Z', to: '2036-03-03T00:00:00Z' }, 'to', 'wrong_order'],
    [{ from: '2026-02-01T00:00:00Z', to: '2026-02-03T00:00:00Z' }, 'to', 'wrong_order'],
    [{ from: 'tomorrow' }, 'from', 'not_a_time'],
  ])('is told what is wrong with the absence %j', async (given, field, code) => {
    const answer = await asAnna('POST', '/absences', { userId: anna.userId, ...given });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } });
  });

  it('reads why their own lead came to them, and no other’s', async () => {
    await territories([], (await aPool({ members: members([anna], [bela]) })).id);
    await come(2);
    const { items } = (await asAnna('GET', '/assignments')).body as { items: Entry[] };
    expect(items.map(({ userId }) => userId)).toEqual([anna.userId]);
  });
});

describe('a simulation', () => {
  it('says who would have got how many, by territories and pools that are not saved', async () => {
    await come(6, { Country: 'Portugal' });
    await come(2, { Country: 'Poland' });
    const pools = [{ id: 'new-1', name: 'New', members: members([anna, { weight: 2 }], [bela]) }];
    const list = [{ id: 'iberia', name: 'Iberia', when: country('PT'), poolId: 'new-1' }];
    const body = { days: 30, pools, territories: list, otherwise: null };
    expect(await ask('POST', '/assignment-simulations', body)).toMatchObject({
      leads: 8,
      more: false,
      territories: expect.arrayContaining([
        {
          territoryId: 'iberia',
          name: 'Iberia',
          poolId: 'new-1',
          leads: 6,
          waited: 0,
          people: [
            { userId: anna.userId, leads: 4 },
            { userId: bela.userId, leads: 2 },
          ],
          unassigned: [],
        },
        expect.objectContaining({
          territoryId: 'otherwise',
          leads: 2,
          unassigned: [{ reason: 'no_pool', leads: 2 }],
        }),
      ]),
    });
    expect(await ledger()).toEqual([]);
    const wrong = { ...body, pools: [{ id: 'new-1', name: 'New', members: [] }] };
    expect(await ask('POST', '/assignment-simulations', wrong, 422)).toMatchObject({
      errors: [{ field: 'pools.0.members', code: 'pool_without_people' }],
    });
  });

  it('lets leads wait as they would have', async () => {
    await come(3);
    clock.forward(4 * 60 * 60_000);
    const pools = [{ id: 'new-1', name: 'New', hours: office, members: members([anna, { capADay: 2 }]) }];
    expect(
      await ask('POST', '/assignment-simulations', { days: 1, pools, otherwise: 'new-1' }),
    ).toMatchObject({
      territories: [{ leads: 3, waited: 2, unassigned: [{ reason: 'at_caps', leads: 1 }] }],
      people: [{ userId: anna.userId, leads: 2 }],
    });
  });
});
