// Routes of what each number means, and of the leads behind it: by the very definition that counts it.
import * as z from 'zod';
import { assigneeOf } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { isTimeZone } from '../platform/time-zone.ts';
import { cursorTo, listQuery, page, pageOf } from '../platform/web-list.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { leadsBehind } from './behind.ts';
import { Behind, behindNamed } from './behind-view.ts';
import { allFor, keptFor, withSums } from './frame.ts';
import { leadsOfHour } from './hour-store.ts';
import { cohortSteps, dimensions, metrics, opening, openingIds, views } from './metrics.ts';
import { listingQuery, narrowedTo } from './narrowed.ts';
import { mostWeeks } from './parts.ts';
import { periodOf, periodQuery } from './period.ts';
import { notKnown } from './read-store.ts';

const Metric = z
  .object({
    id: z.string(),
    unit: z.enum(['count', 'share', 'seconds', 'milliseconds', 'money', 'ratio']),
    source: z
      .enum(['marketplace', 'ownPages', 'leads', 'deliveries', 'opportunities', 'sequences', 'campaigns'])
      .describe('Whose word it is'),
    counts: z.string(),
    breakBefore: z
      .boolean()
      .describe('Never to be divided into what comes before it: the two do not tell of the same'),
    byActivity: z.boolean().describe('Counted by the day on which it happened as well'),
    opens: z
      .enum(['leads', 'opportunities', 'sequenceLeads', 'campaignLeads'])
      .nullable()
      .describe(
        'What stands behind it is told by …/insight/leads, forecast-opportunities, sequences/{sequenceId}/leads or campaign-leads',
      ),
    noLeads: z.string().nullable().describe('Why none stand behind it, where none do'),
  })
  .meta({ id: 'InsightMetric' });

const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/insight';
const tags = ['Insight'];
const read = { scope: 'leads:read', assigned: true } as const;

export function behindRoutes(web: Web, app: App): void {
  web.get(
    `${path}/metrics`,
    {
      config: read,
      schema: {
        tags,
        summary: 'What each number means',
        params,
        response: { 200: z.object({ items: z.array(Metric) }) },
      },
    },
    () => ({
      items: metrics.map(({ id, unit, source, counts, breakBefore, opens, noLeads, becameColumn }) => ({
        id,
        unit,
        source,
        counts,
        breakBefore,
        byActivity: becameColumn !== null,
        opens,
        noLeads,
      })),
    }),
  );
  behindRoute(web, app);
  hourRoute(web, app);
}

const behindQuery = z.strictObject({
  ...listQuery,
  ...periodQuery,
  metric: z
    .enum(openingIds)
    .describe('Of a share or a duration: those among which it is counted; of money: those that brought it'),
  view: z.enum(views).default('arrival'),
  by: z.enum(dimensions).default('listing'),
  key: z
    .string()
    .max(200)
    .optional()
    .describe(`Left out: all of them; ${notKnown}: those of which it is not known`),
  withinWeeks: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostWeeks + 1)
    .optional()
    .describe(
      `As cohorts count: those that had come to the step within so many weeks; ${mostWeeks + 1}: later too`,
    ),
  ...listingQuery,
});

function behindRoute(web: Web, app: App): void {
  web.get(
    `${path}/leads`,
    {
      config: read,
      schema: {
        tags,
        summary: 'The leads behind a number, the newest first',
        description: 'As many as the number says. A page may be short, or empty, before the last.',
        params,
        querystring: behindQuery,
        response: { 200: pageOf(Behind) },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, async (framed) => {
        const { behind } = opening.find(({ id }) => id === asked.metric)!;
        const dimension = actor.onlyAssigned && asked.by === 'listing' ? 'seller' : asked.by;
        const { items, next } = await leadsBehind(framed, {
          period: periodOf(asked, framed.now, framed.frame.timeZone),
          narrowed: await narrowedTo(framed, asked),
          dimension,
          kept: keptFor(actor, dimension),
          all: allFor(actor),
          key: asked.key ?? assigneeOf(actor),
          columns: behind[asked.view],
          withinWeeks: weeksOf(asked),
          beforeId: asked.cursor ?? null,
          limit: asked.limit,
        });
        return {
          items: await behindNamed(framed.tx, publisherId, items),
          nextCursor: next === null ? null : cursorTo(next),
        };
      }),
  );
}

/** Weeks are counted of the steps of leads that came in the period. */
function weeksOf({ withinWeeks, metric, view }: z.infer<typeof behindQuery>): number | null {
  if (withinWeeks === undefined) return null;
  if (view === 'arrival' && cohortSteps.some((step) => step === metric)) return withinWeeks;
  throw invalid(
    'withinWeeks',
    `Goes with view=arrival and one of the metrics ${cohortSteps.join(', ')}.`,
    'not_one_of',
    { options: cohortSteps.join(', ') },
  );
}

function hourRoute(web: Web, app: App): void {
  web.get(
    `${path}/arrivals/leads`,
    {
      config: { scope: 'leads:read' },
      schema: {
        tags,
        summary: 'The leads that came in one hour of the week, the newest first',
        params,
        querystring: z.strictObject({
          ...listQuery,
          ...periodQuery,
          weekday: z.coerce.number().int().min(1).max(7).describe('1: Monday'),
          hour: z.coerce.number().int().min(0).max(23),
          timeZone: z
            .string()
            .max(64)
            .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.'))
            .optional()
            .describe('Whose hours and days; left out: that of the publisher’s sums'),
          storefront: z.string().max(64).optional(),
        }),
        response: { 200: pageOf(Behind) },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, async (framed) => {
        const timeZone = asked.timeZone ?? framed.frame.timeZone;
        const rows = await leadsOfHour(framed.tx, publisherId, {
          period: periodOf(asked, framed.now, timeZone),
          weekday: asked.weekday,
          hour: asked.hour,
          timeZone,
          storefront: asked.storefront ?? null,
          before: asked.cursor ?? null,
          limit: asked.limit + 1,
        });
        const { items, nextCursor } = page(rows, asked.limit, ({ leadId }) => leadId);
        return { items: await behindNamed(framed.tx, publisherId, items), nextCursor };
      }),
  );
}
