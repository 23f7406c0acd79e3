// A person saves the list of territories: checked whole, kept as a version with who and why, in effect for the next lead.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { isUniqueViolation } from '../platform/db.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { factsFor } from '../scoring/fact-list.ts';
import { poolIdsInUse } from './pool-store.ts';
import { insertTerritories, newestTerritories, placeAnew, type TerritoryRow } from './territory-store.ts';
import { reviewTerritories, type Territories } from './territory.ts';

/** basedOn: the version that was changed; 0: none yet. Throws Refusal `conflict` when somebody has saved another one meanwhile. */
export async function saveTerritories(
  app: App,
  actor: Actor,
  publisherId: string,
  { basedOn, note, ...list }: Territories & { basedOn: number; note: string | null },
): Promise<TerritoryRow> {
  try {
    return await app.outbox.transact(publisherId, async (tx, say) => {
      const errors = reviewTerritories(
        list,
        await poolIdsInUse(tx, publisherId),
        await factsFor(tx, publisherId),
      );
      if (errors.length > 0) throw invalidFields(errors);
      const newest = (await newestTerritories(tx, publisherId))?.version ?? 0;
      if (newest !== basedOn) throw newer();
      const saved = { ...list, version: newest + 1, note, savedBy: actor.id, savedAt: app.clock.now() };
      await insertTerritories(tx, publisherId, saved);
      await placeAnew(tx, publisherId);
      const data = { version: saved.version };
      await say([{ type: 'territories.saved', publisherId, subjectId: publisherId, actor: actor.id, data }]);
      return saved;
    });
  } catch (error) {
    throw isUniqueViolation(error) ? newer() : error;
  }
}

const newer = () =>
  new Refusal(
    'conflict.newer_version',
    'Somebody has saved another version meanwhile: look at what changed, and save yours on top.',
  );
