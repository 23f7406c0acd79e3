// How fast does a backlog drain to fast far sides, with one worker process and with two, against graphile-worker?
import type { Child } from './rig/child.ts';
import { processCpuS } from './rig/databases.ts';
import type { Figure } from './rig/figure.ts';
import type { Question, Rig } from './rig/rig.ts';
import { inTurn, series } from './rig/rounds.ts';
import { startGraphile, startHouse } from './rig/start.ts';
import { build, plan } from './rig/world.ts';

export const drain: Question = {
  name: 'drain',
  title: 'How fast does a backlog drain?',
  reading: `Deliveries that are all due, to 20 destinations that answer at once; from the first to the last that came in at the sink.
The baseline is graphile-worker 0.18 with its best settings here (jobs fetched 200 at a time, completions in batches, 100 at once), making the same
signed posts by undici's own request and recording each try with its transcript, as a proof of delivery needs: one insert a job.
The floor is the same without any record: what is left when nobody can prove a delivery afterwards. Neither keeps each person's
leads in order nor holds at most ten tries at a time per destination, as the product does.`,
  answer,
};

type Measured = { perSecond: number; cpuUs: number; ownCpuUs: number };

const crews = [
  { workers: 1, atLeast: 1.2 },
  { workers: 2, atLeast: 1.5 },
];

async function answer(rig: Rig): Promise<Figure[]> {
  const deliveries = rig.quick ? 6_000 : 20_000;
  const figures: Figure[] = [];
  for (const { workers, atLeast } of rig.quick ? crews.slice(0, 1) : crews) {
    const at = workers === 1 ? '1 worker' : `${workers} workers`;
    rig.say(at);
    const pair = await inTurn(
      rig.quick ? 1 : 5,
      () => drainHouse(rig, deliveries, workers),
      () => drainGraphile(rig, deliveries, workers, true),
      () => drainGraphile(rig, deliveries, workers, false),
    );
    const goal = { of: 'baseline' as const, atLeast };
    figures.push(
      { name: `delivered, ${at}`, unit: 'deliveries/s', ...series(pair, ({ perSecond }) => perSecond), goal },
      {
        name: `PostgreSQL’s time, ${at}`,
        unit: 'µs/delivery',
        ...series(pair, ({ cpuUs }) => cpuUs),
        // 50 µs where graphile-worker alone took 63 to 75; what a write costs is the machine's.
        goal: { of: 'baseline', atMost: 0.75 },
      },
      {
        name: `the workers’ own time, ${at}`,
        unit: 'µs/delivery',
        ...series(pair, ({ ownCpuUs }) => ownCpuUs),
      },
    );
  }
  return figures;
}

async function drainHouse(rig: Rig, deliveries: number, workers: number): Promise<Measured> {
  const url = await rig.databases.fresh();
  const worldPlan = plan(rig.sinkPort, 20, { operator: false });
  const filler = await startHouse(url, { duties: { serve: true, work: false } });
  await filler.ask('open', null);
  const targets = await build(await filler.ask('port', null), worldPlan);
  await filler.ask('fill', { leads: deliveries, plan: worldPlan, paths: targets.map(({ path }) => path) });
  await filler.end();
  return measure(rig, url, deliveries, workers, () =>
    startHouse(url, { duties: { serve: false, work: true } }),
  );
}

async function drainGraphile(
  rig: Rig,
  deliveries: number,
  workers: number,
  records: boolean,
): Promise<Measured> {
  const databaseUrl = await rig.databases.fresh();
  const worldPlan = plan(rig.sinkPort, 20, { operator: false });
  const opening = { databaseUrl, plan: worldPlan, serve: false, records };
  const filler = await startGraphile({ ...opening, work: false });
  await filler.ask('fill', deliveries);
  await filler.end();
  return measure(rig, databaseUrl, deliveries, workers, () => startGraphile({ ...opening, work: true }));
}

type Worker = Child<{ open(given: null): Promise<void> }>;

async function measure(
  rig: Rig,
  url: string,
  deliveries: number,
  workers: number,
  start: () => Promise<Worker>,
): Promise<Measured> {
  // What autovacuum does within the minute.
  await rig.databases.ask(url, 'vacuum analyze');
  const started = await Promise.all(Array.from({ length: workers }, start));
  await rig.sink.ask('reset', { hanging: null });
  const used = () => ({
    postgresS: rig.databases.cpuS(),
    ownS: started.reduce((sum, { pid }) => sum + processCpuS(pid), 0),
  });
  const before = used();
  await Promise.all(started.map((worker) => worker.ask('open', null)));
  await rig.sink.ask('until', deliveries, 120);
  const after = used();
  await Promise.all(started.map((worker) => worker.end()));
  const postgresS = rig.databases.cpuS() - before.postgresS;
  const { spanMs, distinct, repeats } = await rig.sink.ask('received', null);
  if (repeats > 0) rig.say(`${repeats} of ${distinct} came twice`);
  await rig.databases.drop(url);
  return {
    perSecond: (distinct / spanMs) * 1_000,
    cpuUs: (postgresS * 1e6) / distinct,
    ownCpuUs: ((after.ownS - before.ownS) * 1e6) / distinct,
  };
}
