// Likely duplicates from the post to the decision and back: what is found, merged, undone and kept apart; no lead is ever lost.
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted, type CallOptions } from '../../test/app.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson } from '../../test/people.ts';
import { leadBody, post } from '../../test/posting.ts';
import { findDuplicates } from './find-duplicates.ts';
import { takeInFresh } from './take-in.ts';

const clock = testClock();
let booted: Booted;
beforeAll(async () => void (booted = await bootApp({ clock })));
afterAll(() => booted.close());

type Desk = { publisher: APublisher; listing: AListing };
async function aDesk(): Promise<Desk> {
  const publisher = await aPublisher(booted);
  return { publisher, listing: await aListing(booted, publisher) };
}

/** Two of these have nothing in common unless told so. */
let made = 0;
async function aLead({ listing }: Desk, given: Record<string, unknown> = {}): Promise<string> {
  const n = ++made;
  clock.forward(1_000);
  const { status, body } = await post(
    booted,
    listing,
    leadBody({
      FirstName: `First${n}`,
      LastName: `Last${n}`,
      Email: `someone${n}@company${n}.example`,
      Phone: '',
      Company: `Company ${n}`,
      Title: `Title ${n}`,
      ...given,
    }),
  );
  expect(status).toBe(202);
  return body.id;
}

async function find(): Promise<void> {
  while ((await takeInFresh(booted.app)) > 0);
  while ((await findDuplicates(booted.app)) > 0);
}

function callsOf({ publisher }: Desk, as?: CallOptions) {
  const at = `/api/v1/publishers/${publisher.id}`;
  const get = async (path: string) => (await booted.call('GET', `${at}/${path}`, undefined, as)).body;
  return {
    get,
    ask: (path: string) => booted.call('GET', `${at}/${path}`, undefined, as),
    send: (path: string, body: unknown = {}) => booted.call('POST', `${at}/${path}`, body, as),
    remove: (path: string) => booted.call('DELETE', `${at}/${path}`, undefined, as),
    open: async () => (await get('duplicates')).items as { id: string; people: { personId: string }[] }[],
    personOf: async (leadId: string) => (await get(`leads/${leadId}`)).person,
    leadsOf: async (personId: string) =>
      ((await get(`leads?personId=${personId}`)).items as { id: string }[]).map(({ id }) => id).toSorted(),
  };
}

/** Two leads of one person under two addresses, found. */
async function aPair(desk: Desk, given: Record<string, unknown> = {}) {
  const n = ++made;
  const same = { FirstName: 'Zofia', LastName: `Majchrzak${n}`, ...given };
  const one = await aLead(desk, { ...same, Email: `zofia@lipowa${n}.com` });
  const other = await aLead(desk, { ...same, Email: `zofia@lipowa${n}.de` });
  await find();
  const calls = callsOf(desk);
  const ids = async (lead: string) => (await calls.get(`leads/${lead}`)).personId as string;
  const [oneId, otherId] = [await ids(one), await ids(other)];
  const pair = (await calls.open()).find(({ people }) => people.some(({ personId }) => personId === oneId))!;
  return { one, other, oneId, otherId, id: pair.id };
}

