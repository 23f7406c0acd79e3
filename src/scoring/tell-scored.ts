// Says of leads that they were scored, behind the intake: whoever hands them out and follows them up hears of it here, and a post
// never waits for that.
import type { App } from '../platform/app.ts';
import { takeUntold } from './store.ts';

/** Leads in one transaction, and how long one run may go on; the embedded database has one connection, which is the intake's too. */
const pace = { postgres: { batch: 500, mostMs: 300 }, embedded: { batch: 25, mostMs: 60 } };

/** For a timer: resolves to how many were told of. What is left waits for the next run. */
export async function tellScored(app: App): Promise<number> {
  const { batch, mostMs } = pace[app.db.kind];
  const until = performance.now() + mostMs;
  for (let told = 0; ;) {
    const count = await tellBatch(app, batch);
    told += count;
    if (count < batch || performance.now() >= until) return told;
  }
}

function tellBatch(app: App, batch: number): Promise<number> {
  return app.outbox.transact(null, async (tx, say) => {
    const untold = await takeUntold(tx, app.clock.now(), batch);
    await say(
      untold.map(({ publisherId, leadId, storefront, version, excluded, score, grade, hot, stage }) => ({
        type: 'lead.scored' as const,
        publisherId,
        subjectId: leadId,
        actor: 'scoring',
        data: { storefront, version, excluded, score, grade, hot, stage },
      })),
    );
    return untold.length;
  });
}
