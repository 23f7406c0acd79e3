// How fast does a backlog drain to fast far sides, with one worker process and with two, against graphile-worker?
import { startGraphile, startHouse } from './rig/start.ts';
import type { Child } from './rig/child.ts';
import type { Figure } from './rig/figure.ts';
import type { Question, Rig } from './rig/rig.ts';
import { build, plan, type WorldPlan } from './rig/world.ts';

export const drain: Question = {
  name: 'drain',
  title: 'How fast does a backlog drain?',
  reading: `Deliveries that are all due, to 20 destinations that answer at once; from the first to the last that came in at the sink.
The baseline is graphile-worker 0.18 with its best settings here (jobs fetched 200 at a time, completions in batches, 100 at once), making the same
signed posts with the same connector and the same HTTP client. It keeps nothing of a delivery, where the product records every
try with its transcript, keeps each person's leads in order and holds at most ten tries at a time per destination.`,
  answer,
};

type Measured = { perSecond: number; cpuUs: number };

async function answer(rig: Rig): Promise<Figure[]> {
  const n = Number(process.env['N'] ?? 12000),
    w = Number(process.env['W'] ?? 1);
  for (const side of (process.env['SIDES'] ?? 'house').split(','))
    console.log(
      side,
      JSON.stringify(side === 'house' ? await drainHouse(rig, n, w) : await drainGraphile(rig, n, w)),
    );
  return [];
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

async function drainGraphile(rig: Rig, deliveries: number, workers: number): Promise<Measured> {
  const databaseUrl = await rig.databases.fresh();
  const worldPlan: WorldPlan = plan(rig.sinkPort, 20, { operator: false });
  const opening = { databaseUrl, plan: worldPlan, serve: false, localQueue: 200 };
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
  const cpuBefore = rig.databases.cpuS();
  await Promise.all(started.map((worker) => worker.ask('open', null)));
  await rig.sink.ask('until', deliveries, 120);
  await Promise.all(started.map((worker) => worker.end()));
  const cpuS = rig.databases.cpuS() - cpuBefore;
  const { spanMs, distinct, repeats } = await rig.sink.ask('received', null);
  if (repeats > 0) rig.say(`${repeats} of ${distinct} came twice`);
  return { perSecond: (distinct / spanMs) * 1_000, cpuUs: (cpuS * 1e6) / distinct };
}

import { openRig } from './rig/rig.ts';
const rig = await openRig(false, (w) => console.error(w));
await drain.answer(rig);
await rig.close();
process.exit(0);
