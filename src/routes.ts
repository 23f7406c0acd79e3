// The API on one page: every room's routes, in the order of the rooms.
import { guardRoutes } from './accounts/guard.ts';
import { calendarLinkRoutes } from './accounts/calendar-link-http.ts';
import { identityProviderRoutes } from './accounts/identity-provider-http.ts';
import { invitationRoutes, invitedRoutes } from './accounts/invitation-http.ts';
import { keyRoutes, operatorKeyRoutes } from './accounts/key-http.ts';
import { KeyRing } from './accounts/key-ring.ts';
import { openOidc } from './accounts/oidc-client.ts';
import { languageRoutes } from './accounts/language-http.ts';
import { oidcRoutes, signInWayRoutes } from './accounts/oidc-http.ts';
import { passkeyRoutes } from './accounts/passkey-http.ts';
import { passwordResetRoutes } from './accounts/password-reset-http.ts';
import { peopleRoutes } from './accounts/people-http.ts';
import type { Post } from './accounts/post.ts';
import { savedViewRoutes } from './accounts/saved-view-http.ts';
import { publisherRoutes } from './accounts/publisher-http.ts';
import { secondFactorRoutes } from './accounts/second-factor-http.ts';
import { sessionRoutes } from './accounts/session-http.ts';
import { sessionListRoutes } from './accounts/session-list-http.ts';
import { Tries } from './accounts/tries.ts';
import { welcomeRoutes } from './accounts/welcome.ts';
import { campaignRoutes } from './campaigns/campaign-http.ts';
import { linkRoutes } from './campaigns/link-http.ts';
import { planRoutes } from './campaigns/plan-http.ts';
import { resultRoutes } from './campaigns/results-http.ts';
import { offerRoutes } from './campaigns/offer-http.ts';
import { trafficImportRoutes } from './campaigns/traffic-http.ts';
import { listingRoutes, storefrontRoutes } from './catalog/http.ts';
import { intakeTokenRoutes } from './catalog/intake-token-http.ts';
import type { ListingInsight } from './catalog/listing-view.ts';
import type { Delivering } from './delivery/delivering.ts';
import { destinationKindRoutes } from './delivery/destination-kind-http.ts';
import { eventTypeRoutes } from './delivery/event-type-http.ts';
import { destinationRoutes, operatorDestinationRoutes } from './delivery/destination-http.ts';
import { marketplaceDestinationRoutes } from './delivery/marketplace-destination-http.ts';
import { duplicateDetailRoutes } from './delivery/duplicate-http.ts';
import { findingRoutes } from './delivery/finding-http.ts';
import { deliveryRoutes } from './delivery/http.ts';
import { ledgerRoutes } from './delivery/ledger-http.ts';
import { replayRoutes } from './delivery/replay-http.ts';
import { leadDetailRoutes } from './delivery/lead-http.ts';
import { activityRoutes } from './followup/activity-http.ts';
import { calendarFileRoute } from './followup/calendar-file-http.ts';
import { followUpRoutes } from './followup/follow-up-http.ts';
import { myDayRoutes } from './followup/my-day-http.ts';
import { playbookRoutes } from './followup/playbook-http.ts';
import { responseTimeRoutes } from './followup/response-time-http.ts';
import { runRoutes } from './followup/run-http.ts';
import { taskRoutes } from './followup/task-http.ts';
import type { CosellDesk } from './cosell/desk.ts';
import { cosellRoutes } from './cosell/http.ts';
import type { MarketplaceDesk } from './marketplace/desk.ts';
import { marketplaceRoutes } from './marketplace/http.ts';
import { intakeRoutes } from './intake/http.ts';
import type { Intake } from './intake/intake.ts';
import { enrolmentRoutes } from './nurture/enrolment-http.ts';
import { sequenceRoutes } from './nurture/sequence-http.ts';
import { quarantineRoutes } from './intake/quarantine-http.ts';
import { answerRoutes } from './insight/answers-http.ts';
import { campaignBehindRoute } from './insight/campaign-behind-http.ts';
import { campaignOutcomeRoute } from './insight/campaign-http.ts';
import { deliverySpeedRoutes } from './insight/delivery-http.ts';
import { forecastOutcomeRoutes } from './insight/forecast-http.ts';
import { sequenceResultRoutes } from './insight/sequence-http.ts';
import { funnelRoutes } from './insight/funnel-http.ts';
import { overviewRoutes } from './insight/overview-http.ts';
import { revenueRoutes } from './insight/revenue-http.ts';
import { behindRoutes } from './insight/behind-http.ts';
import { insightSettingRoutes } from './insight/settings-http.ts';
import { streamRoutes } from './insight/stream-http.ts';
import { savedReportRoutes } from './reports/report-http.ts';
import { reportResultRoutes } from './reports/result-http.ts';
import { stopReportRoutes } from './reports/stop-http.ts';
import { duplicateRoutes } from './leads/duplicate-http.ts';
import { mailRoutes } from './mailing/mail-http.ts';
import { mailSenderRoutes } from './mailing/mail-sender-http.ts';
import { reportRoutes } from './mailing/report-http.ts';
import { readerRoutes } from './mailing/reader-http.ts';
import { stopRoutes } from './mailing/stop-http.ts';
import { templateRoutes } from './mailing/template-http.ts';
import type { Mailing } from './mailing/mailing.ts';
import { leadRoutes } from './leads/http.ts';
import { leadFieldRoutes } from './leads/lead-field-http.ts';
import { mergeRoutes } from './leads/merge-http.ts';
import { relationRoutes } from './leads/relation-http.ts';
import { absenceRoutes } from './routing/absence-http.ts';
import { assignmentRoutes } from './routing/assignment-http.ts';
import { territoryRoutes } from './routing/territory-http.ts';
import { boardRoutes } from './pipeline/board-http.ts';
import { forecastRoutes } from './pipeline/forecast-http.ts';
import { opportunityRoutes } from './pipeline/opportunity-http.ts';
import { pipelineRoutes } from './pipeline/pipeline-http.ts';
import { rateRoutes } from './pipeline/rate-http.ts';
import { storeRoutes } from './storefront/http.ts';
import { statusRoutes } from './status/status-http.ts';
import { statusPageRoutes } from './status/status-page-http.ts';
import { criteriaRoutes } from './scoring/criteria-http.ts';
import { qualificationRoutes } from './scoring/qualification-http.ts';
import { returnRoutes } from './scoring/return-http.ts';
import { scoringRoutes } from './scoring/http.ts';
import { rescoringRoutes } from './scoring/rescoring-http.ts';
import type { Scorers } from './scoring/scorers.ts';
import { backFillRoutes } from './reconciliation/back-fill-http.ts';
import { comparisonRoutes } from './reconciliation/http.ts';
import { comparisonRowRoutes } from './reconciliation/row-http.ts';
import { reconciliationRoutes } from './tracking/reconciliation-http.ts';
import { trackingRoutes } from './tracking/tracking-http.ts';
import type { App } from './platform/app.ts';
import { consoleRoutes } from './platform/web-console.ts';
import { keepAnswers } from './platform/web-idempotency.ts';
import { openWeb, type Web } from './platform/web.ts';

