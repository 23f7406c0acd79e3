// How long from a lead's post to its delivery at a steady 500 a second, and how many a second go all the way?
import type { Child } from './rig/child.ts';
import type { Figure } from './rig/figure.ts';
import type { Load, Target } from './rig/load.ts';
import type { Question, Rig } from './rig/rig.ts';
import { startGraphile, startHouse } from './rig/start.ts';
import { build, plan } from './rig/world.ts';

export const latency: Question = {
  name: 'latency',
  title: 'How long from the post to the delivery?',
  reading: `Posted at a steady 500 leads a second, each to two destinations (its publisher's webhook and the operator's): measured at the sink, from
the moment the generator sent the post until the delivery came in. Then as fast as 50 connections can, until the last delivery of
the last lead has come in. The baseline takes the same posts by Fastify, reads them by the same code, adds two jobs in one
transaction and answers; graphile-worker in the same process pushes them. It keeps neither lead nor person nor proof.`,
  answer,
};

type Side = {
  child: Child<Record<'open' | 'port', (given: null) => unknown>>;
  port: number;
  targets: Target[];
};
type Steady = { p50: number; p99: number; cpuUs: number };
type Flood = { perSecond: number; cpuUs: number };

async function answer(rig: Rig): Promise<Figure[]> {
  const sides = { ours: await openHouse(rig), graphile: await openGraphile(rig) };
  try {
    for (const side of Object.values(sides))
      await through(rig, side, { seconds: rig.quick ? 1 : 4, shape: { is: 'closed', connections: 20 } });
    const steady: Record<keyof typeof sides, Steady>[] = [];
    const flood: Record<keyof typeof sides, Flood>[] = [];
    for (let round = 0; round < (rig.quick ? 1 : 5); round++) {
      rig.say(`round ${round + 1}`);
      steady.push({ ours: await steadily(rig, sides.ours), graphile: await steadily(rig, sides.graphile) });
      flood.push({ ours: await flooded(rig, sides.ours), graphile: await flooded(rig, sides.graphile) });
    }
    return [...steadyFigures(steady), ...floodFigures(flood)];
  } finally {
    await Promise.all(Object.values(sides).map(({ child }) => child.end()));
  }
}

async function openHouse(rig: Rig): Promise<Side> {
  const house = await startHouse(await rig.databases.fresh(), { duties: { serve: true, work: true } });
  await house.ask('open', null);
  const port = await house.ask('port', null);
  return { child: house, port, targets: await build(port, plan(rig.sinkPort, 20)) };
}

async function openGraphile(rig: Rig): Promise<Side> {
  const worldPlan = plan(rig.sinkPort, 20);
  const databaseUrl = await rig.databases.fresh();
  const child = await startGraphile({
    databaseUrl,
    plan: worldPlan,
    serve: true,
    work: true,
    localQueue: 200,
  });
  await child.ask('open', null);
  const targets = worldPlan.publishers.map(({ offerId, title }, at) => ({
    path: `/intake/${at}`,
    offerId,
    title,
  }));
  return { child, port: await child.ask('port', null), targets };
}

/** Until every delivery of every lead has come in. */
async function through(rig: Rig, { port, targets }: Side, load: Pick<Load, 'seconds' | 'shape'>) {
  await rig.sink.ask('reset', { hanging: null });
  const cpuBefore = rig.databases.cpuS();
  const { posts } = await rig.load({ ...load, port, targets });
  await rig.sink.ask('until', posts * 2, 120);
  const received = await rig.sink.ask('received', null);
  return { ...received, posts, cpuUs: ((rig.databases.cpuS() - cpuBefore) * 1e6) / posts };
}

function steadily(rig: Rig, side: Side): Promise<Steady> {
  return through(rig, side, { seconds: rig.quick ? 3 : 10, shape: { is: 'steady', perSecond: 500 } });
}

async function flooded(rig: Rig, side: Side): Promise<Flood> {
  const { posts, spanMs, cpuUs } = await through(rig, side, {
    seconds: rig.quick ? 1.5 : 5,
    shape: { is: 'closed', connections: 50 },
  });
  return { perSecond: (posts / spanMs) * 1_000, cpuUs };
}

function steadyFigures(rounds: { ours: Steady; graphile: Steady }[]): Figure[] {
  const both = (of: (measured: Steady) => number) => ({
    ours: rounds.map((each) => of(each.ours)),
    baseline: rounds.map((each) => of(each.graphile)),
  });
  return [
    {
      name: 'post to delivery p50, 500 leads/s',
      unit: 'ms',
      ...both(({ p50 }) => p50),
      goal: { of: 'baseline', atMost: 0.5 },
    },
    {
      name: 'post to delivery p99, 500 leads/s',
      unit: 'ms',
      ...both(({ p99 }) => p99),
      goal: { of: 'baseline', atMost: 0.7 },
    },
    { name: 'PostgreSQL’s time, 500 leads/s', unit: 'µs/lead', ...both(({ cpuUs }) => cpuUs) },
  ];
}

function floodFigures(rounds: { ours: Flood; graphile: Flood }[]): Figure[] {
  const both = (of: (measured: Flood) => number) => ({
    ours: rounds.map((each) => of(each.ours)),
    baseline: rounds.map((each) => of(each.graphile)),
  });
  return [
    { name: 'all the way, 50 connections', unit: 'leads/s', ...both(({ perSecond }) => perSecond) },
    { name: 'PostgreSQL’s time, 50 connections', unit: 'µs/lead', ...both(({ cpuUs }) => cpuUs) },
  ];
}
