// Routes of the funnel and the trend: from visits to wins, by one dimension, a period against another.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import type { Web } from '../platform/web.ts';
import { allFor, frame, keptFor, Period, restFor, withSums, type Framed } from './frame.ts';
import { leadSteps, namingOf, nothing, stepsByKey, type Steps } from './funnel.ts';
import { counted, dimensions, views, type Dimension, type ViewOf } from './metrics.ts';
import { namesOf } from './name-store.ts';
import { marketplacePages, ownPages } from './page-store.ts';
import { columns } from './parts.ts';
import { comparedQuery, daysOf, periodBefore, periodOf, weekOf, type Period as Days } from './period.ts';
import { listingQuery, narrowedTo, type Narrowed, type OfListings } from './narrowed.ts';
import { countsByDay, countsByKey, notKnown, type Counts } from './read-store.ts';
import { LeadStepsView, StepsView } from './steps-view.ts';

const view = z
  .enum(views)
  .default('arrival')
  .describe(
    'arrival: of leads that came in the period, how far they have come by now; activity: what happened in the period, whenever they came',
  );
const by = z.enum(dimensions).describe('seller alone for those who see their own leads');

const compared = { period: Period, before: Period, view: z.enum(views), ...frame };
const Funnel = z
  .object({
    ...compared,
    by: z.enum(dimensions),
    total: z.object({ now: StepsView, before: StepsView }),
    items: z
      .array(
        z.object({
          key: z.string().describe(`${notKnown}: those of which it is not known`),
          name: z.string().nullable().describe('Of a listing or a person'),
          now: StepsView,
          before: StepsView,
        }),
      )
      .describe('By leads, the most first'),
  })
  .meta({ id: 'InsightFunnel' });

const Points = z.array(z.object({ from: z.string().describe('Its first day'), steps: LeadStepsView }));
const Trend = z
  .object({
    ...compared,
    every: z.enum(['day', 'week']),
    points: Points.describe('Oldest first; those in which nothing happened too'),
    pointsBefore: Points,
  })
  .meta({ id: 'InsightTrend' });

const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/insight';
const read = { scope: 'leads:read', assigned: true } as const;
const tags = ['Insight'];

export function funnelRoutes(web: Web, app: App): void {
  web.get(
    `${path}/funnel`,
    {
      config: read,
      schema: {
        tags,
        summary: 'From visits to wins by one dimension, a period against another',
        description:
          'What marketplaces tell and what our pages count stands beside the leads and is never divided into them: neither knows which visit became which lead.',
        params,
        querystring: z.strictObject({ by, view, ...comparedQuery, ...listingQuery }),
        response: { 200: Funnel },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, (framed) => funnelOf(framed, actor, asked)),
  );

  trendRoute(web, app);
}

type Compared = { view: ViewOf } & OfListings &
  Parameters<typeof periodOf>[0] &
  Parameters<typeof periodBefore>[0];

export async function funnelOf(
  framed: Framed,
  actor: Actor,
  asked: Compared & { by: Dimension },
): Promise<z.infer<typeof Funnel>> {
  const dimension = asked.by;
  keptFor(actor, dimension);
  const period = periodOf(asked, framed.now, framed.frame.timeZone);
  const before = periodBefore(asked, period);
  const narrowed = await narrowedTo(framed, asked);
  const steps = (days: Days) => stepsIn(framed, actor, narrowed, dimension, days, asked.view);
  const now = await steps(period);
  const then = await steps(before);
  const keys = [...new Set([...now.byKey.keys(), ...then.byKey.keys()])];
  const names = await namesOf(framed.tx, framed.shown.publisherId, dimension, keys);
  const empty = nothing(now.total.marketplaceVisits !== null, now.total.views !== null);
  const items = keys.map((key) => ({
    key,
    name: names.get(key) ?? null,
    now: now.byKey.get(key) ?? empty,
    before: then.byKey.get(key) ?? empty,
  }));
  return {
    period,
    before,
    view: asked.view,
    ...framed.frame,
    by: dimension,
    total: { now: now.total, before: then.total },
    items: items.toSorted(byLeads),
  };
}

function trendRoute(web: Web, app: App): void {
  web.get(
    `${path}/trend`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Leads and their steps by day or week, a period against another',
        params,
        querystring: z.strictObject({
          by: by.optional().describe('With key: of these leads alone'),
          key: z.string().max(200).optional(),
          ...listingQuery,
          every: z.enum(['day', 'week']).default('day').describe('Weeks begin on Monday'),
          view,
          ...comparedQuery,
        }),
        response: { 200: Trend },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, (framed) => trendOf(framed, actor, asked)),
  );
}

