// The route of the forecast: what is likely to be won, by month, with the rates that were used.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { forecastOf, monthsFrom } from './forecast.ts';
import { openGroups, wonGroups } from './forecast-store.ts';
import { origin, owner, ownerOf } from './opportunity-query.ts';
import { latestPipelines } from './pipeline-store.ts';
import { ratesFor } from './rate-store.ts';

const money = z.string().describe('A decimal');
export const ForecastPart = z
  .object({
    count: z.int(),
    valueless: z.int().describe('Of those, how many have no value'),
    sums: z.array(
      z.object({
        currency: z.string(),
        count: z.int(),
        value: money,
        weighted: money.describe('Times the probability'),
        reported: money.nullable().describe('In the reporting currency; null: no rate is known'),
        reportedWeighted: money.nullable(),
        rates: z
          .array(z.object({ rate: z.string(), onDate: z.string(), source: z.string() }))
          .describe(
            'One unit is so many of the reporting currency; of won deals by the days on which they closed',
          ),
      }),
    ),
    total: z
      .object({ value: money, weighted: money })
      .nullable()
      .describe('In the reporting currency; null where there is none'),
    missing: z.array(z.string()).describe('Currencies that the total leaves out, for no rate is known'),
  })
  .meta({ id: 'ForecastPart' });
const Forecast = z
  .object({
    reportingCurrency: z.string().nullable(),
    months: z.array(
      z.object({
        month: z.string().nullable().describe('YYYY-MM; null: without an expected close'),
        open: ForecastPart,
        won: ForecastPart.describe('Won in this month, by the rate of the day'),
      }),
    ),
  })
  .meta({ id: 'Forecast' });

export function forecastRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/forecast',
    {
      config: { scope: 'pipeline:read', assigned: true },
      schema: {
        tags: ['Opportunities'],
        summary: 'What is likely to be won, by month',
        description:
          'Each open deal counts its value times the probability of its stage, in the month of its expected close; what is overdue counts to the current month.',
        params: z.object({ publisherId: z.string() }),
        querystring: z.strictObject({
          pipelineId: z.string().max(40).optional(),
          ownerId: owner,
          origin,
          from: z
            .string()
            .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, says('not_a_day', 'Give a month such as 2026-01.'))
            .optional()
            .describe('YYYY-MM; left out: the current month'),
          months: z.coerce.number().int().min(1).max(24).default(6),
        }),
        response: { 200: Forecast },
      },
    },
    async ({ actor, params: { publisherId }, query }) =>
      asActor(app, actor, publisherId, async (tx) => {
        const today = app.clock.now().toISOString().slice(0, 10);
        const current = today.slice(0, 7);
        const first = query.from ?? current;
        const months = monthsFrom(first, query.months);
        const [from, to] = [`${first}-01`, `${monthsFrom(first, query.months + 1).at(-1)!}-01`];
        const wanted = { ...query, ownerId: ownerOf(actor, query.ownerId) };
        const { document } = await latestPipelines(tx, publisherId);
        const { reportingCurrency } = document;
        await planAsUsual(tx);
        // Overdue deals can be won this month at the earliest.
        const open = await openGroups(tx, publisherId, wanted, document, { from: `${current}-01`, to });
        const won = await wonGroups(tx, publisherId, wanted, { from, to });
        const days = [
          ...open.map(({ currency }) => ({ currency, day: today })),
          ...won.map(({ currency, day }) => ({ currency, day })),
        ].flatMap(({ currency, day }) => (currency === null ? [] : [{ currency, day }]));
        const rates =
          reportingCurrency === null ? [] : await ratesFor(tx, publisherId, reportingCurrency, days);
        return {
          reportingCurrency,
          months: forecastOf({ months, open, won, rates, reportingCurrency, today }),
        };
      }),
  );
}
