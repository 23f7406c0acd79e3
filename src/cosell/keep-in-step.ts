// Keeps a referral and the opportunity that it became in step: what one side changed is told the other, what both changed waits for
// a person. What was done shows in both sides and is looked at anew, so a process that dies in between loses and doubles nothing.
import { latestPipelines } from '../pipeline/pipeline-store.ts';
import { opportunityById } from '../pipeline/store.ts';
import type { App } from '../platform/app.ts';
import type { CosellDesk } from './desk.ts';
import { follow } from './follow-programme.ts';
import { linkOfReferral, saveLink, type ClaimedLink, type LinkState } from './link-store.ts';
import { programmeByName } from './programmes.ts';
import { referralById } from './referral-store.ts';
import {
  compared,
  lastAgreed,
  sideOfOpportunity,
  sideOfReferral,
  stagesInBoth,
  type Decision,
  type Unlike,
} from './step.ts';
import { tell } from './tell-programme.ts';
import type { Next, Seen } from './step-seen.ts';

export const claimMs = 3 * 60_000;
/** A value and an end follow one another; more looks in a row than these are no step. */
const mostLooks = 6;

export async function keepInStep(app: App, desk: CosellDesk, claimed: ClaimedLink): Promise<void> {
  let link = claimed;
  for (let looks = 0; looks < mostLooks; looks++) {
    const seen = await seenOf(app, link);
    if (seen === null) return save(app, link, link.agreed, { out: [] });
    ({ link } = seen);
    if (link.state === 'apart') return save(app, link, link.agreed, { out: link.differences ?? [] });
    const { referral, deal, stages } = seen;
    const sides = [sideOfReferral(referral, stages), sideOfOpportunity(deal, stages)] as const;
    const known = { ...link, told: link.told?.changes ?? null };
    const agreed = lastAgreed(known, ...sides);
    const decision = compared(agreed, ...sides, referral.goneAt !== null);
    const next = await stepped(app, desk, seen, decision);
    if (next !== 'again') return save(app, link, decision.agreed, next);
  }
  return save(app, link, link.agreed, { laterMs: 60_000 });
}

/** Both as they are now; null where one is no more. */
async function seenOf(app: App, link: ClaimedLink): Promise<Seen | null> {
  const { publisherId, referralId, opportunityId, claim } = link;
  return app.db.tx(async (tx) => {
    const fresh = await linkOfReferral(tx, publisherId, referralId);
    const referral = await referralById(tx, publisherId, referralId);
    const deal = await opportunityById(tx, publisherId, opportunityId);
    const programme = programmeByName(link.programme);
    if (!fresh || !referral || !deal || !programme) return null;
    const { document } = await latestPipelines(tx, publisherId);
    const stages = stagesInBoth(programme, document, deal.pipelineId);
    return { link: { ...fresh, claim }, referral, deal, programme, document, stages };
  });
}

/** First what the programme says, then what it is told: so a person's newer word meets the newest there. */
async function stepped(app: App, desk: CosellDesk, seen: Seen, decision: Decision): Promise<Next> {
  const out: Unlike[] = [...decision.out];
  for (const way of [follow, tell]) {
    const next = await way(app, desk, seen, decision);
    if (next === 'again' || 'laterMs' in next) return next;
    out.push(...next.out);
  }
  return { out };
}

async function save(
  app: App,
  link: ClaimedLink,
  agreed: ClaimedLink['agreed'],
  next: Exclude<Next, 'again'>,
): Promise<void> {
  await app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const out = 'out' in next ? next.out : link.differences;
    const state: LinkState =
      link.state === 'apart'
        ? 'apart'
        : 'laterMs' in next
          ? 'under_way'
          : next.out.length > 0
            ? 'out_of_step'
            : 'in_step';
    const differences = out === null || out.length === 0 ? null : out;
    const dueAt = 'laterMs' in next ? new Date(now.getTime() + next.laterMs) : null;
    if (!(await saveLink(tx, link, { agreed, state, differences, dueAt, now }))) return;
    const { publisherId, referralId: subjectId, opportunityId } = link;
    const about = { publisherId, subjectId, actor: link.programme };
    if (state === 'out_of_step' && marks(differences) !== marks(link.differences)) {
      const fields = (differences ?? []).map(({ field }) => field);
      await say([{ ...about, type: 'referral.out_of_step', data: { opportunityId, fields } }]);
    }
    if (state === 'in_step' && link.differences !== null)
      await say([{ ...about, type: 'referral.in_step', data: { opportunityId } }]);
  });
  // Whoever looks sees that it is no longer on its way, which is no event.
  app.changes.tell(link.publisherId, 'referrals', [link.referralId]);
  app.changes.tell(link.publisherId, 'opportunities', [link.opportunityId]);
}

const marks = (differences: Unlike[] | null) =>
  (differences ?? []).map(({ field, why }) => `${field} ${why}`).join();
