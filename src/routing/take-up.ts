// Takes up the leads that wait: those whose territories have changed are placed anew, the others go to whoever is free by now.
import type { App } from '../platform/app.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { handOut, type Handed } from './hand-out.ts';
import { unplacedLeads, waitingFor } from './lead-store.ts';
import { place } from './place.ts';
import { lookAt, nextDue } from './pool-store.ts';

/** Leads in one transaction, and how long one run may go on; the embedded database has one connection, which is the intake's too. */
const pace = { postgres: { batch: 500, mostMs: 300 }, embedded: { batch: 25, mostMs: 60 } };

/** For a timer: resolves to how many found somebody. What is left comes with the next run. */
export async function takeUpWaiting(app: App, scorers: Scorers): Promise<number> {
  const { batch, mostMs } = pace[app.db.kind];
  const until = performance.now() + mostMs;
  let taken = 0;
  for (const next of [() => placeAnew(app, scorers, batch), () => takeUpPool(app, batch)]) {
    let done: Done;
    // Each has a turn, also where the first one alone took all the time.
    do {
      done = await next();
      taken += done?.assigned ?? 0;
    } while (done !== null && performance.now() < until);
  }
  return taken;
}

type Done = { assigned: number } | null;

const routed = { from: null, because: 'turn', actor: 'routing', note: null } as const;

function placeAnew(app: App, scorers: Scorers, batch: number): Promise<Done> {
  return app.outbox.transact(null, async (tx, say) => {
    const lines = await unplacedLeads(tx, batch);
    if (lines.length === 0) return null;
    const placed = await place(tx, scorers, lines);
    const wanted = placed.map(({ line: { notTo }, ...lead }) => ({ ...lead, ...routed, notTo }));
    return doneOf(await handOut(app, tx, say, wanted));
  });
}

/** One pool whose time has come. It is looked at again when handing out has found out when. */
function takeUpPool(app: App, batch: number): Promise<Done> {
  return app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const pool = await nextDue(tx, now);
    if (!pool) return null;
    const lines = await waitingFor(tx, pool.publisherId, pool.poolId, batch);
    const done = doneOf(
      await handOut(
        app,
        tx,
        say,
        lines.map((line) => ({ ...line, ...pool, ...routed })),
      ),
    );
    if (lines.length === batch && done.assigned > 0) await lookAt(tx, pool, now);
    return done;
  });
}

const doneOf = (handed: readonly Handed[]) => ({
  assigned: handed.filter(({ choice }) => choice.userId !== null).length,
});
