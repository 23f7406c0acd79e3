// The route that tells how a listing's page does: views, clicks and leads by day, and by campaign.
import * as z from 'zod';
import { listingById } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { dayGiven } from '../platform/web-time.ts';
import { countsBetween, leadsByDay, type DayCount } from './traffic-store.ts';

const dayMs = 86_400_000;
const mostDays = 366;

const day = dayGiven();
const clicks = z.record(z.string(), z.int()).describe('By call to action');
const Traffic = z
  .object({
    from: z.string(),
    to: z.string(),
    days: z
      .array(z.object({ day: z.string(), views: z.int(), clicks, leads: z.int() }))
      .describe('Every day from first to last, in UTC. Leads are counted whatever way they came'),
    campaigns: z
      .array(z.object({ campaign: z.string(), views: z.int(), clicks }))
      .describe(
        'Those of the pages’ addresses, by views; empty: none was named; (other): beyond fifty a day',
      ),
  })
  .meta({ id: 'Traffic' });

export function trafficRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/listings/:listingId/traffic',
    {
      config: { scope: 'listings:read' },
      schema: {
        tags: ['Listings'],
        summary: 'Views, clicks and leads of a listing’s page by day',
        description:
          'Counted without cookies; programs that say so are left out. Thirty days unless told otherwise.',
        params: z.object({ publisherId: z.string(), listingId: z.string() }),
        querystring: z.strictObject({ from: day.optional(), to: day.optional() }),
        response: { 200: Traffic },
      },
    },
    async ({ params: { publisherId, listingId }, query }) => {
      const to = query.to ?? app.clock.now().toISOString().slice(0, 10);
      const from = query.from ?? dayBefore(to, 29);
      const days = daysBetween(from, to);
      return app.db.asPublisher(publisherId, async (tx) => {
        if ((await listingById(tx, publisherId, listingId)) === undefined) throw notFound('listing');
        const counts = await countsBetween(tx, publisherId, listingId, from, to);
        const leads = new Map(
          (await leadsByDay(tx, publisherId, listingId, from, to)).map((row) => [row.day, row.leads]),
        );
        const byDay = Map.groupBy(counts, (count) => count.day);
        return {
          from,
          to,
          days: days.map((day) => ({ day, ...summed(byDay.get(day) ?? []), leads: leads.get(day) ?? 0 })),
          campaigns: [...Map.groupBy(counts, ({ campaign }) => campaign)]
            .map(([campaign, rows]) => ({ campaign, ...summed(rows) }))
            .toSorted((a, b) => b.views - a.views || (a.campaign < b.campaign ? -1 : 1)),
        };
      });
    },
  );
}

function summed(rows: DayCount[]): { views: number; clicks: Record<string, number> } {
  const total = { views: 0, clicks: {} as Record<string, number> };
  for (const { what, count } of rows)
    if (what === 'view') total.views += count;
    else total.clicks[what] = (total.clicks[what] ?? 0) + count;
  return total;
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (count < 1) throw invalid('to', 'Must not be before from.', 'wrong_order');
  if (count > mostDays)
    throw invalid('from', `Ask for ${mostDays} days at most.`, 'too_large', { max: mostDays });
  return Array.from({ length: count }, (_, at) => dayBefore(to, count - 1 - at));
}
