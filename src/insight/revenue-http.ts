// Routes of what was won, and of when leads come.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { shownIn } from '../campaigns/money.ts';
import { latestPipelines } from '../pipeline/pipeline-store.ts';
import { ratesFor } from '../pipeline/rate-store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { decimal, plus, zero, type Decimal } from '../platform/decimal.ts';
import { isTimeZone } from '../platform/time-zone.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { frame, keptFor, Period, restFor, withSums, type Framed } from './frame.ts';
import { namingOf } from './funnel.ts';
import { dimensions, views, type Dimension, type ViewOf } from './metrics.ts';
import { namesOf } from './name-store.ts';
import { listingQuery, narrowedTo, type OfListings } from './narrowed.ts';
import { periodOf, periodQuery } from './period.ts';
import { arrivalsByHour, notKnown, valuesByKey } from './read-store.ts';
import { ratesOn, reportedIn, type Money } from './returns.ts';

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
          key: z.string().describe(`${notKnown}: those of which it is not known`),
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
          ...listingQuery,
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
      withSums(app, actor, publisherId, (framed) => revenueOf(framed, actor, asked)),
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

type Asked = Parameters<typeof periodOf>[0] & OfListings;

export async function revenueOf(
  framed: Framed,
  actor: Actor,
  asked: Asked & { by: Dimension; view: ViewOf },
): Promise<z.infer<typeof Revenue>> {
  const { tx, shown, now, frame: said } = framed;
  const days = periodOf(asked, now, said.timeZone);
  const narrowed = await narrowedTo(framed, asked);
  const nameOf = namingOf(asked.by, narrowed.listings);
  const kept = keptFor(actor, asked.by);
  const all = restFor(actor, narrowed, kept);
  const purses = new Map<string, Map<string, Decimal>>();
  for (const row of await valuesByKey(tx, shown, narrowed.in(kept), all, days)) {
    const amount = decimal(asked.view === 'arrival' ? row.value : row.becameValue);
    const key = nameOf(row.key) ?? notKnown;
    if (amount.units === 0n) continue;
    const purse = purses.get(key) ?? new Map<string, Decimal>();
    purses.set(key, purse.set(row.currency, plus(purse.get(row.currency) ?? zero, amount)));
  }
  const names = await namesOf(tx, shown.publisherId, asked.by, [...purses.keys()]);
  const items = [...purses]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, purse]) => ({ key, name: names.get(key) ?? null, won: moneyOf(purse) }));
  return {
    period: days,
    ...said,
    view: asked.view,
    by: asked.by,
    ...(await inReporting(tx, shown.publisherId, items, days.to)),
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
      withSums(app, actor, publisherId, (framed) => arrivalsOf(framed, asked)),
  );
}

export async function arrivalsOf(
  { tx, shown, now, frame: said }: Framed,
  asked: Asked & { timeZone?: string | undefined; storefront?: string | undefined },
): Promise<z.infer<typeof Arrivals>> {
  const timeZone = asked.timeZone ?? said.timeZone;
  const days = periodOf(asked, now, timeZone);
  const hours = await arrivalsByHour(tx, shown.publisherId, days, timeZone, asked.storefront ?? null);
  const inOrder = hours.toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour);
  return { period: days, ...said, timeZone, hours: inOrder };
}
