// Every screen there is, with who sees it: looked at by the tests, and pictured for the documents.
import type { World } from './world.ts';

type Path = (world: World) => string;

export type Shown = {
  /** Of its picture. */
  name: string;
  /** Said beside its picture. */
  title: string;
  as: 'nobody' | 'owner' | 'operator';
  path: Path;
};

const nobody = (name: string, title: string, path: string | Path): Shown => ({
  name,
  title,
  as: 'nobody',
  path: typeof path === 'string' ? () => path : path,
});
const owner = (name: string, title: string, path: string | Path): Shown => ({
  name,
  title,
  as: 'owner',
  path: (world) => `/publishers/${world.publisherId}/${typeof path === 'string' ? path : path(world)}`,
});
const operator = (name: string, title: string, path: string | Path): Shown => ({
  name,
  title,
  as: 'operator',
  path: (world) => `/operator/${typeof path === 'string' ? path : path(world)}`,
});

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const lastDays = (days: number) => `from=${dayAgo(days - 1)}&to=${dayAgo(0)}`;

/** In the order in which people meet them. */
export const screens: Shown[] = [
  nobody('sign-in', 'Sign in', '/sign-in?publisher=northwind-labs'),
  nobody('second-factor', 'The second factor', '/sign-in?secondFactor=totp'),
  nobody('forgotten', 'A forgotten password', '/sign-in?forgotten=1'),
  nobody('password-reset', 'A new password', '/password-resets/abcdefghijklmnopqrstuvwxyz0123456789abcd'),
  nobody('invitation', 'An invitation', ({ invitationPath }) => invitationPath),
  owner('overview', 'Overview', 'overview'),
  owner(
    'performance',
    'How listings perform, from visits to wins',
    () => `performance?span=own&${lastDays(14)}`,
  ),
  owner(
    'performance-country',
    'Country by country, week by week',
    () => `performance?by=country&every=week&span=own&${lastDays(14)}`,
  ),
  owner('performance-work', 'How leads are worked', 'performance?tab=work'),
  owner('reconciliation', 'The marketplace’s list, ours and each CRM’s', 'performance/reconciliation'),
  owner('performance-results', 'What was forecast, and what came of it', 'performance?tab=results'),
  owner(
    'performance-opportunities',
    'The opportunities behind a forecast',
    'performance/opportunities?counted=pipeline&by=month',
  ),
  owner(
    'performance-leads',
    'The leads behind a number',
    () => `performance/leads?metric=leads&${lastDays(28)}`,
  ),
  owner(
    'performance-campaign-leads',
    'The leads behind a number of campaigns',
    () => `performance/campaign-leads?counted=leads&${lastDays(28)}`,
  ),
  owner('reports', 'Reports: saved, shared and mailed', 'performance/reports'),
  owner('report', 'A report', ({ reportId }) => `performance/reports/${reportId}`),
  owner('leads', 'Lead inbox', 'leads'),
  owner('leads-parked', 'Lead inbox, those that are parked', 'leads?tab=parked'),
  owner('lead', 'A lead, its recipients and what happened', ({ leadId }) => `leads/${leadId}`),
  owner(
    'lead-raised',
    'A lead of the public page, with the record of consent',
    ({ raisedId }) => `leads/${raisedId}`,
  ),
  owner('duplicates', 'Likely duplicates', 'duplicates'),
  owner(
    'duplicate',
    'Two people side by side, with what differs',
    ({ duplicateId }) => `duplicates/${duplicateId}`,
  ),
  owner('referrals', 'Co-sell: referrals', 'referrals'),
  owner(
    'referral',
    'A referral that was changed on both sides',
    ({ referralId }) => `referrals/${referralId}`,
  ),
  owner('referrals-board', 'Co-sell: a programme as a board', 'referrals?tab=board'),
  owner(
    'referral-out-of-step',
    'A referral whose opportunity says otherwise',
    ({ apartId }) => `referrals/${apartId}`,
  ),
  owner('referral-new', 'Co-sell: a referral of one’s own', 'referrals/new'),
  owner(
    'readiness',
    'Co-sell: whether a listing is ready',
    ({ listingId }) => `referrals/readiness?listingId=${listingId}&countries=PT,PL,DE`,
  ),
  owner(
    'sales-contacts',
    'Co-sell: the sales contacts of a listing',
    ({ listingId }) => `referrals/readiness?listingId=${listingId}&tab=contacts`,
  ),
  owner('referral-accounts', 'Co-sell: accounts of programmes', 'referrals/accounts'),
  owner('my-day', 'My day', 'my-day'),
  owner('playbooks', 'Playbooks', 'playbooks'),
  owner('mails', 'Mails: templates', 'mails'),
  owner('mail-template', 'A mail template with its preview', 'mails/templates/nurture-thank-you'),
  owner('mails-sender', 'Mails: who sends', 'mails?tab=sender'),
  owner('mails-stopped', 'Mails: whom not to write to', 'mails?tab=stopped'),
  owner('sequences', 'Sequences of mails', 'sequences'),
  owner('sequence', 'A sequence, drawn from mail to mail', 'sequences/seq_nurture'),
  owner('sequence-people', 'Who is in a sequence', 'sequences/seq_nurture/people'),
  owner('response-times', 'Response times: who waits', 'response-times'),
  owner('response-times-people', 'Response times: how soon people were', 'response-times?tab=people'),
  owner('response-rules', 'Response times: rules and calendars', 'response-times/rules'),
  owner('pipeline', 'Opportunities as a board', 'pipeline'),
  owner('pipeline-table', 'Opportunities as a table', 'pipeline?tab=table'),
  owner('forecast', 'What is likely to be won', 'pipeline?tab=forecast'),
  owner('outcomes', 'Why deals are won and lost', 'pipeline?tab=reasons'),
  owner(
    'opportunity',
    'An opportunity, its contacts and its moves',
    ({ opportunityId }) => `pipeline/opportunities/${opportunityId}`,
  ),
  owner('pipeline-stages', 'Opportunities: stages and reasons', 'pipeline/stages'),
  owner('exchange-rates', 'Opportunities: exchange rates', 'pipeline/rates'),
  owner('assignment', 'Assignment: territories', 'assignment'),
  owner('assignment-pools', 'Assignment: pools', 'assignment?tab=pools'),
  owner('assignment-pool', 'Assignment: a pool', ({ poolId }) => `assignment/pools/${poolId}`),
  owner('assignment-ledger', 'Assignment: who got what', 'assignment?tab=ledger'),
  owner('assignment-times', 'Assignment: working hours and absences', 'assignment?tab=times'),
  owner('campaigns', 'Campaigns: whether the effort serves the plan', 'campaigns'),
  owner('campaigns-list', 'Campaigns: all of them in numbers', 'campaigns?tab=list'),
  owner('campaigns-traffic', 'Campaigns: what marketplaces count', 'campaigns?tab=traffic'),
  owner('campaign', 'A campaign', ({ campaignId }) => `campaigns/${campaignId}`),
  owner('listings', 'Listings', 'listings'),
  owner('listing-new', 'A new listing', 'listings/new'),
  owner(
    'listing',
    'A listing, its intake URL and where to paste it',
    ({ listingId }) => `listings/${listingId}`,
  ),
  owner('listing-page', 'A listing’s public page', ({ listingId }) => `listings/${listingId}?tab=page`),
  owner('scoring', 'How leads are scored', 'scoring'),
  owner('qualification', 'When a lead counts as qualified', 'scoring/qualification'),
  owner('destinations', 'Destinations', 'destinations'),
  owner('destination-new', 'A new destination', 'destinations/new'),
  owner('destination-connect', 'A new destination, second step', 'destinations/new?kind=webhook'),
  owner('destination', 'A destination', ({ destinationId }) => `destinations/${destinationId}`),
  owner('destination-broken', 'A destination that fails', ({ brokenId }) => `destinations/${brokenId}`),
  owner('destination-events', 'A destination that has events', ({ eventsId }) => `destinations/${eventsId}`),
  owner(
    'destination-events-edit',
    'Which events it has, and of which leads',
    ({ eventsId }) => `destinations/${eventsId}?edit=events`,
  ),
  owner('events-connect', 'Events by webhook, second step', 'destinations/new?kind=events'),
  owner(
    'destination-edit',
    'A destination’s connection',
    ({ brokenId }) => `destinations/${brokenId}?edit=settings`,
  ),
  owner(
    'mapping',
    'A destination’s mapping, with a look at a lead',
    ({ destinationId }) => `destinations/${destinationId}/mapping`,
  ),
  owner('deliveries', 'Deliveries', 'deliveries'),
  owner('delivery', 'A delivery, try by try', ({ deliveryId }) => `deliveries/${deliveryId}`),
  owner('quarantine', 'Quarantine', 'quarantine'),
  owner('quarantined', 'Something in quarantine', ({ quarantineId }) => `quarantine/${quarantineId}`),
  owner('people', 'Settings: people', 'settings/people'),
  owner('invite', 'Settings: somebody is invited', 'settings/people?invite=1'),
  owner('keys', 'Settings: API keys', 'settings/keys'),
  owner('status-pages', 'Settings: status pages', 'settings/status-pages'),
  owner('providers', 'Settings: single sign-on', 'settings/sign-in'),
  owner('provider-new', 'Settings: a new identity provider', 'settings/sign-in/new'),
  owner('provider', 'Settings: an identity provider', ({ providerId }) => `settings/sign-in/${providerId}`),
  owner('secrets', 'Settings: secrets', 'settings/secrets'),
  owner('languages', 'Settings: languages', 'settings/languages'),
  owner('lead-fields', 'Settings: lead fields', 'settings/lead-fields'),
  owner('lead-field-new', 'Settings: a new lead field', 'settings/lead-fields/new'),
  owner('lead-field', 'Settings: a lead field', 'settings/lead-fields/currentSystem'),
  owner('publisher', 'Settings: the publisher', 'settings/publisher'),
  owner('publisher-edit', 'Settings: the publisher’s contact address', 'settings/publisher?edit=publisher'),
  { name: 'account', title: 'The own account', as: 'owner', path: () => '/account' },
  operator('operator-overview', 'Operator: overview', 'overview'),
  operator('operator-publishers', 'Operator: publishers', 'publishers'),
  operator('operator-publisher-new', 'Operator: a new publisher', 'publishers?create=1'),
  operator('operator-storefronts', 'Operator: storefronts', 'storefronts'),
  operator('operator-returned-leads', 'Operator: leads that were given back', 'returned-leads'),
  operator('operator-destinations', 'Operator: the destinations of all publishers', 'destinations'),
  operator('operator-destinations-broken', 'Operator: those that fail', 'destinations?health=broken'),
  operator(
    'operator-destination',
    'Operator: the field sellers’ CRM',
    ({ fieldSellersId }) => `destinations/${fieldSellersId}`,
  ),
  operator('operator-people', 'Operator: settings', 'settings/people'),
  operator('operator-keys', 'Operator: API keys', 'settings/keys'),
  operator('operator-languages', 'Operator: languages', 'settings/languages'),
  nobody('store', 'The public store', '/store'),
  nobody('store-listing', 'A listing’s public page', ({ storePath }) => storePath),
  nobody('status-page', 'How a publisher’s leads flow', ({ statusPath }) => statusPath),
  nobody('store-form', 'The lead form', ({ storePath }) => `${storePath}/contact-me`),
];
