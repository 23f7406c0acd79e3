// The product's parts opened in this process, and the world of many publishers that they begin with.
import { openApp, type App } from '../../src/platform/app.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Rig } from './rig.ts';
import { startHouse } from './start.ts';
import { build, operatorKey, plan, type WorldPlan } from './world.ts';

export const openHere = (databaseUrl: string, env: Record<string, string> = {}): Promise<App> =>
  openApp(
    readConfig({
      DATABASE_URL: databaseUrl,
      LEADSHARE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      LEADSHARE_OPERATOR_KEY: operatorKey,
      LOG_LEVEL: 'warn',
      ...env,
    }),
  );

/** tokens: of the publishers' intakes. paths: where they are posted to. */
export type AWorld = { databaseUrl: string; worldPlan: WorldPlan; paths: string[]; tokens: string[] };

/** Twenty publishers whose destinations are paused, on a database of their own. */
export async function aWorld(rig: Rig): Promise<AWorld> {
  const databaseUrl = await rig.databases.fresh();
  const worldPlan = plan(rig.sinkPort, 20);
  const builder = await startHouse(databaseUrl, { duties: { serve: true, work: false } });
  await builder.ask('open', null);
  const targets = await build(await builder.ask('port', null), worldPlan, { paused: true });
  await builder.end();
  const paths = targets.map(({ path }) => path);
  return { databaseUrl, worldPlan, paths, tokens: paths.map((path) => path.replace('/intake/', '')) };
}
