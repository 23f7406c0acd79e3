// Every rule of the house fails on a small tree that breaks it, and stays silent on one that does not.
import { expect, test } from 'vitest';
import { violations } from './rooms.ts';

type Tree = Record<string, string>;
const check = (tree: Tree) => violations(Object.entries(tree).map(([path, text]) => ({ path, text })));

const sound: Tree = {
  'src/main.ts': `import { open } from './delivery/store.ts';\nimport { now } from './platform/clock.ts';`,
  'src/events.ts': `import type { Lead } from './leads/lead.ts';`,
  'src/platform/clock.ts': 'export const now = () => new Date();\nexport const ms = () => Date.now();',
  'src/platform/config.ts': 'export const port = process.env.PORT;',
  'src/platform/http-client.ts': `import { request } from 'undici';\nexport const get = () => fetch('x');`,
  'src/platform/migrate.ts': 'const text = `insert into migrations (name) values ($1)`;',
  'src/leads/shared-lead.ts': '',
  'src/leads/lead.ts': `import { port } from '../platform/config.ts';\nexport const at = (value: string) => new Date(value);`,
  'src/connectors/crms/odoo.ts': `import type { Lead } from '../../leads/lead.ts';\nexport const send = (wire) => wire.fetch('x');`,
  'src/delivery/store.ts': `
    import type { Shared } from '../events.ts';
    // Nothing here reads process.env, and nothing may say new Date().
    const due = sql\`select id from deliveries where due_at <= \${now} for update skip locked\`;
    const save = sql\`insert into deliveries (id) values (1) on conflict (id) do update set state = excluded.state\`;
    const more = sql\`update deliveries d set state = 'parked'\`;`,
  'src/delivery/store.test.ts': `import { bootApp } from '../../test/app.ts';\nconst at = new Date();`,
  'scripts/check.ts': 'process.exitCode = Date.now();',
};

test('a sound tree passes', () => {
  expect(check(sound)).toEqual([]);
});

test.each<[rule: string, path: string, text: string, says: RegExp]>([
  [
    'a room imports no later room',
    'src/leads/a.ts',
    `import { x } from '../delivery/store.ts';`,
    /delivery comes after leads/,
  ],
  [
    'not for types either',
    'src/leads/a.ts',
    `import type { X } from '../delivery/store.ts';`,
    /delivery comes after leads/,
  ],
  [
    'over several lines',
    'src/leads/a.ts',
    `import {\n  x,\n  y,\n} from '../intake/x.ts';`,
    /intake comes after leads/,
  ],
  ['nor by exporting it', 'src/leads/a.ts', `export * from '../intake/x.ts';`, /intake comes after leads/],
  ['nor late', 'src/leads/a.ts', `const x = await import('../intake/x.ts');`, /intake comes after leads/],
  [
    'nor from deeper down',
    'src/connectors/crms/a.ts',
    `import { x } from '../../intake/x.ts';`,
    /intake comes after connectors/,
  ],
  [
    'no room imports the top',
    'src/privacy/a.ts',
    `import { flow } from '../flow.ts';`,
    /no room knows the top/,
  ],
  ['no room imports the entry', 'src/privacy/a.ts', `import '../main.ts';`, /no room knows the top/],
  [
    'no room imports a test',
    'src/leads/a.ts',
    `import { x } from './lead.test.ts';`,
    /nothing imports a test/,
  ],
  [
    'src stands without test',
    'src/leads/a.ts',
    `import { x } from '../../test/app.ts';`,
    /stands without tests/,
  ],
  ['events are imported as types', 'src/leads/a.ts', `import { x } from '../events.ts';`, /import type/],
  ['events hold types alone', 'src/events.ts', `import { x } from './leads/lead.ts';`, /types alone/],
  ['a room is one of the list', 'src/billing/a.ts', '', /no such room/],
  ['no loose files', 'src/loose.ts', '', /belongs in a room/],
  ['no deep files', 'src/leads/deep/a.ts', '', /too deep/],
  ['connectors one deeper, not two', 'src/connectors/crms/odoo/a.ts', '', /too deep/],
  ['300 lines', 'src/leads/a.ts', 'x\n'.repeat(301), /301 lines/],
  ['300 lines outside src', 'scripts/a.ts', 'x\n'.repeat(301), /301 lines/],
  ['the environment', 'src/leads/a.ts', 'const x = process.env.X;', /reads the environment/],
  [
    'the environment by import',
    'src/leads/a.ts',
    `import { env } from 'node:process';`,
    /reads the environment/,
  ],
  ['a date of now', 'src/leads/a.ts', 'const x = new Date();', /makes dates/],
  ['a time of now', 'src/leads/a.ts', 'const x = Date.now();', /makes dates/],
  ['fetch', 'src/delivery/a.ts', `await fetch('https://x')`, /calls the network/],
  ['undici', 'src/delivery/a.ts', `import { request } from 'undici';`, /calls the network/],
  ['node:https', 'src/delivery/a.ts', `import { request } from 'node:https';`, /calls the network/],
  ['http.request', 'src/delivery/http.ts', 'http.request(url)', /calls the network/],
  ['net.connect', 'src/delivery/a.ts', 'net.connect(25)', /calls the network/],
  ['a driver', 'src/delivery/store.ts', `import pg from 'pg';`, /uses a database driver/],
  [
    'a write outside the store',
    'src/leads/a.ts',
    'sql`insert into leads (id) values (1)`',
    /writes the table leads/,
  ],
  [
    'an update outside the store',
    'src/leads/a.ts',
    'sql`update leads l\n set note = 1`',
    /writes the table leads/,
  ],
  ['a delete outside the store', 'src/leads/a.ts', 'sql`delete from leads`', /writes the table leads/],
  [
    'a table of two rooms',
    'src/leads/lead-store.ts',
    'sql`delete from deliveries`',
    /deliveries: written by .*and/,
  ],
  ['an empty name', 'src/leads/lead-utils.ts', '', /"utils" says nothing/],
  ['an empty name in camel case', 'src/leads/LeadServiceImpl.ts', '', /"impl" says nothing/],
  ['what is merely shared', 'src/leads/shared.ts', '', /"shared" says nothing/],
  ['an empty name of a folder', 'test/helpers/a.ts', '', /"helpers" says nothing/],
])('%s: refused', (_rule, path, text, says) => {
  expect(check({ ...sound, [path]: text }).join('\n')).toMatch(says);
});

test('a tree without sources is no success', () => {
  expect(check({ 'scripts/check.ts': '' })).toEqual([expect.stringMatching(/nothing was checked/)]);
});
