// How quick is a marketplace's list of a hundred thousand leads compared, read and filled in, and with how much memory?
import { performance } from 'node:perf_hooks';
import { cursorTo } from '../src/platform/web-list.ts';
import { bareListS } from './rig/bare-list.ts';
import { byKeys } from './rig/by-keys.ts';
import { startChild, type Child } from './rig/child.ts';
import type { Crm } from './rig/crm.ts';
import type { Figure, Goal } from './rig/figure.ts';
import type { House } from './rig/house.ts';
import { listedWorld, missingOf, type World } from './rig/listed-rows.ts';
import { percentile } from './rig/numbers.ts';
import { peakMb } from './rig/peak.ts';
import type { Question, Rig } from './rig/rig.ts';
import { startHouse } from './rig/start.ts';
import { operatorKey } from './rig/world.ts';

export const reconciliation: Question = {
  name: 'reconciliation',
  title: 'How quick is a marketplace’s list compared, and what does it cost?',
  reading: `One publisher has 500,000 leads, each delivered to three places, and gives a marketplace's list of the newest 100,000, of which one in
a hundred never came. It is given as a file over HTTP, read page by page with each filter, written as CSV, filled in, compared again and
given once more; its CRM, an Odoo simulated in a process of its own, is asked for what was sent since the list's first day, a hundred records a question,
of which one in two hundred is gone. Memory is the greatest that the process held meanwhile, above what it held before: garbage that
nobody has collected yet is part of it. The floor of taking the list is the same file read by csv-parse and written into a
bare table; that of a page PostgreSQL giving 50 rows by their primary keys. In its quick form there are 20,000 leads and 4,000 rows.`,
  answer,
};

async function answer(rig: Rig): Promise<Figure[]> {
  const [leads, rows] = rig.quick ? [20_000, 4_000] : [500_000, 100_000];
  const url = await rig.databases.fresh();
  const crm = await startChild<Crm>('crm.ts', null);
  const house = await startHouse(url, { duties: { serve: true, work: false } });
  try {
    await house.ask('open', null);
    const port = await house.ask('port', null);
    rig.say(`${leads} leads`);
    const world = await listedWorld(rig, crm, { url, port, leads, rows });
    return await new Run(rig, house, world, rows).answer();
  } finally {
    await house.end();
    await crm.end();
    await rig.databases.drop(url);
  }
}

type Told = {
  rows: number;
  totals: { listed: number; here: number; missing: number };
  destinations: {
    id: string;
    compared: { state: string } | null;
    totals: { state: string; count: number }[];
  }[];
  backFills: { state: string; takenIn: number; sent: number }[];
};

class Run {
  readonly #rig: Rig;
  readonly #house: Child<House>;
  readonly #world: World;
  readonly #rows: number;
  readonly #path: string;
  readonly #figures: Figure[] = [];

  constructor(rig: Rig, house: Child<House>, world: World, rows: number) {
    this.#rig = rig;
    this.#house = house;
    this.#world = world;
    this.#rows = rows;
    this.#path = `/api/v1/publishers/${world.publisherId}/list-comparisons`;
  }

