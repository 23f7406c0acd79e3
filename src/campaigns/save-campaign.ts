// A person writes a campaign or changes it: its dates, its budget, its listings and its codes, which nobody else has at that time.
import type { Actor } from '../accounts/actor.ts';
import { listingsOf, unknownListings } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { fieldError } from '../platform/field-error.ts';
import { invalidFields } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { reviewCampaign, usualMotion, type Campaign, type Motion } from './campaign.ts';
import { campaignById, holdersOf, insertCampaign, lockCodes, updateCampaign } from './campaign-store.ts';
import { planById } from './plan-store.ts';
import { newerVersion } from './save-plan.ts';

/** motion: null: by the storefront of its listings. */
export type WrittenCampaign = Omit<Campaign, 'id' | 'motion' | 'version' | 'createdAt'> & {
  motion: Motion | null;
};

export function createCampaign(
  app: App,
  actor: Actor,
  publisherId: string,
  written: WrittenCampaign,
): Promise<Campaign> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const now = app.clock.now();
    const id = newId('cmp', now);
    const motion = await reviewedMotion(tx, publisherId, id, written);
    const campaign: Campaign = { ...written, id, motion, version: 1, createdAt: now };
    await insertCampaign(tx, publisherId, campaign, actor.id);
    await say([
      {
        type: 'campaign.created',
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { planId: written.planId },
      },
    ]);
    return (await campaignById(tx, publisherId, id))!;
  });
}

/** version: the one that was changed. Throws Refusal `conflict.newer_version` when somebody has saved another meanwhile. */
export function changeCampaign(
  app: App,
  actor: Actor,
  { publisherId, campaignId }: { publisherId: string; campaignId: string },
  { version, ...written }: WrittenCampaign & { version: number },
): Promise<Campaign> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const before = await campaignById(tx, publisherId, campaignId);
    if (before === undefined) throw notFound('campaign');
    const motion = await reviewedMotion(tx, publisherId, campaignId, written);
    const campaign: Campaign = { ...before, ...written, motion, version: version + 1 };
    if (!(await updateCampaign(tx, publisherId, campaign))) throw newerVersion(before.version, version);
    const fields = (Object.keys(written) as (keyof WrittenCampaign)[]).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(campaign[name]),
    );
    await say([
      { type: 'campaign.changed', publisherId, subjectId: campaignId, actor: actor.id, data: { fields } },
    ]);
    return (await campaignById(tx, publisherId, campaignId))!;
  });
}

/** Throws Refusal for what is wrong with it. */
async function reviewedMotion(
  tx: Tx,
  publisherId: string,
  id: string,
  written: WrittenCampaign,
): Promise<Motion> {
  await lockCodes(tx, publisherId);
  const { planId, listingIds, codes } = written;
  const errors = reviewCampaign(
    written,
    await holdersOf(tx, publisherId, id, codes),
    await unknownListings(tx, publisherId, listingIds),
  );
  if (planId !== null && (await planById(tx, publisherId, planId)) === undefined)
    errors.push(fieldError('planId', 'Give a marketing plan of this publisher.', 'not_here'));
  if (errors.length > 0) throw invalidFields(errors);
  if (written.motion !== null) return written.motion;
  const listings = await listingsOf(tx, publisherId);
  return usualMotion(
    listings.filter((listing) => listingIds.includes(listing.id)).map(({ storefront }) => storefront),
  );
}
