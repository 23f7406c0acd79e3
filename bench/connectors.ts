// What does a connector cost beside its far side, and what does it gain where the far side takes many leads in one call?
import { crmByKind } from '../src/connectors/crms/index.ts';
import { startChild, type Child } from './rig/child.ts';
import type { Far, Reach } from './rig/far.ts';
import type { Figure } from './rig/figure.ts';
import type { House, Opening } from './rig/house.ts';
import type { Question, Rig } from './rig/rig.ts';
import { series, type Pair } from './rig/rounds.ts';
import { startHouse } from './rig/start.ts';
import type { Tried } from './rig/tries.ts';
import { call, plan, publish, type WorldPlan } from './rig/world.ts';

export const connectors: Question = {
  name: 'connectors',
  title: 'What do the connectors cost?',
  reading: `Every connector that speaks HTTP pushes a lead through the whole try (mapping, connector, guarded client, reading of the answer,
transcript), again and again. The far side, in a process of its own, gives the answers that the connector's simulator gave to the same
requests before. The floor is those same requests, one after the other, by undici's own request to the same server, turn by turn with the
tries; **measured is only what a try takes beyond them**, and the ratio is that to the floor. The default mapping is part of it.
Then backlogs through every connector that can send several leads in one call, against the simulator itself, answering 50 ms late
(a folder is one on this disk, and as late), ten calls at once and no limit of rate: from the moment the destination is resumed until the last lead is
recorded as delivered. The baseline is the same product with the connectors' calls of several leads taken away.`,
  answer,
};

const lateMs = 50;
const concurrency = 10;
/** What may be added to the far side's own time. */
const mostOwnMs = 2;

async function answer(rig: Rig): Promise<Figure[]> {
  const far = await startChild<Far>('far.ts', null);
  try {
    const reaches = await far.ask('open', null);
    const own = await ownCosts(rig, far, reaches);
    await far.ask('late', lateMs);
    return [...own, ...(await drains(rig, reaches))];
  } finally {
    await far.end();
  }
}

/** The number of the lead that is tried again and again; the one before it brings tokens and whatever else is kept. */
const tried = 1;

async function ownCosts(rig: Rig, far: Child<Far>, reaches: Reach[]): Promise<Figure[]> {
  const overHttp = reaches.filter(({ http }) => http);
  const side = await openSide(rig, overHttp, { duties: { serve: true, work: false } });
  const figures: Figure[] = [];
  for (const { kind } of overHttp) {
    rig.say(kind);
    const { id: destinationId, shown } = side.destinations.get(kind)!;
    await far.ask('adopt', { kind, shown });
    await side.house.ask('tryOnce', { destinationId, number: 0 });
    await far.ask('record', kind);
    await side.house.ask('tryOnce', { destinationId, number: tried });
    const calls = await far.ask('replay', kind);
    const rounds: Tried[] = [];
    const given = { destinationId, number: tried, calls, tries: rig.quick ? 80 : 150 };
    for (let round = 0; round < (rig.quick ? 1 : 3); round++)
      rounds.push(await side.house.ask('tryBeside', given));
    figures.push(...costFigures(nameOf(kind), calls.length, rounds));
  }
  await side.close();
  return figures;
}

function costFigures(name: string, calls: number, rounds: Tried[]): Figure[] {
  const at = `${name} (${calls === 1 ? '1 call' : `${calls} calls`})`;
  const spread = (which: 'p50' | 'p99') => ({
    unit: 'ms',
    ours: rounds.map(({ own }) => own[which]),
    floor: rounds.map(({ floor }) => floor[which]),
  });
  return [
    { name: `${at}, p50`, ...spread('p50'), goal: { of: 'ours', atMost: mostOwnMs } },
    { name: `${at}, p99`, ...spread('p99') },
    { name: `${name}, its default mapping`, unit: 'µs/lead', ours: rounds.map(({ mappingUs }) => mappingUs) },
  ];
}

type Side = {
  house: Child<House>;
  databaseUrl: string;
  plan: WorldPlan;
  path: string;
  destinations: Map<string, { id: string; shown: Record<string, unknown> }>;
  /** Of one of its destinations. */
  pause(kind: string, paused: boolean): Promise<void>;
  close(): Promise<void>;
  /** Leads taken in so far. */
  leads: number;
};

