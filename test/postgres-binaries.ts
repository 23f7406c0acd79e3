// Where the binaries of PostgreSQL 15 or newer are; on Debian and its kin they are fetched when there are none.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const oldest = 15;

/** The folder that holds initdb and postgres. Throws with the remedies when there is none and none can be fetched. */
export function findBinaries(): string {
  const bin = newest() ?? (fetched() ? newest() : undefined);
  if (bin === undefined)
    throw new Error(
      `The tests need a PostgreSQL server, version ${oldest} or newer, and found none. Install one (apt-get install postgresql, ` +
        'brew install postgresql), put its bin folder on PATH, or name a running server in LEADSHARE_TEST_DATABASE_URL.',
    );
  return bin;
}

/** What the binaries run with; nothing of the caller's own settings (PGPORT, locale) reaches them. */
export function serverEnv(bin: string): NodeJS.ProcessEnv {
  return {
    PATH: `${bin}${delimiter}${process.env['PATH']}`,
    LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8',
    LD_LIBRARY_PATH: globSync(`${unpacked}/{usr/,}lib/*-linux-gnu*`).join(delimiter),
  };
}

const cache = join(import.meta.dirname, '../node_modules/.cache/postgresql');
const unpacked = join(cache, 'unpacked');

function newest(): string | undefined {
  const installed = ['', unpacked].flatMap((prefix) => globSync(`${prefix}/usr/lib/postgresql/*/bin`));
  return [...(process.env['PATH'] ?? '').split(delimiter), ...installed]
    .filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    .map((folder) => ({ folder, version: versionIn(folder) }))
    .filter(({ version }) => version >= oldest)
    .toSorted((a, b) => b.version - a.version)[0]?.folder;
}

/** The major version; `postgres --version` says "postgres (PostgreSQL) 15.14 (Debian …)". */
function versionIn(folder: string): number {
  const said = execFileSync(join(folder, 'postgres'), ['--version'], {
    encoding: 'utf8',
    env: serverEnv(folder),
  });
  return Number(/\) (\d+)/.exec(said)?.[1] ?? 0);
}

/** False where there is no apt-get. Root installs the package; anybody else unpacks it beside the dependencies. */
function fetched(): boolean {
  if (!existsSync('/usr/bin/apt-get')) return false;
  if (process.getuid?.() === 0) {
    console.log('No PostgreSQL server here: installing the package postgresql with apt-get, for the tests.');
    run('apt-get', '-qq', 'update');
    run('apt-get', '-qq', '-y', '--no-install-recommends', 'install', 'postgresql');
    return true;
  }
  console.log(
    'No PostgreSQL server here: fetching the package postgresql with apt-get into node_modules/.cache, for the tests.',
  );
  for (const folder of ['lists/partial', 'archives/partial'])
    mkdirSync(join(cache, folder), { recursive: true });
  const places = [`Dir::State::lists=${cache}/lists`, `Dir::Cache=${cache}`, 'Debug::NoLocking=1'].flatMap(
    (option) => ['-o', option],
  );
  run('apt-get', '-qq', ...places, 'update');
  run(
    'apt-get',
    '-qq',
    '-y',
    ...places,
    '--download-only',
    '--no-install-recommends',
    'install',
    'postgresql',
  );
  for (const archive of globSync(`${cache}/archives/*.deb`)) run('dpkg-deb', '--extract', archive, unpacked);
  return true;
}

function run(command: string, ...words: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync(command, words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