/** What routes need beside the app: things held by the process, and what later rooms lend earlier ones. */
export type Held = {
  intake: Intake;
  delivering: Delivering;
  listingInsights: readonly ListingInsight[];
  post: Post;
  scorers: Scorers;
  mailing: Mailing;
  cosell: CosellDesk;
  marketplace: MarketplaceDesk;
};

/** The whole server, not yet listening. Close it before the app. */
export async function openRoutes(app: App, held: Held): Promise<Web> {
  const web = await openWeb(app);
  guardRoutes(web, app, new KeyRing(app));
  keepAnswers(web, app);
  const tries = new Tries(app.clock);
  const oidc = openOidc(app, held.delivering.ways.http);

  welcomeRoutes(web, app);
  sessionRoutes(web, app, tries);
  secondFactorRoutes(web, app, tries);
  sessionListRoutes(web, app);
  calendarLinkRoutes(web, app);
  passkeyRoutes(web, app, tries);
  signInWayRoutes(web, app);
  oidcRoutes(web, app, oidc, tries);
  identityProviderRoutes(web, app, oidc);
  passwordResetRoutes(web, app, tries, held.post);
  peopleRoutes(web, app);
  invitationRoutes(web, app, held.post);
  invitedRoutes(web, app);
  publisherRoutes(web, app);
  languageRoutes(web, app);
  keyRoutes(web, app);
  operatorKeyRoutes(web, app);
  savedViewRoutes(web, app);
  storefrontRoutes(web);
  listingRoutes(web, app, held.listingInsights);
  intakeTokenRoutes(web, app);
  intakeRoutes(web, app, held.intake);
  storeRoutes(web, app, held.intake);
  leadRoutes(web, app);
  leadFieldRoutes(web, app);
  criteriaRoutes(web, app);
  qualificationRoutes(web, app, held.scorers);
  returnRoutes(web, app);
  scoringRoutes(web, app, held.scorers);
  rescoringRoutes(web, app);
  leadDetailRoutes(web, app);
  duplicateRoutes(web, app);
  duplicateDetailRoutes(web, app);
  mergeRoutes(web, app);
  relationRoutes(web, app);
  territoryRoutes(web, app, held.scorers);
  absenceRoutes(web, app);
  assignmentRoutes(web, app, held.scorers);
  quarantineRoutes(web, app);
  deliveryRoom(web, app, held.delivering);
  followUpRoom(web, app, tries);
  mailingRoom(web, app, held.mailing);
  nurtureRoom(web, app);
  campaignsRoom(web, app);
  pipelineRoom(web, app);
  cosellRoutes(web, app, held.cosell);
  reconciliationRoom(web, app, held.delivering, tries);
  marketplaceRoutes(web, app, held.marketplace);
  overviewRoutes(web, app, held.delivering);
  insightRoom(web, app);
  statusPageRoutes(web, app);
  statusRoutes(web, app);
  reportsRoom(web, app, held.post);
  streamRoutes(web, app);
  consoleRoutes(web, app.log);
  return web;
}

