// What is done to a running product: which process dies at which moment, and how the database is cut off.
import type { Cast } from './cast.ts';
import type { Chance } from './chance.ts';
import type { Load } from './load.ts';
import { until } from './patience.ts';
import type { CuttableServer } from './postgres-server.ts';
import type { Receiver } from './receiver.ts';
import type { World } from './world.ts';

export type Scene = {
  cast: Cast;
  load: Load;
  receiver: Receiver;
  world: World;
  /** Null: the embedded database. */
  server: CuttableServer | null;
  chance: Chance;
  /** Is the database cut off, or was it a moment ago? */
  away: { now: boolean };
};

export type Blow = {
  name: string;
  weight: number;
  needsServer: boolean;
  strike(scene: Scene): Promise<void>;
};

const blows: readonly Blow[] = [
  { name: 'killed at any moment', weight: 4, needsServer: false, strike: killAt('any') },
  {
    name: 'killed right after an acknowledgement',
    weight: 5,
    needsServer: false,
    strike: killAt('acknowledged'),
  },
  { name: 'killed during a call', weight: 5, needsServer: false, strike: killAt('call') },
  { name: 'killed right after a call', weight: 5, needsServer: false, strike: killAt('answer') },
  { name: 'ended in order', weight: 1, needsServer: false, strike: endInOrder },
  { name: 'all killed at once', weight: 1, needsServer: true, strike: killAll },
  {
    name: 'connections ended',
    weight: 3,
    needsServer: true,
    strike: cut((server) => server.endConnections()),
  },
  {
    name: 'database process killed',
    weight: 2,
    needsServer: true,
    strike: cut((server) => server.killBackend()),
  },
  { name: 'database stopped at once', weight: 3, needsServer: true, strike: cut((server) => server.crash()) },
];

/** What to do in each round: every blow that fits once, in any order, then by weight. */
export function deal(rounds: number, onServer: boolean, chance: Chance): Blow[] {
  const fitting = blows.filter(({ needsServer }) => !needsServer || onServer);
  const first = fitting.map((blow) => ({ blow, at: chance.next() })).toSorted((a, b) => a.at - b.at);
  const weighted = fitting.flatMap((blow) => Array.from({ length: blow.weight }, () => blow));
  return Array.from({ length: rounds }, (_, round) => first[round]?.blow ?? chance.pick(weighted));
}

/** How many rounds see every blow once. */
export const roundsOfEach = (onServer: boolean) =>
  blows.filter(({ needsServer }) => !needsServer || onServer).length;

type Moment = 'any' | 'acknowledged' | 'call' | 'answer';

/** In the very turn of the event loop in which the moment is noticed; where it does not come, after a second. */
function killAt(moment: Moment): Blow['strike'] {
  return async ({ cast, load, receiver, chance }) => {
    const there = cast.players.filter(({ product, killed }) => !killed && !product.hasEnded());
    const player = chance.pick(there.length > 0 ? there : cast.players);
    const { product } = player;
    const kill = () => {
      if (player.product === product && !product.hasEnded()) cast.kill(player);
    };
    if (moment === 'acknowledged') load.onAcknowledged = kill;
    if (moment === 'call') receiver.onCall = kill;
    if (moment === 'answer') receiver.onAnswer = kill;
    const waits = moment === 'any' ? chance.between(0, 300) : 1_000;
    const end = performance.now() + waits;
    await until('it is dead', () => product.hasEnded() || (performance.now() > end && (kill(), false)), {
      everyMs: 5,
    });
  };
}

async function endInOrder({ cast, chance }: Scene): Promise<void> {
  await cast.complete();
  await cast.restart(chance.pick(cast.players));
}

async function killAll({ cast }: Scene): Promise<void> {
  for (const player of cast.players) if (!player.product.hasEnded()) cast.kill(player);
}

function cut(how: (server: CuttableServer) => Promise<void>): Blow['strike'] {
  return async ({ server, away }) => {
    away.now = true;
    await how(server!);
  };
}
