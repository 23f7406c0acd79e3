// What a first visit loads, compressed as it is sent to a browser without Brotli.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/source-files.ts';

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] };

const dist = join(root, 'console', 'dist');
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
const kilobytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + statSync(join(dist, `${file}.gz`)).size, 0) / 1_000;

/** A chunk with all that it cannot do without. */
function withImports(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name]!;
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) withImports(imported, seen);
  return seen;
}

const entry = Object.keys(manifest).find((name) => manifest[name]!.isEntry)!;

it('the console’s first load is at most 250 kB of JavaScript', () => {
  expect(kilobytes(withImports(entry))).toBeLessThanOrEqual(250);
});

it('every other screen is loaded when it is opened', () => {
  const first = withImports(entry);
  const screens = Object.keys(manifest).filter((name) => name.startsWith('screens/'));
  expect(screens.length).toBeGreaterThan(10);
  expect(screens.filter((name) => first.has(manifest[name]!.file))).toEqual([]);
});

it('the first load is one file, and no screen asks for more than fifty of its own', () => {
  const first = withImports(entry);
  const screens = Object.keys(manifest).filter((name) => name.startsWith('screens/'));
  const own = screens.map((name) => [...withImports(name)].filter((file) => !first.has(file)).length);
  expect(first.size).toBe(1);
  expect(Math.max(...own)).toBeLessThanOrEqual(50);
});
