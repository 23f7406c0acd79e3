// The architecture, as rules that can fail: which room may import which, and what only one place may do.
import { importsOf, sourceFiles, type SourceFile } from './source-files.ts';

/** A room imports rooms written before it, never after; what comes after hears by event. */
const rooms = (
  'platform accounts catalog leads mapping connectors intake storefront scoring routing delivery tracking ' +
  'followup mailing campaigns nurture pipeline cosell marketplace reconciliation insight reports status privacy'
).split(' ');

/** The words: event names and payloads, types alone, open to every room. */
const words = 'src/events.ts';
/** These may import all, and no room imports them. */
const tops = [
  'main',
  'cli',
  'house',
  'flow',
  'routes',
  'rotate-keys',
  'demo',
  'demo-rhythm',
  'demo-work',
  'demo-business',
  'demo-firms',
  'demo-insight',
  'demo-world',
].map((name) => `src/${name}.ts`);

/** What only the named files may do. */
const only: { what: string; sign: RegExp; files: string[] }[] = [
  {
    what: 'reads the environment',
    sign: /process\.env\b|import \{[^}]*\benv\b[^}]*\} from 'node:process'/,
    files: ['src/platform/config.ts'],
  },
  { what: 'makes dates', sign: /new Date\(\s*\)|\bDate\.now\b/, files: ['src/platform/clock.ts'] },
  {
    what: 'calls the network',
    sign: /(?<![.\w])fetch\(|\b(?:https?\.(?:request|get)|(?:net|tls)\.connect|createConnection)\(|import (?!type)[^;]*? from '(?:undici|nodemailer)'|import \{[^}]*\b(?:request|get|connect)\b[^}]*\} from 'node:(?:https?|http2|net|tls)'/,
    // The folder lock speaks to a socket file of this machine.
    files: ['src/platform/http-client.ts', 'src/platform/mailer.ts', 'src/platform/folder-lock.ts'],
  },
  {
    what: 'uses a database driver',
    sign: /from '(?:pg|@electric-sql\/[^']+)'/,
    files: [
      'src/platform/db-postgres.ts',
      'src/platform/db-embedded.ts',
      'src/platform/durable-fs.ts',
      'src/platform/embedded-statements.ts',
    ],
  },
];

/** Names of nothing in particular. A shared lead is a thing of the trade; what is merely shared is not. */
const emptyNames = new Set(
  'util utils helper helpers common shared core manager service handler dto impl'.split(' '),
);
const maxLines = 300;

/** Everything that breaks the rules, one line each; empty when the house stands. Files outside src are held to length and names. */
export function violations(files: SourceFile[]): string[] {
  const code = files.filter(({ path }) => !isTest(path));
  const inSrc = code
    .filter(({ path }) => path.startsWith('src/'))
    .map((file) => ({ ...file, text: withoutComments(file.text) }));
  if (inSrc.length === 0) return ['src: no source file was found, so nothing was checked'];
  return [
    ...files.flatMap(nameOf),
    ...code.flatMap(lengthOf),
    ...inSrc.flatMap(placeOf),
    ...inSrc.flatMap(importOrder),
    ...inSrc.flatMap(reserved),
    ...writers(inSrc),
  ];
}

function nameOf({ path }: SourceFile): string[] {
  return path.split('/').flatMap((part) => {
    const name = part.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
    const words = name.replace(/(?:\.test)?\.ts$/, '').split(/[^a-z]+/);
    return words
      .filter((word, at) => emptyNames.has(word) && !(word === 'shared' && at < words.length - 1))
      .map((word) => `${path}: "${word}" says nothing; name what the file holds`);
  });
}

function lengthOf({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > maxLines ? [`${path}: ${lines} lines, ${maxLines} at most; split it by what it does`] : [];
}

function placeOf({ path }: SourceFile): string[] {
  const depth = path.split('/').length;
  if (depth === 2) return path === words || tops.includes(path) ? [] : [`${path}: belongs in a room`];
  if (!rooms.includes(roomOf(path))) return [`${path}: no such room; the rooms are ${rooms.join(', ')}`];
  const deepest = roomOf(path) === 'connectors' ? 4 : 3;
  return depth > deepest
    ? [`${path}: too deep; a file is src/room/file.ts, and only connectors go one deeper`]
    : [];
}

function importOrder(file: SourceFile): string[] {
  if (file.path !== words && !rooms.includes(roomOf(file.path))) return [];
  return importsOf(file).flatMap(({ path, typeOnly }) => {
    const broken = (why: string) => [`${file.path}: imports ${path}; ${why}`];
    if (!path.startsWith('src/')) return broken('the product stands without tests, scripts and benchmarks');
    if (isTest(path)) return broken('nothing imports a test');
    if (tops.includes(path)) return broken('no room knows the top');
    if (path === words) return typeOnly ? [] : broken('events are types: import type');
    if (file.path === words) return typeOnly ? [] : broken('events are types alone');
    return rooms.indexOf(roomOf(path)) <= rooms.indexOf(roomOf(file.path))
      ? []
      : broken(`${roomOf(path)} comes after ${roomOf(file.path)}; say it with an event`);
  });
}

function reserved({ path, text }: SourceFile): string[] {
  return only
    .filter(({ sign, files }) => sign.test(text) && !files.includes(path))
    .map(({ what, files }) => `${path}: ${what}; only ${files.join(', ')} may`);
}

/** A table is written by one room, and there by its store; the platform's own tables by the file that keeps them. */
function writers(files: SourceFile[]): string[] {
  const written = files.flatMap(({ path, text }) =>
    tablesWritten(text).map((table) => ({ path, table, room: roomOf(path) })),
  );
  const strayed = written
    .filter(({ path, room }) => room !== 'platform' && !/[/-]store\.ts$/.test(path))
    .map(
      ({ path, table }) =>
        `${path}: writes the table ${table}; a room writes SQL in store.ts or in a file named …-store.ts`,
    );
  const owners = Map.groupBy(written, ({ table }) => table);
  const disputed = [...owners].flatMap(([table, writes]) => {
    const by = new Set(writes.map(({ room }) => room));
    return by.size > 1 ? [`${table}: written by ${[...by].join(' and ')}; a table belongs to one room`] : [];
  });
  return [...strayed, ...disputed];
}

/** Names of the tables that the SQL in a file inserts into, updates or deletes from. */
function tablesWritten(text: string): string[] {
  const writes =
    /\b(?:insert\s+into|delete\s+from(?:\s+only)?|merge\s+into|truncate(?:\s+table)?)\s+"?([a-z_][a-z0-9_]*)|\bupdate\s+(?:only\s+)?"?([a-z_][a-z0-9_]*)"?(?:\s+(?:as\s+)?[a-z_][a-z0-9_]*)?\s+set\b/gi;
  return [
    ...new Set([...text.matchAll(writes)].map(([, first, second]) => (first ?? second)!.toLowerCase())),
  ];
}

const roomOf = (path: string) => (path.split('/').length > 2 ? path.split('/')[1]! : '');
const isTest = (path: string) => path.endsWith('.test.ts');
const withoutComments = (text: string) => text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');

if (import.meta.main) {
  const found = violations(sourceFiles(/^(?:src|test|bench|scripts)\/.*\.ts$/));
  for (const line of found) console.log(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}
