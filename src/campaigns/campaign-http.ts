// Routes of campaigns, and of what each cost.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { decimal } from '../platform/decimal.ts';
import { listQuery, page, pageOf, pageOfAll } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { campaignStates, motions, stateOn, type Campaign } from './campaign.ts';
import { campaignById, campaignsOf } from './campaign-store.ts';
import { dayOf } from './code.ts';
import { costsOf, type Cost } from './cost-store.ts';
import { enterCost } from './enter-cost.ts';
import { shownIn } from './money.ts';
import { amountText, currencyCode, day } from './plan-http.ts';
import { changeCampaign, createCampaign } from './save-campaign.ts';

const notes = z.string().trim().min(1).max(5_000).nullable().default(null);
const Written = z.strictObject({
  name: z.string().trim().min(1).max(200),
  planId: z.string().nullable().default(null),
  motion: z.enum(motions).nullable().default(null).describe('Null: by the storefront of its listings'),
  listingIds: z.array(z.string().max(100)).max(200).default([]),
  codes: z
    .array(z.string().trim().min(1).max(100))
    .max(50)
    .default([])
    .describe('Values of mktcmpid or utm_campaign by which its leads come; of one campaign at a time'),
  fromDay: day,
  toDay: day.nullable().default(null).describe('The last day of it; null: until further notice'),
  budget: amountText.nullable().default(null),
  currency: currencyCode,
  saidState: z
    .enum(campaignStates)
    .nullable()
    .default(null)
    .describe('By hand, stronger than its dates; null: by its dates'),
  notes,
});

const View = z
  .object({
    id: z.string(),
    planId: z.string().nullable(),
    name: z.string(),
    motion: z.enum(motions),
    listingIds: z.array(z.string()),
    codes: z.array(z.string()),
    fromDay: z.string(),
    toDay: z.string().nullable(),
    budget: z.string().nullable(),
    currency: z.string().nullable(),
    state: z.enum(campaignStates).describe('Today'),
    saidState: z.enum(campaignStates).nullable(),
    notes: z.string().nullable(),
    version: z.int(),
    createdAt: z.date(),
  })
  .meta({ id: 'Campaign' });

const CostView = z
  .object({
    id: z.string(),
    listingId: z.string().nullable().describe('Null: for the whole campaign'),
    day: z.string(),
    amount: z.string(),
    currency: z.string(),
    note: z.string().nullable(),
    corrects: z.string().nullable(),
    correctedBy: z.string().nullable().describe('What took its place; then it no longer counts'),
    enteredBy: z.string(),
    enteredAt: z.date(),
  })
  .meta({ id: 'CampaignCost' });

const tags = ['Campaigns'];
const base = '/api/v1/publishers/:publisherId/campaigns';
const params = z.object({ publisherId: z.string() });
const withCampaign = params.extend({ campaignId: z.string() });
const read = { scope: 'campaigns:read' } as const;
const write = { scope: 'campaigns:write' } as const;

export function campaignRoutes(web: Web, app: App): void {
  const viewOf = (campaign: Campaign) => ({
    ...campaign,
    budget:
      campaign.budget === null || campaign.currency === null
        ? null
        : shown(campaign.budget, campaign.currency),
    state: stateOn(dayOf(app.clock.now()), campaign),
  });
  web.get(
    base,
    {
      config: read,
      schema: {
        tags,
        summary: 'Campaigns',
        params,
        querystring: z.strictObject({
          ...listQuery,
          planId: z.string().optional().describe('Of this plan alone'),
        }),
        response: { 200: pageOf(View) },
      },
    },
    async ({ params: { publisherId }, query: { planId, ...query } }) => {
      const found = await app.db.asPublisher(publisherId, (tx) =>
        campaignsOf(tx, publisherId, planId ?? null),
      );
      return pageOfAll(found.map(viewOf), query, ({ id }) => id);
    },
  );

  web.post(
    base,
    {
      config: write,
      schema: { tags, summary: 'Write a campaign', params, body: Written, response: { 201: View } },
    },
    async ({ actor, params: { publisherId }, body }, reply) =>
      reply.code(201).send(viewOf(await createCampaign(app, actor, publisherId, body))),
  );

  web.get(
    `${base}/:campaignId`,
    {
      config: read,
      schema: { tags, summary: 'One campaign', params: withCampaign, response: { 200: View } },
    },
    async ({ params: { publisherId, campaignId } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const campaign = await campaignById(tx, publisherId, campaignId);
        if (campaign === undefined) throw notFound('campaign');
        return viewOf(campaign);
      }),
  );

  web.put(
    `${base}/:campaignId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a campaign, or say in which state it is',
        description: 'Leads are found by its codes as they are now, those of before included.',
        params: withCampaign,
        body: Written.extend({ version: z.int().min(1).describe('The version that was changed') }),
        response: { 200: View },
      },
    },
    async ({ actor, params: which, body }) => viewOf(await changeCampaign(app, actor, which, body)),
  );
  costRoutes(web, app);
}

function costRoutes(web: Web, app: App): void {
  web.get(
    `${base}/:campaignId/costs`,
    {
      config: read,
      schema: {
        tags,
        summary: 'What a campaign cost, the latest first',
        params: withCampaign,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(CostView) },
      },
    },
    async ({ params: { publisherId, campaignId }, query: { limit, cursor } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        if ((await campaignById(tx, publisherId, campaignId)) === undefined) throw notFound('campaign');
        const rows = await costsOf(tx, publisherId, campaignId);
        const place = ({ day: of, id }: Cost) => `${of} ${id}`;
        const later = rows.filter((row) => cursor === undefined || place(row) < cursor);
        return page(later.slice(0, limit + 1).map(costView), limit, (row) => `${row.day} ${row.id}`);
      }),
  );

  web.post(
    `${base}/:campaignId/costs`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Enter what a campaign cost',
        description: 'Nothing is changed afterwards: a cost that names another in corrects takes its place.',
        params: withCampaign,
        body: z.strictObject({
          day,
          amount: amountText,
          currency: currencyCode,
          listingId: z.string().nullable().default(null).describe('Null: for the whole campaign'),
          note: z.string().trim().min(1).max(1_000).nullable().default(null),
          corrects: z.string().nullable().default(null).describe('Takes the place of this one'),
        }),
        response: { 201: CostView },
      },
    },
    async ({ actor, params: which, body }, reply) =>
      reply.code(201).send(costView({ ...(await enterCost(app, actor, which, body)), correctedBy: null })),
  );
}

const shown = (amount: string, currency: string) => shownIn(currency, decimal(amount));

function costView(row: Cost & { correctedBy: string | null }) {
  const { campaignId: _, ...cost } = row;
  return { ...cost, amount: shown(cost.amount, cost.currency) };
}
