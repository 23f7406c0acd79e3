// Every screen and its path. Screens are loaded when they are opened.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type AnyRoute,
} from '@tanstack/react-router';
import { localPath } from '../src/accounts/oidc-return-to.ts';
import { homeOf, sessionQuery } from './session.ts';
import { Shell } from './shell.tsx';
import { NotBegun, NotThere, NotYet } from './ui/route-faces.tsx';

type Context = { queryClient: QueryClient };

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotThere });

/** Behind the sign-in, in the frame with the navigation. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    // oxlint-disable-next-line typescript/only-throw-error -- how the router is told to go elsewhere
    if (session === null) throw redirect({ to: '/sign-in', search: { returnTo: location.href } });
    return { session };
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    // oxlint-disable-next-line typescript/only-throw-error -- how the router is told to go elsewhere
    throw redirect({ to: homeOf(context.session), replace: true });
  },
});

type Screen = { [name: string]: React.ComponentType };
const screen = (parent: () => AnyRoute, path: string, load: () => Promise<Screen>, name: string) =>
  createRoute({ getParentRoute: parent, path, component: lazyRouteComponent(load, name) } as never);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./screens/accounts/sign-in.tsx'), 'SignIn'),
  beforeLoad: async ({ context, search }) => {
    const { secondFactor, returnTo } = search as Record<string, string | undefined>;
    // Whoever is signed in already goes on.
    if (secondFactor !== undefined || !(await context.queryClient.ensureQueryData(sessionQuery))) return;
    // oxlint-disable-next-line typescript/only-throw-error -- how the router is told to go elsewhere
    throw redirect({ href: localPath(returnTo), replace: true });
  },
});

const outside = [
  signIn,
  screen(
    () => root,
    '/invitations/$token',
    () => import('./screens/accounts/invitation.tsx'),
    'Invitation',
  ),
  screen(
    () => root,
    '/password-resets/$token',
    () => import('./screens/accounts/password-reset.tsx'),
    'PasswordReset',
  ),
];

const settings: [path: string, load: () => Promise<Screen>, name: string][] = [
  ['', () => import('./screens/accounts/settings.tsx'), 'Settings'],
  ['/people', () => import('./screens/accounts/people.tsx'), 'People'],
  ['/keys', () => import('./screens/accounts/key-list.tsx'), 'KeyList'],
  ['/sign-in', () => import('./screens/accounts/provider-list.tsx'), 'ProviderList'],
  ['/sign-in/new', () => import('./screens/accounts/provider-new.tsx'), 'ProviderNew'],
  ['/sign-in/$providerId', () => import('./screens/accounts/provider-detail.tsx'), 'ProviderDetail'],
  ['/secrets', () => import('./screens/accounts/secret-list.tsx'), 'SecretList'],
  ['/languages', () => import('./screens/accounts/languages.tsx'), 'Languages'],
  ['/lead-fields', () => import('./screens/leads/lead-field-list.tsx'), 'LeadFieldList'],
  ['/lead-fields/new', () => import('./screens/leads/lead-field-new.tsx'), 'LeadFieldNew'],
  ['/lead-fields/$fieldName', () => import('./screens/leads/lead-field-detail.tsx'), 'LeadFieldDetail'],
  ['/publisher', () => import('./screens/accounts/publisher-facts.tsx'), 'PublisherFacts'],
];

const screens = [
  screen(
    () => inside,
    '/publishers/$publisherId/overview',
    () => import('./screens/insight/overview.tsx'),
    'Overview',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/leads',
    () => import('./screens/leads/lead-list.tsx'),
    'LeadList',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/leads/$leadId',
    () => import('./screens/leads/lead-detail.tsx'),
    'LeadDetail',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/scoring',
    () => import('./screens/scoring/scoring-screen.tsx'),
    'Scoring',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/scoring/qualification',
    () => import('./screens/scoring/criteria-screen.tsx'),
    'Criteria',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/duplicates',
    () => import('./screens/leads/duplicate-list.tsx'),
    'DuplicateList',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/duplicates/$duplicateId',
    () => import('./screens/leads/duplicate-detail.tsx'),
    'DuplicateDetail',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/response-times',
    () => import('./screens/followup/response-board.tsx'),
    'ResponseBoard',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/response-times/rules',
    () => import('./screens/followup/response-rules.tsx'),
    'ResponseRules',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/my-day',
    () => import('./screens/followup/my-day.tsx'),
    'MyDay',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/playbooks',
    () => import('./screens/followup/playbooks-screen.tsx'),
    'PlaybooksScreen',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/assignment',
    () => import('./screens/routing/assignment-screen.tsx'),
    'AssignmentScreen',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/assignment/pools/new',
    () => import('./screens/routing/pool-screen.tsx'),
    'PoolScreen',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/assignment/pools/$poolId',
    () => import('./screens/routing/pool-screen.tsx'),
    'PoolScreen',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/quarantine',
    () => import('./screens/intake/quarantine-list.tsx'),
    'QuarantineList',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/quarantine/$quarantineId',
    () => import('./screens/intake/quarantine-detail.tsx'),
    'QuarantineDetail',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/listings',
    () => import('./screens/catalog/listing-list.tsx'),
    'ListingList',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/listings/new',
    () => import('./screens/catalog/listing-new.tsx'),
    'ListingNew',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/listings/$listingId',
    () => import('./screens/catalog/listing-detail.tsx'),
    'ListingDetail',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/destinations',
    () => import('./screens/delivery/destination-list.tsx'),
    'DestinationList',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/destinations/new',
    () => import('./screens/delivery/destination-new.tsx'),
    'DestinationNew',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/destinations/$destinationId',
    () => import('./screens/delivery/destination-detail.tsx'),
    'DestinationDetail',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/destinations/$destinationId/mapping',
    () => import('./screens/delivery/mapping-screen.tsx'),
    'MappingScreen',
  ),
  screen(
    () => inside,
    '/operator/destinations',
    () => import('./screens/delivery/operator-destination-list.tsx'),
    'OperatorDestinationList',
  ),
  screen(
    () => inside,
    '/operator/destinations/new',
    () => import('./screens/delivery/destination-new.tsx'),
    'DestinationNew',
  ),
  screen(
    () => inside,
    '/operator/destinations/$destinationId',
    () => import('./screens/delivery/destination-detail.tsx'),
    'DestinationDetail',
  ),
  screen(
    () => inside,
    '/operator/destinations/$destinationId/mapping',
    () => import('./screens/delivery/mapping-screen.tsx'),
    'MappingScreen',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/deliveries',
    () => import('./screens/delivery/delivery-list.tsx'),
    'DeliveryList',
  ),
  screen(
    () => inside,
    '/publishers/$publisherId/deliveries/$deliveryId',
    () => import('./screens/delivery/delivery-detail.tsx'),
    'DeliveryDetail',
  ),
  screen(
    () => inside,
    '/operator/overview',
    () => import('./screens/catalog/operator-overview.tsx'),
    'OperatorOverview',
  ),
  screen(
    () => inside,
    '/operator/publishers',
    () => import('./screens/catalog/operator-publishers.tsx'),
    'OperatorPublishers',
  ),
  screen(
    () => inside,
    '/operator/returned-leads',
    () => import('./screens/scoring/operator-returned-leads.tsx'),
    'OperatorReturnedLeads',
  ),
  screen(
    () => inside,
    '/operator/storefronts',
    () => import('./screens/catalog/operator-storefronts.tsx'),
    'OperatorStorefronts',
  ),
  ...['/publishers/$publisherId/settings', '/operator/settings'].flatMap((base) =>
    settings.map(([path, load, name]) => screen(() => inside, `${base}${path}`, load, name)),
  ),
  screen(
    () => inside,
    '/account',
    () => import('./screens/accounts/account.tsx'),
    'Account',
  ),
];

export function makeRouter(queryClient: QueryClient) {
  const routeTree: AnyRoute = root.addChildren([...outside, inside.addChildren([home, ...screens])]);
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: NotYet,
    defaultErrorComponent: NotBegun,
    defaultNotFoundComponent: NotThere,
    scrollRestoration: true,
  });
}
