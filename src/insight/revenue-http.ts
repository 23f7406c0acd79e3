// Routes of what was won, and of when leads come.
import * as z from 'zod';
import { listingsOf } from '../catalog/store.ts';
import { shownIn } from '../campaigns/money.ts';
import { latestPipelines } from '../pipeline/pipeline-store.ts';
import { ratesFor } from '../pipeline/rate-store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { decimal, plus, zero, type Decimal } from '../platform/decimal.ts';
import { isTimeZone } from '../platform/time-zone.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { frame, keptFor, Period, withSums } from './frame.ts';
import { namingOf } from './funnel.ts';
import { dimensions, views } from './metrics.ts';
import { namesOf } from './name-store.ts';
import { periodOf, periodQuery } from './period.ts';
import { ratesOn, reportedIn, type Money } from './returns.ts';
import { arrivalsByHour, valuesByKey } from './read-store.ts';

const Amounts = z.array(z.object({ currency: z.string(), amount: z.string().describe('A decimal, exact') }));
const Revenue = z
  .object({
    period: Period,
    ...frame,
    view: z.enum(views),
    by: z.enum(dimensions),
    items: z
      .array(
        z.object({
          key: z.string(),
          name: z.string().nullable(),
          won: Amounts.describe('Each currency by itself, exactly'),
          reported: z
            .string()
            .nullable()
            .describe('In the reporting currency; null: there is none, or a rate is missing'),
        }),
      )
      .describe('By what they are of'),
    reportingCurrency: z.string().nullable(),
    rates: z
      .array(z.object({ currency: z.string(), rate: z.string(), onDate: z.string(), source: z.string() }))
      .describe('One unit is so many of the reporting currency: the latest up to the last day'),
  })
  .meta({ id: 'InsightRevenue' });
const Arrivals = z
  .object({
    period: Period,
    ...frame,
    hours: z
      .array(z.object({ weekday: z.int().describe('1: Monday'), hour: z.int(), leads: z.int() }))
      .describe('Hours in which leads came, by the clock of the time zone asked for'),
  })
  .meta({ id: 'InsightArrivals' });
const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/insight';
const tags = ['Insight'];
const period = z.strictObject(periodQuery);

export function revenueRoutes(web: Web, app: App): void {
  web.get(
    `${path}/revenue`,
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags,
        summary: 'What was won of leads, by one dimension and currency',
        params,
        querystring: period.extend({
          by: z.enum(dimensions).default('listing'),
          view: z
            .enum(views)
            .default('arrival')
            .describe('arrival: of leads that came in the period; activity: won in it'),
        }),
        response: { 200: Revenue },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, async ({ tx, shown, now, frame: said }) => {
        const days = periodOf(asked, now, said.timeZone);
        const listings = new Map((await listingsOf(tx, publisherId)).map((listing) => [listing.id, listing]));
        const nameOf = namingOf(asked.by, listings);
        const purses = new Map<string, Map<string, Decimal>>();
        for (const row of await valuesByKey(tx, shown, keptFor(actor, asked.by), days)) {
          const amount = decimal(asked.view === 'arrival' ? row.value : row.becameValue);
          const key = nameOf(row.key);
          if (key === null || amount.units === 0n) continue;
          const purse = purses.get(key) ?? new Map<string, Decimal>();
          purses.set(key, purse.set(row.currency, plus(purse.get(row.currency) ?? zero, amount)));
        }
        const names = await namesOf(tx, publisherId, asked.by, [...purses.keys()]);
        const items = [...purses]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, purse]) => ({ key, name: names.get(key) ?? null, won: moneyOf(purse) }));
        return {
          period: days,
          ...said,
          view: asked.view,
          by: asked.by,
          ...(await inReporting(tx, publisherId, items, days.to)),
        };
      }),
  );
  arrivalRoute(web, app);
}

type Item = { key: string; name: string | null; won: Money[] };

/** By the latest rates up to the last day: of several days that it was won on, the sums do not tell. */
async function inReporting(tx: Tx, publisherId: string, items: readonly Item[], day: string) {
  const { reportingCurrency: to } = (await latestPipelines(tx, publisherId)).document;
  if (to === null)
    return { items: items.map((item) => ({ ...item, reported: null })), reportingCurrency: to, rates: [] };
  const currencies = [...new Set(items.flatMap(({ won }) => won.map(({ currency }) => currency)))].toSorted();
  const wanted = currencies.map((currency) => ({ currency, day }));
  const rates = ratesOn(currencies, await ratesFor(tx, publisherId, to, wanted), to, day);
  return {
    items: items.map((item) => ({ ...item, reported: reportedIn(item.won, to, rates) })),
    reportingCurrency: to,
    rates: [...rates].flatMap(([currency, by]) =>
      by === null || currency === to ? [] : [{ currency, ...by }],
    ),
  };
}

const moneyOf = (purse: Map<string, Decimal>) =>
  [...purse]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount: shownIn(currency, amount) }));

function arrivalRoute(web: Web, app: App): void {
  web.get(
    `${path}/arrivals`,
    {
      config: { scope: 'leads:read' },
      schema: {
        tags,
        summary: 'At which hours of the week leads come',
        params,
        querystring: period.extend({
          timeZone: z
            .string()
            .max(64)
            .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.'))
            .optional()
            .describe('Whose hours and days; left out: that of the publisher’s sums'),
          storefront: z.string().max(64).optional(),
        }),
        response: { 200: Arrivals },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, async ({ tx, now, frame: said }) => {
        const timeZone = asked.timeZone ?? said.timeZone;
        const days = periodOf(asked, now, timeZone);
        const hours = await arrivalsByHour(tx, publisherId, days, timeZone, asked.storefront ?? null);
        const inOrder = hours.toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour);
        return { period: days, ...said, timeZone, hours: inOrder };
      }),
  );
}
