// Of a campaign's numbers each lead and success, with the touches before it: the number explains itself.
import type { Queries } from '../platform/db.ts';
import type { Model } from './attribution.ts';
import type { Campaign } from './campaign.ts';
import { campaignsOf } from './campaign-store.ts';
import { codeKey } from './code.ts';
import { campaignFinder, type Conversion } from './credit.ts';
import { shownIn } from './money.ts';
import { halfLifeOf } from './plan-store.ts';
import { shareText } from './shares.ts';
import { spanOf, type Days } from './spans.ts';
import { peoplePage } from './walk.ts';

/** limit: of people; what each came to is told whole. */
export async function creditPage(
  tx: Queries,
  publisherId: string,
  campaign: Campaign,
  { model, after, limit, ...days }: Days & { model: Model; after: string; limit: number },
) {
  const { from, until } = spanOf(days);
  const find = campaignFinder(await campaignsOf(tx, publisherId, null));
  const { people, next } = await peoplePage(
    tx,
    publisherId,
    { codeKeys: campaign.codes.map(codeKey), until, after, limit },
    { model, halfLifeDays: await halfLifeOf(tx, publisherId), find },
  );
  const items = people
    .flatMap(({ conversions }) => conversions)
    .filter(({ at }) => at >= from && at < until)
    .flatMap((conversion) => creditOf(conversion, campaign.id));
  return { items, next };
}

function creditOf({ kind, leadId, at, value, touches }: Conversion, campaignId: string) {
  const share = touches
    .filter(({ came }) => came?.campaignId === campaignId)
    .reduce((sum, touch) => sum + touch.share, 0);
  if (share === 0) return [];
  return [
    {
      kind,
      leadId,
      at,
      share: shareText(share),
      value: value && {
        amount: shownIn(value.currency, value.amount),
        currency: value.currency,
      },
      touches: touches.map((touch) => ({ ...touch, share: shareText(touch.share) })),
    },
  ];
}
