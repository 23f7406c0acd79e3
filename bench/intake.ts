// How fast is a lead taken in durably, against one transaction a request on the very same code?
// Whole intake over HTTP: read, identified, routed, two deliveries written; destinations are paused, so nothing is pushed.
import type { Child } from './rig/child.ts';
import { processCpuS } from './rig/databases.ts';
import type { Figure, Goal } from './rig/figure.ts';
import type { House, Opening } from './rig/house.ts';
import type { Loaded, Target } from './rig/load.ts';
import type { Question, Rig } from './rig/rig.ts';
import { inTurn, series, type Pair } from './rig/rounds.ts';
import { startHouse } from './rig/start.ts';
import { build, plan } from './rig/world.ts';

export const intake: Question = {
  name: 'intake',
  title: 'How fast is a lead taken in?',
  reading: `Posts of about 500 bytes, each of another person, over that many keep-alive connections to 20 publishers' intake URLs.
The answer comes after the commit. Measured is the product as it starts; the baseline is the same server with a batch of 1
and ten connections to the database: one transaction a request. Every lead is written with its person, its event and two
deliveries. PostgreSQL's processor time is that of all its processes, background ones included.`,
  answer,
};

const levels = [
  { connections: 1, atLeast: 1 },
  { connections: 8, atLeast: 1.2 },
  { connections: 100, atLeast: 2.2 },
  { connections: 200, atLeast: 2.2 },
];

type Side = { house: Child<House>; port: number; targets: Target[]; databaseUrl: string };
type Measured = Loaded & { batch: number; cpuUs: number; ownCpuUs: number };

async function answer(rig: Rig): Promise<Figure[]> {
  const ours = await open(rig, { duties: { serve: true, work: true } });
  const single = await open(rig, {
    duties: { serve: true, work: true },
    limits: { maxBatch: 1, maxFlights: 10 },
  });
  try {
    for (const side of [ours, single]) await measure(rig, side, 50, rig.quick ? 0.7 : 5);
    const figures: Figure[] = [];
    for (const level of rig.quick ? levels.filter(({ connections }) => connections <= 100) : levels) {
      rig.say(`${level.connections} connections`);
      const seconds = rig.quick ? 0.8 : 4;
      const once = (side: Side) => () => measure(rig, side, level.connections, seconds);
      figures.push(...figuresOf(level, await inTurn(rig.quick ? 1 : 3, once(ours), once(single))));
    }
    return figures;
  } finally {
    for (const side of [ours, single]) {
      await side.house.end();
      await rig.databases.drop(side.databaseUrl);
    }
  }
}

async function open(rig: Rig, opening: Opening): Promise<Side> {
  const databaseUrl = await rig.databases.fresh();
  const house = await startHouse(databaseUrl, opening);
  await house.ask('open', null);
  const port = await house.ask('port', null);
  const targets = await build(port, plan(rig.sinkPort, 20), { paused: true });
  return { house, port, targets, databaseUrl };
}

async function measure(
  rig: Rig,
  { house, port, targets }: Side,
  connections: number,
  seconds: number,
): Promise<Measured> {
  const used = () => ({ postgresS: rig.databases.cpuS(), ownS: processCpuS(house.pid) });
  const batchesBefore = await house.ask('batches', null);
  const before = used();
  const loaded = await rig.load({ port, targets, seconds, shape: { is: 'closed', connections } });
  const after = used();
  const batchesAfter = await house.ask('batches', null);
  const posts = batchesAfter.posts - batchesBefore.posts;
  return {
    ...loaded,
    batch: posts / (batchesAfter.batches - batchesBefore.batches),
    cpuUs: ((after.postgresS - before.postgresS) * 1e6) / posts,
    ownCpuUs: ((after.ownS - before.ownS) * 1e6) / posts,
  };
}

function figuresOf({ connections, atLeast }: (typeof levels)[number], pair: Pair<Measured>): Figure[] {
  const at = connections === 1 ? '1 connection' : `${connections} connections`;
  const crowd = connections >= 100;
  const figure = (name: string, unit: string, of: (measured: Measured) => number, goal?: Goal): Figure => ({
    name: `${name}, ${at}`,
    unit,
    ...series(pair, of),
    ...(goal ? { goal } : {}),
  });
  return [
    figure('taken in', 'leads/s', ({ perSecond }) => perSecond, { of: 'baseline', atLeast }),
    figure('answer p50', 'ms', ({ p50 }) => p50),
    figure('answer p99', 'ms', ({ p99 }) => p99, crowd ? { of: 'baseline', atMost: 1 } : undefined),
    figure('batch', 'leads', ({ batch }) => batch),
    figure('PostgreSQL’s time', 'µs/lead', ({ cpuUs }) => cpuUs),
    figure('the server’s own time', 'µs/lead', ({ ownCpuUs }) => ownCpuUs),
  ];
}
