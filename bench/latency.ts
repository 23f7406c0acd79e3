// How long from a lead's post to its delivery at a steady 500 deliveries a second, and how many a second go all the way?
import type { Child } from './rig/child.ts';
import { processCpuS } from './rig/databases.ts';
import type { Figure } from './rig/figure.ts';
import type { Load, Target } from './rig/load.ts';
import type { Question, Rig } from './rig/rig.ts';
import { inTurn, series, type Pair } from './rig/rounds.ts';
import { startGraphile, startHouse } from './rig/start.ts';
import { build, plan } from './rig/world.ts';

export const latency: Question = {
  name: 'latency',
  title: 'How long from the post to the delivery?',
  reading: `Posted at a steady 250 leads a second, each to two destinations (its publisher's webhook and the operator's): measured at the sink, from
the moment the generator sent the post until the delivery came in. Then as fast as 50 connections can, until the last delivery of
the last lead has come in. The baseline takes the same posts by Fastify, reads them by the same code, adds two jobs in one
transaction and answers; graphile-worker in the same process pushes them and records each try. It keeps neither lead nor person.`,
  answer,
};

type Side = {
  child: Child<Record<'open' | 'port', (given: null) => unknown>>;
  port: number;
  targets: Target[];
  databaseUrl: string;
};
type Through = { p50: number; p99: number; perSecond: number; cpuUs: number; ownCpuUs: number };

async function answer(rig: Rig): Promise<Figure[]> {
  const ours = await openHouse(rig);
  const graphile = await openGraphile(rig);
  try {
    const rounds = rig.quick ? 1 : 3;
    const measured = async (shape: Load['shape'], seconds: number) => {
      const once = (side: Side) => () => through(rig, side, { seconds, shape });
      rig.say(shape.is === 'steady' ? `${shape.perSecond} a second` : `${shape.connections} connections`);
      return inTurn(rounds, once(ours), once(graphile));
    };
    const warm: Load['shape'] = { is: 'closed', connections: 20 };
    for (const side of [ours, graphile])
      await through(rig, side, { seconds: rig.quick ? 1 : 5, shape: warm });
    const steady = await measured({ is: 'steady', perSecond: 250 }, rig.quick ? 2 : 10);
    const flood = await measured({ is: 'closed', connections: 50 }, rig.quick ? 1 : 5);
    return [...steadyFigures(steady), ...floodFigures(flood)];
  } finally {
    for (const { child, databaseUrl } of [ours, graphile]) {
      await child.end();
      await rig.databases.drop(databaseUrl);
    }
  }
}

async function openHouse(rig: Rig): Promise<Side> {
  const databaseUrl = await rig.databases.fresh();
  const child = await startHouse(databaseUrl, { duties: { serve: true, work: true } });
  await child.ask('open', null);
  const port = await child.ask('port', null);
  return { child, port, targets: await build(port, plan(rig.sinkPort, 20)), databaseUrl };
}

async function openGraphile(rig: Rig): Promise<Side> {
  const worldPlan = plan(rig.sinkPort, 20);
  const databaseUrl = await rig.databases.fresh();
  const child = await startGraphile({
    databaseUrl,
    plan: worldPlan,
    serve: true,
    work: true,
    records: true,
  });
  await child.ask('open', null);
  const targets = worldPlan.publishers.map(({ offerId, title }, at) => ({
    path: `/intake/${at}`,
    offerId,
    title,
  }));
  return { child, port: await child.ask('port', null), targets, databaseUrl };
}

/** Until every delivery of every lead has come in. */
async function through(
  rig: Rig,
  { child, port, targets }: Side,
  load: Pick<Load, 'seconds' | 'shape'>,
): Promise<Through> {
  await rig.sink.ask('reset', { hanging: null });
  const used = () => ({ postgresS: rig.databases.cpuS(), ownS: processCpuS(child.pid) });
  const before = used();
  const { posts } = await rig.load({ ...load, port, targets });
  await rig.sink.ask('until', posts * 2, 120);
  const after = used();
  const { p50, p99, spanMs } = await rig.sink.ask('received', null);
  return {
    p50,
    p99,
    perSecond: (posts / spanMs) * 1_000,
    cpuUs: ((after.postgresS - before.postgresS) * 1e6) / posts,
    ownCpuUs: ((after.ownS - before.ownS) * 1e6) / posts,
  };
}

function steadyFigures(pair: Pair<Through>): Figure[] {
  const at = '500 deliveries/s';
  return [
    {
      name: `post to delivery p50, ${at}`,
      unit: 'ms',
      ...series(pair, ({ p50 }) => p50),
      goal: { of: 'baseline', atMost: 0.5 },
    },
    {
      name: `post to delivery p99, ${at}`,
      unit: 'ms',
      ...series(pair, ({ p99 }) => p99),
      goal: { of: 'baseline', atMost: 0.7 },
    },
    ...costs(pair, at),
  ];
}

function floodFigures(pair: Pair<Through>): Figure[] {
  const at = '50 connections';
  return [
    { name: `all the way, ${at}`, unit: 'leads/s', ...series(pair, ({ perSecond }) => perSecond) },
    ...costs(pair, at),
  ];
}

function costs(pair: Pair<Through>, at: string): Figure[] {
  return [
    { name: `PostgreSQL’s time, ${at}`, unit: 'µs/lead', ...series(pair, ({ cpuUs }) => cpuUs) },
    { name: `the server’s own time, ${at}`, unit: 'µs/lead', ...series(pair, ({ ownCpuUs }) => ownCpuUs) },
  ];
}
