// What does insight cost, how soon does it know, and how quick does it answer of a year of one publisher's leads?
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { ListingDirectory } from '../src/catalog/directory.ts';
import { openHouse, type House } from '../src/house.ts';
import { buildMore, countDue } from '../src/insight/follow.ts';
import { openApp } from '../src/platform/app.ts';
import { readConfig } from '../src/platform/config.ts';
import { tellScored } from '../src/scoring/tell-scored.ts';
import type { Figure } from './rig/figure.ts';
import { fillInbox } from './rig/inbox-rows.ts';
import { questions, type Asked } from './rig/insight-questions.ts';
import { outcomes } from './rig/insight-rows.ts';
import { percentile } from './rig/numbers.ts';
import type { Question, Rig } from './rig/rig.ts';
import { startHouse } from './rig/start.ts';
import { build, operatorKey, plan, plannedBody } from './rig/world.ts';

export const insight: Question = {
  name: 'insight',
  title: 'What does insight cost, and how quick is it?',
  reading: `Three things. Leads of 20 publishers are taken in by one process, scored, made searchable and told of, and then counted: the processor time
of each, PostgreSQL's and ours together. A lead is posted to a running server, and the sums are looked at until it is in them. And a year
of one publisher's leads is there, with answers, deals, campaigns, and what its pages counted: its sums are made from nothing, and each question is asked over HTTP, one after
the other, of a month against the one before, or of the whole year; measured is the time to the whole answer. The floor is PostgreSQL
adding up the same rows of the sums, to the same client, with nothing else in between. There are 500,000 leads, which is what a publisher has who has one in
twenty of ten million; the others' rows lie elsewhere along the same keys, and are left out. In its quick form there are 10,000.`,
  answer,
};

const goal = { of: 'ours', atMost: 200 } as const;

async function answer(rig: Rig): Promise<Figure[]> {
  return [...(await upkeep(rig)), ...(await year(rig))];
}

const openHere = (databaseUrl: string) =>
  openApp(
    readConfig({
      DATABASE_URL: databaseUrl,
      LEADSHARE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      LEADSHARE_OPERATOR_KEY: operatorKey,
      LOG_LEVEL: 'warn',
    }),
  );

async function upkeep(rig: Rig): Promise<Figure[]> {
  const databaseUrl = await rig.databases.fresh();
  const worldPlan = plan(rig.sinkPort, 20);
  const builder = await startHouse(databaseUrl, { duties: { serve: true, work: false } });
  await builder.ask('open', null);
  const targets = await build(await builder.ask('port', null), worldPlan, { paused: true });
  await builder.end();
  const house = await openHouse(await openHere(databaseUrl), { serve: false, work: false });
  try {
    const tokens = targets.map(({ path }) => path.replace('/intake/', ''));
    const rounds: { taken: number; counted: number }[] = [];
    const leads = rig.quick ? 1_000 : 4_000;
    let number = 0;
    // The first has tables that nobody has analyzed, and code that is not warm.
    for (let round = -2; round < (rig.quick ? 2 : 5); round++) {
      const taken = await cpuUs(rig, async () => {
        await takeIn(house, tokens, () => plannedBody(worldPlan, number++), leads);
        while ((await tellScored(house.app)) > 0);
      });
      const counted = await cpuUs(rig, async () => {
        while ((await countDue(house.app)) > 0);
      });
      if (round < 0) await rig.databases.ask(databaseUrl, 'vacuum analyze');
      else rounds.push({ taken: taken / leads, counted: counted / leads });
    }
    return [
      {
        name: 'processor time of counting a lead, beside that of taking it in',
        unit: 'µs/lead',
        ours: rounds.map(({ counted }) => counted),
        baseline: rounds.map(({ taken }) => taken),
        goal: { of: 'baseline', atMost: 0.1 },
      },
      {
        name: 'a lead is counted after its post, at most',
        unit: 's',
        ours: [await lagS(rig, databaseUrl, targets[0]!.path, worldPlan)],
        goal: { of: 'ours', atMost: 5 },
      },
    ];
  } finally {
    await house.close();
    await rig.databases.drop(databaseUrl);
  }
}

async function cpuUs(rig: Rig, work: () => Promise<void>): Promise<number> {
  const own = process.cpuUsage();
  const theirs = rig.databases.cpuS();
  await work();
  const { user, system } = process.cpuUsage(own);
  return user + system + (rig.databases.cpuS() - theirs) * 1e6;
}

async function takeIn(
  { app, intake }: House,
  tokens: string[],
  bodyAt: (at: number) => Buffer,
  leads: number,
): Promise<void> {
  const directory = await ListingDirectory.open(app);
  for (let done = 0; done < leads; done += 200)
    await Promise.all(
      Array.from({ length: Math.min(200, leads - done) }, async (_, more) => {
        const found = await directory.byToken(tokens[(done + more) % tokens.length]!);
        await intake.accept({ ...found!, contentType: 'application/json', body: bodyAt(done + more) });
      }),
    );
  await directory.close();
}

