// The command line as an operator types it, on a data folder of its own.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operatorActor } from '../src/accounts/actor.ts';
import { createPublisher } from '../src/accounts/publishers.ts';
import { publisherExists } from '../src/accounts/store.ts';
import { createListing } from '../src/catalog/list-offer.ts';
import { createDestination } from '../src/delivery/create-destination.ts';
import { destinationsOf } from '../src/delivery/destination-store.ts';
import { claimToken, readToken, saveToken } from '../src/delivery/token-store.ts';
import { openApp, type App } from '../src/platform/app.ts';
import { readConfig } from '../src/platform/config.ts';
import { compileCache } from './compile-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'leadshare-cli-'));
const environment = { LEADSHARE_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' };
const oldKey = () => readFileSync(join(environment.LEADSHARE_DATA_DIR, 'secret.keys'), 'utf8');

let publisherId: string;
let listingId: string;

beforeAll(async () => {
  await inTheFolder(async (app) => {
    publisherId = (await createPublisher(app, operatorActor, { slug: 'northwind', name: 'Northwind' })).id;
    const offer = {
      storefront: 'appsource',
      kind: 'app',
      offerId: 'northwind.planner',
      title: 'Planner',
      sharing: true,
    };
    listingId = await createListing(app, operatorActor, publisherId, offer);
    const settings = { url: 'https://crm.example/hook' };
    await createDestination(app, operatorActor, publisherId, 'publisher-crm', {
      kind: 'webhook',
      name: 'CRM',
      settings,
    });
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('import back-fills once, and export writes what a spreadsheet cannot run', async () => {
  const file = join(folder, 'leads.csv');
  const text = 'First name,Last name,Email,Company\nZofia,=cmd(),zofia@lipowa.example,Lipowa\n,,,\n';
  writeFileSync(file, text);
  const first = await leadshare('import', file, '--publisher', 'northwind', '--listing', listingId);
  expect(first.out).toContain('1 added');
  // As a spreadsheet saves it.
  writeFileSync(file, `\ufeff${text}`, 'utf16le');
  const second = await leadshare('import', file, '--publisher', 'northwind', '--listing', listingId);
  expect(second.out).toMatch(/0 added, 1 already here/);

  const csv = await leadshare('export', '--publisher', 'northwind');
  expect(csv.out).toContain('zofia@lipowa.example');
  expect(csv.out).toContain("'=cmd()");
  const target = join(folder, 'leads.ndjson');
  await leadshare('export', '--publisher', publisherId, '--format', 'ndjson', '--output', target);
  expect(JSON.parse(readFileSync(target, 'utf8')).contact).toMatchObject({ lastName: '=cmd()' });
  expect(statSync(target).mode & 0o077).toBe(0);
});

test('reconcile tells what of the marketplace’s list is missing, and fills it in once', async () => {
  const file = join(folder, 'list.csv');
  writeFileSync(
    file,
    'Date created;Email;Company\n2026-03-01;zofia@lipowa.example;Lipowa\n2026-03-02;new@lipowa.example;L\n',
  );
  const asked = ['reconcile', file, '--publisher', 'northwind', '--listing', listingId];
  const first = await leadshare(...asked);
  expect(first.out).toMatch(/2 leads in the list, 0 of them here/);
  expect(first.out).toContain('Not here: 2 not_received.');
  const filled = await leadshare(...asked, '--back-fill');
  expect(filled.out).toContain('Back-fill done: 2 taken in, 0 sent, 0 could not be taken in.');
  const again = await leadshare(...asked, '--back-fill');
  expect(again.out).toMatch(/2 leads in the list, 2 of them here/);
  expect(again.out).toContain('Back-fill done: 0 taken in');
});

test('doctor has nothing to say of a listing with leads and a destination that is well', async () => {
  const { out, code } = await leadshare('doctor', '--publisher', 'northwind');
  expect(out).toBe('Nothing is wrong with any listing or destination.\n');
  expect(code).toBe(0);
});

test('keys rotate seals every secret under a new key, and the old one is gone', async () => {
  const before = oldKey();
  const token = await keptToken();
  const { out } = await leadshare('keys', 'rotate');
  expect(out).toMatch(/1 intake tokens\n1 destinations\n1 access tokens/);
  expect(oldKey()).not.toBe(before);
  expect(oldKey().trim().split('\n')).toHaveLength(1);
  await inTheFolder(async (app) => {
    const destinations = await destinationsOf(app.db, publisherId, null, 10);
    const { sealed, id } = destinations.find(({ kind }) => kind === 'webhook')!;
    expect(JSON.parse(app.vault.open(sealed!, id))).toHaveProperty('signingSecret');
    const kept = await readToken(app.db, publisherId, id);
    expect(app.vault.open(kept!.sealed!, id)).toBe(token);
  });
});

/** The access token of the webhook, as a worker leaves it. */
async function keptToken(): Promise<string> {
  const token = 'an access token';
  await inTheFolder(async ({ db, vault }) => {
    const destinations = await destinationsOf(db, publisherId, null, 10);
    const { id } = destinations.find(({ kind }) => kind === 'webhook')!;
    const [now, until] = [new Date(0), new Date(1)];
    const taken = await claimToken(db, publisherId, id, { now, until });
    const sealed = vault.seal(token, id);
    await saveToken(db, publisherId, id, taken!.claim, { sealed, endsAt: until });
  });
  return token;
}

test('demo plays leads into a world of its own, whose ledger adds up, and says who may sign in', async () => {
  const { out, err, code } = await leadshare('demo', '--leads', '24', '--once', { PORT: '0' });
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).not.toContain('first run');
  expect(out).toMatch(/open once: http:\/\/\S+\/invitations\/[0-9a-z]{40}\n/);
  expect(out).toMatch(
    /tereza@marketplace\.example +operator\n.*owner\n.*manager\n.*seller\n.*seller\nwith the password \S{12}\n/,
  );
  const lines = [...out.matchAll(/(\d+) received = (.*)/g)];
  expect(lines.length).toBeGreaterThan(4);
  for (const [, received, parts = ''] of lines) {
    const counts = [...parts.matchAll(/\d+/g)].map(([count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(received));
  }
  expect(await folderHas(publisherId)).toBe(true);
});

test.each([
  [['serve'], {}, /^DATABASE_URL: several processes/],
  [['migrate'], { PORT: 'eighty' }, /^PORT must be a number/],
  [['migrate'], { LEADSHARE_SECRET_KEY: 'short' }, /^LEADSHARE_SECRET_KEY must be 32 bytes/],
  [['replay', '--publisher', 'nobody', '--state', 'parked'], {}, /^--publisher: there is no publisher/],
  [['replay', '--publisher', 'northwind'], {}, /destinationId, state or since/],
])('%s with a mistake ends with one line and exit code 1', async (words, extra, line) => {
  const { err, code } = await leadshare(...words, extra);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toMatch(line);
  expect(code).toBe(1);
});

/** The folder's own database, beside the demo's. */
async function folderHas(id: string): Promise<boolean> {
  let found = false;
  await inTheFolder(async (app) => void (found = await publisherExists(app.db, id)));
  return found;
}

async function inTheFolder(work: (app: App) => Promise<void>): Promise<void> {
  const app = await openApp(readConfig(environment));
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

function leadshare(
  ...words: (string | Record<string, string>)[]
): Promise<{ out: string; err: string; code: number }> {
  const extra = words.filter((word) => typeof word === 'object');
  const args = ['src/cli.ts', ...words.filter((word) => typeof word === 'string')];
  const env = { PATH: process.env['PATH'] ?? '', ...compileCache, ...environment, ...extra[0] };
  return new Promise((done) => {
    execFile(process.execPath, args, { env }, (error, out, err) =>
      done({ out, err, code: error ? Number(error.code) : 0 }),
    );
  });
}