export async function trendOf(
  framed: Framed,
  actor: Actor,
  asked: Compared & { by?: Dimension | undefined; key?: string | undefined; every: 'day' | 'week' },
): Promise<z.infer<typeof Trend>> {
  if (asked.key !== undefined && asked.by === undefined)
    throw invalid('by', 'Name the dimension whose member the key is.', 'required');
  const period = periodOf(asked, framed.now, framed.frame.timeZone);
  const before = periodBefore(asked, period);
  const narrowed = await narrowedTo(framed, asked);
  const place = narrowed.in(asked.by === undefined ? allFor(actor) : keptFor(actor, asked.by));
  const keys = keysOf(narrowed, asked.by, asked.key);
  const rowsIn = async (days: Days) => {
    const { tx, shown } = framed;
    if (keys !== notKnown) return countsByDay(tx, shown, place, days, keys);
    const all = await countsByDay(tx, shown, narrowed.in(allFor(actor)), days, null);
    return lessThese(all, await countsByDay(tx, shown, place, days, null));
  };
  const pointsIn = async (days: Days) => pointsOf(await rowsIn(days), days, asked.every, asked.view);
  return {
    period,
    before,
    view: asked.view,
    ...framed.frame,
    every: asked.every,
    points: await pointsIn(period),
    pointsBefore: await pointsIn(before),
  };
}

async function stepsIn(
  { tx, shown }: Framed,
  actor: Actor,
  narrowed: Narrowed,
  dimension: Dimension,
  period: Days,
  wanted: ViewOf,
) {
  const { publisherId } = shown;
  const kept = keptFor(actor, dimension);
  const leads = await countsByKey(tx, shown, narrowed.in(kept), restFor(actor, narrowed, kept), period);
  // Pages are nobody's own.
  const [marketplace, own] = actor.onlyAssigned
    ? [null, null]
    : [
        await marketplacePages(tx, publisherId, narrowed.in(kept), period),
        await ownPages(tx, publisherId, narrowed.in(kept), period),
      ];
  return stepsByKey({ leads, marketplace, own }, wanted, namingOf(dimension, narrowed.listings));
}

/** Of a storefront or a kind, its listings; null: all keys. */
function keysOf(
  { listings }: Narrowed,
  dimension: Dimension | undefined,
  key: string | undefined,
): string[] | null | typeof notKnown {
  if (dimension === undefined || key === undefined) return null;
  if (key === notKnown) return key;
  if (dimension !== 'storefront' && dimension !== 'kind') return [key];
  return [...listings.values()].filter((listing) => listing[dimension] === key).map(({ id }) => id);
}

type OfDay = Counts & { day: string };

function lessThese(all: readonly OfDay[], known: readonly OfDay[]): OfDay[] {
  const byDay = new Map(known.map((row) => [row.day, row]));
  return all.map((row) => {
    const less = byDay.get(row.day);
    if (less === undefined) return row;
    const counts = columns.map((column) => [column, row[column] - less[column]]);
    return { day: row.day, ...(Object.fromEntries(counts) as Counts) };
  });
}

function pointsOf(rows: readonly OfDay[], days: Days, every: 'day' | 'week', wanted: ViewOf) {
  const firstOf = (day: string) => (every === 'week' ? weekOf(day) : day);
  const points = new Map(
    daysOf(days).map((day) => [firstOf(day), Object.fromEntries(counted.map(({ id }) => [id, 0]))]),
  );
  for (const row of rows) {
    const point = points.get(firstOf(row.day))!;
    for (const [id, count] of Object.entries(leadSteps(row, wanted))) point[id]! += count;
  }
  return [...points].map(([from, steps]) => ({ from, steps: steps as ReturnType<typeof leadSteps> }));
}

const byLeads = (one: { key: string; now: Steps }, other: { key: string; now: Steps }) =>
  Number(one.key === notKnown) - Number(other.key === notKnown) ||
  other.now.leads - one.now.leads ||
  (one.key < other.key ? -1 : 1);
