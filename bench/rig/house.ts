// The product in a process of its own: what `npm start` starts, with limits that only the benchmark changes.
import type { AddressInfo } from 'node:net';
import { crms } from '../../src/connectors/crms/index.ts';
import { start } from '../../src/main.ts';
import type { Duties, House as OpenedHouse } from '../../src/house.ts';
import type { IntakeLimits } from '../../src/intake/intake.ts';
import { takeInFresh } from '../../src/leads/take-in.ts';
import { openApp } from '../../src/platform/app.ts';
import { readConfig } from '../../src/platform/config.ts';
import { analyzeGrown } from '../../src/platform/statistics.ts';
import type { DurableFs } from '../../src/platform/durable-fs.ts';
import { answerParent, givenByParent } from './child.ts';
import type { Call } from './far.ts';
import { tryBeside, tryOnce, type Tried } from './tries.ts';
import { plannedBody, type WorldPlan } from './world.ts';

export type Opening = {
  duties: Duties;
  limits?: IntakeLimits;
  /** Takes from the connectors that they can send several leads in one call. */
  inCalls?: 'of one';
  /** Files take that much longer to write, as on a disk far away. */
  filesLateMs?: number;
};

export type House = {
  open(given: null): Promise<void>;
  port(given: null): number;
  /** Takes in so many leads, posted to these paths in turn, and makes them searchable, which a timer does otherwise. */
  fill(given: { leads: number; from?: number; plan: WorldPlan; paths: string[] }): Promise<void>;
  /** Posts taken in and the transactions they shared, since the start. */
  batches(given: null): Promise<{ posts: number; batches: number }>;
  /** Pushes an invented lead to a destination, as the engine does. */
  tryOnce(given: { destinationId: string; number: number }): Promise<void>;
  /** Pushes that lead many times, each beside the bare calls. */
  tryBeside(given: { destinationId: string; number: number; calls: Call[]; tries: number }): Promise<Tried>;
  /** How often the embedded database had its files synced; 0 on a server. */
  syncs(given: null): number;
  /** Asks CRMs what they have, to the end, where that was begun, and has it known to the statistics, which a timer does otherwise. */
  askCrms(given: null): Promise<void>;
  /** Fills in what is missing, to the end, where that was begun. */
  fillIn(given: null): Promise<void>;
};

const { duties, limits, inCalls, filesLateMs = 0 } = givenByParent() as Opening;
if (inCalls === 'of one') for (const crm of crms) delete crm.batch;
// Everything is loaded and the schema is there before the clock runs.
await (await openApp(readConfig())).close();
let house: OpenedHouse | null = null;

const answers = {
  async open() {
    house = await start(duties, readConfig(), limits);
    if (filesLateMs > 0) delayFiles(house, filesLateMs);
  },
  port: () => (house!.web!.addresses()[0] as AddressInfo).port,
  async fill({ leads, from = 0, plan, paths }: Parameters<House['fill']>[0]) {
    const { directory, accept } = house!.intake;
    for (let done = 0; done < leads; done += 1_000) {
      const part = Array.from({ length: Math.min(1_000, leads - done) }, (_, at) => from + done + at);
      await Promise.all(
        part.map(async (number) => {
          const found = await directory.byToken(paths[number % paths.length]!.replace('/intake/', ''));
          return accept({ ...found!, contentType: 'application/json', body: plannedBody(plan, number) });
        }),
      );
    }
    while ((await takeInFresh(house!.app)) > 0);
  },
  async batches() {
    const { values } = await house!.app.metrics.batchSize.get();
    const valueOf = (end: string) => values.find(({ metricName }) => metricName?.endsWith(end))?.value ?? 0;
    return { posts: valueOf('_sum'), batches: valueOf('_count') };
  },
  tryOnce: ({ destinationId, number }: Parameters<House['tryOnce']>[0]) =>
    tryOnce(house!, destinationId, number),
  tryBeside: ({ destinationId, ...given }: Parameters<House['tryBeside']>[0]) =>
    tryBeside(house!, destinationId, given),
  syncs() {
    const { db } = house!.app;
    return 'pglite' in db ? ((db as { pglite: { fs: DurableFs } }).pglite.fs.syncs ?? 0) : 0;
  },
  async askCrms() {
    await house!.tracker.beginDue();
    await house!.tracker.settle();
    await analyzeGrown(house!.app.db);
  },
  async fillIn() {
    await house!.backFiller.beginDue();
    await house!.backFiller.settle();
  },
} satisfies { [Name in keyof House]: (given: never) => unknown };

function delayFiles({ delivering: { ways } }: OpenedHouse, ms: number): void {
  const { dropOf } = ways;
  ways.dropOf = (destination) => {
    const drop = dropOf(destination);
    return async (name, bytes) => {
      await new Promise((done) => setTimeout(done, ms));
      await drop!(name, bytes);
    };
  };
}

answerParent(answers, async () => {
  await house?.close();
});
