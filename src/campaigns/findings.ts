// What does not serve the plan: listings nobody promotes, campaigns that cannot be told apart or have no cost. Pure.
import { decimal } from '../platform/decimal.ts';
import { stateOn, type Campaign } from './campaign.ts';
import type { CostSum } from './cost-store.ts';
import { isMore, Purse } from './money.ts';
import type { Plan } from './plan.ts';
import type { Unknown } from './touch-store.ts';

export const findingKinds = [
  'no_goals',
  'no_campaigns',
  'listing_without_campaign',
  'campaign_without_listing',
  'campaign_without_code',
  'ended_without_cost',
  'over_budget',
  'cost_in_other_currency',
  'outside_plan',
  'unknown_code',
] as const;

/** What each is about stands beside it; the others are null. */
export type Finding = {
  kind: (typeof findingKinds)[number];
  campaignId: string | null;
  listingId: string | null;
  /** The name of the campaign or listing, or the code. */
  name: string | null;
  /** Of an unknown code: how many leads came with it. */
  leads: number | null;
};

const blank = { campaignId: null, listingId: null, name: null, leads: null };

export function findingsOf({
  plan,
  campaigns,
  listings,
  costs,
  unknown,
  today,
}: {
  plan: Pick<Plan, 'goals' | 'fromDay' | 'toDay'>;
  /** Of the plan. */
  campaigns: readonly Campaign[];
  listings: readonly { id: string; title: string }[];
  /** Of all time. */
  costs: readonly CostSum[];
  unknown: readonly Unknown[];
  today: string;
}): Finding[] {
  const live = campaigns.filter((campaign) => stateOn(today, campaign) !== 'archived');
  const goals: Finding[] = Object.values(plan.goals).every((goal) => goal === null)
    ? [{ ...blank, kind: 'no_goals' }]
    : [];
  const none: Finding[] = live.length === 0 ? [{ ...blank, kind: 'no_campaigns' }] : [];
  const promoted = new Set(live.flatMap(({ listingIds }) => listingIds));
  return [
    ...goals,
    ...none,
    ...(none.length > 0 ? [] : listings)
      .filter(({ id }) => !promoted.has(id))
      .map(({ id, title }) => ({
        ...blank,
        kind: 'listing_without_campaign' as const,
        listingId: id,
        name: title,
      })),
    ...live.flatMap((campaign) => ofCampaign(campaign, plan, costs, today)),
    ...unknown.map(({ code, leads }) => ({ ...blank, kind: 'unknown_code' as const, name: code, leads })),
  ];
}

function ofCampaign(
  campaign: Campaign,
  plan: Pick<Plan, 'fromDay' | 'toDay'>,
  costs: readonly CostSum[],
  today: string,
): Finding[] {
  const { id, name, budget, currency, fromDay, toDay } = campaign;
  const spent = new Purse();
  for (const cost of costs) if (cost.campaignId === id) spent.add(cost.currency, decimal(cost.amount));
  const currencies = spent.amounts.map(([each]) => each);
  const kinds: Finding['kind'][] = [];
  if (campaign.listingIds.length === 0) kinds.push('campaign_without_listing');
  if (campaign.codes.length === 0) kinds.push('campaign_without_code');
  if (stateOn(today, campaign) === 'ended' && currencies.length === 0) kinds.push('ended_without_cost');
  if (budget !== null && currency !== null && isMore(spent.of(currency), decimal(budget)))
    kinds.push('over_budget');
  if (currency !== null && currencies.some((each) => each !== currency)) kinds.push('cost_in_other_currency');
  if (toDay !== null ? toDay < plan.fromDay || fromDay > plan.toDay : fromDay > plan.toDay)
    kinds.push('outside_plan');
  return kinds.map((kind) => ({ ...blank, kind, campaignId: id, name }));
}
