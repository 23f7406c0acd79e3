// Puts every sealed value under a new key, in one transaction: a crash leaves all of it under the old one.
import type { App } from './app.ts';
import { locks, type Tx } from './db.ts';
import { openVault } from './vault.ts';

/** The same text under the new key. */
export type Reseal = (sealed: string, place: string) => string;

/** Where sealed values live; each room lends its own. Answers how many it rewrote. */
export type SealedPlace = { name: string; reseal: (tx: Tx, reseal: Reseal) => Promise<number> };

/** Old keys open, the new key seals. Answers how many values were rewritten, by place. */
export async function resealAll(
  app: App,
  oldKeys: Buffer[],
  newKey: Buffer,
  places: readonly SealedPlace[],
): Promise<Map<string, number>> {
  const before = openVault(oldKeys);
  const after = openVault([newKey]);
  const reseal: Reseal = (sealed, place) => after.seal(before.open(sealed, place), place);
  return app.db.locked(locks.keys, () =>
    app.db.tx(async (tx) => {
      const counts = new Map<string, number>();
      for (const place of places) counts.set(place.name, await place.reseal(tx, reseal));
      return counts;
    }),
  );
}
