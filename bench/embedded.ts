// What does the embedded database cost against a PostgreSQL server? Intake over HTTP on both, equally durable.
import type { Child } from './rig/child.ts';
import type { Figure } from './rig/figure.ts';
import type { House } from './rig/house.ts';
import type { Target } from './rig/load.ts';
import type { Question, Rig } from './rig/rig.ts';
import { inTurn, series, type Pair } from './rig/rounds.ts';
import { startHouse } from './rig/start.ts';
import { build, plan } from './rig/world.ts';

export const embedded: Question = {
  name: 'embedded',
  title: 'What does the embedded database cost?',
  reading: `The same intake as above on the default database, PostgreSQL inside the product's own process, against the server. Its files are synced
for real: at least one sync for every batch that was answered. It has one connection and shares one thread with HTTP.`,
  answer,
};

type Side = { house: Child<House>; port: number; targets: Target[] };
type Measured = { perSecond: number; p50: number; p99: number; syncs: number };

async function answer(rig: Rig): Promise<Figure[]> {
  const databaseUrl = await rig.databases.fresh();
  const ours = await open(rig, null);
  const server = await open(rig, databaseUrl);
  try {
    for (const side of [ours, server]) await measure(rig, side, 50, rig.quick ? 0.7 : 5);
    const figures: Figure[] = [];
    for (const connections of rig.quick ? [100] : [8, 100]) {
      rig.say(`${connections} connections`);
      const once = (side: Side) => () => measure(rig, side, connections, rig.quick ? 1.2 : 4);
      figures.push(...figuresOf(connections, await inTurn(rig.quick ? 1 : 3, once(ours), once(server))));
    }
    return figures;
  } finally {
    await Promise.all([ours.house.end(), server.house.end()]);
    await rig.databases.drop(databaseUrl);
  }
}

function figuresOf(connections: number, pair: Pair<Measured>): Figure[] {
  const at = `${connections} connections`;
  return [
    {
      name: `taken in, ${at}`,
      unit: 'leads/s',
      ...series(pair, ({ perSecond }) => perSecond),
      goal: { of: 'baseline', atLeast: 0.6 },
    },
    { name: `answer p50, ${at}`, unit: 'ms', ...series(pair, ({ p50 }) => p50) },
    { name: `answer p99, ${at}`, unit: 'ms', ...series(pair, ({ p99 }) => p99) },
    {
      name: `syncs of files, ${at}`,
      unit: 'per batch',
      ours: pair.ours.map(({ syncs }) => syncs),
      goal: { of: 'ours', atLeast: 1 },
    },
  ];
}

async function open(rig: Rig, databaseUrl: string | null): Promise<Side> {
  const house = await startHouse(databaseUrl, { duties: { serve: true, work: true } });
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
  const before = { ...(await house.ask('batches', null)), syncs: await house.ask('syncs', null) };
  const { perSecond, p50, p99 } = await rig.load({
    port,
    targets,
    seconds,
    shape: { is: 'closed', connections },
  });
  const after = { ...(await house.ask('batches', null)), syncs: await house.ask('syncs', null) };
  return { perSecond, p50, p99, syncs: (after.syncs - before.syncs) / (after.batches - before.batches) };
}
