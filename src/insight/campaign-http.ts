// Route of what campaigns came to, against the period before: by the very sums of the campaigns themselves.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import { models, type Model } from '../campaigns/attribution.ts';
import { motions } from '../campaigns/campaign.ts';
import { modelQuery } from '../campaigns/plan-http.ts';
import { readResults } from '../campaigns/read-results.ts';
import { Result, Traffic } from '../campaigns/results-view.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import type { Web } from '../platform/web.ts';
import { frame, Period } from './frame.ts';
import { comparedQuery, periodBefore, periodOf, type Period as Days } from './period.ts';
import { returnsOf } from './returns.ts';

const Told = z
  .object({
    ...Result.shape,
    returns: z
      .array(z.object({ currency: z.string(), ratio: z.string() }))
      .describe('Revenue for each unit spent, of currencies in which something was spent'),
  })
  .meta({ id: 'InsightCampaignNumbers' });
const Results = z
  .object({
    period: Period,
    before: Period,
    ...frame,
    model: z.enum(models),
    halfLifeDays: z.int(),
    items: z.array(
      z.object({
        campaignId: z.string(),
        name: z.string(),
        motion: z.enum(motions),
        now: Told,
        before: Told,
        traffic: z.object({ now: Traffic, before: Traffic }),
      }),
    ),
    total: z.object({ now: Told, before: Told }).describe('What is due to campaigns together'),
    unknown: z
      .object({ leads: z.string(), qualified: z.string(), opportunities: z.string(), wins: z.string() })
      .describe('Of the period, of which no campaign is known; never divided among them'),
  })
  .meta({ id: 'InsightCampaigns' });

export function campaignOutcomeRoute(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/insight/campaigns',
    {
      config: { scope: 'campaigns:read' },
      schema: {
        tags: ['Insight'],
        summary: 'What campaigns came to, what they cost and brought, against the period before',
        description:
          'By days of UTC, as campaigns count. What marketplaces count stands beside it, never mixed.',
        params: z.object({ publisherId: z.string() }),
        querystring: z.strictObject({ ...comparedQuery, model: modelQuery }),
        response: { 200: Results },
      },
    },
    ({ actor, params: { publisherId }, query }) =>
      asActor(app, actor, publisherId, async (tx) => {
        await planAsUsual(tx);
        const upToDateAs = app.clock.now();
        const period = periodOf(query, upToDateAs, 'UTC');
        const before = periodBefore(query, period);
        const [now, then] = [
          await told(tx, publisherId, query.model, period, upToDateAs),
          await told(tx, publisherId, query.model, before, upToDateAs),
        ];
        return {
          period,
          before,
          timeZone: 'UTC',
          upToDateAs,
          complete: true,
          model: query.model,
          halfLifeDays: now.halfLifeDays,
          items: now.campaigns.map(({ campaignId, name, motion, traffic, ...numbers }) => {
            const was = then.campaigns.find((each) => each.campaignId === campaignId)!;
            return {
              campaignId,
              name,
              motion,
              now: withReturns(numbers),
              before: withReturns(was),
              traffic: { now: traffic, before: was.traffic },
            };
          }),
          total: { now: withReturns(now.attributed), before: withReturns(then.attributed) },
          unknown: now.unknown,
        };
      }),
  );
}

const told = (tx: Tx, publisherId: string, model: Model, days: Days, now: Date) =>
  readResults(tx, publisherId, { ...days, model, planId: null, now });

function withReturns<Numbers extends z.infer<typeof Result>>(numbers: Numbers) {
  return { ...numbers, returns: returnsOf(numbers.revenue, numbers.costs) };
}
