// The API on one page: every room's routes, in the order of the rooms.
import { guardRoutes } from './accounts/guard.ts';
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
import { listingRoutes, storefrontRoutes } from './catalog/http.ts';
import { intakeTokenRoutes } from './catalog/intake-token-http.ts';
import type { ListingInsight } from './catalog/listing-view.ts';
import type { Delivering } from './delivery/delivering.ts';
import { destinationKindRoutes } from './delivery/destination-kind-http.ts';
import { destinationRoutes, operatorDestinationRoutes } from './delivery/destination-http.ts';
import { marketplaceDestinationRoutes } from './delivery/marketplace-destination-http.ts';
import { findingRoutes } from './delivery/finding-http.ts';
import { deliveryRoutes } from './delivery/http.ts';
import { ledgerRoutes } from './delivery/ledger-http.ts';
import { replayRoutes } from './delivery/replay-http.ts';
import { leadDetailRoutes } from './delivery/lead-http.ts';
import { intakeRoutes } from './intake/http.ts';
import type { Intake } from './intake/intake.ts';
import { quarantineRoutes } from './intake/quarantine-http.ts';
import { overviewRoutes } from './insight/overview-http.ts';
import { streamRoutes } from './insight/stream-http.ts';
import { leadRoutes } from './leads/http.ts';
import { storeRoutes } from './storefront/http.ts';
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
};

/** The whole server, not yet listening. Close it before the app. */
export async function openRoutes(app: App, held: Held): Promise<Web> {
  const web = await openWeb(app);
  guardRoutes(web, app, new KeyRing(app));
  keepAnswers(web, app);
  const tries = new Tries(app.clock);
  const { post } = held;
  const oidc = openOidc(app, held.delivering.ways.http);

  welcomeRoutes(web, app);
  sessionRoutes(web, app, tries);
  secondFactorRoutes(web, app, tries);
  sessionListRoutes(web, app);
  passkeyRoutes(web, app, tries);
  signInWayRoutes(web, app);
  oidcRoutes(web, app, oidc, tries);
  identityProviderRoutes(web, app, oidc);
  passwordResetRoutes(web, app, tries, post);
  peopleRoutes(web, app);
  invitationRoutes(web, app, post);
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
  leadDetailRoutes(web, app);
  quarantineRoutes(web, app);
  destinationRoutes(web, app, held.delivering);
  operatorDestinationRoutes(web, app, held.delivering);
  marketplaceDestinationRoutes(web, app);
  destinationKindRoutes(web, app);
  deliveryRoutes(web, app);
  replayRoutes(web, app, held.delivering);
  ledgerRoutes(web, app, held.delivering);
  findingRoutes(web, app, held.delivering);
  overviewRoutes(web, app, held.delivering);
  streamRoutes(web, app);
  consoleRoutes(web, app.log);
  return web;
}
