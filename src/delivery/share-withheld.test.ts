// Lead sharing off: kept and withheld. Switched on: everything flows, to destinations added meanwhile as well.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  startCrm,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { shareForgotten } from './share-withheld.ts';
import { freeForgotten } from './upkeep.ts';

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let crm: Crm;

beforeAll(async () => void (house = await bootDelivering()));
afterAll(() => house.close());
beforeEach(async () => {
  crm = await startCrm();
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher, { sharing: false });
});
afterEach(async () => {
  await house.settle();
  await crm.close();
});

const toCrm = (to = crm) => aDestination(house, publisher, { settings: { url: to.url } });
const lead = async (Email?: string, at = listing) => {
  house.clock.forward(1);
  const id = await aLead(house, at, Email ? { Email } : {});
  await house.settle();
  return id;
};
const share = async (enabled: boolean, at = listing) => {
  await house.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${at.id}`, {
    leadSharing: { enabled },
  });
  await house.settle();
};
const statesOf = async () => (await deliveriesOf(house, publisher)).map(({ state }) => state);
const ledgerOf = async () =>
  (await house.call('GET', `/api/v1/publishers/${publisher.id}/ledger`)).body.items as Record<
    string,
    number
  >[];

describe('while it is off', () => {
  it('a lead is kept, its deliveries are withheld, and nothing is sent', async () => {
    await toCrm();
    await lead();
    await house.forward(86_400_000);
    expect(crm.seen).toHaveLength(0);
    expect(await statesOf()).toEqual(['withheld']);
    expect(await ledgerOf()).toContainEqual(expect.objectContaining({ received: 1, withheld: 1 }));
  });

  it('another listing’s leads flow', async () => {
    await toCrm();
    await lead();
    const open = await aListing(house, publisher);
    const id = await lead(undefined, open);
    expect(crm.leads()).toEqual([id]);
  });
});

describe('switched on', () => {
  it('everything that was withheld flows, also to a destination that was added meanwhile', async () => {
    const later = await startCrm();
    await toCrm();
    const ids = [await lead(), await lead()];
    await toCrm(later);
    ids.push(await lead());
    await share(true);
    expect(crm.leads().toSorted()).toEqual(ids.toSorted());
    expect(later.leads().toSorted()).toEqual(ids.toSorted());
    expect(await statesOf()).toEqual(Array(6).fill('delivered'));
    expect(await ledgerOf()).toContainEqual(
      expect.objectContaining({ received: 3, delivered: 3, withheld: 0 }),
    );
    const id = await lead();
    expect(crm.leads().at(-1)).toBe(id);
    await later.close();
  });

  it('more than a batch flows, and a person’s leads in their order', async () => {
    await toCrm();
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push(await lead('ann@x.example'));
    await Promise.all(Array.from({ length: 230 }, () => aLead(house, listing)));
    await share(true);
    expect(crm.seen).toHaveLength(234);
    expect(crm.leads().filter((id) => ids.includes(id))).toEqual(ids);
  });

  it('a lead goes at once when the one it queued behind ends in that moment', async () => {
    const open = await aListing(house, publisher);
    await toCrm();
    const withheld = await lead('eva@x.example');
    crm.hold();
    house.clock.forward(1);
    const first = await aLead(house, open, { Email: 'eva@x.example' });
    await crm.holding(1);
    // Between the look at whose turn it is and the commit.
    house.app.outbox.on('lead.shared', async (tx, [shared]) => {
      if (shared?.subjectId === withheld)
        await tx.run(sql`update deliveries set state = 'delivered' where lead_id = ${first}`);
    });
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${listing.id}`, {
      leadSharing: { enabled: true },
    });
    await crm.holding(2);
    expect(crm.leads()).toEqual([first, withheld]);
    crm.letGo();
  });

  it('a lead of someone who has one on its way through another listing waits for it', async () => {
    const open = await aListing(house, publisher);
    await toCrm();
    const withheld = await lead('ben@x.example');
    crm.hold();
    house.clock.forward(1);
    const first = await aLead(house, open, { Email: 'ben@x.example' });
    await crm.holding(1);
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${listing.id}`, {
      leadSharing: { enabled: true },
    });
    await aLead(house, open);
    await crm.holding(2);
    expect(crm.leads()).not.toContain(withheld);
    crm.letGo();
    await house.settle();
    expect(crm.leads()).toContain(withheld);
    expect(crm.leads().indexOf(withheld)).toBeGreaterThan(crm.leads().indexOf(first));
  });

  it('an Azure Marketplace lead is in the lead store', async () => {
    const azure = await aListing(house, publisher, { storefront: 'azure-marketplace', sharing: false });
    await lead(undefined, azure);
    expect(await statesOf()).toEqual(['withheld']);
    await share(true, azure);
    expect(await deliveriesOf(house, publisher)).toEqual([
      expect.objectContaining({
        state: 'delivered',
        route: 'policy:lead-store',
        deliveredAt: house.clock.now().toISOString(),
      }),
    ]);
  });

  it('what a crash left withheld is found by the sweep, and what shares nothing is left alone', async () => {
    await toCrm();
    await lead();
    await shareForgotten(house.app, house.house.delivering.engine);
    await house.settle();
    expect(await statesOf()).toEqual(['withheld']);
    await house.app.db.run(sql`update listings set sharing_disabled_at = null where id = ${listing.id}`);
    await shareForgotten(house.app, house.house.delivering.engine);
    await house.settle();
    expect(await statesOf()).toEqual(['delivered']);
  });

  it('while the destination is paused, it is sent when that is resumed', async () => {
    const destination = await toCrm();
    await lead();
    const path = `${destinationsPath(publisher)}/${destination.id}`;
    await house.call('PATCH', path, { paused: true });
    await share(true);
    expect(await statesOf()).toEqual(['scheduled']);
    await house.call('PATCH', path, { paused: false });
    await house.settle();
    expect(await statesOf()).toEqual(['delivered']);
  });

  it('what was withheld for a destination that is gone is parked', async () => {
    const destination = await toCrm();
    await lead();
    await house.call('DELETE', `${destinationsPath(publisher)}/${destination.id}`);
    await share(true);
    await freeForgotten(house.app, house.house.delivering.engine, []);
    expect(await deliveriesOf(house, publisher)).toEqual([
      expect.objectContaining({ state: 'parked', lastReason: 'destination_removed' }),
    ]);
  });
});
