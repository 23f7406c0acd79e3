// Routes of marketing plans: written, changed, and seen against what there is.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { dayGiven } from '../platform/web-time.ts';
import { models } from './attribution.ts';
import { findingKinds } from './findings.ts';
import { paces } from './plan.ts';
import { halfLifeOf, planById, plansOf } from './plan-store.ts';
import { readOverview } from './read-overview.ts';
import { ResultsView } from './results-view.ts';
import { changeHalfLife, changePlan, createPlan } from './save-plan.ts';

export const day = dayGiven();
const by = day.nullable().default(null).describe('By when; null: at the end of the plan');

const CountGoal = z
  .strictObject({ target: z.int().min(1).max(1_000_000_000), by })
  .nullable()
  .default(null);

export const amountText = z.string().trim().max(40).describe('A decimal such as 1250.50');
export const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .max(10)
  .nullable()
  .default(null)
  .describe('ISO 4217, such as EUR');

const GoalsShape = z
  .strictObject({
    leads: CountGoal,
    qualified: CountGoal,
    opportunities: CountGoal,
    wins: CountGoal,
    revenue: z.strictObject({ target: amountText, currency: currencyCode, by }).nullable().default(null),
  })
  .describe('Each may be left out');

const notes = z.string().trim().min(1).max(5_000).nullable().default(null);
const Written = z.strictObject({
  name: z.string().trim().min(1).max(200),
  fromDay: day,
  toDay: day.describe('The last day of it'),
  goals: GoalsShape.prefault({}),
  notes,
});

const View = z
  .object({
    id: z.string(),
    name: z.string(),
    fromDay: z.string(),
    toDay: z.string(),
    goals: GoalsShape,
    notes: z.string().nullable(),
    version: z.int(),
    createdAt: z.date(),
    archivedAt: z.date().nullable(),
  })
  .meta({ id: 'MarketingPlan' });

const Goal = z
  .object({
    goal: z.enum(['leads', 'qualified', 'opportunities', 'wins', 'revenue']),
    target: z.string(),
    actual: z.string().describe('All there was from the plan’s first day, whatever way it came'),
    expected: z.string().describe('By today at an even pace'),
    currency: z.string().nullable(),
    by: z.string(),
    pace: z.enum(paces),
  })
  .meta({ id: 'GoalStanding' });

const Finding = z
  .object({
    kind: z.enum(findingKinds),
    campaignId: z.string().nullable(),
    listingId: z.string().nullable(),
    name: z.string().nullable().describe('Of the campaign or listing, or the code'),
    leads: z.int().nullable().describe('Of an unknown code: how many came with it'),
  })
  .meta({ id: 'PlanFinding' });

const Overview = z
  .object({
    plan: View,
    today: z.string(),
    goals: z.array(Goal),
    results: ResultsView,
    findings: z.array(Finding).describe('What to mend'),
  })
  .meta({ id: 'PlanOverview' });

export const modelQuery = z
  .enum(models)
  .default('linear')
  .describe('How what somebody came to is divided among what they did before');

const tags = ['Campaigns'];
const base = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const withPlan = params.extend({ planId: z.string() });
const read = { scope: 'campaigns:read' } as const;
const write = { scope: 'campaigns:write' } as const;

export function planRoutes(web: Web, app: App): void {
  web.get(
    `${base}/marketing-plans`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Marketing plans',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(View) },
      },
    },
    async ({ params: { publisherId }, query }) =>
      pageOfAll(
        await app.db.asPublisher(publisherId, (tx) => plansOf(tx, publisherId)),
        query,
        ({ id }) => id,
      ),
  );

  web.post(
    `${base}/marketing-plans`,
    {
      config: write,
      schema: { tags, summary: 'Write a marketing plan', params, body: Written, response: { 201: View } },
    },
    async ({ actor, params: { publisherId }, body }, reply) =>
      reply.code(201).send(await createPlan(app, actor, publisherId, body)),
  );

  onePlanRoutes(web, app);
  settingRoutes(web, app);
}

function onePlanRoutes(web: Web, app: App): void {
  web.get(
    `${base}/marketing-plans/:planId`,
    {
      config: read,
      schema: { tags, summary: 'One marketing plan', params: withPlan, response: { 200: View } },
    },
    async ({ params: { publisherId, planId } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const plan = await planById(tx, publisherId, planId);
        if (plan === undefined) throw notFound('marketing plan');
        return plan;
      }),
  );

  web.put(
    `${base}/marketing-plans/:planId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a marketing plan, or put it away',
        params: withPlan,
        body: Written.extend({
          version: z.int().min(1).describe('The version that was changed'),
          archived: z.boolean().default(false),
        }),
        response: { 200: View },
      },
    },
    async ({ actor, params: which, body }) => changePlan(app, actor, which, body),
  );

  web.get(
    `${base}/marketing-plans/:planId/overview`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Whether the effort serves the plan',
        description: 'Goals against what there is, each listing and campaign in numbers, and what to mend.',
        params: withPlan,
        querystring: z.strictObject({ model: modelQuery }),
        response: { 200: Overview },
      },
    },
    async ({ params: { publisherId, planId }, query: { model } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const plan = await planById(tx, publisherId, planId);
        if (plan === undefined) throw notFound('marketing plan');
        return readOverview(tx, publisherId, { plan, model, now: app.clock.now() });
      }),
  );
}

const halfLifeDays = z
  .int()
  .min(1)
  .max(365)
  .describe('Of time decay: a touch so many days earlier has half the part');
const Settings = z.object({ halfLifeDays }).meta({ id: 'CampaignSettings' });

function settingRoutes(web: Web, app: App): void {
  web.get(
    `${base}/campaign-settings`,
    {
      config: read,
      schema: { tags, summary: 'What holds for all campaigns', params, response: { 200: Settings } },
    },
    async ({ params: { publisherId } }) => ({
      halfLifeDays: await app.db.asPublisher(publisherId, (tx) => halfLifeOf(tx, publisherId)),
    }),
  );

  web.put(
    `${base}/campaign-settings`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Change what holds for all campaigns',
        params,
        body: z.strictObject({ halfLifeDays }),
        response: { 200: Settings },
      },
    },
    async ({ actor, params: { publisherId }, body }) => {
      await changeHalfLife(app, actor, publisherId, body.halfLifeDays);
      return body;
    },
  );
}
