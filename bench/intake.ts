// How fast is a lead taken in durably, against one transaction a request on the very same code?
// Whole intake over HTTP: read, identified, routed, two deliveries written; destinations are paused, so nothing is pushed.
import type { Child } from './rig/child.ts';
import type { Figure } from './rig/figure.ts';
import type { House, Opening } from './rig/house.ts';
import type { Loaded, Target } from './rig/load.ts';
import type { Question, Rig } from './rig/rig.ts';
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

type Side = { house: Child<House>; port: number; targets: Target[] };
type Measured = Loaded & { batch: number; cpuUs: number };

async function answer(rig: Rig): Promise<Figure[]> {
  const ours = await open(rig, { duties: { serve: true, work: true } });
  const single = await open(rig, {
    duties: { serve: true, work: true },
    limits: { maxBatch: 1, maxFlights: 10 },
  });
  try {
    for (const side of [ours, single]) await measure(rig, side, 50, rig.quick ? 1 : 5);
    const figures: Figure[] = [];
    for (const level of levels) {
      rig.say(`${level.connections} connections`);
      const rounds: { ours: Measured; single: Measured }[] = [];
      for (let round = 0; round < (rig.quick ? 1 : 5); round++) {
        const seconds = rig.quick ? 1.2 : 4;
        const first = await measure(rig, round % 2 ? single : ours, level.connections, seconds);
        const second = await measure(rig, round % 2 ? ours : single, level.connections, seconds);
        rounds.push(round % 2 ? { ours: second, single: first } : { ours: first, single: second });
      }
      figures.push(...figuresOf(level, rounds));
    }
    return figures;
  } finally {
    await Promise.all([ours.house.end(), single.house.end()]);
  }
}

async function open(rig: Rig, opening: Opening): Promise<Side> {
  const house = await startHouse(await rig.databases.fresh(), opening);
  await house.ask('open', null);
  const port = await house.ask('port', null);
  return { house, port, targets: await build(port, plan(rig.sinkPort, 20), { paused: true }) };
}

async function measure(
  rig: Rig,
  { house, port, targets }: Side,
  connections: number,
  seconds: number,
): Promise<Measured> {
  const before = await house.ask('batches', null);
  const cpuBefore = rig.databases.cpuS();
  const loaded = await rig.load({ port, targets, seconds, shape: { is: 'closed', connections } });
  const cpuS = rig.databases.cpuS() - cpuBefore;
  const after = await house.ask('batches', null);
  const posts = after.posts - before.posts;
  return { ...loaded, batch: posts / (after.batches - before.batches), cpuUs: (cpuS * 1e6) / posts };
}

function figuresOf(
  { connections, atLeast }: (typeof levels)[number],
  rounds: { ours: Measured; single: Measured }[],
): Figure[] {
  const both = (of: (measured: Measured) => number) => ({
    ours: rounds.map(({ ours }) => of(ours)),
    baseline: rounds.map(({ single }) => of(single)),
  });
  const at = connections === 1 ? '1 connection' : `${connections} connections`;
  const crowd = connections >= 100;
  return [
    {
      name: `taken in, ${at}`,
      unit: 'leads/s',
      ...both(({ perSecond }) => perSecond),
      goal: { of: 'baseline', atLeast },
    },
    { name: `answer p50, ${at}`, unit: 'ms', ...both(({ p50 }) => p50) },
    {
      name: `answer p99, ${at}`,
      unit: 'ms',
      ...both(({ p99 }) => p99),
      ...(crowd ? { goal: { of: 'baseline' as const, atMost: 1 } } : {}),
    },
    { name: `leads in a batch, ${at}`, unit: '', ours: rounds.map(({ ours }) => ours.batch) },
    {
      name: `PostgreSQL's time, ${at}`,
      unit: 'µs/lead',
      ...both(({ cpuUs }) => cpuUs),
      ...(crowd ? { goal: { of: 'ours' as const, atMost: 80 } } : {}),
    },
  ];
}
