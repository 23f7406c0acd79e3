// On a real disk: files are whole, repeats replace them, and nothing leaves the folder.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
