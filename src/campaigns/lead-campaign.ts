// By which campaign a lead came, which touches its person has had, and what part each has by each model.
import { joinedWith } from '../leads/person-store.ts';
import type { Queries } from '../platform/db.ts';
import { inTime, models, sharesOf, type Model } from './attribution.ts';
import { campaignsOf } from './campaign-store.ts';
import { campaignFinder, type Came } from './credit.ts';
import { halfLifeOf } from './plan-store.ts';
import { shareText } from './shares.ts';
import { leadsOfPeople, touchesOfLead } from './touch-store.ts';

type LeadTouch = { leadId: string; at: Date; came: Came; shares: Record<Model, string> };

/** touches: all leads of the person until this one, oldest first; null for those who do not see all leads. */
export async function readLeadCampaign(
  tx: Queries,
  publisherId: string,
  lead: { id: string; personId: string | null; receivedAt: Date },
  seesAll: boolean,
) {
  const campaigns = await campaignsOf(tx, publisherId, null);
  const find = campaignFinder(campaigns);
  const sent = await touchesOfLead(tx, publisherId, lead.id);
  const keyOf = (name: string) => sent.find(({ parameter }) => parameter === name)?.codeKey ?? null;
  const came = find({ at: lead.receivedAt, mktcmpid: keyOf('mktcmpid'), utmCampaign: keyOf('utm_campaign') });
  const halfLifeDays = await halfLifeOf(tx, publisherId);
  const touches = seesAll ? await touchesUntil(tx, publisherId, lead, { find, halfLifeDays }) : null;
  const named = new Set(
    [came, ...(touches ?? []).map((touch) => touch.came)].map((each) => each?.campaignId),
  );
  return {
    sent: sent.map(({ parameter, code }) => ({ parameter, code })),
    came,
    halfLifeDays,
    touches,
    campaigns: campaigns.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
  };
}

async function touchesUntil(
  tx: Queries,
  publisherId: string,
  { id, personId, receivedAt }: { id: string; personId: string | null; receivedAt: Date },
  { find, halfLifeDays }: { find: ReturnType<typeof campaignFinder>; halfLifeDays: number },
): Promise<LeadTouch[]> {
  const people = await joinedWith(tx, publisherId, personId ?? id);
  const leads = await leadsOfPeople(tx, publisherId, people);
  const before = leads.filter(({ at }) => at <= receivedAt).toSorted(inTime);
  const shares = Object.fromEntries(
    models.map((model) => [model, sharesOf(model, before, halfLifeDays)]),
  ) as Record<Model, number[]>;
  return before.map((lead, nth) => ({
    leadId: lead.id,
    at: lead.at,
    came: find(lead),
    shares: Object.fromEntries(models.map((model) => [model, shareText(shares[model][nth]!)])) as Record<
      Model,
      string
    >,
  }));
}