function deliveryRoom(web: Web, app: App, delivering: Delivering): void {
  destinationRoutes(web, app, delivering);
  operatorDestinationRoutes(web, app, delivering);
  marketplaceDestinationRoutes(web, app);
  destinationKindRoutes(web, app);
  eventTypeRoutes(web);
  deliveryRoutes(web, app);
  replayRoutes(web, app, delivering);
  ledgerRoutes(web, app, delivering);
  findingRoutes(web, app, delivering);
  trackingRoutes(web, app);
  reconciliationRoutes(web, app, delivering);
}

function followUpRoom(web: Web, app: App, tries: Tries): void {
  responseTimeRoutes(web, app);
  followUpRoutes(web, app);
  activityRoutes(web, app);
  playbookRoutes(web, app);
  runRoutes(web, app);
  taskRoutes(web, app);
  myDayRoutes(web, app);
  calendarFileRoute(web, app, tries);
}

function mailingRoom(web: Web, app: App, { sender }: Mailing): void {
  templateRoutes(web, app, sender.press);
  mailRoutes(web, app);
  mailSenderRoutes(web, app);
  stopRoutes(web, app);
  readerRoutes(web, app);
  reportRoutes(web, app);
}

function nurtureRoom(web: Web, app: App): void {
  sequenceRoutes(web, app);
  enrolmentRoutes(web, app);
}

function pipelineRoom(web: Web, app: App): void {
  pipelineRoutes(web, app);
  opportunityRoutes(web, app);
  boardRoutes(web, app);
  forecastRoutes(web, app);
  rateRoutes(web, app);
}

function campaignsRoom(web: Web, app: App): void {
  planRoutes(web, app);
  campaignRoutes(web, app);
  linkRoutes(web, app);
  resultRoutes(web, app);
  trafficImportRoutes(web, app);
  offerRoutes(web, app);
}

function reconciliationRoom(web: Web, app: App, delivering: Delivering, tries: Tries): void {
  comparisonRoutes(web, app, delivering, tries);
  comparisonRowRoutes(web, app, delivering);
  backFillRoutes(web, app, delivering);
}

function insightRoom(web: Web, app: App): void {
  insightSettingRoutes(web, app);
  behindRoutes(web, app);
  funnelRoutes(web, app);
  answerRoutes(web, app);
  revenueRoutes(web, app);
  deliverySpeedRoutes(web, app);
  forecastOutcomeRoutes(web, app);
  sequenceResultRoutes(web, app);
  campaignOutcomeRoute(web, app);
  campaignBehindRoute(web, app);
}

function reportsRoom(web: Web, app: App, post: Post): void {
  savedReportRoutes(web, app, post);
  reportResultRoutes(web, app);
  stopReportRoutes(web, app);
}
