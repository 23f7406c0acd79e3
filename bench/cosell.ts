// How soon is a referral on the screen, and how quick is the room with a hundred thousand of them? By events of a simulated programme, and over HTTP.
import { performance } from 'node:perf_hooks';
import { byKeys } from './rig/by-keys.ts';
import type { Figure } from './rig/figure.ts';
import { startChild, type Child } from './rig/child.ts';
import { percentile } from './rig/numbers.ts';
import type { Programme } from './rig/programme.ts';
import type { Question, Rig } from './rig/rig.ts';
import { startHouse } from './rig/start.ts';
import { call, operatorKey } from './rig/world.ts';

export const cosell: Question = {
  name: 'cosell',
  title: 'How soon is a referral on the screen, and how quick is its room?',
  reading: `Partner Center, simulated in a process of its own, tells of a referral by a signed event and waits for nothing. Measured is from then until
the change notice that live screens hear, and until the API lists it; one event after the other, with all the referrals of the
room there already. The floor is the simulator's own answer to that fetch, asked by the same client. Then pages of the room over HTTP, one request after the other:
the floor is PostgreSQL giving 50 rows by their primary keys. In its quick form there are 10,000 referrals, else 100,000.`,
  answer,
};

const goals = { live: { of: 'ours', atMost: 2_000 }, page: { of: 'ours', atMost: 100 } } as const;

type Room = { port: number; publisherId: string; databaseUrl: string };

async function answer(rig: Rig): Promise<Figure[]> {
  const referrals = rig.quick ? 10_000 : 100_000;
  const databaseUrl = await rig.databases.fresh();
  const far = await startChild<Programme>('programme.ts', null);
  const house = await startHouse(databaseUrl, { duties: { serve: true, work: true } });
  try {
    await house.ask('open', null);
    const port = await house.ask('port', null);
    const { id: publisherId } = await call<{ id: string }>(port, 'POST', '/api/v1/publishers', {
      slug: 'northwind',
      name: 'Northwind',
    });
    const account = await call<{ id: string; hookUrl: string }>(
      port,
      'POST',
      `/api/v1/publishers/${publisherId}/programme-accounts`,
      { programme: 'partner-center', name: 'Ours', settings: await far.ask('settings', null) },
    );
    const room = { port, publisherId, databaseUrl };
    rig.say(`${referrals} referrals`);
    await fill(rig, room, account.id, referrals);
    rig.say('events');
    const live = await liveFigures(far, room, new URL(account.hookUrl).pathname, rig.quick ? 40 : 400);
    rig.say('pages');
    return [...live, ...(await pageFigures(room, referrals, rig.quick ? 15 : 100))];
  } finally {
    await house.end();
    await far.end();
    await rig.databases.drop(databaseUrl);
  }
}

/** Of many states, stages aside: one programme has none. */
async function fill(rig: Rig, { publisherId, databaseUrl }: Room, accountId: string, count: number) {
  await rig.databases.ask(
    databaseUrl,
    `insert into referrals (publisher_id, id, account_id, programme, external_id, former_ids, category, direction, status, substatus,
      name, company, country, value, currency, closes_on, told, raw, first_seen_at, changed_at, expires_at, answer_due_at)
    select '${publisherId}', 'ref_0' || lpad(n::text, 19, '0'), '${accountId}', 'partner-center', 'bench-' || n, '{}',
      (array['qualified_lead', 'co_sell', 'marketplace_lead'])[1 + n % 3], 'incoming', state[1], state[2], 'Deal ' || n, 'Firm ' || n % 5000,
      (array['PL', 'PT', 'CZ', 'HU', 'ES'])[1 + n % 5], 1000 + n % 90000, (array['EUR', 'USD', 'PLN'])[1 + n % 3], '2027-01-01'::date + n % 300,
      jsonb_build_object('engagementId', null, 'name', 'Deal ' || n, 'statusText', state[2], 'statusReason', null, 'stage', null,
        'customer', jsonb_build_object('company', 'Firm ' || n % 5000, 'street', null, 'city', null, 'region', null, 'postalCode', null,
          'country', 'PL', 'size', null, 'contacts', jsonb_build_array(jsonb_build_object('firstName', 'Zofia', 'lastName', 'M',
            'email', 'z' || n || '@firm.example', 'phone', null, 'title', null))),
        'consent', jsonb_build_object('shareWithOthers', true, 'contact', true, 'shareWithSellers', null),
        'deal', jsonb_build_object('value', (1000 + n % 90000)::text, 'currency', 'EUR', 'closesOn', '2027-01-01', 'notes', 'They decide soon.'),
        'solutions', '[]'::jsonb, 'invitedBy', null, 'team', '[]'::jsonb, 'externalReference', null, 'createdAt', null, 'updatedAt', null,
        'acceptedAt', null, 'expiresAt', null, 'direction', 'incoming', 'status', state[1], 'substatus', state[2]),
      '{}', now(), now(), now() + interval '1 year', case when state[1] = 'new' then now() + n * interval '1 second' end
    from generate_series(1, ${count}) as n,
      lateral (select case when n % 10 = 0 then array['new', 'received'] when n % 10 < 4 then array['active', 'accepted']
        else array['closed', (array['won', 'lost', 'declined', 'expired'])[1 + n % 4]] end as state) as given`,
  );
  await rig.databases.ask(databaseUrl, 'vacuum analyze');
}

