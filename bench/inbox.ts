// How quick is the inbox of a publisher with a million leads? Over HTTP, each filter and search, against the same rows by their keys.
import { performance } from 'node:perf_hooks';
import { byKeys } from './rig/by-keys.ts';
import type { Figure } from './rig/figure.ts';
import { percentile } from './rig/numbers.ts';
import type { Question, Rig } from './rig/rig.ts';
import { startHouse } from './rig/start.ts';
import { operatorKey } from './rig/world.ts';
import { fillInbox, type Filled } from './rig/inbox-rows.ts';

export const inbox: Question = {
  name: 'inbox',
  title: 'How quick is the inbox at a million leads?',
  reading: `One publisher with a million leads of a year, two deliveries each; a page of 50 asked for over HTTP, one request after the other. Measured
is the time to the whole answer, as p95. The floor is PostgreSQL giving the same rows by their primary keys, to the same client, with nothing else in
between. Each search is for another word: common ones, rare ones, and ones that nobody has. In its quick form there are 20,000 leads.`,
  answer,
};

type Path = (at: number) => string;

const goal = { of: 'ours', atMost: 100 } as const;
const names = ['Zofia', 'Mateo', 'Aino', 'Wanjiru', 'Ilse', 'Tomasz', 'Sunniva', 'Keahi'];

async function answer(rig: Rig): Promise<Figure[]> {
  const leads = rig.quick ? 20_000 : 1_000_000;
  const databaseUrl = await rig.databases.fresh();
  const house = await startHouse(databaseUrl, { duties: { serve: true, work: false } });
  try {
    await house.ask('open', null);
    const port = await house.ask('port', null);
    rig.say(`${leads} leads`);
    const filled = await fillInbox(rig, port, databaseUrl, leads);
    rig.say('asking');
    const floor = await byKeys(
      databaseUrl,
      { table: 'leads', publisherId: filled.publisherId, count: filled.idAt.count, idAt: filled.idAt.of },
      rig.quick ? 20 : 200,
    );
    const asked = rig.quick ? 10 : 100;
    const figures: Figure[] = [];
    for (const [name, path] of questionsOf(filled)) {
      const ms = await ask(port, filled.publisherId, path, asked);
      figures.push({ name: `${name}, p95`, unit: 'ms', ours: [ms], floor: [floor], goal });
    }
    return figures;
  } finally {
    await house.end();
    await rig.databases.drop(databaseUrl);
  }
}

function questionsOf({ listingIds, cursorAt }: Filled): [string, Path][] {
  const listing = (at: number) => listingIds[at % listingIds.length]!;
  const day = (at: number, more = 0) => new Date(Date.UTC(2026, at % 9, 1 + (at % 28) + more)).toISOString();
  const countries = ['PL', 'PT', 'CZ', 'HU', 'ES'];
  return [
    ['first page', () => '/leads?'],
    ['deep page', (at) => `/leads?cursor=${cursorAt(0.2 + (at % 70) / 100)}`],
    ['by listing', (at) => `/leads?listingId=${listing(at)}`],
    ['by storefront', (at) => `/leads?storefront=${at % 2 ? 'appsource' : 'azure-marketplace'}`],
    ['by status', (at) => `/leads?status=${['new', 'withheld', 'kept'][at % 3]}`],
    ['by kind', (at) => `/leads?kind=${['customer', 'test', 'notice'][at % 3]}`],
    ['by action', (at) => `/leads?action=${['PLT', 'INS', 'StartTestDrive'][at % 3]}`],
    ['by country', (at) => `/leads?country=${countries[at % countries.length]}`],
    ['by assignee', (at) => `/leads?assignedTo=${at % 2 ? 'none' : `usr_${at % 50}`}`],
    ['by day', (at) => `/leads?receivedFrom=${day(at)}&receivedTo=${day(at, 1)}`],
    ['with a parked delivery', (at) => `/leads?deliveryState=${at % 2 ? 'parked' : 'waiting'}`],
    ['by grade', (at) => `/leads?grade=${['A', 'B2', 'D', 'C3'][at % 4]}`],
    ['by stage', (at) => `/leads?stage=${['inquiry', 'marketing_qualified'][at % 2]}`],
    ['hot ones', () => '/leads?hot=true'],
    [
      'grade, stage and country',
      (at) => `/leads?grade=A&stage=marketing_qualified&country=${countries[at % 5]}`,
    ],
    ['three filters', (at) => `/leads?country=${countries[at % 5]}&status=withheld&kind=customer`],
    ['search, common', (at) => `/leads?q=${names[at % names.length]}`],
    ['search, rare', (at) => `/leads?q=person${String(7_000 + at * 97).padStart(7, '0')}`],
    ['search, two words', (at) => `/leads?q=${names[at % names.length]}+firm${at * 13}`],
    ['search, nobody', (at) => `/leads?q=nobody${at}`],
    ['search and filter', (at) => `/leads?q=${names[at % names.length]}&status=withheld`],
    ['counts of the tabs', () => '/lead-counts?'],
    ['overview', () => '/overview?timeZone=Europe/Prague'],
    ['destinations', () => '/destinations?'],
  ];
}

/** p95 in milliseconds, after a few that do not count. */
async function ask(port: number, publisherId: string, path: Path, times: number): Promise<number> {
  const taken: number[] = [];
  for (let at = -5; at < times; at++) {
    const from = performance.now();
    const response = await fetch(
      `http://127.0.0.1:${port}/api/v1/publishers/${publisherId}${path(Math.abs(at))}`,
      { headers: { authorization: `Bearer ${operatorKey}` } },
    );
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path(Math.abs(at))} answered ${response.status}`);
    if (at >= 0) taken.push(performance.now() - from);
  }
  return percentile(Float64Array.from(taken).toSorted(), 0.95);
}
