// THE SENTENCE: the product on one page. What happens, who hears of it in the same transaction, and what runs by the clock.
import type { Post } from './accounts/post.ts';
import { forgetEnded } from './accounts/upkeep.ts';
import { forgetOldIdempotencyKeys } from './platform/web-idempotency.ts';
import type { App } from './platform/app.ts';
import type { Nodes } from './platform/nodes.ts';
import { analyzeGrown } from './platform/statistics.ts';
import { every, type Task } from './platform/timers.ts';
import type { CosellDesk } from './cosell/desk.ts';
import type { MarketplaceDesk } from './marketplace/desk.ts';
import { warnOfSecrets } from './marketplace/warn.ts';
import { expireReferrals, warnOfEndings } from './cosell/expire.ts';
import { forgetOldEvents } from './cosell/forget-events.ts';
import { noteChange, ofOpportunity, ofReferral } from './cosell/hear-changes.ts';
import { rematch } from './cosell/rematch.ts';
import type { Delivering } from './delivery/delivering.ts';
import { mailWarnings } from './delivery/mail-warnings.ts';
import { noteWarnings } from './delivery/note-warnings.ts';
import { freeForgotten, measureBacklog, removeOldTranscripts } from './delivery/upkeep.ts';
import {
  endAnsweredElsewhere,
  endAnsweredHere,
  endClicked,
  endConverted,
  endStage,
  endStopped as endUnwanted,
  endUnfit,
  enterScored,
  joinMerged,
} from './nurture/hear.ts';
import { addLeadStores } from './delivery/lead-store.ts';
import { noteCampaigns } from './campaigns/hear-leads.ts';
import { keepDays } from './campaigns/keep-days.ts';
import { noteDays } from './campaigns/note-days.ts';
import { followAssigned, reassignLate } from './followup/hand-over.ts';
import { endDisqualified, resumeReopened } from './followup/hear-disqualified.ts';
import { stopConverted } from './followup/hear-converted.ts';
import {
  beginClocked,
  endAnswered,
  endAnsweredThere,
  endQualified,
  endStopped,
  tasksOfAssigned,
} from './followup/hear-runs.ts';
import { followRemote } from './followup/hear-remote.ts';
import { mailMornings } from './followup/mail-mornings.ts';
import { mailResponses } from './followup/mail-responses.ts';
import { beginShared, openFollowUps, shortenClocks } from './followup/open.ts';
import { noteMornings } from './followup/note-mornings.ts';
import { runClocks } from './followup/run-clocks.ts';
import { noteDue } from './insight/note-due.ts';
import { tellChanges } from './insight/tell-changes.ts';
import { findDuplicates } from './leads/find-duplicates.ts';
import { coolDue } from './scoring/cool.ts';
import type { Rescorer } from './scoring/rescorer.ts';
import { freeLeasesOf as freeMailsOf, releaseHeld } from './mailing/sender-store.ts';
import { scoreFollowed } from './mailing/score-followed.ts';
import { tellClicks } from './mailing/tell-clicks.ts';
import { scoreReceived } from './scoring/score-received.ts';
import { assignScored } from './routing/assign-scored.ts';
import { lookAfterPools, peopleChanges } from './routing/people-change.ts';
import { recordByHand } from './routing/record-by-hand.ts';
import { takeUpWaiting } from './routing/take-up.ts';
import type { Scorers } from './scoring/scorers.ts';
import { tellScored } from './scoring/tell-scored.ts';
import { scheduleEvents } from './delivery/schedule-events.ts';
import { scheduleFollowing } from './delivery/schedule-following.ts';
import { scheduleReceived } from './delivery/schedule.ts';
import { forgetOldForms } from './storefront/upkeep.ts';
import { shareForgotten, shareWhenSwitchedOn } from './delivery/share-withheld.ts';
import { followChanged, followCreated, followForgotten } from './tracking/follow.ts';
import type { BackFiller } from './reconciliation/back-filler.ts';
import { forgetOldLists } from './reconciliation/forget-lists.ts';
import { removeOld } from './tracking/reconciliations.ts';
import { mailReports, noteReports } from './reports/send-reports.ts';
import type { Tracker } from './tracking/tracker.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * A post is read, kept and said to be received (intake). In that same transaction: it is scored (scoring);
 * it is routed and its deliveries are written (delivery), leased by this process as far as its lanes have room.
 * After the commit: the leased ones are pushed at once; the rest is claimed.
 * Behind the intake, once its score is told: it goes to somebody of its territory's pool, or waits for one (routing); it gets the clock
 * of its first response and, once somebody has it, its playbook, until the customer answers (followup).
 * Where a sequence takes it, mails go to the customer one after the other until a goal is reached (nurture).
 * Once it is qualified a person makes it an opportunity, which ends both; from then on it is only read (pipeline).
 * By which campaign it came is noted there too (campaigns).
 * What becomes of it at the far side is read back by the clock (tracking).
 * What sellers of a programme pass on is a stream of its own, read and answered by the clock and by their events; once it is an
 * opportunity too, both are kept in step (cosell).
 * What a marketplace's own list has and we have not, or a CRM has not, a person has filled in, behind all that (reconciliation).
 * Where a lead's record is kept in step, each move of its opportunity is written into it (delivery).
 * Whoever asked for an event has it as a delivery, written in the transaction in which it happened (delivery).
 * As what a lead is counted is made anew behind all that, a second after something happened to it (insight).
 */
