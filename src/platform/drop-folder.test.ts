// On a real disk: files are whole, repeats replace them, and nothing leaves the folder.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openDropFolder } from './drop-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'leadshare-drop-'));
afterAll(() => rmSync(folder, { recursive: true }));
const drop = openDropFolder(folder, 'pub_1');
const files = () => readdirSync(folder, { recursive: true }).map(String).toSorted();

test('writes below its room, and the same name again replaces the file', async () => {
  await drop('in/a.csv', Buffer.from('one'));
  await drop('in/a.csv', Buffer.from('two'));
  expect(files()).toEqual(['pub_1', 'pub_1/in', 'pub_1/in/a.csv']);
  expect(readFileSync(join(folder, 'pub_1/in/a.csv'), 'utf8')).toBe('two');
});

test.each(['../pub_2/a.csv', '/etc/a.csv', 'in/../../pub_2/a.csv', '..', 'a\0b'])(
  '%j is refused',
  async (name) => {
    const before = files();
    await expect(drop(name, Buffer.from('x'))).rejects.toMatchObject({ fault: 'invalid_url' });
    expect(files()).toEqual(before);
  },
);

test('a place that cannot be written to is unreachable, and nothing half is left', async () => {
  writeFileSync(join(folder, 'pub_1/file'), '');
  const before = files();
  await expect(drop('file/a.csv', Buffer.from('x'))).rejects.toMatchObject({ fault: 'unreachable' });
  expect(files()).toEqual(before);
});

test('the file is on disk before its name is, and then the folders that hold the new names', async () => {
  const handle = await open(folder);
  const handles = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const synced: string[] = [];
  const real = handles.sync;
  const watched = vi.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
    synced.push(
      (await this.stat()).isDirectory()
        ? 'folder'
        : `file beside ${files().filter((name) => name.endsWith('.csv')).length}`,
    );
    await real.call(this);
  });
  const before = files().filter((name) => name.endsWith('.csv')).length;
  await drop('new/deep/a.csv', Buffer.from('one'));
  await drop('new/deep/a.csv', Buffer.from('two'));
  watched.mockRestore();
  // new/deep, new and the room, whose entry "new" is.
  expect(synced).toEqual([
    `file beside ${before}`,
    'folder',
    'folder',
    'folder',
    `file beside ${before + 1}`,
    'folder',
  ]);
});