async function liveFigures(
  far: Child<Programme>,
  room: Room,
  hook: string,
  times: number,
): Promise<Figure[]> {
  const heard = new Map<string, number>();
  const watching = await watch(room, (id) => void (heard.has(id) || heard.set(id, performance.now())));
  const taken = { live: [] as number[], listed: [] as number[], fetch: [] as number[] };
  try {
    for (let at = -3; at < times; at++) {
      const event = await far.ask('arrive', null);
      const from = performance.now();
      const posted = await fetch(`http://127.0.0.1:${room.port}${hook}`, { method: 'POST', ...event.post });
      if (posted.status !== 202) throw new Error(`The event was answered ${posted.status}`);
      const id = await listed(room, event.externalId);
      const seenAt = performance.now();
      while (!heard.has(id)) {
        if (performance.now() - from > 20_000) throw new Error('no change notice came');
        await new Promise((done) => setTimeout(done, 1));
      }
      const bare = await far.ask('fetchMs', event.externalId);
      if (at < 0) continue;
      taken.listed.push(seenAt - from);
      taken.live.push(heard.get(id)! - from);
      taken.fetch.push(bare);
      await new Promise((done) => setTimeout(done, 50));
    }
  } finally {
    watching.abort();
  }
  const of = (values: number[], share: number) => percentile(Float64Array.from(values).toSorted(), share);
  return ([0.5, 0.95] as const).flatMap((share): Figure[] => {
    const floor = [of(taken.fetch, share)];
    const name = share === 0.5 ? 'p50' : 'p95';
    const goal = share === 0.95 ? { goal: goals.live } : {};
    return [
      { name: `event to change notice, ${name}`, unit: 'ms', ours: [of(taken.live, share)], floor, ...goal },
      {
        name: `event to the API’s list, ${name}`,
        unit: 'ms',
        ours: [of(taken.listed, share)],
        floor,
        ...goal,
      },
    ];
  });
}

/** The id under which the API lists it; asks again and again, as nobody would. */
async function listed({ port, publisherId }: Room, externalId: string): Promise<string> {
  for (const from = performance.now(); performance.now() - from < 20_000;) {
    const { items } = await read<{ items: { id: string; externalId: string }[] }>(
      port,
      `/api/v1/publishers/${publisherId}/referrals?limit=1`,
    );
    if (items[0]?.externalId === externalId) return items[0].id;
  }
  throw new Error('The referral of an event was never listed');
}

/** Calls `hears` with the id of each referral of which the stream tells. */
async function watch({ port, publisherId }: Room, hears: (id: string) => void): Promise<AbortController> {
  const ends = new AbortController();
  const answered = await fetch(`http://127.0.0.1:${port}/api/v1/publishers/${publisherId}/stream`, {
    headers: { authorization: `Bearer ${operatorKey}` },
    signal: ends.signal,
  });
  let ready = () => {};
  const isReady = new Promise<void>((done) => (ready = done));
  void (async () => {
    let text = '';
    for await (const part of answered.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      if (text.includes('event: ready')) ready();
      const whole = text.lastIndexOf('\n\n');
      for (const [id] of text.slice(0, whole + 1).matchAll(/ref_[0-9a-z]{20}/g)) hears(id);
      if (whole >= 0) text = text.slice(whole + 1);
    }
  })().catch(() => undefined);
  await isReady;
  return ends;
}

async function pageFigures(room: Room, count: number, times: number): Promise<Figure[]> {
  const floor = [
    await byKeys(
      room.databaseUrl,
      {
        table: 'referrals',
        publisherId: room.publisherId,
        count,
        idAt: (nth) => `ref_0${String(1 + nth).padStart(19, '0')}`,
      },
      times,
    ),
  ];
  const idAt = (at: number) => `ref_0${String(1 + ((at * 7_919) % count)).padStart(19, '0')}`;
  const cursor = (at: number) => Buffer.from(`p:${idAt(at)}`).toString('base64url');
  const paths: [string, (at: number) => string][] = [
    ['first page', () => '/referrals?'],
    ['deep page', (at) => `/referrals?cursor=${cursor(at)}`],
    ['what to answer next', () => '/referrals?order=due'],
    ['by state', (at) => `/referrals?status=${['new', 'active', 'closed'][at % 3]}`],
    ['by category and state', (at) => `/referrals?category=co_sell&substatus=${['won', 'accepted'][at % 2]}`],
    ['search, common and rare', (at) => `/referrals?q=Firm+${at % 9}`],
    ['board', () => '/referral-board?'],
    ['board of a category', () => '/referral-board?category=co_sell'],
    ['a column, deep', (at) => `/referrals?programme=partner-center&column=won&cursor=${cursor(at)}`],
    ['counts', () => '/referral-counts?'],
    ['one with its story', (at) => `/referrals/${idAt(at)}?`],
  ];
  const figures: Figure[] = [];
  for (const [name, path] of paths) {
    const taken: number[] = [];
    for (let at = -3; at < times; at++) {
      const from = performance.now();
      await read(room.port, `/api/v1/publishers/${room.publisherId}${path(Math.abs(at))}`);
      if (at >= 0) taken.push(performance.now() - from);
    }
    const ours = [percentile(Float64Array.from(taken).toSorted(), 0.95)];
    figures.push({ name: `${name}, p95`, unit: 'ms', ours, floor, goal: goals.page });
  }
  return figures;
}

async function read<Body>(port: number, path: string): Promise<Body> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { authorization: `Bearer ${operatorKey}` },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}
