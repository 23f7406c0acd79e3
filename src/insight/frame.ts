// What every answer of insight says of itself: which days, in whose time zone, and up to when they are counted.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import { invalid } from '../platform/refusal.ts';
import { stateOf, type State } from './due-store.ts';
import { keptAs, type Dimension } from './metrics.ts';
import type { Narrowed } from './narrowed.ts';
import { oldestUncounted, type Place, type Shown } from './read-store.ts';

export const Period = z.object({ from: z.string(), to: z.string() }).describe('Both days are in it');

export const frame = {
  timeZone: z.string().describe('Whose days they are; the publisher’s insight settings have it'),
  upToDateAs: z.date().describe('All that happened until then is counted'),
  complete: z
    .boolean()
    .describe('False while the leads that were there before are counted for the first time'),
};

export type Framed = {
  tx: Tx;
  shown: Shown;
  state: State;
  now: Date;
  frame: { timeZone: string; upToDateAs: Date; complete: boolean };
};

/** Nothing was counted yet. */
const nothingYet = (publisherId: string): State => ({
  publisherId,
  timeZone: 'UTC',
  generation: 1,
  building: null,
  buildingZone: null,
  begunBy: null,
  begunAt: null,
  builtTo: '',
  seen: 0,
  total: 0,
  builtAt: null,
  monthsTo: null,
});

/** One transaction that sees what the actor may see. */
export function withSums<Result>(
  app: App,
  actor: Actor,
  publisherId: string,
  work: (framed: Framed) => Promise<Result>,
): Promise<Result> {
  return asActor(app, actor, publisherId, async (tx) => {
    await planAsUsual(tx);
    const now = app.clock.now();
    const state = (await stateOf(tx, publisherId)) ?? nothingYet(publisherId);
    const { timeZone, generation, monthsTo } = state;
    const upToDateAs = (await oldestUncounted(tx, publisherId)) ?? now;
    return work({
      tx,
      state,
      now,
      shown: { publisherId, generation, monthsTo },
      frame: { timeZone, upToDateAs, complete: generation > 0 },
    });
  });
}

/** Where the sums of the dimension are kept. Throws Refusal where the actor sees their own leads alone and asks for other sums. */
export function keptFor(actor: Actor, dimension: Dimension): string {
  if (actor.onlyAssigned && dimension !== 'seller')
    throw invalid('by', 'You see the sums of your own leads alone: ask by seller.', 'not_one_of', {
      options: 'seller',
    });
  return keptAs(dimension);
}

/** In which sums all leads are that the actor may see. */
export const allFor = (actor: Actor): string => (actor.onlyAssigned ? 'seller' : 'listing');

/** Where all leads are, beside a dimension that does not know some of them; null where it knows all that the actor may see. */
export const restFor = (actor: Actor, narrowed: Narrowed, kept: string): Place | null =>
  kept === allFor(actor) ? null : narrowed.in(allFor(actor));
