// One run: the product under load is struck again and again, then everything must settle and every promise must hold.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apiAt, type Api } from './api.ts';
import { deal, type Scene } from './blows.ts';
import { startCast, type Cast } from './cast.ts';
import { chanceFrom } from './chance.ts';
import { receiptsIn } from './files.ts';
import { examine, type Finding, type LedgerLine } from './findings.ts';
import { startGuard, type Guard } from './guard.ts';
import { startLoad, type Load } from './load.ts';
import { until } from './patience.ts';
import { startCuttableServer, type CuttableServer } from './postgres-server.ts';
import type { Role } from './product.ts';
import { startReceiver, type Receiver } from './receiver.ts';
import { buildWorld, limits, type World } from './world.ts';

export type Which = 'embedded' | 'server';

export type Run = {
  database: Which;
  /** Chooses whom to strike, when and how; the operating system still decides what runs first. */
  seed: number;
  rounds: number;
  /** Told after each round. */
  progress?: (round: number, leads: number) => void;
};

export type Result = {
  findings: Finding[];
  /** How often each blow was struck. */
  blows: Map<string, number>;
  leads: number;
  /** Posts answered 503, and posts that got no answer; each came again. */
  refused: number;
  brokenOff: number;
  receipts: number;
  /** Leads in files. */
  inFiles: number;
  /** Receipts of what had been received before. */
  repeats: number;
  unkindnesses: number;
  vainStarts: number;
  /** From the last blow's recovery to nothing left on the way. */
  settleMs: number;
};

/** Processes side by side on a server; the embedded database has one. */
const casts: Record<Which, readonly (readonly Role[])[]> = {
  embedded: [['start']],
  server: [
    ['serve', 'serve', 'work', 'work'],
    ['start', 'start'],
    ['start', 'serve', 'work'],
  ],
};

/** Deliveries that a killed process held are taken over after some 15 s, and a lease that nobody knows of ends after 90 s. */
const settleWithinMs = 150_000;

export async function run({ database, seed, rounds, progress }: Run): Promise<Result> {
  const chance = chanceFrom(seed);
  const guard = startGuard();
  const receiver = await startReceiver(chanceFrom(seed + 1), limits.timeoutMs);
  const away = { now: false };
  try {
    const server = database === 'server' ? await startCuttableServer(guard) : null;
    const cast = startCast(guard, chance.pick(casts[database]), envOf(guard, server), () => away.now);
    const api = apiAt(() => cast.addresses()[0] ?? null);
    await cast.complete();
    const world = await buildWorld(api, receiver);
    const load = startLoad({
      path: world.intakePath,
      addresses: () => cast.addresses(),
      senders: 8,
      pauseMs: 60,
      chance: chanceFrom(seed + 2),
    });
    const scene: Scene = { cast, load, receiver, world, server, chance, away };
    const blows = await strikeRepeatedly(scene, rounds, progress);
    await load.finish();
    await cast.complete();
    await world.pauseSeller(false);
    const settleMs = await settled(api, world);
    const files = receiptsIn(dropFolder(guard));
    const findings = await examine({ api, world, load, receiver, cast, files });
    await cast.close();
    const distinctFiles = new Set(files.map(({ leadId }) => leadId)).size;
    return { findings, blows, settleMs, ...figures(load, receiver, cast), inFiles: distinctFiles };
  } finally {
    await receiver.close();
    await guard.close();
  }
}

function envOf(guard: Guard, server: CuttableServer | null): Record<string, string> {
  const data = join(guard.folder, 'data');
  mkdirSync(data);
  mkdirSync(dropFolder(guard));
  return {
    LEADSHARE_DATA_DIR: data,
    LEADSHARE_SECRET_KEY: Buffer.alloc(32, 5).toString('base64'),
    LEADSHARE_DROP_DIR: dropFolder(guard),
    ...(server === null ? {} : { DATABASE_URL: server.url }),
  };
}

const dropFolder = ({ folder }: Guard) => join(folder, 'drop');

async function strikeRepeatedly(
  scene: Scene,
  rounds: number,
  progress: Run['progress'],
): Promise<Map<string, number>> {
  const { load, cast, chance, away } = scene;
  const blows = new Map<string, number>();
  const underLoad = async () => {
    const enough = load.acknowledged.length + chance.between(3, 40);
    await until('leads are acknowledged again', () => load.acknowledged.length >= enough);
  };
  await underLoad();
  for (const [at, { name, strike }] of deal(rounds, scene.server !== null, chance).entries()) {
    if (chance.happens(0.2)) await scene.world.pauseSeller(chance.happens(0.5));
    await strike(scene);
    blows.set(name, (blows.get(name) ?? 0) + 1);
    // At times the next blow falls before the last one's victim is back.
    if (scene.server === null || chance.happens(0.7)) await cast.complete();
    await underLoad();
    await cast.complete();
    away.now = false;
    progress?.(at + 1, load.acknowledged.length);
  }
  return blows;
}

/** Milliseconds until nothing was on its way any more. */
async function settled(api: Api, world: World): Promise<number> {
  const from = performance.now();
  let last = '';
  await until(
    'everything has settled',
    async () => {
      const { items } = await api.insist<{ items: LedgerLine[] }>(
        'GET',
        `/api/v1/publishers/${world.publisherId}/ledger`,
      );
      last = JSON.stringify(items);
      return items.every(({ scheduled, waiting }) => scheduled + waiting === 0);
    },
    { withinMs: settleWithinMs, everyMs: 200 },
  ).catch((error: Error) => {
    throw new Error(`${error.message}; the ledger says ${last}`, { cause: error });
  });
  return performance.now() - from;
}

function figures(load: Load, receiver: Receiver, cast: Cast) {
  const { receipts, unkindnesses } = receiver;
  const distinct = new Set(receipts.map(({ path, leadId }) => path + leadId)).size;
  return {
    leads: load.acknowledged.length,
    refused: load.refused,
    brokenOff: load.brokenOff,
    receipts: receipts.length,
    repeats: receipts.length - distinct,
    unkindnesses,
    vainStarts: cast.vainStarts,
  };
}