/** The longest of a few, posted at any time of the second. */
async function lagS(
  rig: Rig,
  databaseUrl: string,
  path: string,
  worldPlan: ReturnType<typeof plan>,
): Promise<number> {
  const server = await startHouse(databaseUrl, { duties: { serve: true, work: true } });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await server.ask('open', null);
    const port = await server.ask('port', null);
    const counted = async () => {
      const { rows } = await client.query<{ leads: string }>(
        `select coalesce(sum(leads), 0) as leads from insight_days where dimension = 'listing'`,
      );
      return Number(rows[0]!.leads);
    };
    let longest = 0;
    for (let nth = 0; nth < (rig.quick ? 2 : 6); nth++) {
      const before = await counted();
      const body = plannedBody(worldPlan, 20 * (1_000_000 + nth));
      const from = performance.now();
      const posted = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: new Uint8Array(body),
      });
      if (posted.status !== 202) throw new Error(`posting answered ${posted.status}`);
      while ((await counted()) <= before) {
        if (performance.now() - from > 60_000) throw new Error('a lead was not counted within a minute');
        await new Promise((soon) => setTimeout(soon, 20));
      }
      longest = Math.max(longest, performance.now() - from);
      await new Promise((soon) => setTimeout(soon, Math.random() * 700));
    }
    return longest / 1_000;
  } finally {
    await client.end();
    await server.end();
  }
}

async function year(rig: Rig): Promise<Figure[]> {
  const leads = rig.quick ? 10_000 : 500_000;
  const databaseUrl = await rig.databases.fresh();
  const server = await startHouse(databaseUrl, { duties: { serve: true, work: false } });
  try {
    await server.ask('open', null);
    const port = await server.ask('port', null);
    rig.say(`${leads} leads`);
    const { publisherId } = await fillInbox(rig, port, databaseUrl, leads);
    await rig.databases.ask(databaseUrl, outcomes(publisherId));
    await rig.databases.ask(databaseUrl, 'vacuum analyze');
    rig.say('counting');
    const app = await openHere(databaseUrl);
    const from = performance.now();
    while (await buildMore(app));
    const builtS = (performance.now() - from) / 1_000;
    await app.close();
    await rig.databases.ask(databaseUrl, 'vacuum analyze');
    rig.say('asking');
    const figures: Figure[] = [];
    for (const { name, path, floor } of questions) {
      const ours = await ask(port, publisherId, path, rig.quick ? 5 : 40);
      figures.push({
        name: `${name}, p95`,
        unit: 'ms',
        ours: [ours],
        floor: [await bare(databaseUrl, publisherId, floor, rig.quick ? 5 : 40)],
        goal,
      });
    }
    return [
      { name: 'counting all anew', unit: 'leads/s', ours: [leads / builtS] },
      ...figures,
      ...(await disk(rig, databaseUrl, leads)),
    ];
  } finally {
    await server.end();
    await rig.databases.drop(databaseUrl);
  }
}

/** p95 in milliseconds, after a few that do not count. */
async function ask(port: number, publisherId: string, path: Asked['path'], times: number): Promise<number> {
  const taken: number[] = [];
  for (let at = -2; at < times; at++) {
    const from = performance.now();
    const response = await fetch(
      `http://127.0.0.1:${port}/api/v1/publishers/${publisherId}${path(Math.abs(at))}`,
      {
        headers: { authorization: `Bearer ${operatorKey}` },
      },
    );
    const body = await response.text();
    if (!response.ok) throw new Error(`${path(Math.abs(at))} answered ${response.status}: ${body}`);
    if (at >= 0) taken.push(performance.now() - from);
  }
  return percentile(Float64Array.from(taken).toSorted(), 0.95);
}

async function bare(url: string, publisherId: string, floor: Asked['floor'], times: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const taken: number[] = [];
    for (let at = -2; at < times; at++) {
      const { dimension, from, to } = floor(Math.abs(at));
      const began = performance.now();
      await client.query({
        name: 'bare',
        text: `select key, sum(leads), sum(won) from insight_days
          where publisher_id = $1 and generation = 1 and dimension = $2 and day between $3 and $4 group by key`,
        values: [publisherId, dimension, from, to],
      });
      if (at >= 0) taken.push(performance.now() - began);
    }
    return percentile(Float64Array.from(taken).toSorted(), 0.95);
  } finally {
    await client.end();
  }
}

async function disk(rig: Rig, databaseUrl: string, leads: number): Promise<Figure[]> {
  const [size] = await rig.databases.ask<{ facts: string; sums: string; counts: string; events: string }>(
    databaseUrl,
    `select pg_total_relation_size('insight_leads') as facts, pg_total_relation_size('insight_days') + pg_total_relation_size('insight_values') as sums,
      pg_total_relation_size('storefront_counts') as counts, (select sum(count) from storefront_counts) as events`,
  );
  return [
    {
      name: 'disk for as what each lead is counted',
      unit: 'bytes/lead',
      ours: [Number(size!.facts) / leads],
    },
    { name: 'disk of the sums', unit: 'bytes/lead', ours: [Number(size!.sums) / leads] },
    {
      name: 'disk of what our own pages counted',
      unit: 'bytes/event',
      ours: [Number(size!.counts) / Number(size!.events)],
    },
  ];
}
