// Opens the rooms of one process in order, and closes them in the reverse: what was accepted is finished first.
import { openPost, type Post } from './accounts/post.ts';
import { ListingDirectory } from './catalog/directory.ts';
import { CosellDesk } from './cosell/desk.ts';
import { openDelivering, type Delivering } from './delivery/delivering.ts';
import { listingInsight } from './delivery/listing-insight.ts';
import { timers, wireEvents } from './flow.ts';
import { startInsight } from './insight/insight-timer.ts';
import { openIntake, type Intake, type IntakeLimits } from './intake/intake.ts';
import { MarketplaceDesk } from './marketplace/desk.ts';
import { openMailing, type Mailing } from './mailing/mailing.ts';
import type { App } from './platform/app.ts';
import { startSequences } from './nurture/sequence-timer.ts';
import { joinNodes } from './platform/nodes.ts';
import { startTimers } from './platform/timers.ts';
import type { Web } from './platform/web.ts';
import { openRoutes } from './routes.ts';
import { BackFiller } from './reconciliation/back-filler.ts';
import { Rescorer } from './scoring/rescorer.ts';
import { Scorers } from './scoring/scorers.ts';
import { Tracker } from './tracking/tracker.ts';

/** serve: answers HTTP. work: pushes deliveries and runs the timers. Usually both. */
export type Duties = { serve: boolean; work: boolean };

export type House = {
  app: App;
  delivering: Delivering;
  tracker: Tracker;
  rescorer: Rescorer;
  scorers: Scorers;
  cosell: CosellDesk;
  backFiller: BackFiller;
  marketplace: MarketplaceDesk;
  intake: Intake;
  post: Post;
  mailing: Mailing;
  web: Web | null;
  close(): Promise<void>;
};

/** limits: only the benchmark sets them, to measure the intake against itself. */
export async function openHouse(app: App, duties: Duties, limits: IntakeLimits = {}): Promise<House> {
  await app.changes.open();
  const delivering = await openDelivering(app);
  const scorers = await Scorers.open(app);
  wireEvents(app, delivering, scorers);
  const rescorer = new Rescorer(app);
  const tracker = new Tracker(app, delivering);
  const cosell = new CosellDesk(app, delivering);
  const backFiller = new BackFiller(app, delivering);
  const marketplace = new MarketplaceDesk(app, delivering);
  const directory = await ListingDirectory.open(app);
  const intake = openIntake(app, directory, limits);
  const post = openPost(app);
  const mailing = openMailing(app);
  const listingInsights = [listingInsight(delivering.engine)];
  const held = { intake, delivering, listingInsights, post, scorers, cosell, marketplace, mailing };
  const web = duties.serve ? await openRoutes(app, held) : null;
  const nodes = await joinNodes(app, duties.work, (workingIds) => {
    delivering.engine.setNodes(workingIds);
    mailing.sender.setNodes(workingIds.length);
  });
  const timed = { tracker, rescorer, scorers, cosell, backFiller, marketplace, nodes, post };
  const timing = duties.work ? startTimers(app, timers(app, delivering, timed)) : null;
  const sequences = duties.work ? startSequences(app, scorers) : null;
  const insight = duties.work ? startInsight(app) : null;
  if (duties.work) delivering.engine.start();
  if (duties.work) mailing.sender.start();
  return {
    app,
    delivering,
    tracker,
    rescorer,
    scorers,
    cosell,
    backFiller,
    marketplace,
    intake,
    post,
    mailing,
    web,
    async close() {
      await web?.close();
      await timing?.stop();
      await sequences?.stop();
      await insight?.stop();
      await tracker.close();
      await rescorer.close();
      await mailing.close();
      await cosell.close();
      await backFiller.close();
      await marketplace.close();
      await post.close();
      await delivering.close();
      await directory.close();
      await scorers.close();
      await nodes.stop();
      await app.changes.close();
      await app.close();
    },
  };
}
