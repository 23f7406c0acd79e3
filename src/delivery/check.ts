// Sends a marked test lead through the real path: the same connector, guard, time-out and reading of the answer as any lead.
import type { Actor } from '../accounts/actor.ts';
import { contactFrom } from '../leads/contact.ts';
import type { SharedLead } from '../leads/lead.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { attempt, type Attempt, type Ways } from './attempt.ts';
import { saveCheck, saveHealth } from './destination-store.ts';
import type { Engine } from './engine.ts';
import { leadStoreKind, type Destination } from './destination.ts';

/** A check that is delivered also closes the breaker, so that waiting leads flow at once. */
export async function checkDestination(
  app: App,
  ways: Ways,
  engine: Engine,
  actor: Actor,
  publisherId: string,
  id: string,
): Promise<Attempt> {
  await engine.directory.refresh();
  const destination = engine.directory.byId(id)?.destination;
  if (!destination || destination.publisherId !== publisherId) throw notFound('destination');
  if (destination.kind === leadStoreKind)
    throw new Refusal('conflict.store_unchecked', 'The lead store is built in: there is nothing to check.');
  const now = app.clock.now();
  const sending = { lead: testLead(destination, now), deliveryId: newId('dlv', now) };
  const [done] = (await attempt(app, ways, destination, [sending])) as [Attempt];
  const { outcome } = done;
  await app.outbox.transact(null, async (tx, say) => {
    await saveCheck(tx, publisherId, id, outcome.is, now);
    if (outcome.is === 'delivered')
      await saveHealth(
        tx,
        publisherId,
        id,
        { openUntil: null, openedCount: 0, reason: null, detail: null, holdUntil: null },
        now,
      );
    const data = { outcome: outcome.is, reason: outcome.is === 'delivered' ? null : outcome.reason };
    await say([{ type: 'destination.checked', publisherId, subjectId: id, actor: actor.id, data }]);
  });
  if (outcome.is === 'delivered') {
    await engine.directory.refresh();
    await app.db.notify('configuration', publisherId);
  }
  return done;
}

/** Nobody: kind says test, every name says test, and the address cannot be delivered to (RFC 2606). */
function testLead(destination: Destination, now: Date): SharedLead {
  const fields = {
    firstName: 'LEADSHARE_TEST',
    lastName: 'LEADSHARE_TEST',
    email: 'leadshare-test@example.invalid',
    phone: null,
    country: 'US',
    company: 'LEADSHARE_TEST',
    title: null,
  };
  return {
    id: newId('lead', now),
    kind: 'test',
    status: 'kept',
    publisherId: destination.publisherId,
    storefront: destination.storefronts?.[0] ?? 'appsource',
    motion: 'nurture',
    listingId: 'lst_test',
    offer: { id: 'leadshare-test', title: 'Leadshare connection check' },
    action: null,
    contact: contactFrom(fields),
    note: 'This is a test lead sent by Leadshare to check the connection. Nobody is waiting for an answer.',
    consent: { basis: 'none', scope: 'none', source: 'storefront_terms', record: null },
    source: { leadSource: null, actionCode: null, extra: {} },
    warnings: [],
    personId: null,
    receivedAt: now.toISOString(),
  };
}
