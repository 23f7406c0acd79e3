// What keeps deliveries moving and small: the gone process's leases, the forgotten turn, old transcripts, and the measure of the backlog.
import type { App } from '../platform/app.ts';
import type { Engine } from './engine.ts';
import { backlog } from './ledger-store.ts';
import { freeLeasesOf, parkForRemoved, removeOldAttempts } from './replay-store.ts';
import { removeOldHours } from './tally-store.ts';
import { wakeForgotten } from './turn-store.ts';

/** Transcripts older than this are removed; the delivery itself keeps when and as what it was delivered. */
export const transcriptDays = 90;
/** A backlog this old is worth waking somebody for. */
const oldS = 15 * 60;

/** Takes over from processes that are gone, parks what goes to destinations that are gone, and frees whoever waits behind nobody. */
export async function freeForgotten(app: App, engine: Engine, goneNodeIds: readonly string[]): Promise<void> {
  const now = app.clock.now();
  const leases = goneNodeIds.length === 0 ? 0 : await freeLeasesOf(app.db, goneNodeIds);
  const parked = await parkForRemoved(app.db);
  const turns = await wakeForgotten(app.db, now);
  if (leases + parked + turns === 0) return;
  app.log.info({ leases, parked, turns }, 'deliveries.freed');
  engine.wakeAll();
  if (!engine.aloneAtWork) await app.db.notify('deliveries');
}

export async function removeOldTranscripts(app: App): Promise<void> {
  const before = new Date(app.clock.now().getTime() - transcriptDays * 86_400_000);
  for (let removed = 1; removed > 0;) removed = await removeOldAttempts(app.db, before, 5_000);
  await removeOldHours(app.db, before);
}

/** Sets the gauges, and says so in the log when something due has waited long though its destination is well. */
export async function measureBacklog(app: App): Promise<void> {
  const now = app.clock.now();
  const { states, oldestDueAt } = await backlog(app.db, now);
  const oldestS = oldestDueAt === null ? 0 : (now.getTime() - oldestDueAt.getTime()) / 1_000;
  app.metrics.backlog.reset();
  for (const { state, count } of states) app.metrics.backlog.set({ state }, count);
  app.metrics.oldestDue.set(oldestS);
  if (oldestS > oldS) app.log.error({ oldestS: Math.round(oldestS) }, 'deliveries.backlog_old');
}
