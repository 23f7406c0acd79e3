// Files written whole or not at all, below one folder that nothing gets out of.
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { NetworkError, codeOf } from './network-fault.ts';

/** Writes `<folder>/<room>/<name>`; the same name again replaces the file. Throws NetworkError when it cannot. */
export function openDropFolder(folder: string, room: string) {
  const home = resolve(folder, room);
  return async (name: string, bytes: Buffer): Promise<void> => {
    const path = resolve(home, name);
    if (!path.startsWith(home + sep) || name.includes('\0'))
      throw new NetworkError('invalid_url', 'the file’s name leads out of its folder');
    // Beside the file, so that the renaming stays on one disk; a reader never sees half of it.
    const beside = join(dirname(path), `.${randomUUID()}.part`);
    try {
      const made = await mkdir(dirname(path), { recursive: true });
      const file = await open(beside, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
      await syncFolders(dirname(path), made === undefined ? dirname(path) : dirname(made));
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      throw new NetworkError('unreachable', `the folder cannot be written to (${codeOf(error)})`);
    }
  };
}

/** Names are on disk, too, the file's and those of folders made for it: until then a loss of power could take the file away again. */
async function syncFolders(from: string, top: string): Promise<void> {
  for (let path = from; ; path = dirname(path)) {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    if (path === top) return;
  }
}
