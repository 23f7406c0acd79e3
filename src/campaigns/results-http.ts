// Routes that tell what campaigns came to, and of each number which touches made it.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { listQuery, pageOf, cursorTo } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { campaignById } from './campaign-store.ts';
import { dayOf } from './code.ts';
import { outcomeKinds } from './credit.ts';
import { readLeadCampaign } from './lead-campaign.ts';
import { day, modelQuery } from './plan-http.ts';
import { planById } from './plan-store.ts';
import { creditPage } from './read-credits.ts';
import { readResults } from './read-results.ts';
import { ResultsView } from './results-view.ts';
import type { Days } from './spans.ts';

const dayMs = 86_400_000;
/** Asked for no days: the plan's, else so many until today. */
const usualDays = 365;

const parameter = z.enum(['mktcmpid', 'utm_campaign']);
const Came = z
  .object({ campaignId: z.string(), parameter })
  .nullable()
  .describe('By what it is known; null: no campaign is known');

const Credit = z
  .object({
    kind: z.enum(outcomeKinds),
    leadId: z.string(),
    at: z.date(),
    share: z.string().describe('What of it is due to the campaign'),
    value: z
      .object({ amount: z.string(), currency: z.string() })
      .nullable()
      .describe('Of a win: the whole of it'),
    touches: z.array(z.object({ leadId: z.string(), at: z.date(), came: Came, share: z.string() })),
  })
  .meta({ id: 'CampaignCredit' });

const share = z.string();
const OfLead = z
  .object({
    sent: z
      .array(z.object({ parameter, code: z.string() }))
      .describe('The campaign parameters that arrived with it'),
    came: Came,
    halfLifeDays: z.int(),
    touches: z
      .array(
        z.object({
          leadId: z.string(),
          at: z.date(),
          came: Came,
          shares: z.object({ first: share, last: share, linear: share, 'time-decay': share }),
        }),
      )
      .nullable()
      .describe('All leads of the person until this one; null for those who do not see all leads'),
    campaigns: z.array(z.object({ id: z.string(), name: z.string() })).describe('Those named here'),
  })
  .meta({ id: 'LeadCampaign' });

const tags = ['Campaigns'];
const base = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const read = { scope: 'campaigns:read' } as const;
const days = {
  from: day.optional().describe('The first day, in UTC'),
  to: day.optional().describe('The last day, in UTC'),
};

export function resultRoutes(web: Web, app: App): void {
  web.get(
    `${base}/campaign-results`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Leads, successes and costs by campaign, motion and listing',
        description:
          'A year until today, or the period of the plan, unless told otherwise. Leads without a campaign parameter are told apart and never divided among campaigns.',
        params,
        querystring: z.strictObject({
          planId: z.string().optional().describe('Campaigns of this plan alone'),
          model: modelQuery,
          ...days,
        }),
        response: { 200: ResultsView },
      },
    },
    async ({ params: { publisherId }, query: { planId = null, model, ...asked } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const plan = planId === null ? undefined : await planById(tx, publisherId, planId);
        if (planId !== null && plan === undefined) throw notFound('marketing plan');
        const usual = plan && { from: plan.fromDay, to: plan.toDay };
        return readResults(tx, publisherId, {
          planId,
          model,
          now: app.clock.now(),
          ...daysOf(app, asked, usual),
        });
      }),
  );

  web.get(
    `${base}/campaigns/:campaignId/credits`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Of a campaign’s numbers, each lead and success with its touches and their weights',
        params: params.extend({ campaignId: z.string() }),
        querystring: z.strictObject({ ...listQuery, model: modelQuery, ...days }),
        response: { 200: pageOf(Credit) },
      },
    },
    async ({ params: { publisherId, campaignId }, query: { model, limit, cursor, ...asked } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const campaign = await campaignById(tx, publisherId, campaignId);
        if (campaign === undefined) throw notFound('campaign');
        const { items, next } = await creditPage(tx, publisherId, campaign, {
          model,
          after: cursor ?? '',
          limit,
          ...daysOf(app, asked),
        });
        return { items, nextCursor: next === null ? null : cursorTo(next) };
      }),
  );

  leadCampaignRoute(web, app);
}

function leadCampaignRoute(web: Web, app: App): void {
  web.get(
    `${base}/leads/:leadId/campaign`,
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags,
        summary: 'By which campaign a lead came, and its part by each model',
        params: params.extend({ leadId: z.string() }),
        response: { 200: OfLead },
      },
    },
    async ({ actor, params: { publisherId, leadId } }) =>
      asActor(app, actor, publisherId, async (tx) => {
        const lead = await leadById(tx, publisherId, leadId);
        if (lead === undefined) throw notFound('lead');
        return readLeadCampaign(tx, publisherId, lead, !actor.onlyAssigned);
      }),
  );
}

function daysOf(app: App, asked: { from?: string | undefined; to?: string | undefined }, usual?: Days): Days {
  const to = asked.to ?? usual?.to ?? dayOf(app.clock.now());
  const from = asked.from ?? usual?.from ?? dayOf(new Date(Date.parse(to) - (usualDays - 1) * dayMs));
  if (to < from) throw invalid('to', 'Must not be before from.', 'wrong_order');
  return { from, to };
}
