// vitest's global set-up of the project "browser": the browser unpacked, and the console as it is in the working tree.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { pathsUnder, root } from '../../scripts/source-files.ts';

export async function setup(): Promise<void> {
  await findChromium();
  const changed = (path: string) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const built = changed('console/dist/manifest.json');
  const sources = ['console', 'words']
    .flatMap(pathsUnder)
    .filter((path) => !path.startsWith('console/dist/'));
  if (sources.every((path) => changed(path) <= built)) return;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The console could not be built:\n${stderr}`);
}