describe('what is found', () => {
  it('says who it is, why, and how sure, the most certain first, page by page', async () => {
    const desk = await aDesk();
    const { get } = callsOf(desk);
    await aLead(desk, { FirstName: 'Ana', LastName: 'Reis', Email: 'ana@um.example', Company: 'Um' });
    await aLead(desk, { FirstName: 'Ana', LastName: 'Reis', Email: 'ana.reis@gmail.com', Company: 'Um Lda' });
    const phone = { FirstName: 'Hugh', LastName: 'Tremaine', Phone: '+442079460958' };
    await aLead(desk, { ...phone, Email: 'hugh@acme.example' });
    await aLead(desk, { ...phone, Email: 'h.t@else.example' });
    await find();
    const first = await get('duplicates?limit=1');
    expect(first.items).toMatchObject([
      {
        score: 80,
        reasons: [
          { code: 'same_phone', points: 60 },
          { code: 'same_name', points: 20 },
        ],
        people: [
          { contact: { email: 'hugh@acme.example' }, people: 1, leads: 1 },
          { contact: { email: 'h.t@else.example' }, people: 1, leads: 1 },
        ],
      },
    ]);
    const second = await get(`duplicates?limit=1&cursor=${first.nextCursor}`);
    expect(second.items).toMatchObject([{ score: 65, reasons: [{ code: 'same_name_same_company' }] }]);
    expect(second.nextCursor).toBeNull();
    expect((await get('duplicates?reason=same_phone')).items).toHaveLength(1);
    expect((await get('duplicates?reason=same_mailbox')).items).toEqual([]);
    expect(await get('duplicate-counts')).toEqual({ open: { count: 2, more: false } });
  });

  it('is found for a lead without an address too, which stands for its person', async () => {
    const desk = await aDesk();
    const { open, get, send, leadsOf } = callsOf(desk);
    const phone = { FirstName: 'Petra', LastName: 'Malá', Phone: '+420224811111' };
    const known = await aLead(desk, { ...phone, Email: 'petra@mala.example' });
    const nameless = await aLead(desk, { ...phone, Email: '' });
    await find();
    const [pair] = await open();
    expect(pair!.people.map(({ personId }) => personId)).toContain(nameless);
    const { personId } = await get(`leads/${known}`);
    expect((await send(`duplicates/${pair!.id}/merges`, { keep: personId })).status).toBe(201);
    expect(await leadsOf(personId)).toEqual([known, nameless].toSorted());
    expect(await leadsOf(nameless)).toEqual([known, nameless].toSorted());
    expect((await get(`leads/${nameless}`)).person).toMatchObject({ id: personId, leads: 2 });
    // It stays without a person of its own, as it was sent.
    expect((await get(`leads/${nameless}`)).personId).toBeNull();
  });

  it('was there before: what is on the list of the upgrade is compared like what comes in', async () => {
    const desk = await aDesk();
    const { open } = callsOf(desk);
    await aPair(desk);
    await booted.app.db.run(sql`delete from duplicates where publisher_id = ${desk.publisher.id}`);
    await booted.app.db.run(sql`delete from person_keys where publisher_id = ${desk.publisher.id}`);
    await booted.app.db.run(
      sql`insert into leads_to_compare select publisher_id, id from leads where publisher_id = ${desk.publisher.id}`,
    );
    await find();
    expect(await open()).toHaveLength(1);
  });

  it('stays among a publisher’s own', async () => {
    const [mine, theirs] = [await aDesk(), await aDesk()];
    const same = { FirstName: 'Ana', LastName: 'Reis', Phone: '+442079460958' };
    await aLead(mine, same);
    await aLead(theirs, same);
    await find();
    expect(await callsOf(mine).open()).toEqual([]);
    expect(await callsOf(theirs).open()).toEqual([]);
  });

  it('is bounded where many have the same in common', async () => {
    const desk = await aDesk();
    for (let n = 0; n < 40; n++)
      await aLead(desk, { FirstName: 'Bot', LastName: 'Net', Phone: '+442079460958' });
    await find();
    const [{ pairs }] = (await booted.app.db.rows<{ pairs: number }>(
      sql`select count(*) as pairs from duplicates where publisher_id = ${desk.publisher.id}`,
    )) as [{ pairs: number }];
    expect(pairs).toBeLessThanOrEqual(40 * 5);
    expect(pairs).toBeGreaterThanOrEqual(39);
  });
});

