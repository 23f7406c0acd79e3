// Documentation may name only what is there: repository paths, npm scripts, and the pages it links to.
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root, sourceFiles, type SourceFile } from './source-files.ts';

/** What there is to name. */
export type Repository = { has(path: string): boolean; npmScripts: ReadonlySet<string> };

/** Everything the documents name that is not there, one line each. Placeholders (with … * < { or NNN) name nothing. */
export function violations(documents: SourceFile[], repository: Repository): string[] {
  if (documents.length === 0) return ['no document was found, so nothing was checked'];
  return documents.flatMap((document) => [
    ...named(document)
      .filter((path) => !repository.has(path))
      .map((path) => `${document.path}: names ${path}, which is not there`),
    ...scriptsNamed(document)
      .filter((name) => !repository.npmScripts.has(name))
      .map((name) => `${document.path}: names the npm script ${name}, which package.json does not have`),
  ]);
}

/** Paths in code spans and code blocks that begin with one of our folders, and the targets of relative links. */
function named({ path, text }: SourceFile): string[] {
  const folders = /(?<![\w./-])(?:src|test|bench|scripts|docs|migrations)\/[^\s`'",;:)|]*/g;
  const inCode = code(text).flatMap((part) => part.match(folders) ?? []);
  const links = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, to]) =>
    posix.join(posix.dirname(path), to!),
  );
  return [...new Set([...inCode, ...links])]
    .filter((name) => !/[…*<{]|NNN/.test(name))
    .map((name) => name.replace(/[./]+$/, ''));
}

function scriptsNamed({ text }: SourceFile): string[] {
  const commands = code(text).flatMap((part) => [
    ...part.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g),
  ]);
  return [...new Set(commands.map(([, run, bare]) => (run ?? bare)!))];
}

/** Fenced blocks and back-ticked spans. */
function code(text: string): string[] {
  const blocks = text.match(/^```[\s\S]*?^```/gm) ?? [];
  const spans = text.replace(/^```[\s\S]*?^```/gm, '').match(/`[^`\n]+`/g) ?? [];
  return [...blocks, ...spans];
}

if (import.meta.main) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const repository = {
    has: (path: string) => existsSync(join(root, path)),
    npmScripts: new Set(Object.keys(scripts)),
  };
  const found = violations(sourceFiles(/^(?:[A-Z]+|docs\/.*)\.md$/), repository);
  for (const line of found) console.log(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}
