// Counts leads anew that something happened to, and makes sums anew: in batches behind everything else, by any process, each publisher's
// by one at a time. A batch and what it takes off the list are one transaction, so whatever dies, each lead is counted once.
import type { App } from '../platform/app.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import {
  holdBuilding,
  holdStates,
  leadsAfter,
  publishersDue,
  removeStale,
  saveProgress,
  showBuilt,
  takeDue,
  type State,
} from './due-store.ts';
import { recountsOf, type Wanted } from './facts-store.ts';
import { saveRecounts } from './sums-store.ts';

/** Leads and publishers in one transaction. The embedded database has one connection, which is the intake's too. */
const pace = {
  postgres: { leads: 1_000, publishers: 100, rows: 5_000 },
  embedded: { leads: 50, publishers: 10, rows: 500 },
};

/** Takes a batch of each publisher's due leads; resolves to how many leads that were. What is left waits for the next. */
export async function countDue(app: App, stop: AbortSignal | null = null): Promise<number> {
  const { leads, publishers } = pace[app.db.kind];
  const waiting = await publishersDue(app.db);
  let counted = 0;
  for (let at = 0; at < waiting.length; at += publishers) {
    if (stop?.aborted) break;
    const some = waiting.slice(at, at + publishers);
    counted += await countBatch(app, some, Math.max(1, Math.floor(leads / some.length)));
  }
  return counted;
}

function countBatch(app: App, publisherIds: readonly string[], most: number): Promise<number> {
  return app.db.tx(async (tx) => {
    await planAsUsual(tx);
    const states = new Map((await holdStates(tx, publisherIds)).map((state) => [state.publisherId, state]));
    if (states.size === 0) return 0;
    const due = await takeDue(tx, [...states.keys()], most);
    const leads = new Map(due.map((each) => [`${each.publisherId} ${each.leadId}`, each]));
    const wanted = [...leads.values()].flatMap(({ publisherId, leadId }) =>
      sumsWith(states.get(publisherId)!, leadId),
    );
    await saveRecounts(tx, await recountsOf(tx, wanted), ({ publisherId, generation }) => {
      const state = states.get(publisherId)!;
      return generation === state.generation ? state.monthsTo : null;
    });
    return leads.size;
  });
}

/** Sums in which the lead is to stand: those that are shown, and those being made once they have come to it. */
function sumsWith(state: State, leadId: string): Wanted[] {
  const { publisherId, generation, timeZone, building, buildingZone, builtTo } = state;
  const shown = generation === 0 ? [] : [{ publisherId, generation, timeZone, leadId }];
  if (building === null || leadId > builtTo) return shown;
  return [...shown, { publisherId, generation: building, timeZone: buildingZone!, leadId }];
}

/** Goes on with sums that are made anew, by a batch; resolves to whether there is more to do. */
export function buildMore(
  app: App,
  { leads, rows }: { leads: number; rows: number } = pace[app.db.kind],
): Promise<boolean> {
  return app.db.tx(async (tx) => {
    await planAsUsual(tx);
    const state = await holdBuilding(tx);
    if (state === undefined) return !(await removeStale(tx, rows));
    const { publisherId, building, buildingZone } = state;
    const ids = await leadsAfter(tx, publisherId, state.builtTo, leads);
    const wanted = ids.map((leadId) => ({
      publisherId,
      generation: building!,
      timeZone: buildingZone!,
      leadId,
    }));
    await saveRecounts(tx, await recountsOf(tx, wanted), () => null);
    const seen = state.seen + ids.length;
    if (ids.length < leads) await showBuilt(tx, { ...state, seen }, app.clock.now());
    else await saveProgress(tx, { ...state, builtTo: ids.at(-1)!, seen });
    return true;
  });
}
