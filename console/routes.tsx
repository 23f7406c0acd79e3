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

type Row = [path: string, load: () => Promise<Screen>, name: string];

const ofSettings: Row[] = [
  ['', () => import('./screens/accounts/settings.tsx'), 'Settings'],
  ['/people', () => import('./screens/accounts/people.tsx'), 'People'],
  ['/keys', () => import('./screens/accounts/key-list.tsx'), 'KeyList'],
  ['/status-pages', () => import('./screens/status/status-page-list.tsx'), 'StatusPageList'],
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

const ofPublisher: Row[] = [
  ['/overview', () => import('./screens/insight/overview.tsx'), 'Overview'],
  ['/performance', () => import('./screens/insight/performance-screen.tsx'), 'PerformanceScreen'],
  [
    '/performance/reconciliation',
    () => import('./screens/reconciliation/reconciliation-screen.tsx'),
    'ReconciliationScreen',
  ],
  ['/performance/reports', () => import('./screens/reports/report-list.tsx'), 'ReportList'],
  ['/performance/reports/$reportId', () => import('./screens/reports/report-screen.tsx'), 'ReportScreen'],
  ['/performance/leads', () => import('./screens/insight/behind-screen.tsx'), 'BehindScreen'],
  [
    '/performance/opportunities',
    () => import('./screens/insight/results-behind-screen.tsx'),
    'OpportunitiesBehind',
  ],
  [
    '/performance/sequence-leads',
    () => import('./screens/insight/results-leads-screen.tsx'),
    'SequenceLeads',
  ],
  [
    '/performance/campaign-leads',
    () => import('./screens/insight/campaign-leads-screen.tsx'),
    'CampaignLeads',
  ],
  ['/leads', () => import('./screens/leads/lead-list.tsx'), 'LeadList'],
  ['/leads/$leadId', () => import('./screens/leads/lead-detail.tsx'), 'LeadDetail'],
  ['/scoring', () => import('./screens/scoring/scoring-screen.tsx'), 'Scoring'],
  ['/scoring/qualification', () => import('./screens/scoring/criteria-screen.tsx'), 'Criteria'],
  ['/referrals', () => import('./screens/cosell/referrals-screen.tsx'), 'ReferralsScreen'],
  ['/referrals/accounts', () => import('./screens/cosell/account-list.tsx'), 'AccountList'],
  ['/referrals/new', () => import('./screens/cosell/proposal-screen.tsx'), 'ProposalScreen'],
  ['/referrals/readiness', () => import('./screens/cosell/readiness-screen.tsx'), 'ReadinessScreen'],
  ['/referrals/$referralId', () => import('./screens/cosell/referral-detail.tsx'), 'ReferralDetail'],
  ['/duplicates', () => import('./screens/leads/duplicate-list.tsx'), 'DuplicateList'],
  ['/duplicates/$duplicateId', () => import('./screens/leads/duplicate-detail.tsx'), 'DuplicateDetail'],
  ['/response-times', () => import('./screens/followup/response-board.tsx'), 'ResponseBoard'],
  ['/response-times/rules', () => import('./screens/followup/response-rules.tsx'), 'ResponseRules'],
  ['/my-day', () => import('./screens/followup/my-day.tsx'), 'MyDay'],
  ['/playbooks', () => import('./screens/followup/playbooks-screen.tsx'), 'PlaybooksScreen'],
  ['/mails', () => import('./screens/mailing/mails-screen.tsx'), 'MailsScreen'],
  ['/mails/templates/new', () => import('./screens/mailing/template-editor.tsx'), 'TemplateNew'],
  ['/mails/templates/$templateId', () => import('./screens/mailing/template-editor.tsx'), 'TemplateEditor'],
  ['/sequences', () => import('./screens/nurture/sequence-list.tsx'), 'SequenceList'],
  ['/sequences/new', () => import('./screens/nurture/sequence-screen.tsx'), 'NewSequence'],
  ['/sequences/$sequenceId', () => import('./screens/nurture/sequence-screen.tsx'), 'SequenceScreen'],
  ['/sequences/$sequenceId/people', () => import('./screens/nurture/sequence-people.tsx'), 'SequencePeople'],
  ['/pipeline', () => import('./screens/pipeline/pipeline-screen.tsx'), 'PipelineScreen'],
  ['/pipeline/stages', () => import('./screens/pipeline/pipelines-screen.tsx'), 'PipelinesScreen'],
  ['/pipeline/rates', () => import('./screens/pipeline/rates-screen.tsx'), 'RatesScreen'],
  [
    '/pipeline/opportunities/$opportunityId',
    () => import('./screens/pipeline/deal-detail.tsx'),
    'DealDetail',
  ],
  ['/assignment', () => import('./screens/routing/assignment-screen.tsx'), 'AssignmentScreen'],
  ['/assignment/pools/new', () => import('./screens/routing/pool-screen.tsx'), 'PoolScreen'],
  ['/assignment/pools/$poolId', () => import('./screens/routing/pool-screen.tsx'), 'PoolScreen'],
  ['/campaigns', () => import('./screens/campaigns/campaigns-screen.tsx'), 'CampaignsScreen'],
  ['/campaigns/$campaignId', () => import('./screens/campaigns/campaign-detail.tsx'), 'CampaignDetail'],
  ['/quarantine', () => import('./screens/intake/quarantine-list.tsx'), 'QuarantineList'],
  ['/quarantine/$quarantineId', () => import('./screens/intake/quarantine-detail.tsx'), 'QuarantineDetail'],
  ['/listings', () => import('./screens/catalog/listing-list.tsx'), 'ListingList'],
  ['/listings/new', () => import('./screens/catalog/listing-new.tsx'), 'ListingNew'],
  ['/listings/$listingId', () => import('./screens/catalog/listing-detail.tsx'), 'ListingDetail'],
  ['/destinations', () => import('./screens/delivery/destination-list.tsx'), 'DestinationList'],
  ['/destinations/new', () => import('./screens/delivery/destination-new.tsx'), 'DestinationNew'],
  [
    '/destinations/$destinationId',
    () => import('./screens/delivery/destination-detail.tsx'),
    'DestinationDetail',
  ],
  [
    '/destinations/$destinationId/mapping',
    () => import('./screens/delivery/mapping-screen.tsx'),
    'MappingScreen',
  ],
  ['/deliveries', () => import('./screens/delivery/delivery-list.tsx'), 'DeliveryList'],
  ['/deliveries/$deliveryId', () => import('./screens/delivery/delivery-detail.tsx'), 'DeliveryDetail'],
];

const ofOperator: Row[] = [
  [
    '/destinations',
    () => import('./screens/delivery/operator-destination-list.tsx'),
    'OperatorDestinationList',
  ],
  ['/destinations/new', () => import('./screens/delivery/destination-new.tsx'), 'DestinationNew'],
  [
    '/destinations/$destinationId',
    () => import('./screens/delivery/destination-detail.tsx'),
    'DestinationDetail',
  ],
  [
    '/destinations/$destinationId/mapping',
    () => import('./screens/delivery/mapping-screen.tsx'),
    'MappingScreen',
  ],
  ['/overview', () => import('./screens/catalog/operator-overview.tsx'), 'OperatorOverview'],
  ['/publishers', () => import('./screens/catalog/operator-publishers.tsx'), 'OperatorPublishers'],
  ['/returned-leads', () => import('./screens/scoring/operator-returned-leads.tsx'), 'OperatorReturnedLeads'],
  ['/storefronts', () => import('./screens/catalog/operator-storefronts.tsx'), 'OperatorStorefronts'],
];

const within = (base: string, rows: Row[]) =>
  rows.map(([path, load, name]) => screen(() => inside, `${base}${path}`, load, name));
const screens = [
  ...within('/publishers/$publisherId', ofPublisher),
  ...within('/publishers/$publisherId/settings', ofSettings),
  ...within('/operator', ofOperator),
  ...within('/operator/settings', ofSettings),
  ...within('', [['/account', () => import('./screens/accounts/account.tsx'), 'Account']]),
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
