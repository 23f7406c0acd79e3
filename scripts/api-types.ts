// The console's types of the API, made of the OpenAPI document that the product itself gives.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openHouse } from '../src/house.ts';
import { openApp } from '../src/platform/app.ts';
import { readConfig } from '../src/platform/config.ts';

/** TypeScript text; boots the product on an empty database that is gone afterwards. */
export async function apiTypes(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadshare-types-'));
  const app = await openApp(readConfig({ LEADSHARE_DATA_DIR: dataDir, LOG_LEVEL: 'fatal' }));
  const house = await openHouse(app, { serve: true, work: false });
  try {
    await house.web!.ready();
    const ast = await openapiTypescript(house.web!.swagger() as never, { alphabetize: true });
    return `// Made by npm run generate.\n${astToString(ast)}`;
  } finally {
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