export function wireEvents(app: App, { engine }: Delivering, scorers: Scorers): void {
  tellChanges(app);
  app.outbox.on('publisher.created', addLeadStores(app, engine));
  app.outbox.on('lead.received', scoreReceived(scorers));
  app.outbox.on('lead.received', scheduleReceived(app, engine));
  app.outbox.on('lead.scored', assignScored(app, scorers));
  app.outbox.on('lead.shared', assignScored(app, scorers));
  app.outbox.on('lead.assigned', recordByHand(app));
  for (const change of peopleChanges) app.outbox.on(change, lookAfterPools(app));
  app.outbox.on('lead.scored', openFollowUps(app, scorers));
  app.outbox.on('lead.scored', beginClocked(app, scorers));
  app.outbox.on('lead.scored', noteCampaigns);
  app.outbox.on('lead.shared', beginShared(app, scorers));
  app.outbox.on('lead.shared', beginClocked(app, scorers));
  app.outbox.on('lead.assigned', followAssigned);
  app.outbox.on('lead.assigned', tasksOfAssigned(app, scorers));
  app.outbox.on('lead.response_breached', reassignLate(app, scorers));
  app.outbox.on('lead.response_stopped', endStopped(app));
  app.outbox.on('activity.noted', endAnswered(app));
  app.outbox.on('lead.answered', endAnsweredThere(app));
  app.outbox.on('lead.qualified', shortenClocks(app, scorers));
  app.outbox.on('lead.qualified', endQualified(app));
  app.outbox.on('lead.restaged', shortenClocks(app, scorers));
  app.outbox.on('lead.disqualified', endDisqualified(app));
  app.outbox.on('lead.reopened', resumeReopened(app, scorers));
  app.outbox.on('lead.scored', enterScored(app, scorers));
  app.outbox.on('lead.shared', enterScored(app, scorers));
  app.outbox.on('lead.qualified', endStage(app));
  app.outbox.on('lead.restaged', endStage(app));
  app.outbox.on('activity.noted', endAnsweredHere(app));
  app.outbox.on('lead.answered', endAnsweredElsewhere(app));
  app.outbox.on('mail.clicked', scoreFollowed(app, scorers));
  app.outbox.on('mail.clicked', endClicked(app));
  app.outbox.on('lead.converted', endConverted(app));
  app.outbox.on('lead.disqualified', endUnfit(app));
  app.outbox.on('contact.stopped', endUnwanted(app));
  app.outbox.on('person.merged', joinMerged(app));
  app.outbox.on('lead.converted', stopConverted(app));
  app.outbox.on('delivery.remote_changed', followRemote(app));
  for (const type of ofOpportunity) app.outbox.on(type, noteChange(app, 'opportunity'));
  for (const type of ofReferral) app.outbox.on(type, noteChange(app, 'referral'));
  app.outbox.on('lead_sharing.changed', shareWhenSwitchedOn(app, engine));
  app.outbox.onAll(scheduleEvents(app, engine, scorers));
  app.outbox.onAll(scheduleFollowing(app, engine));
  app.outbox.onAll(noteDue);
  app.outbox.onAll(noteDays);
  app.outbox.on('destination.created', followCreated(app));
  app.outbox.on('destination.changed', followChanged(app));
}

