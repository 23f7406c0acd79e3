// The repository's own files as values, so that the checks over them are pure.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Path from the repository's root with forward slashes, and the whole text. */
export type SourceFile = { path: string; text: string };

export const root = join(import.meta.dirname, '..');

const skipped = new Set(['node_modules', '.git', 'data', 'coverage', 'dist']);

/** Paths of the files under a folder of the repository, sorted, without what git does not keep. */
export function pathsUnder(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? pathsUnder(path) : [path];
    })
    .toSorted();
}

/** The files whose path matches, with their text. */
export function sourceFiles(pattern: RegExp): SourceFile[] {
  return pathsUnder('.')
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Repository paths of a file's relative imports, with whether the import is of types alone. */
export function importsOf({ path, text }: SourceFile): { path: string; typeOnly: boolean }[] {
  const statement =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;=]*?\bfrom\s*)?['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/gm;
  return [...text.matchAll(statement)].map(([, type, fixed, lazy]) => ({
    path: posix.join(posix.dirname(path), (fixed ?? lazy)!),
    typeOnly: type !== undefined,
  }));
}
