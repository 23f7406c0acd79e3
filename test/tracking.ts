// An Odoo that has leads of ours, in a house whose reading back a test lets happen.
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  type ADelivery,
  type Delivering,
} from './delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from './factories.ts';
import { startOdoo, type Odoo } from './fakes/odoo.ts';

export type Followed = {
  house: Delivering;
  odoo: Odoo;
  publisher: APublisher;
  listing: AListing;
  destinationId: string;
  /** Posts so many leads and has them delivered. */
  sent(count: number): Promise<ADelivery[]>;
  /** Reads what is due, and waits for its end. */
  read(house?: Delivering): Promise<void>;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test knows the shape it asks for
  tracking(): Promise<any>;
  path: string;
  close(): Promise<void>;
};

/** of: 'operator' for an Odoo that is the operator's field-seller CRM. */
export async function bootFollowed(of: 'publisher' | 'operator' = 'publisher'): Promise<Followed> {
  const house = await bootDelivering();
  const odoo = await startOdoo();
  const publisher = await aPublisher(house);
  const listing = await aListing(house, publisher);
  const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
  const owner = of === 'publisher' ? publisher : null;
  const { id: destinationId } = await aDestination(house, owner, {
    kind: 'odoo',
    name: 'Our Odoo',
    settings,
  });
  const path =
    of === 'publisher'
      ? `/api/v1/publishers/${publisher.id}/destinations/${destinationId}`
      : `/api/v1/operator/destinations/${destinationId}`;
  return {
    house,
    odoo,
    publisher,
    listing,
    destinationId,
    path,
    async sent(count) {
      for (let made = 0; made < count; made++) await aLead(house, listing);
      await house.settle();
      const all = await deliveriesOf(house, publisher, { destinationId });
      return all.slice(-count);
    },
    async read(other = house) {
      await other.house.tracker.beginDue();
      await other.house.tracker.settle();
    },
    // oxlint-disable-next-line typescript/no-unsafe-return -- a test knows the shape it asks for
    tracking: async () => (await house.call('GET', `${path}/tracking`)).body,
    async close() {
      await house.close();
      await odoo.close();
    },
  };
}

/** What Odoo calls the record of a delivery. */
export const nameThere = ({ id }: Pick<ADelivery, 'id'>) => `leadshare.${id}`;
