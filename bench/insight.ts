// What does insight cost, how soon does it know, and how quick does it answer of a year of one publisher's leads among others'?
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { keepDays } from '../src/campaigns/keep-days.ts';
import { addUpNext } from '../src/insight/add-up-months.ts';
import { buildMore, countDue } from '../src/insight/follow.ts';
import { addUpNextPages } from '../src/storefront/add-up-pages.ts';
import type { App } from '../src/platform/app.ts';
import type { Figure } from './rig/figure.ts';
import { fillInbox } from './rig/inbox-rows.ts';
import { questions, type Asked } from './rig/insight-questions.ts';
import {
  answers,
  countedAnew,
  inZone,
  laidAside,
  marks,
  neighbours,
  otherwise,
  pages,
} from './rig/insight-rows.ts';
import { lagS, upkeep } from './rig/insight-upkeep.ts';
import { percentile } from './rig/numbers.ts';
import { openHere } from './rig/open-here.ts';
import { campaigns, deals, sequences } from './rig/result-rows.ts';
import { resultQuestions } from './rig/result-questions.ts';
import type { Question, Rig } from './rig/rig.ts';
import { startHouse } from './rig/start.ts';
import { operatorKey, plan } from './rig/world.ts';

export const insight: Question = {
  name: 'insight',
  title: 'What does insight cost, and how quick is it?',
  reading: `Leads of 20 publishers are taken in by one process, scored, made searchable and told of, and then counted: the processor time
of each, PostgreSQL's and ours together. Then the large world: ten million leads and a hundred million views and clicks, one publisher with
one in twenty of them. That one has its leads in full, 500,000 in a year; they are counted as they come, its months are added up, and each is counted once more with its answer, its
deal and its campaign. One lead in 15 has an
opportunity with six versions, every second one came by a code, 30 campaigns have codes and costs, one lead in ten is of a person who came before, and one in
six is in one of ten sequences. The other 19 have as many rows each in what numbers are read from (the sums, as what each lead is counted, the counts of
leads, pages and deliveries), and four of them as many opportunities, touches and people in sequences, copied along the keys before and behind its own; their leads themselves are left out. Views and clicks are kept as counts
by day, and of months that are over by month too. Each question is asked over HTTP, one after the other, of a month against the one before, or of the whole year; measured is the time to the whole
answer. What was thought of months that are over, and what came of them, is kept by whoever asks for it first, which is a figure of its own. The floor is PostgreSQL adding up the same rows, of the sums or, where there are none, of what happened, to the same client, with nothing else in between. A few leads are posted to a
server beside all that, and the sums looked at until each is in them. At last all is counted anew, and compared row by row. In its quick form there
are 10,000 leads of one publisher and as many of each of three others.`,
  answer,
};

const goal = { of: 'ours', atMost: 200 } as const;

async function answer(rig: Rig): Promise<Figure[]> {
  const large = await year(rig);
  rig.say('upkeep');
  return [...(await upkeep(rig)), ...large];
}

async function year(rig: Rig): Promise<Figure[]> {
  const [leads, others] = rig.quick ? [10_000, 3] : [500_000, 19];
  const url = await rig.databases.fresh();
  const server = await startHouse(url, { duties: { serve: true, work: false } });
  const run = (sql: string) => rig.databases.ask(url, sql);
  try {
    await server.ask('open', null);
    const port = await server.ask('port', null);
    rig.say(`${leads} leads`);
    const { publisherId, path } = await fillInbox(rig, port, url, leads);
    const app = await openHere(url);
    rig.say('counting');
    await run(inZone(publisherId));
    const fresh = await followed(app, run, publisherId);
    const addedUpS = await secondsOf(() => addUp(app));
    await run(answers(publisherId));
    await run(deals(publisherId));
    await run(campaigns(publisherId));
    await run(sequences(publisherId));
    await run(pages(publisherId));
    while (await addUpNextPages(app));
    await run('vacuum analyze');
    const again = await followed(app, run, publisherId);
    rig.say('keeping days of campaigns');
    const keptS = await secondsOf(async () => {
      while ((await keepDays(app)) > 0);
    });
    rig.say(`${others} others`);
    await run(neighbours(publisherId, others));
    await run('vacuum analyze');
    rig.say('asking');
    const figures = await asked(rig, url, port, publisherId);
    const sizes = await disk(rig, url, leads * (others + 1));
    // A worker lets leads go, as it starts, that listings which share have withheld, and each is counted anew: another question.
    await run(`update leads set status = 'new' where status = 'withheld'`);
    const lag = await lagS(rig, url, path, plan(rig.sinkPort, 1));
    rig.say('counting anew');
    await run(laidAside(publisherId));
    await run(countedAnew(publisherId));
    const builtS = await secondsOf(async () => {
      while (await buildMore(app));
    });
    await addUp(app);
    const [unlike] = await rig.databases.ask<{ rows: string }>(url, otherwise(publisherId));
    await app.close();
    return [
      ...figures,
      {
        name: 'a lead is counted after its post, beside them',
        unit: 's',
        ours: [lag],
        goal: { of: 'ours', atMost: 5 },
      },
      { name: 'counting leads as they come', unit: 'leads/s', ours: [leads / fresh] },
      { name: 'adding up a month that is over', unit: 's', ours: [addedUpS / 11] },
      { name: 'counting leads once more', unit: 'leads/s', ours: [leads / again] },
      { name: 'counting all anew', unit: 'leads/s', ours: [leads / builtS] },
      { name: 'keeping all days of campaigns', unit: 'leads/s', ours: [leads / keptS] },
      {
        name: 'rows that are otherwise then',
        unit: 'rows',
        ours: [Number(unlike!.rows)],
        goal: { of: 'ours', atMost: 0 },
      },
      ...sizes,
    ];
  } finally {
    await server.end();
    await rig.databases.drop(url);
  }
}