type Desks = {
  tracker: Tracker;
  rescorer: Rescorer;
  scorers: Scorers;
  cosell: CosellDesk;
  backFiller: BackFiller;
  marketplace: MarketplaceDesk;
  nodes: Nodes;
  post: Post;
};

/** One process at a time runs these. */
export function timers(
  app: App,
  { engine }: Delivering,
  { tracker, rescorer, scorers, cosell, backFiller, marketplace, nodes, post }: Desks,
): Task[] {
  return [
    every(second, 'take in fresh leads and tell what they scored', () => tellScored(app)),
    every(second, 'find duplicates', () => findDuplicates(app)),
    every(second, 'score anew', () => rescorer.beginDue()),
    every(10 * second, 'cool leads', () => coolDue(app)),
    every(2 * second, 'hand out waiting leads', () => takeUpWaiting(app, scorers)),
    every(second, 'run the clocks of responses', () => runClocks(app)),
    every(2 * second, 'analyze grown tables', () => analyzeGrown(app.db)),
    every(5 * second, 'take over from processes that are gone', () =>
      nodes.forgetGone(async (goneIds) => {
        await freeForgotten(app, engine, goneIds);
        if (goneIds.length > 0) await freeMailsOf(app.db, goneIds, app.clock.now());
      }),
    ),
    every(5 * second, 'read back', () => tracker.beginDue()),
    every(second, 'read and answer co-sell referrals', () => cosell.beginDue()),
    every(second, 'back-fill', () => backFiller.beginDue()),
    every(10 * second, 'expire referrals', () => expireReferrals(app)),
    every(5 * second, 'keep days of campaigns', () => keepDays(app)),
    every(minute, 'match referrals with leads', () => rematch(app)),
    every(hour, 'warn of ending accounts', () => warnOfEndings(app)),
    every(10 * second, 'read marketplaces’ reports', () => marketplace.beginDue()),
    every(hour, 'warn of ending secrets of marketplaces', () => warnOfSecrets(app)),
    every(hour, 'forget old programme events', () => forgetOldEvents(app)),
    every(minute, 'follow forgotten destinations', () => followForgotten(app, engine.directory)),
    every(minute, 'share forgotten leads', () => shareForgotten(app, engine)),
    every(minute, 'remind people of their day', async () => {
      await noteMornings(app);
      post.later(() => mailMornings(app, post));
    }),
    every(minute, 'mail reports', async () => {
      await noteReports(app);
      post.later(() => mailReports(app, post));
    }),
    every(minute, 'warn people', async () => {
      await noteWarnings(app);
      // A slow mail server must not hold up the others here.
      post.later(() => mailWarnings(app, post));
      post.later(() => mailResponses(app, post));
    }),
    every(second, 'tell who followed links', () => tellClicks(app)),
    every(minute, 'release mails held back', () => releaseHeld(app.db)),
    every(30 * second, 'measure backlog', () => measureBacklog(app)),
    every(hour, 'remove old transcripts', () => removeOldTranscripts(app)),
    every(hour, 'remove old reconciliations', () => removeOld(app)),
    every(hour, 'forget old lists', () => forgetOldLists(app)),
    every(hour, 'forget old idempotency keys', () => forgetOldIdempotencyKeys(app)),
    every(hour, 'forget ended sessions', () => forgetEnded(app)),
    every(hour, 'forget old forms', () => forgetOldForms(app)),
  ];
}