describe('a merge', () => {
  it('is followed by whoever reads, leaves leads as they were sent, and goes back to the very same', async () => {
    const desk = await aDesk();
    const { get, send, open, personOf, leadsOf } = callsOf(desk);
    const { id, one, other, oneId, otherId } = await aPair(desk);
    const rows = () =>
      booted.app.db.rows(
        sql`select to_jsonb(l) as row from leads as l where publisher_id = ${desk.publisher.id} order by id`,
      );
    const before = await rows();
    const merged = await send(`duplicates/${id}/merges`, { keep: otherId, note: ' Same mobile. ' });
    expect(merged).toMatchObject({
      status: 201,
      body: {
        kept: { personId: otherId },
        absorbed: { personId: oneId },
        note: 'Same mobile.',
        madeBy: 'operator',
        madeAt: clock.now().toISOString(),
        undoneAt: null,
      },
    });
    expect(await rows()).toEqual(before);
    for (const personId of [oneId, otherId]) expect(await leadsOf(personId)).toEqual([one, other].toSorted());
    expect(await personOf(one)).toMatchObject({ id: otherId, leads: 2 });
    expect((await get(`leads/${one}`)).personId).toBe(oneId);
    expect(await open()).toEqual([]);
    expect(await get(`lead-counts?personId=${oneId}`)).toMatchObject({ all: { count: 2 } });
    expect(await get(`leads/${one}/relations`)).toMatchObject({
      duplicates: [],
      merges: [{ id: merged.body.id }],
    });

    clock.forward(1_000);
    const undone = await send(`merges/${merged.body.id}/undos`, { note: 'Twins.' });
    expect(undone).toMatchObject({ status: 201, body: { undoneBy: 'operator', undoNote: 'Twins.' } });
    expect(await leadsOf(oneId)).toEqual([one]);
    expect(await personOf(other)).toMatchObject({ id: otherId, leads: 1 });
    expect((await open()).map((pair) => pair.id)).toEqual([id]);
    expect((await get('merges')).items).toMatchObject([{ id: merged.body.id, undoNote: 'Twins.' }]);
    expect(await send(`merges/${merged.body.id}/undos`)).toMatchObject({
      status: 409,
      body: { code: 'conflict', reason: 'undone' },
    });

    for (const lead of [one, other]) {
      const types = ((await get(`leads/${lead}`)).timeline as { type: string; note?: string }[])
        .filter(({ type }) => type.startsWith('person.'))
        .map(({ type, note }) => `${type} ${note}`);
      expect(types).toEqual(['person.merged Same mobile.', 'person.merge_undone Twins.']);
    }
  });

  it('takes in what the absorbed address sends later, which stays with it after an undo', async () => {
    const desk = await aDesk();
    const { send, leadsOf, personOf } = callsOf(desk);
    const { id, one, other, oneId, otherId } = await aPair(desk);
    const { body: merge } = await send(`duplicates/${id}/merges`, { keep: otherId });
    const heard: number[] = [];
    booted.app.outbox.on('lead.received', async (_tx, happenings) => {
      for (const happening of happenings) heard.push(happening.handed.earlierLeads);
    });
    const email = (await callsOf(desk).get(`leads/${one}`)).contact.email as string;
    const later = await aLead(desk, { Email: email });
    // The leads of both addresses came before it.
    expect(heard).toEqual([2]);
    expect(await leadsOf(otherId)).toEqual([one, other, later].toSorted());
    expect(await personOf(later)).toMatchObject({ id: otherId, leads: 3 });
    await send(`merges/${merge.id}/undos`);
    expect(await leadsOf(oneId)).toEqual([one, later].toSorted());
    expect(await leadsOf(otherId)).toEqual([other]);
  });

  it('goes on from a merge, and each can be undone by itself', async () => {
    const desk = await aDesk();
    const { send, get, leadsOf } = callsOf(desk);
    const leads = [await aLead(desk), await aLead(desk), await aLead(desk)];
    const people: string[] = [];
    for (const lead of leads) people.push((await get(`leads/${lead}`)).personId);
    const [a, b, c] = people as [string, string, string];
    const merge = async (personIds: string[], keep: string) =>
      (await send('merges', { personIds, keep })).body.items[0].id as string;
    const first = await merge([a, b], b);
    await merge([b, c], c);
    for (const id of people) expect(await leadsOf(id)).toEqual(leads.toSorted());
    // The other way round they are one already: no circle.
    expect(await send('merges', { personIds: [a, c], keep: a })).toMatchObject({
      status: 409,
      body: { reason: 'one_already' },
    });
    await send(`merges/${first}/undos`);
    expect(await leadsOf(a)).toEqual([leads[0]]);
    expect(await leadsOf(b)).toEqual(leads.slice(1).toSorted());
  });

  it('made twice at once makes no circle', async () => {
    const desk = await aDesk();
    const { send, get, leadsOf } = callsOf(desk);
    const leads = [await aLead(desk), await aLead(desk)];
    const [a, b] = [(await get(`leads/${leads[0]}`)).personId, (await get(`leads/${leads[1]}`)).personId];
    const answers = await Promise.all([
      send('merges', { personIds: [a, b], keep: a }),
      send('merges', { personIds: [a, b], keep: b }),
    ]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409']);
    expect(await leadsOf(a)).toEqual(leads.toSorted());
  });

  it.each<[string, (id: { mine: string; other: string; theirs: string }) => unknown, number, unknown]>([
    [
      'another publisher’s person',
      ({ mine, theirs }) => ({ personIds: [mine, theirs], keep: mine }),
      422,
      { field: 'personIds.1', code: 'not_here' },
    ],
    [
      'one person',
      ({ mine }) => ({ personIds: [mine], keep: mine }),
      422,
      { field: 'personIds', code: 'too_few' },
    ],
    [
      'a person with itself',
      ({ mine }) => ({ personIds: [mine, mine], keep: mine }),
      422,
      { field: 'personIds.1', code: 'same_as_another' },
    ],
    [
      'nobody’s id',
      ({ mine }) => ({ personIds: ['per_00000000000000000000', mine], keep: mine }),
      422,
      { field: 'personIds.0', code: 'not_here' },
    ],
    [
      'what is no person',
      ({ mine }) => ({ personIds: [mine, 'lst_00000000000000000000'], keep: mine }),
      422,
      { field: 'personIds.1', code: 'not_an_id' },
    ],
    [
      'keeping somebody else',
      ({ mine, other }) => ({ personIds: [mine, other], keep: 'per_00000000000000000000' }),
      422,
      { field: 'keep', code: 'not_one_of' },
    ],
  ])('is refused for %s', async (_, body, status, error) => {
    const [desk, another] = [await aDesk(), await aDesk()];
    const { get, send } = callsOf(desk);
    const mine = (await get(`leads/${await aLead(desk)}`)).personId as string;
    const other = (await get(`leads/${await aLead(desk)}`)).personId as string;
    const theirs = (await callsOf(another).get(`leads/${await aLead(another)}`)).personId as string;
    expect(await send('merges', body({ mine, other, theirs }))).toMatchObject({
      status,
      body: { errors: [error] },
    });
  });
});

describe('what is not there', () => {
  it.each([
    'merges/mrg_00000000000000000000/undos',
    'duplicates/dup_00000000000000000000/merges',
    'duplicates/dup_00000000000000000000/separations',
  ])('POST %s says so', async (path) => {
    const { send } = callsOf(await aDesk());
    expect(
      await send(path, path.endsWith('/merges') ? { keep: 'per_00000000000000000000' } : {}),
    ).toMatchObject({
      status: 404,
      body: { code: 'not_found', title: expect.any(String), detail: expect.any(String) },
    });
  });

  it('is neither merged nor undone for another publisher, who learns nothing of it', async () => {
    const [desk, another] = [await aDesk(), await aDesk()];
    const { id, oneId } = await aPair(desk);
    const theirs = callsOf(another);
    expect((await theirs.send(`duplicates/${id}/merges`, { keep: oneId })).status).toBe(404);
    const { body: merge } = await callsOf(desk).send(`duplicates/${id}/merges`, { keep: oneId });
    expect((await theirs.send(`merges/${merge.id}/undos`)).status).toBe(404);
    expect(await callsOf(desk).get(`duplicates/${id}`)).toMatchObject({ state: 'merged' });
  });
});

describe('kept apart', () => {
  it('they are never suggested again, whatever comes in; taken back, they are', async () => {
    const desk = await aDesk();
    const { send, open, get, remove } = callsOf(desk);
    const { id, one, other, oneId, otherId } = await aPair(desk);
    expect(await send(`duplicates/${id}/separations`, { note: 'Father and daughter.' })).toMatchObject({
      status: 201,
    });
    expect(await open()).toEqual([]);
    const { contact } = await get(`leads/${one}`);
    // More of both, with more in common than before.
    const more = { FirstName: contact.firstName, LastName: contact.lastName, Phone: '+48225550199' };
    await aLead(desk, { ...more, Email: contact.email });
    await aLead(desk, { ...more, Email: (await get(`leads/${other}`)).contact.email });
    await find();
    expect(await open()).toEqual([]);
    expect(await send(`duplicates/${id}/merges`, { keep: oneId })).toMatchObject({
      status: 409,
      body: { reason: 'kept_apart' },
    });
    expect(await send('merges', { personIds: [oneId, otherId], keep: oneId })).toMatchObject({
      status: 409,
      body: { reason: 'kept_apart' },
    });
    expect(await send(`duplicates/${id}/separations`)).toMatchObject({
      status: 409,
      body: { reason: 'kept_apart' },
    });
    expect((await get('duplicates?state=apart')).items).toMatchObject([{ id }]);
    expect(await get(`duplicates/${id}`)).toMatchObject({
      state: 'apart',
      separation: { by: 'operator', note: 'Father and daughter.' },
    });
    expect((await remove(`duplicates/${id}/separations`)).status).toBe(204);
    expect((await open()).map((pair) => pair.id)).toEqual([id]);
    expect((await get('duplicates?state=apart')).items).toEqual([]);
    expect(await remove(`duplicates/${id}/separations`)).toMatchObject({
      status: 409,
      body: { reason: 'not_apart' },
    });
  });

  it('holds for everybody who is one with them', async () => {
    const desk = await aDesk();
    const { send, open, get } = callsOf(desk);
    const { id, oneId, otherId } = await aPair(desk);
    await send(`duplicates/${id}/separations`);
    const third = (await get(`leads/${await aLead(desk)}`)).personId as string;
    await send('merges', { personIds: [third, oneId], keep: third });
    expect(await send('merges', { personIds: [third, otherId], keep: third })).toMatchObject({
      status: 409,
      body: { reason: 'kept_apart' },
    });
    expect(await open()).toEqual([]);
  });
});

describe('side by side', () => {
  it('shows both with their leads and what differs; merged, as they were before', async () => {
    const desk = await aDesk();
    const { send, get } = callsOf(desk);
    const { id, one, other, oneId, otherId } = await aPair(desk, { Company: 'Lipowa', Title: 'Head' });
    const open = await get(`duplicates/${id}`);
    expect(open).toMatchObject({ state: 'open', merge: null, separation: null, differs: ['email'] });
    const sides = (body: typeof open) =>
      body.sides.map((side: { personId: string; leads: { id: string }[] }) => [
        side.personId,
        ...side.leads.map((lead) => lead.id),
      ]);
    expect(sides(open)).toEqual([
      [oneId, one],
      [otherId, other],
    ]);
    expect(open.sides[0].leads[0]).toMatchObject({ consent: { basis: expect.any(String) }, deliveries: [] });
    await send(`duplicates/${id}/merges`, { keep: oneId });
    const merged = await get(`duplicates/${id}`);
    expect(merged).toMatchObject({ state: 'merged', merge: { kept: { personId: oneId } } });
    expect(sides(merged)).toEqual(sides(open));
  });
});

describe('beside a lead', () => {
  it('stand whom it likely is, and others of its company, by domain or by name', async () => {
    const desk = await aDesk();
    const { get } = callsOf(desk);
    const { id, one, otherId } = await aPair(desk);
    const colleague = await aLead(desk, { Email: `marek@mail.lipowa-x.example` });
    const boss = await aLead(desk, { Email: `boss@lipowa-x.example` });
    const free = [
      await aLead(desk, { Email: 'somebody77@gmail.com', Company: 'Dębowa Kft.' }),
      await aLead(desk, { Email: 'nobody88@gmail.com', Company: 'debowa' }),
    ];
    await find();
    expect(await get(`leads/${one}/relations`)).toMatchObject({
      duplicates: [{ id, person: { personId: otherId } }],
      merges: [],
    });
    expect(await get(`leads/${colleague}/relations`)).toMatchObject({
      duplicates: [],
      company: { name: 'lipowa-x.example', leads: [{ id: boss }] },
    });
    expect(await get(`leads/${free[0]}/relations`)).toMatchObject({ company: { leads: [{ id: free[1] }] } });
  });
});

describe('a seller', () => {
  it('sees and decides where all leads are theirs, is told why elsewhere, and learns nothing of others', async () => {
    const desk = await aDesk();
    const seller = await aPerson(booted, desk.publisher.id, 'seller');
    const office = callsOf(desk);
    const theirs = callsOf(desk, seller.as);
    const { id, one, other, oneId, otherId } = await aPair(desk);
    const assign = (leadIds: string[]) =>
      office.send('leads/assignments', { leadIds, userId: seller.userId });
    const refused = { status: 404 };
    expect(await theirs.open()).toEqual([]);
    expect(await theirs.ask(`duplicates/${id}`)).toMatchObject(refused);
    expect(await theirs.send(`duplicates/${id}/merges`, { keep: oneId })).toMatchObject(refused);
    await assign([one]);
    expect(await theirs.open()).toEqual([]);
    expect(await theirs.send(`duplicates/${id}/merges`, { keep: oneId })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', reason: 'others_leads' },
    });
    expect(await theirs.send(`duplicates/${id}/separations`)).toMatchObject({ status: 403 });
    await assign([other]);
    expect((await theirs.open()).map((pair) => pair.id)).toEqual([id]);
    expect(await theirs.get('duplicate-counts')).toMatchObject({ open: { count: 1 } });
    const merged = await theirs.send(`duplicates/${id}/merges`, { keep: otherId });
    expect(merged).toMatchObject({ status: 201, body: { madeBy: seller.userId } });
    expect(await theirs.leadsOf(oneId)).toEqual([one, other].toSorted());
    // Another's lead of the same person: it is no longer theirs alone to undo, nor to see as one.
    await office.send('leads/assignments', { leadIds: [other], userId: null });
    expect((await theirs.get('merges')).items).toEqual([]);
    expect(await theirs.leadsOf(oneId)).toEqual([one]);
    expect(await theirs.send(`merges/${merged.body.id}/undos`)).toMatchObject({ status: 403 });
  });
});

