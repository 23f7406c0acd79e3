// What does scoring cost? Bare, in the intake beside the same intake without it, and over leads that are there, beside the bare update.
import { openDelivering } from '../src/delivery/delivering.ts';
import { scheduleReceived } from '../src/delivery/schedule.ts';
import { openHouse } from '../src/house.ts';
import { keepWithin, newLead, type KeepLead } from '../src/intake/intake.ts';
import { readBody } from '../src/connectors/bodies/index.ts';
import { ListingDirectory } from '../src/catalog/directory.ts';
import type { App } from '../src/platform/app.ts';
import { defaultModel } from '../src/scoring/default-model.ts';
import { scoreReceived } from '../src/scoring/score-received.ts';
import { Scorers } from '../src/scoring/scorers.ts';
import { bareUpdate } from './rig/bare-update.ts';
import type { Figure } from './rig/figure.ts';
import { fillInbox } from './rig/inbox-rows.ts';
import type { Question, Rig } from './rig/rig.ts';
import { median } from './rig/numbers.ts';
import { aWorld, openHere } from './rig/open-here.ts';
import { inTurn } from './rig/rounds.ts';
import { pure } from './rig/scored-bare.ts';
import { startHouse } from './rig/start.ts';
import { operatorKey, plannedBody, type WorldPlan } from './rig/world.ts';

export const scoring: Question = {
  name: 'scoring',
  title: 'What does scoring cost?',
  reading: `First without a database: the facts of a lead, its score by the shipped model with every point's reason, its grade, when it cools, and
its routes, the territory that takes it among ten, and whose turn it is in a pool of eight with working hours, one lead after the other in
one process. Then the intake's database part as in "floor", with scoring and without it, 200 leads a batch, one batch of each in turn on
tables that were analyzed before; a round's figure is the median of its batches. Last, leads that are there are scored anew by a changed
model, in the background as the product does it, on one connection; the floor is the bare update of the same rows, every column written, along the primary key in batches of the same size. In its quick form there
are 10,000 leads, else a million.`,
  answer,
};

const batchSize = 200;
const rescoredAtOnce = 2_000;

async function answer(rig: Rig): Promise<Figure[]> {
  return [pure(rig.quick ? 20_000 : 200_000), ...(await inIntake(rig)), ...(await anew(rig))];
}

type Side = {
  databaseUrl: string;
  app: App;
  tokens: string[];
  plan: WorldPlan;
  directory: ListingDirectory;
  close(): Promise<void>;
};

/** Wired by hand, so that scoring can be left out. */
async function openSide(rig: Rig, scores: boolean): Promise<Side> {
  const { databaseUrl, worldPlan, tokens } = await aWorld(rig);
  const app = await openHere(databaseUrl);
  const delivering = await openDelivering(app);
  const scorers = await Scorers.open(app);
  if (scores) app.outbox.on('lead.received', scoreReceived(scorers));
  app.outbox.on('lead.received', scheduleReceived(app, delivering.engine));
  const directory = await ListingDirectory.open(app);
  return {
    databaseUrl,
    app,
    directory,
    tokens,
    plan: worldPlan,
    async close() {
      await delivering.close();
      await directory.close();
      await scorers.close();
      await app.close();
      await rig.databases.drop(databaseUrl);
    },
  };
}

let number = 0;

async function inIntake(rig: Rig): Promise<Figure[]> {
  const scored = await openSide(rig, true);
  const unscored = await openSide(rig, false);
  try {
    await round(rig, scored, unscored, 20);
    // Whoever was opened first was analyzed first by the server, and its statements planned for tables of another size.
    for (const { databaseUrl } of [scored, unscored]) await rig.databases.ask(databaseUrl, 'vacuum analyze');
    await round(rig, scored, unscored, 10);
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    for (let nth = 0; nth < (rig.quick ? 5 : 12); nth++)
      rounds.push(await round(rig, scored, unscored, rig.quick ? 20 : 60));
    const figure = (name: string, of: (measured: Measured) => number): Figure => ({
      name,
      unit: 'µs/lead',
      ours: rounds.map(({ ours }) => of(ours)),
      baseline: rounds.map(({ other }) => of(other)),
    });
    return [
      {
        ...figure('database part of the intake, beside the same without scoring', ({ us }) => us),
        goal: { of: 'baseline', atMost: 1.15 },
      },
      figure('PostgreSQL’s time, beside the same without scoring', ({ cpuUs }) => cpuUs),
    ];
  } finally {
    await scored.close();
    await unscored.close();
  }
}

