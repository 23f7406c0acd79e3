// Proves a connection step by step: what the far side tells of rights and fields, a marked test lead through the real path, with the
// same connector, guard, time-out and reading of the answer as any lead, and where it is allowed the record taken away again.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { attempt, type Attempt, type Ways } from './attempt.ts';
import type { Cargo } from './cargo.ts';
import { saveCheck, saveHealth } from './destination-store.ts';
import type { Engine } from './engine.ts';
import { crmOf, leadStoreKind } from './destination.ts';
import { cleanedUp, inspected, recordStep, type ShownStep } from './check-steps.ts';
import { testEvent, testLead } from './sample-leads.ts';

/** A check that is delivered also closes the breaker, so that waiting leads flow at once. */
export async function checkDestination(
  app: App,
  ways: Ways,
  engine: Engine,
  actor: Actor,
  publisherId: string,
  id: string,
): Promise<Attempt & { steps: ShownStep[] }> {
  await engine.directory.refresh();
  const destination = engine.directory.byId(id)?.destination;
  if (!destination || destination.publisherId !== publisherId) throw notFound('destination');
  if (destination.kind === leadStoreKind)
    throw new Refusal('conflict.store_unchecked', 'The lead store is built in: there is nothing to check.');
  const now = app.clock.now();
  const crm = crmOf(destination);
  const before = crm === null ? [] : await inspected(app, ways, destination, crm);
  const cargo: Cargo =
    destination.events === null
      ? { lead: testLead(destination, now) }
      : { lead: null, event: testEvent(destination, actor.id, now) };
  const sending = { ...cargo, deliveryId: newId('dlv', now) };
  const [done] = (await attempt(app, ways, destination, [sending])) as [Attempt];
  const { outcome } = done;
  await app.outbox.transact(null, async (tx, say) => {
    await saveCheck(tx, publisherId, id, outcome.is, now);
    if (outcome.is === 'delivered')
      await saveHealth(
        tx,
        publisherId,
        id,
        { openUntil: null, openedCount: 0, reason: null, detail: null, said: null, holdUntil: null },
        now,
      );
    const data = { outcome: outcome.is, reason: outcome.is === 'delivered' ? null : outcome.reason };
    await say([{ type: 'destination.checked', publisherId, subjectId: id, actor: actor.id, data }]);
  });
  if (outcome.is === 'delivered') {
    await engine.directory.refresh();
    await app.db.notify('configuration', publisherId);
  }
  const after = crm === null ? [] : await cleanedUp(app, ways, destination, crm, outcome, sending.deliveryId);
  return { ...done, steps: [...before, recordStep(outcome), ...after] };
}
