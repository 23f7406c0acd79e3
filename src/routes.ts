// The API on one page: every room's routes, in the order of the rooms.
import { guardRoutes } from './accounts/guard.ts';
import { keyRoutes, operatorKeyRoutes } from './accounts/key-http.ts';
import { KeyRing } from './accounts/key-ring.ts';
import { savedViewRoutes } from './accounts/saved-view-http.ts';
import { publisherRoutes } from './accounts/publisher-http.ts';
import { welcomeRoutes } from './accounts/welcome.ts';
import { listingRoutes, storefrontRoutes } from './catalog/http.ts';
import { intakeTokenRoutes } from './catalog/intake-token-http.ts';
import type { ListingInsight } from './catalog/listing-view.ts';
import type { Delivering } from './delivery/delivering.ts';
import { destinationKindRoutes } from './delivery/destination-kind-http.ts';
import { destinationRoutes, operatorDestinationRoutes } from './delivery/destination-http.ts';
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
import type { App } from './platform/app.ts';
import { keepAnswers } from './platform/web-idempotency.ts';
import { openWeb, type Web } from './platform/web.ts';

/** What routes need beside the app: things held by the process, and what later rooms lend earlier ones. */
export type Held = { intake: Intake; delivering: Delivering; listingInsights: readonly ListingInsight[] };

/** The whole server, not yet listening. Close it before the app. */
export async function openRoutes(app: App, held: Held): Promise<Web> {
  const web = await openWeb(app);
  guardRoutes(web, app, new KeyRing(app));
  keepAnswers(web, app);

  welcomeRoutes(web, app);
  publisherRoutes(web, app);
  keyRoutes(web, app);
  operatorKeyRoutes(web, app);
  savedViewRoutes(web, app);
  storefrontRoutes(web);
  listingRoutes(web, app, held.listingInsights);
  intakeTokenRoutes(web, app);
  intakeRoutes(web, app, held.intake);
  leadRoutes(web, app);
  leadDetailRoutes(web, app);
  quarantineRoutes(web, app);
  destinationRoutes(web, app, held.delivering);
  operatorDestinationRoutes(web, app, held.delivering);
  destinationKindRoutes(web, app);
  deliveryRoutes(web, app);
  replayRoutes(web, app, held.delivering);
  ledgerRoutes(web, app, held.delivering);
  findingRoutes(web, app, held.delivering);
  overviewRoutes(web, app, held.delivering);
  streamRoutes(web, app);
  return web;
}
