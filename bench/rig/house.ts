// The product in a process of its own: what `npm start` starts, with limits that only the benchmark changes.
import type { AddressInfo } from 'node:net';
import { start } from '../../src/main.ts';
import type { Duties, House as OpenedHouse } from '../../src/house.ts';
import type { IntakeLimits } from '../../src/intake/intake.ts';
import { takeInFresh } from '../../src/leads/take-in.ts';
import { openApp } from '../../src/platform/app.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { DurableFs } from '../../src/platform/durable-fs.ts';
import { answerParent, givenByParent } from './child.ts';
import { plannedBody, type WorldPlan } from './world.ts';

export type Opening = { duties: Duties; limits?: IntakeLimits };

export type House = {
  open(given: null): Promise<void>;
  port(given: null): number;
  /** Takes in so many leads, posted to these paths in turn, and makes them searchable, which a timer does otherwise. */
  fill(given: { leads: number; plan: WorldPlan; paths: string[] }): Promise<void>;
  /** Posts taken in and the transactions they shared, since the start. */
  batches(given: null): Promise<{ posts: number; batches: number }>;
  /** How often the embedded database had its files synced; 0 on a server. */
  syncs(given: null): number;
};

const { duties, limits } = givenByParent() as Opening;
// Everything is loaded and the schema is there before the clock runs.
await (await openApp(readConfig())).close();
let house: OpenedHouse | null = null;

const answers = {
  async open() {
    house = await start(duties, readConfig(), limits);
  },
  port: () => (house!.web!.addresses()[0] as AddressInfo).port,
  async fill({ leads, plan, paths }: { leads: number; plan: WorldPlan; paths: string[] }) {
    const { directory, accept } = house!.intake;
    for (let done = 0; done < leads; done += 1_000) {
      const part = Array.from({ length: Math.min(1_000, leads - done) }, (_, at) => done + at);
      await Promise.all(
        part.map(async (number) => {
          const found = await directory.byToken(paths[number % paths.length]!.replace('/intake/', ''));
          return accept({ ...found!, contentType: 'application/json', body: plannedBody(plan, number) });
        }),
      );
    }
    await takeInFresh(house!.app);
  },
  async batches() {
    const { values } = await house!.app.metrics.batchSize.get();
    const valueOf = (end: string) => values.find(({ metricName }) => metricName?.endsWith(end))?.value ?? 0;
    return { posts: valueOf('_sum'), batches: valueOf('_count') };
  },
  syncs() {
    const { db } = house!.app;
    return 'pglite' in db ? ((db as { pglite: { fs: DurableFs } }).pglite.fs.syncs ?? 0) : 0;
  },
} satisfies { [Name in keyof House]: (given: never) => unknown };

answerParent(answers, async () => {
  await house?.close();
});
