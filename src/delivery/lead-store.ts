// The built-in inbox as a destination: every publisher has one, the operator has none. What it is sent, it has.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Afterwards } from '../platform/outbox.ts';
import { insertDestination } from './destination-store.ts';
import { leadStoreKind } from './destination.ts';
import type { Engine } from './engine.ts';

/** Hears of new publishers, in their transaction; this process knows the new inbox before the caller is answered. */
export function addLeadStores(app: App, engine: Engine) {
  return async (tx: Tx, happenings: Happening<'publisher.created'>[]): Promise<Afterwards> => {
    for (const { publisherId } of happenings)
      await insertDestination(tx, {
        publisherId,
        id: newId('dst', app.clock.now()),
        kind: leadStoreKind,
        role: 'lead-store',
        name: 'Lead store',
        settings: {},
        sealed: null,
        limits: {},
        forwardTestLeads: false,
        storefronts: null,
        listingIds: null,
        eventTypes: null,
        eventFilter: null,
        followsOpportunities: false,
        secretExpiresAt: null,
        secretDates: {},
        createdAt: app.clock.now(),
      });
    const refresh = () =>
      engine.directory.refresh().catch((err: unknown) => app.log.warn({ err }, 'directory.not_refreshed'));
    return { undone() {}, committed: refresh };
  };
}