/** Seconds that it took to count what happened to each lead. */
async function followed(
  app: App,
  run: (sql: string) => Promise<unknown>,
  publisherId: string,
): Promise<number> {
  await run(marks(publisherId));
  await run('vacuum analyze insight_due');
  return secondsOf(async () => {
    while ((await countDue(app)) > 0);
  });
}

async function addUp(app: App): Promise<void> {
  while (await addUpNext(app));
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
}

async function asked(rig: Rig, url: string, port: number, publisherId: string): Promise<Figure[]> {
  const times = rig.quick ? 3 : 40;
  const figures: Figure[] = [firstTime(await ask(port, publisherId, lookingBack.path, 1, 0))];
  for (const question of [...questions, ...resultQuestions])
    figures.push({
      name: `${question.name}, p95`,
      unit: 'ms',
      ours: [await ask(port, publisherId, question.path, times)],
      floor: [await bare(url, publisherId, question, times)],
      goal,
    });
  return figures;
}

/** What the first who looks back at all waits for; later ones wait for a month at most. */
const lookingBack = resultQuestions.find(({ name }) => name === 'forecast and outcome, a year')!;
const firstTime = (ms: number): Figure => ({
  name: `${lookingBack.name}, when nobody has asked before`,
  unit: 'ms',
  ours: [ms],
});

/** p95 in milliseconds, after a few that do not count. */
async function ask(
  port: number,
  publisherId: string,
  path: Asked['path'],
  times: number,
  uncounted = 2,
): Promise<number> {
  const taken: number[] = [];
  for (let at = -uncounted; at < times; at++) {
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

async function bare(
  url: string,
  publisherId: string,
  { name, floor }: Asked,
  times: number,
): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const taken: number[] = [];
    for (let at = -2; at < times; at++) {
      const { text, values } = floor(Math.abs(at));
      const began = performance.now();
      await client.query({ name, text, values: [publisherId, ...values] });
      if (at >= 0) taken.push(performance.now() - began);
    }
    return percentile(Float64Array.from(taken).toSorted(), 0.95);
  } finally {
    await client.end();
  }
}

async function disk(rig: Rig, url: string, leads: number): Promise<Figure[]> {
  const [size] = await rig.databases.ask<Record<'facts' | 'sums' | 'counts' | 'events', string>>(
    url,
    `select pg_total_relation_size('insight_leads') as facts, (
        select sum(pg_total_relation_size(name)) from unnest('{insight_days,insight_months,insight_values,insight_sequences}'::regclass[]) as name) as sums,
      (
        select sum(pg_total_relation_size(name))
        from unnest('{storefront_counts,storefront_entry_counts,storefront_months}'::regclass[]) as name) as counts, (select sum(count) from storefront_counts) as events`,
  );
  const { facts, sums, counts, events } = size!;
  return [
    { name: 'leads, of all publishers', unit: 'leads', ours: [leads] },
    { name: 'views and clicks, of all publishers', unit: 'events', ours: [Number(events)] },
    { name: 'disk for as what each lead is counted', unit: 'bytes/lead', ours: [Number(facts) / leads] },
    { name: 'disk of the sums', unit: 'bytes/lead', ours: [Number(sums) / leads] },
    {
      name: 'disk of what our own pages counted',
      unit: 'bytes/event',
      ours: [Number(counts) / Number(events)],
    },
  ];
}
