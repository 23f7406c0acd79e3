// Starts what is measured: the product or the baseline, each in a process and on a database of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from './child.ts';
import type { Graphile, GraphileOpening } from './graphile.ts';
import type { House, Opening } from './house.ts';
import { operatorKey } from './world.ts';

/** Loaded, but not opened: ask it to `open` when the clock may run. */
export async function startHouse(
  databaseUrl: string | null,
  opening: Opening,
  env: Record<string, string> = {},
): Promise<Child<House>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadshare-bench-'));
  const house = await startChild<House>('house.ts', opening, {
    PORT: '0',
    LEADSHARE_DATA_DIR: dataDir,
    LEADSHARE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    LEADSHARE_OPERATOR_KEY: operatorKey,
    LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1',
    LOG_LEVEL: 'warn',
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    ...env,
  });
  return {
    ...house,
    async end() {
      await house.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function startGraphile(opening: GraphileOpening): Promise<Child<Graphile>> {
  return startChild<Graphile>('graphile.ts', opening);
}