  async answer(): Promise<Figure[]> {
    const { url, list } = this.#world;
    this.#rig.say(`a list of ${(list.length / 1_048_576).toFixed(1)} MB`);
    const bare = await bareListS(url, list);
    const taking = { floorS: bare, goal: { of: 'floor', atMost: 10 }, atMostMb: 200 } as const;
    const { id } = await this.#figure('taking the list', () => this.#give(), taking);
    await this.#figure('asking the CRM for its leads', () => this.#house.ask('askCrms', null, 600), {
      atMostMb: 200,
    });
    await this.#figure('totals', () => this.#read<Told>(`/${id}`), { goal: { of: 'ours', atMost: 3 } });
    await this.#pages(id);
    await this.#figure('writing it as CSV', () => this.#bytes(`/${id}/leads.csv`), {
      goal: { of: 'ours', atMost: 30 },
      atMostMb: 200,
    });
    await this.#figure('what a back-fill would do', () => this.#post(`/${id}/back-fill-plans`), {
      goal: { of: 'ours', atMost: 3 },
    });
    const fill = async () => {
      await this.#post(`/${id}/back-fills`);
      await this.#house.ask('fillIn', null, 600);
    };
    await this.#figure(`filling in ${missingOf(this.#rows)} leads, and what is gone or parked`, fill, {
      goal: { of: 'ours', atMost: 30 },
      atMostMb: 200,
    });
    await this.#figure('comparing it again', () => this.#post(`/${id}/recomparisons`), {
      goal: { of: 'ours', atMost: 5 },
    });
    const after = await this.#read<Told>(`/${id}`);
    const leads = await this.#leads();
    const again = await this.#figure('taking the same list once more', () => this.#give(), taking);
    await this.#figure('removing a list', () => this.#removed(again.id));
    this.#figures.push({
      name: 'leads that are other than they should be then',
      unit: 'leads',
      ours: [
        Math.abs(missingOf(this.#rows) - after.backFills[0]!.takenIn) +
          Math.abs(this.#rows - after.totals.here) +
          Math.abs((await this.#leads()) - leads),
      ],
      goal: { of: 'ours', atMost: 0 },
    });
    return this.#figures;
  }

  async #pages(id: string): Promise<void> {
    const { url, publisherId, idAt, odoo } = this.#world;
    const keys = {
      table: 'leads' as const,
      publisherId,
      count: idAt.count,
      idAt: (nth: number) => idAt.of(nth),
    };
    const times = this.#rig.quick ? 8 : 12;
    const floor = [await byKeys(url, keys, times)];
    const deep = (at: number) => `cursor=${cursorTo(String(1 + ((at * 7_919) % (this.#rows - 100))))}`;
    const here = { of: 'ours', atMost: 200 } as const;
    const wholeList = { of: 'ours', atMost: 1_000 } as const;
    const questions: [string, Goal, (at: number) => string][] = [
      ['first page', here, () => '/leads?'],
      ['deep page', here, (at) => `/leads?${deep(at)}`],
      ['missing anywhere', here, (at) => `/leads?missing=true&${deep(at)}`],
      ['not here', here, (at) => `/leads?where=ours&state=not_here&${deep(at)}`],
      ['not here, for a reason that none has', here, () => '/leads?where=ours&reason=masked'],
      ['parked at a destination', here, (at) => `/leads?state=parked&${deep(at)}`],
      ['gone from the CRM', wholeList, (at) => `/leads?where=${odoo}&state=gone&${deep(at)}`],
      ['a state that none has there', wholeList, () => `/leads?where=${odoo}&state=waiting`],
      ['leads that the list lacks', wholeList, () => '/unlisted-leads?'],
    ];
    for (const [name, goal, path] of questions) {
      this.#rig.say(name);
      const taken: number[] = [];
      for (let at = -2; at < times; at++) {
        const from = performance.now();
        await this.#read(`/${id}${path(Math.abs(at))}`);
        if (at >= 0) taken.push(performance.now() - from);
      }
      const ours = [percentile(Float64Array.from(taken).toSorted(), 0.95)];
      this.#figures.push({ name: `page, ${name}, p95`, unit: 'ms', ours, floor, goal });
    }
  }

  /** How long it takes, and how much memory where that is held against anything. */
  async #figure<Result>(
    name: string,
    work: () => Promise<Result>,
    { floorS, goal, atMostMb }: { floorS?: number; goal?: Goal; atMostMb?: number } = {},
  ): Promise<Result> {
    this.#rig.say(name);
    const from = performance.now();
    const { peak, result } = await peakMb(this.#house.pid, work);
    const figure: Figure = { name, unit: 's', ours: [(performance.now() - from) / 1_000] };
    if (floorS !== undefined) figure.floor = [floorS];
    if (goal !== undefined) figure.goal = goal;
    this.#figures.push(figure);
    if (atMostMb !== undefined)
      this.#figures.push({
        name: `${name}: memory above rest`,
        unit: 'MB',
        ours: [peak],
        goal: { of: 'ours', atMost: atMostMb },
      });
    return result;
  }

  #give(): Promise<{ id: string }> {
    return this.#ask('POST', '/files', { 'content-type': 'text/csv' }, this.#world.list);
  }

  async #leads(): Promise<number> {
    const [row] = await this.#rig.databases.ask<{ count: number }>(
      this.#world.url,
      `select count(*)::int from leads where publisher_id = '${this.#world.publisherId}'`,
    );
    return row!.count;
  }

  #post = (path: string) => this.#ask('POST', path, { 'content-type': 'application/json' }, '{}');
  #read = <Body>(path: string) => this.#ask<Body>('GET', path);

  async #ask<Body>(method: string, path: string, headers = {}, body?: string): Promise<Body> {
    const response = await this.#asked(method, path, headers, body);
    return (await response.json()) as Body;
  }

  async #bytes(path: string): Promise<number> {
    let bytes = 0;
    for await (const part of (await this.#asked('GET', path)).body!) bytes += (part as Uint8Array).length;
    return bytes;
  }

  async #removed(id: string): Promise<void> {
    await this.#asked('DELETE', `/${id}`);
  }

  async #asked(method: string, path: string, headers = {}, body?: string): Promise<Response> {
    const response = await fetch(`http://127.0.0.1:${this.#world.port}${this.#path}${path}`, {
      method,
      headers: { authorization: `Bearer ${operatorKey}`, ...headers },
      ...(body !== undefined && { body }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }
}
