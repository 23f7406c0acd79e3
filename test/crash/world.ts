// What the crashes happen to: a publisher with one listing, its own CRM and the marketplace's, both at the receiver,
// a listener to events there, and a folder.
import type { Api } from './api.ts';
import type { Receiver } from './receiver.ts';

export type World = {
  publisherId: string;
  listingId: string;
  /** Where leads are posted, without the server's address. */
  intakePath: string;
  /** Destinations by the receiver's path; `files` is a folder. */
  destinations: Map<string, string>;
  /** Holds the marketplace's CRM back, or lets it go on. */
  pauseSeller(paused: boolean): Promise<void>;
};

/** Where the receiver hears that leads were received. */
export const eventsPath = '/events';

/** Short enough that everything settles within the test, long enough that bad luck parks nothing. */
export const limits = {
  concurrency: 8,
  timeoutMs: 1_000,
  retryDelaysS: Array.from({ length: 20 }, (_, at) => (at < 10 ? 1 : 3)),
};

export async function buildWorld(api: Api, receiver: Receiver): Promise<World> {
  const { id: publisherId } = await api.call<{ id: string }>('POST', '/api/v1/publishers', {
    slug: 'northwind',
    name: 'Northwind Labs',
  });
  const base = `/api/v1/publishers/${publisherId}`;
  const listing = await api.call<{ id: string; leadSharing: { intakeUrl: string } }>(
    'POST',
    `${base}/listings`,
    {
      storefront: 'appsource',
      kind: 'app',
      offerId: 'northwind-labs.shift-planner',
      title: 'Shift Planner for Teams',
    },
  );
  const destinations = new Map<string, string>();
  const receiveAt = async (path: string, owner: string, more: object = {}) => {
    const made = await api.call<{ id: string; signingSecret: string }>('POST', `${owner}/destinations`, {
      kind: 'webhook',
      name: path,
      settings: { url: receiver.url + path },
      limits,
      ...more,
    });
    receiver.secrets.set(path, made.signingSecret);
    destinations.set(path, made.id);
  };
  await receiveAt('/crm', base);
  await receiveAt('/seller', '/api/v1/operator');
  // Each lead is received once, so this has as many events as there are leads.
  await receiveAt(eventsPath, base, { events: { types: ['lead.received'] } });
  // Files: many leads in one call, each file whole or not there.
  const files = await api.call<{ id: string }>('POST', `${base}/destinations`, {
    kind: 'folder',
    name: 'files',
    settings: { folder: 'crash', format: 'ndjson' },
    limits: { ...limits, concurrency: 1 },
  });
  destinations.set('files', files.id);
  const seller = `/api/v1/operator/destinations/${destinations.get('/seller')}`;
  return {
    publisherId,
    listingId: listing.id,
    intakePath: new URL(listing.leadSharing.intakeUrl).pathname,
    destinations,
    pauseSeller: async (paused) => void (await api.insist('PATCH', seller, { paused })),
  };
}
