// One reconciliation: what we sent against what is there, a page of deliveries and one question at a time.
import type { Failed } from '../connectors/connector.ts';
import type { Delivering } from '../delivery/delivering.ts';
import { keepRecords } from '../delivery/keep-records.ts';
import { heedRest, restUntil } from '../delivery/rest.ts';
import type { App } from '../platform/app.ts';
import { ask, trackingOfKind } from './ask.ts';
import { findingsOf, soughtOf } from './compare.ts';
import { claimMs } from './read-back.ts';
import {
  addFindings,
  endReconciliation,
  moveOn,
  pageToCompare,
  postpone,
  type Page,
  type Run,
} from './reconciliation-store.ts';
import { lockTracking } from './store.ts';

/** One question's worth: see Tracking.lookup. */
export const pageSize = 100;
/** Counted on beyond it, but not listed. */
export const mostFindings = 10_000;
/** Failures in a row before it is given up. */
const mostFailures = 8;
const gone: Failed = { is: 'refused', reason: 'misconfigured', detail: 'The destination was removed.' };
const firstWaitMs = 30_000;
const longestWaitMs = 24 * 3_600_000;

/** Every page is kept with how far it is: who dies repeats one page at most. */
export async function reconcile(
  app: App,
  delivering: Delivering,
  claimed: Run,
  isStopping: () => boolean,
): Promise<void> {
  let run: Run | null = claimed;
  while (run !== null) {
    if (isStopping()) return postpone(app.db, run, null, app.clock.now());
    const page = await pageToCompare(app.db, run, pageSize);
    if (page === null) return end(app, run, null);
    run = await comparePage(app, delivering, run, page);
  }
}

/** The run as it goes on; null when it does not for now. */
async function comparePage(
  app: App,
  { engine, ways }: Delivering,
  run: Run,
  page: Page,
): Promise<Run | null> {
  // It may have been made a moment ago, in another process.
  if (!engine.directory.byId(run.destinationId)) await engine.directory.refresh();
  const destination = engine.directory.byId(run.destinationId)?.destination;
  if (!destination || trackingOfKind(destination) === null) return fail(app, run, gone);
  if (destination.pausedAt !== null) {
    await postpone(app.db, run, null, new Date(app.clock.now().getTime() + firstWaitMs));
    return null;
  }
  const rest = restUntil(engine.directory, destination.id, app.clock.now());
  if (rest !== null) {
    await postpone(app.db, run, null, rest);
    return null;
  }
  const told =
    page.sent.length === 0
      ? ({ is: 'read', records: [] } as const)
      : await ask(app, ways, destination, (tracking, wire) =>
          tracking.lookup(soughtOf(page.sent), destination.settings, wire),
        );
  if (told.is !== 'read') {
    await heedRest(app, engine.directory, destination, told);
    return fail(app, run, told);
  }
  const found = findingsOf(page.sent, told.records);
  const lacking = found.filter(({ record }) => record === null).length;
  const next: Run = {
    ...run,
    afterPublisherId: page.publisherId,
    afterId: page.afterId,
    compared: run.compared + page.sent.length,
    lacking: run.lacking + lacking,
    changed: run.changed + found.length - lacking,
    failures: 0,
  };
  const until = new Date(app.clock.now().getTime() + claimMs);
  const isOurs = await app.outbox.transact(null, async (tx, say, after) => {
    if (!(await moveOn(tx, run, { ...next, ...page, until }))) return false;
    await addFindings(
      tx,
      run,
      page.publisherId,
      found.slice(0, Math.max(0, mostFindings - run.lacking - run.changed)),
    );
    await lockTracking(tx, destination.publisherId, destination.id);
    await keepRecords(app, { tx, say, after }, destination, told.records);
    return true;
  });
  return isOurs ? next : null;
}

async function fail(app: App, run: Run, failed: Failed): Promise<null> {
  app.log.warn({ reconciliationId: run.id, reason: failed.reason }, 'reconciliation.failed');
  if (failed.is === 'refused' || run.failures + 1 >= mostFailures) await end(app, run, failed);
  else {
    const waitMs = Math.max(firstWaitMs * 2 ** run.failures, failed.afterMs ?? 0);
    const next = new Date(app.clock.now().getTime() + Math.min(waitMs, longestWaitMs));
    await postpone(app.db, run, failed, next);
  }
  return null;
}

async function end(app: App, run: Run, failed: Failed | null): Promise<void> {
  const { publisherId, id, destinationId, compared, lacking, changed } = run;
  const state = failed === null ? 'done' : 'failed';
  await app.outbox.transact(null, async (tx, say) => {
    if (!(await endReconciliation(tx, run, failed, app.clock.now()))) return;
    await say([
      {
        type: 'reconciliation.ended',
        publisherId,
        subjectId: destinationId,
        actor: 'worker',
        data: { reconciliationId: id, state, compared, lacking, changed },
      },
    ]);
  });
}