type Measured = { us: number; cpuUs: number };

/** The same posts for both, a batch of each in turn, so that what the machine does besides falls on both. */
async function round(
  rig: Rig,
  scored: Side,
  unscored: Side,
  batches: number,
): Promise<{ ours: Measured; other: Measured }> {
  const from = number;
  number += batches * batchSize;
  const { ours, other } = await inTurn(batches, of(scored), of(unscored));
  const whole = (measured: Measured[]): Measured => ({
    us: median(measured.map(({ us }) => us)),
    cpuUs: measured.reduce((sum, { cpuUs }) => sum + cpuUs, 0) / batches,
  });
  return { ours: whole(ours), other: whole(other) };

  function of(side: Side) {
    let next = from;
    return async () => measure(rig, side, (next += batchSize) - batchSize);
  }
}

async function measure(rig: Rig, side: Side, first: number): Promise<Measured> {
  const keeps = await Promise.all(
    Array.from({ length: batchSize }, (_, place) => keepFor(side, first + place)),
  );
  const cpuBefore = rig.databases.cpuS();
  const from = performance.now();
  await side.app.outbox.transact(null, (tx, say) => keepWithin(tx, say, keeps));
  const us = ((performance.now() - from) * 1_000) / batchSize;
  return { us, cpuUs: ((rig.databases.cpuS() - cpuBefore) * 1e6) / batchSize };
}

async function keepFor({ app, directory, tokens, plan: worldPlan }: Side, at: number): Promise<KeepLead> {
  const found = await directory.byToken(tokens[at % tokens.length]!);
  const body = plannedBody(worldPlan, at);
  const reading = readBody('application/json', body);
  if (reading.is !== 'lead') throw new Error(reading.detail);
  return newLead(app, { ...found!, contentType: 'application/json', body }, reading.lead);
}

async function anew(rig: Rig): Promise<Figure[]> {
  const leads = rig.quick ? 10_000 : 1_000_000;
  const databaseUrl = await rig.databases.fresh();
  const builder = await startHouse(databaseUrl, { duties: { serve: true, work: false } });
  await builder.ask('open', null);
  rig.say(`${leads} leads`);
  const { publisherId } = await fillInbox(rig, await builder.ask('port', null), databaseUrl, leads);
  await builder.end();
  const house = await openHouse(await openHere(databaseUrl), { serve: true, work: false });
  const ask = async (method: 'PUT' | 'POST', path: string, payload: object) => {
    const headers = { authorization: `Bearer ${operatorKey}` };
    const { statusCode, body } = await house.web!.inject({
      method,
      url: `/api/v1/publishers/${publisherId}${path}`,
      headers,
      payload,
    });
    if (statusCode >= 300) throw new Error(`${path} answered ${statusCode}: ${body}`);
  };
  /** Leads of one storefront, and how many of them a second. */
  const timed = async (): Promise<number> => {
    const from = performance.now();
    await house.rescorer.beginDue();
    await house.rescorer.settle();
    return leads / 2 / ((performance.now() - from) / 1_000);
  };
  try {
    rig.say('scoring those that have no score');
    await rig.databases.ask(databaseUrl, 'truncate standings');
    await ask('POST', '/rescorings', { storefront: 'appsource' });
    const first = await timed();
    await rig.databases.ask(databaseUrl, 'vacuum analyze standings');
    const ours: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < (rig.quick ? 1 : 2); round++) {
      rig.say('scoring anew');
      await ask('PUT', '/scoring-models/appsource', { model: changed(round), basedOn: round });
      ours.push(await timed());
      await rig.databases.ask(databaseUrl, 'vacuum analyze standings');
      floor.push(await bareUpdate(house.app, publisherId, rescoredAtOnce));
      await rig.databases.ask(databaseUrl, 'vacuum analyze standings');
    }
    return [
      { name: 'leads that had no score, scored', unit: 'leads/s', ours: [first] },
      {
        name: 'leads scored anew after a change of model',
        unit: 'leads/s',
        ours,
        floor,
        goal: { of: 'ours', atLeast: 10_000 },
      },
    ];
  } finally {
    await house.close();
    await rig.databases.drop(databaseUrl);
  }
}

/** Every lead gets other points, and nearly all another grade. */
function changed(round: number) {
  const model = defaultModel('appsource');
  const points = round % 2 === 0 ? 10 : 25;
  return {
    ...model,
    halfLifeDays: 60 + round,
    groups: model.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) =>
        ['asks', 'installs', 'tries'].includes(rule.id) ? { ...rule, points } : rule,
      ),
    })),
  };
}
