// Route of the leads behind a number of campaigns, each with the part of it that is counted there.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import { may } from '../accounts/actor.ts';
import { motions } from '../campaigns/campaign.ts';
import { dayOf } from '../campaigns/code.ts';
import { shownIn } from '../campaigns/money.ts';
import { modelQuery } from '../campaigns/plan-http.ts';
import { behindKinds, behindOf, readBehind, type BehindCounted } from '../campaigns/read-behind.ts';
import { Money } from '../campaigns/results-view.ts';
import { shareText } from '../campaigns/shares.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { cursorTo, listQuery, pageOf } from '../platform/web-list.ts';
import { dayGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import { leadsNamed } from './behind-store.ts';
import { Behind } from './behind-view.ts';

const counted = Object.keys(behindKinds) as [BehindCounted, ...BehindCounted[]];
const CampaignLead = Behind.extend({
  at: z.date().describe('When it came, was qualified, became an opportunity or was won'),
  share: z.string().describe('What of it is counted: the shares together are the number'),
  value: Money.nullable().describe('Of a win: what of its value is counted; null: it has none'),
}).meta({ id: 'InsightCampaignLead' });
const id = z.string().max(64).optional();
const day = dayGiven();
const query = z.strictObject({
  ...listQuery,
  from: day.describe('The first day, in UTC'),
  to: day.describe('The last day, in UTC'),
  model: modelQuery,
  counted: z.enum(counted),
  of: z
    .enum(behindOf)
    .default('campaigns')
    .describe(
      'campaigns: due to them; otherPlans: due to campaigns that are not of the plan; unknown: of which no campaign is known; all: whatever way they came',
    ),
  campaignId: id.describe('Of this campaign alone'),
  planId: id.describe('Of campaigns of this plan alone'),
  motion: z.enum(motions).optional().describe('Of campaigns of this motion alone'),
  listingId: id.describe('With of=all: of this listing alone'),
});

export function campaignBehindRoute(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/insight/campaign-leads',
    {
      config: { scope: 'campaigns:read' },
      schema: {
        tags: ['Insight'],
        summary: 'The leads behind a number of campaigns, each with its part in it',
        description:
          'By days of UTC, as campaigns count. One lead stands there as often as it is counted. A page may be short, or empty, before the last. Needs the scope leads:read too.',
        params: z.object({ publisherId: z.string() }),
        querystring: query,
        response: { 200: pageOf(CampaignLead) },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) => {
      if (!may(actor, 'leads:read'))
        throw new Refusal('forbidden.key_lacks_scope', 'This needs the scope leads:read.', {
          given: { scope: 'leads:read' },
        });
      if (asked.to < asked.from) throw invalid('to', 'Must not be before from.', 'wrong_order');
      return asActor(app, actor, publisherId, (tx) => readNamed(tx, publisherId, asked));
    },
  );
}

async function readNamed(tx: Tx, publisherId: string, asked: z.infer<typeof query>) {
  const { campaignId = null, planId = null, motion = null, listingId = null, cursor = '', ...rest } = asked;
  const { items, next } = await readBehind(tx, publisherId, {
    ...rest,
    campaignId,
    planId,
    motion,
    listingId,
    after: cursor,
  });
  const named = await leadsNamed(
    tx,
    publisherId,
    items.map(({ leadId }) => leadId),
  );
  return {
    items: items.flatMap(({ leadId, at, parts, value }) => {
      const lead = named.get(leadId);
      if (lead === undefined) return [];
      const due = value && { currency: value.currency, amount: shownIn(value.currency, value.amount) };
      return [{ ...lead, day: dayOf(lead.receivedAt), at, share: shareText(parts), value: due }];
    }),
    nextCursor: next === null ? null : cursorTo(next),
  };
}
