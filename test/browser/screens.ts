// Every screen there is, with who sees it: looked at by the tests, and pictured for the documents.
import type { Visit } from './place.ts';
import type { World } from './world.ts';

export type Shown = {
  /** Of its picture. */
  name: string;
  /** Said beside its picture. */
  title: string;
  as: 'nobody' | 'owner' | 'operator';
  path(world: World): string;
};

const publisher = (path: (world: World) => string) => (world: World) =>
  `/publishers/${world.publisherId}/${path(world)}`;

export const screens: Shown[] = [
  { name: 'sign-in', title: 'Sign in', as: 'nobody', path: () => '/sign-in' },
  {
    name: 'second-factor',
    title: 'The second factor',
    as: 'nobody',
    path: () => '/sign-in?secondFactor=totp',
  },
  { name: 'forgotten', title: 'A forgotten password', as: 'nobody', path: () => '/sign-in?forgotten=1' },
  { name: 'invitation', title: 'An invitation', as: 'nobody', path: (world) => world.invitationPath },
  { name: 'overview', title: 'Overview', as: 'owner', path: publisher(() => 'overview') },
  { name: 'leads', title: 'Lead inbox', as: 'owner', path: publisher(() => 'leads') },
  { name: 'lead', title: 'A lead', as: 'owner', path: publisher(({ leadId }) => `leads/${leadId}`) },
  { name: 'listings', title: 'Listings', as: 'owner', path: publisher(() => 'listings') },
  { name: 'listing-new', title: 'A new listing', as: 'owner', path: publisher(() => 'listings/new') },
  {
    name: 'listing',
    title: 'A listing',
    as: 'owner',
    path: publisher(({ listingId }) => `listings/${listingId}`),
  },
  {
    name: 'listing-page',
    title: 'A listing’s public page',
    as: 'owner',
    path: publisher(({ listingId }) => `listings/${listingId}?tab=page`),
  },
  { name: 'destinations', title: 'Destinations', as: 'owner', path: publisher(() => 'destinations') },
  {
    name: 'destination-new',
    title: 'A new destination',
    as: 'owner',
    path: publisher(() => 'destinations/new'),
  },
  {
    name: 'destination-connect',
    title: 'A new destination, second step',
    as: 'owner',
    path: publisher(() => 'destinations/new?kind=webhook'),
  },
  {
    name: 'destination',
    title: 'A destination',
    as: 'owner',
    path: publisher(({ destinationId }) => `destinations/${destinationId}`),
  },
  {
    name: 'destination-broken',
    title: 'A destination that fails',
    as: 'owner',
    path: publisher(({ brokenId }) => `destinations/${brokenId}`),
  },
  { name: 'deliveries', title: 'Deliveries', as: 'owner', path: publisher(() => 'deliveries') },
  {
    name: 'delivery',
    title: 'A delivery',
    as: 'owner',
    path: publisher(({ deliveryId }) => `deliveries/${deliveryId}`),
  },
  { name: 'quarantine', title: 'Quarantine', as: 'owner', path: publisher(() => 'quarantine') },
  {
    name: 'quarantined',
    title: 'A body in quarantine',
    as: 'owner',
    path: publisher(({ quarantineId }) => `quarantine/${quarantineId}`),
  },
  { name: 'account', title: 'The own account', as: 'owner', path: () => '/account' },
];

/** Waits until the screen shows what it is about: it has its heading, and nothing is asked for any more. */
export async function settled({ page, say }: Visit): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByText(say('ui.loading'), { exact: true }).first().waitFor({ state: 'detached' });
}
