// The processes of one run, kept going as an operating system's supervisor would: whoever ends is started again.
import type { Guard } from './guard.ts';
import { startProduct, type Product, type Role } from './product.ts';

export type Player = { role: Role; product: Product; killed: boolean };

export type Cast = {
  players: Player[];
  /** Those that answer HTTP at this moment. */
  addresses(): string[];
  /** Ends that nobody asked for, with their last words: each is a defect. */
  falls: string[];
  /** Starts that were refused because the database was away, which is as promised. */
  vainStarts: number;
  kill(player: Player): void;
  /** Asks it to end in order, and resolves once it has. */
  restart(player: Player): Promise<void>;
  /** Resolves once every process is there. */
  complete(): Promise<void>;
  /** Ends them all in order; what they said of unhandled errors is left in `falls`. */
  close(): Promise<void>;
};

/** databaseAway: a start that fails now fails for a reason. */
export function startCast(
  guard: Guard,
  roles: readonly Role[],
  env: Record<string, string>,
  databaseAway: () => boolean,
): Cast {
  let closing = false;
  const cast: Cast = {
    players: roles.map((role) => ({ role, product: startProduct(guard, role, env), killed: false })),
    falls: [],
    vainStarts: 0,
    addresses: () =>
      cast.players.flatMap(({ product }) =>
        product.address === null || product.hasEnded() ? [] : [product.address],
      ),
    kill(player) {
      player.killed = true;
      player.product.send('SIGKILL');
    },
    async restart(player) {
      player.killed = true;
      const { product } = player;
      let wasReady = false;
      product.ready.then(
        () => (wasReady = true),
        () => {},
      );
      await Promise.resolve();
      product.send('SIGTERM');
      const { code, signal } = await product.ended;
      // Before its own code runs, the signal ends it as it ends any process; nothing was begun.
      if (!wasReady && signal === 'SIGTERM') return;
      if (code !== 0) cast.falls.push(`${player.role} was told to end and did so with ${signal ?? code}`);
    },
    async complete() {
      // One that fails to start is replaced, so the wait is for whoever has the part by then.
      for (const player of cast.players)
        for (let there = false; !there;) {
          const { product } = player;
          there = await product.ready.then(
            () => !product.hasEnded(),
            () => false,
          );
          if (!there) await product.ended;
        }
    },
    async close() {
      closing = true;
      for (const { product } of cast.players) product.send('SIGTERM');
      await Promise.all(cast.players.map(({ product }) => product.ended));
    },
  };
  cast.players.forEach((player) => watch(player));

  function watch(player: Player): void {
    const { product } = player;
    void product.ended.then(({ code, signal }) => {
      if (closing) return;
      const asked = player.killed;
      player.killed = false;
      const { err } = product.said();
      if (!asked && code === 1 && /^DATABASE_URL: [^\n]*\n$/.test(err) && databaseAway()) cast.vainStarts++;
      else if (!asked)
        cast.falls.push(
          `${player.role} ended by itself (${signal ?? code}): ${err || product.said().out.slice(-2_000)}`,
        );
      player.product = startProduct(guard, player.role, env);
      watch(player);
    });
  }
  return cast;
}