describe('after any history of arrivals, merges, undos and decisions', () => {
  type Step = { arrive: number } | { merge: [number, number] } | { undo: number } | { apart: number };
  const who = fc.nat(4);
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 2, arbitrary: who.map((arrive) => ({ arrive })) },
    { weight: 4, arbitrary: fc.tuple(who, who).map((merge) => ({ merge })) },
    { weight: 2, arbitrary: fc.nat(9).map((undo) => ({ undo })) },
    { weight: 1, arbitrary: fc.nat(9).map((apart) => ({ apart })) },
  );

  it('no lead is lost, nobody stands for two, and all undone is as it began', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        const desk = await aDesk();
        const calls = callsOf(desk);
        const n = ++made;
        const same = { FirstName: 'Zofia', LastName: `Wspólna${n}`, Phone: '+48225550102' };
        const leads: { id: string; who: number }[] = [];
        const people: string[] = [];
        const arrive = async (at: number) => {
          const id = await aLead(desk, { ...same, Email: `p${at}@nic${at}x${n}.example` });
          leads.push({ id, who: at });
          people[at] ??= (await calls.get(`leads/${id}`)).personId as string;
        };
        for (let at = 0; at < 5; at++) await arrive(at);
        await find();
        const done: string[] = [];
        for (const each of steps) {
          if ('arrive' in each) await arrive(each.arrive);
          else if ('merge' in each) {
            const [a, b] = each.merge.map((at) => people[at]!) as [string, string];
            const { status, body } = await calls.send('merges', { personIds: [a, b], keep: a });
            expect(a === b ? [422] : [201, 409]).toContain(status);
            if (status === 201) done.push(...(body.items as { id: string }[]).map(({ id }) => id));
          } else if ('undo' in each && done.length > 0) {
            const [id] = done.splice(each.undo % done.length, 1);
            expect((await calls.send(`merges/${id}/undos`)).status).toBe(201);
          } else if ('apart' in each) {
            const open = await calls.open();
            if (open.length > 0)
              expect(
                (await calls.send(`duplicates/${open[each.apart % open.length]!.id}/separations`)).status,
              ).toBe(201);
          }
          await groupsHold(calls, people, leads);
        }
        while (done.length > 0) expect((await calls.send(`merges/${done.pop()}/undos`)).status).toBe(201);
        for (const [at, person] of people.entries())
          expect(await calls.leadsOf(person)).toEqual(
            leads
              .filter((lead) => lead.who === at)
              .map(({ id }) => id)
              .toSorted(),
          );
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  /** Each lead is with exactly one group, whoever of the group is asked for; no open pair is within a group. */
  async function groupsHold(
    calls: ReturnType<typeof callsOf>,
    people: string[],
    leads: { id: string; who: number }[],
  ): Promise<void> {
    const found = new Map<string, string>();
    for (const [at, person] of people.entries()) {
      const theirs = await calls.leadsOf(person);
      expect(theirs).toEqual(
        expect.arrayContaining(leads.filter((lead) => lead.who === at).map(({ id }) => id)),
      );
      for (const id of theirs) {
        expect(found.get(id) ?? theirs.join()).toBe(theirs.join());
        found.set(id, theirs.join());
      }
    }
    expect(found.size).toBe(leads.length);
    for (const { people: both } of await calls.open())
      expect(new Set(both.map(({ personId }) => personId)).size).toBe(2);
  }
});
