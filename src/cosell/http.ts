// Every route of the room: accounts, the address for events, referrals and what is done with them, readiness.
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { programmeAccountRoutes } from './account-http.ts';
import { referralCommandRoutes } from './command-http.ts';
import type { CosellDesk } from './desk.ts';
import { programmeEventRoute } from './event-http.ts';
import { referralOpportunityRoutes } from './link-http.ts';
import { readinessRoutes } from './readiness-http.ts';
import { referralBoardRoutes } from './referral-board-http.ts';
import { referralRoutes } from './referral-http.ts';

export function cosellRoutes(web: Web, app: App, desk: CosellDesk): void {
  programmeAccountRoutes(web, app, desk);
  programmeEventRoute(web, app, desk);
  referralRoutes(web, app);
  referralBoardRoutes(web, app);
  referralOpportunityRoutes(web, app, desk);
  referralCommandRoutes(web, app, desk);
  readinessRoutes(web, app);
}