/** A house of one publisher that has a destination of each of these kinds, all of them paused. */
async function openSide(rig: Rig, reaches: Reach[], opening: Opening): Promise<Side> {
  const databaseUrl = await rig.databases.fresh();
  const env = Object.assign({}, ...reaches.map((reach) => reach.env)) as Record<string, string>;
  const house = await startHouse(databaseUrl, opening, env);
  await house.ask('open', null);
  const port = await house.ask('port', null);
  const worldPlan = plan(rig.sinkPort, 1, { operator: false });
  const { base, target } = await publish(port, worldPlan.publishers[0]!);
  const destinations: Side['destinations'] = new Map();
  const pause = async (kind: string, paused: boolean) =>
    void (await call(port, 'PATCH', `${base}/destinations/${destinations.get(kind)!.id}`, { paused }));
  for (const { kind, settings } of reaches) {
    const shown = await call<{ id: string }>(port, 'POST', `${base}/destinations`, {
      kind,
      name: nameOf(kind),
      settings: typed(kind, settings),
      limits: { concurrency, ratePerSecond: null },
    });
    destinations.set(kind, { id: shown.id, shown });
    await pause(kind, true);
  }
  return {
    house,
    databaseUrl,
    plan: worldPlan,
    path: target.path,
    destinations,
    pause,
    leads: 0,
    async close() {
      await house.end();
      await rig.databases.drop(databaseUrl);
    },
  };
}

const nameOf = (kind: string) => crmByKind(kind)!.name;

/** What a person enters: what the house makes by itself is not among it. */
function typed(kind: string, settings: Record<string, string>): Record<string, string> {
  const fields = new Set(crmByKind(kind)!.fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(settings).filter(([name]) => fields.has(name)));
}

async function drains(rig: Rig, reaches: Reach[]): Promise<Figure[]> {
  const batching = reaches.filter(({ kind }) => crmByKind(kind)!.batch !== undefined);
  const opening = { duties: { serve: true, work: true }, filesLateMs: lateMs };
  const [together, single] = await Promise.all([
    openSide(rig, batching, opening),
    openSide(rig, batching, { ...opening, inCalls: 'of one' }),
  ]);
  // Both reach the same far sides, which must have heard of none of its people.
  single.leads = 1_000_000;
  const rounds = rig.quick ? 1 : 2;
  const rates = new Map<string, Pair<number>>(
    batching.map(({ kind }) => [kind, { ours: [], other: [], floor: [] }]),
  );
  for (let round = 0; round < rounds; round++) {
    await Promise.all([fill(rig, together, 2_000), fill(rig, single, rig.quick ? 60 : 150)]);
    for (const { kind } of batching) {
      rig.say(`backlog, ${kind}`);
      const pair = rates.get(kind)!;
      pair.ours.push(await drained(rig, together, kind));
      pair.other.push(await drained(rig, single, kind));
    }
  }
  await Promise.all([together.close(), single.close()]);
  return [...rates].map(([kind, pair]) => ({
    name: `backlog, ${nameOf(kind)}`,
    unit: 'leads/s',
    ...series(pair, (perSecond) => perSecond),
    goal: { of: 'baseline', atLeast: 5 },
  }));
}

/** Leads for every destination, all of them due, those too that wait for an hour of the day. */
async function fill(rig: Rig, side: Side, leads: number): Promise<void> {
  await side.house.ask('fill', { leads, from: side.leads, plan: side.plan, paths: [side.path] });
  side.leads += leads;
  await rig.databases.ask(side.databaseUrl, `update deliveries set due_at = now() where due_at > now()`);
}

/** Leads a second. */
async function drained(rig: Rig, side: Side, kind: string): Promise<number> {
  const { id } = side.destinations.get(kind)!;
  const state = async () => {
    const [row] = await rig.databases.ask<{ due: number; parked: number; lastMs: number }>(
      side.databaseUrl,
      `select count(*) filter (where state not in ('delivered', 'parked'))::int as due,
         count(*) filter (where state = 'parked')::int as parked,
         extract(epoch from max(delivered_at))::float8 * 1000 as "lastMs"
       from deliveries where destination_id = '${id}'`,
    );
    return row!;
  };
  const { due } = await state();
  const from = Date.now();
  const latest = from + 60_000;
  await side.pause(kind, false);
  for (;;) {
    const now = await state();
    if (now.parked > 0 || Date.now() > latest)
      throw new Error(`${kind}: ${now.parked} were not taken, ${now.due} are still due`);
    if (now.due === 0) {
      await side.pause(kind, true);
      return (due / (now.lastMs - from)) * 1_000;
    }
    await new Promise((soon) => setTimeout(soon, 20));
  }
}
