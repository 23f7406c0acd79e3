// Where a referral and its opportunity differ and neither may simply follow, a person decides whose values hold.
import type { Actor } from '../accounts/actor.ts';
import { latestPipelines } from '../pipeline/pipeline-store.ts';
import { opportunityById } from '../pipeline/store.ts';
import type { App } from '../platform/app.ts';
import { notFound } from '../platform/web-problem.ts';
import type { CosellDesk } from './desk.ts';
import { linkOfReferral, settleLink, type Link } from './link-store.ts';
import { programmeByName } from './programmes.ts';
import { lockReferral } from './referral-store.ts';
import { settled, sideOfOpportunity, sideOfReferral, stagesInBoth } from './step.ts';

/** The link as it stands once that was tried. */
export async function settle(
  app: App,
  desk: CosellDesk,
  actor: Actor,
  { publisherId, referralId }: { publisherId: string; referralId: string },
  keep: 'referral' | 'opportunity' | 'both',
): Promise<Link> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    const referral = await lockReferral(tx, publisherId, referralId);
    if (referral === undefined) throw notFound('referral');
    const link = await linkOfReferral(tx, publisherId, referralId);
    const deal = link && (await opportunityById(tx, publisherId, link.opportunityId));
    const programme = programmeByName(referral.programme);
    if (link === undefined || deal === undefined || programme === undefined) throw notFound('opportunity');
    const { document } = await latestPipelines(tx, publisherId);
    const stages = stagesInBoth(programme, document, deal.pipelineId);
    const [there, here] = [sideOfReferral(referral, stages), sideOfOpportunity(deal, stages)];
    const now = app.clock.now();
    const state = keep === 'both' ? ('apart' as const) : ('under_way' as const);
    const agreed = keep === 'both' ? link.agreed : settled(link.agreed, there, here, keep);
    await settleLink(tx, link, { agreed, state, by: actor.id, now });
    const data = { opportunityId: deal.id, keep };
    await say([{ type: 'referral.settled', publisherId, subjectId: referralId, actor: actor.id, data }]);
  });
  await desk.stepNow({ publisherId, referralId });
  return (await app.db.asPublisher(publisherId, (tx) => linkOfReferral(tx, publisherId, referralId)))!;
}
