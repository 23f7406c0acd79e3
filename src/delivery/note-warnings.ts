// Notes what people are to be warned of, with whom it goes to, in one transaction each: whichever process is first is the only one.
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { dueStep, judgeStop, keySteps, type KeyFacts, type StopFacts } from './warning.ts';
import {
  endStop,
  growStop,
  insertWarning,
  keysThatEnd,
  mailOwners,
  mailWhoeverKnows,
  stopFacts,
} from './warning-store.ts';

const dayMs = 86_400_000;

/** For a timer. Without a mail server nothing is noted, so that nothing old is sent once there is one. */
export async function noteWarnings(app: App): Promise<void> {
  if (app.config.smtpUrl === null) return;
  const now = app.clock.now();
  const soon = new Date(now.getTime() + (keySteps[0] + 1) * dayMs);
  for (const facts of await keysThatEnd(app.db, soon)) await noteKey(app, facts, now);
  for (const facts of await stopFacts(app.db)) await noteStop(app, facts, now);
}

async function noteKey(app: App, facts: KeyFacts, now: Date): Promise<void> {
  const step = dueStep(facts, now);
  if (step === null) return;
  const { publisherId, id: destinationId, secretExpiresAt: keyEndsAt } = facts;
  const warning = {
    publisherId,
    id: newId('wrn', now),
    destinationId,
    kind: 'key' as const,
    keyEndsAt,
    step,
  };
  await app.db.tx(async (tx) => {
    if (await insertWarning(tx, warning, now)) await mailOwners(tx, warning, now);
  });
}

async function noteStop(app: App, facts: StopFacts, now: Date): Promise<void> {
  const verdict = judgeStop(facts, now);
  if (verdict === null) return;
  const { publisherId, id: destinationId, waiting, stop } = facts;
  const about = { publisherId, id: newId('wrn', now), destinationId };
  if (verdict.is === 'grown') return growStop(app.db, publisherId, stop!.id, waiting);
  await app.db.tx(async (tx) => {
    if (verdict.is === 'stopped') {
      const warning = { ...about, kind: 'stopped' as const, reason: verdict.reason, waiting };
      if (await insertWarning(tx, warning, now)) await mailOwners(tx, warning, now);
    } else if (await endStop(tx, publisherId, stop!.id, now)) {
      await insertWarning(tx, { ...about, kind: 'well', waiting: stop!.waiting }, now);
      await mailWhoeverKnows(tx, publisherId, stop!.id, about.id, now);
    }
  });
}
