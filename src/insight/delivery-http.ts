// Routes of how soon leads are in the far systems: by destination, and of each day by day.
import * as z from 'zod';
import { speedStepsMs } from '../delivery/tally.ts';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { percentileOf } from './answer-steps.ts';
import { frame, Period, withSums, type Framed } from './frame.ts';
import { periodOf, periodQuery } from './period.ts';
import { deliveredBy, deliveredByDay } from './read-store.ts';

const Health = z
  .object({
    period: Period,
    ...frame,
    items: z.array(
      z.object({
        destinationId: z.string(),
        name: z.string().nullable().describe('Null: the operator’s'),
        kind: z.string().nullable(),
        delivered: z.int(),
        failed: z.int().describe('Tries that failed'),
        medianMs: z
          .int()
          .nullable()
          .describe(
            'From the post of the marketplace, or the sending of our form, to the record in the far system; of what follows a lead, from its change. Replays left out',
          ),
        p95Ms: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'InsightDeliveries' });

const Days = z
  .object({
    period: Period,
    ...frame,
    items: z
      .array(
        z.object({
          destinationId: z.string(),
          day: z.string(),
          delivered: z.int(),
          failed: z.int(),
          medianMs: z.int().nullable(),
          p95Ms: z.int().nullable(),
        }),
      )
      .describe('Days on which something was delivered or tried, the first first'),
  })
  .meta({ id: 'InsightDeliveryDays' });

const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/insight';
const tags = ['Insight'];
const period = z.strictObject(periodQuery);

export function deliverySpeedRoutes(web: Web, app: App): void {
  web.get(
    `${path}/deliveries`,
    {
      config: { scope: 'deliveries:read' },
      schema: {
        tags,
        summary: 'How soon leads are in the far systems, by destination',
        description:
          'From figures that are kept by the hour while deliveries are made; the ledger is the proof.',
        params,
        querystring: period,
        response: { 200: Health },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, (framed) => healthOf(framed, asked)),
  );
  dayRoute(web, app);
}

export async function healthOf(
  { tx, shown, now, frame: said }: Framed,
  asked: Parameters<typeof periodOf>[0],
): Promise<z.infer<typeof Health>> {
  const days = periodOf(asked, now, said.timeZone);
  const rows = await deliveredBy(tx, shown.publisherId, days, said.timeZone);
  return {
    period: days,
    ...said,
    items: rows.map(({ steps, ...row }) => ({ ...row, ...speedsOf(steps) })),
  };
}

function dayRoute(web: Web, app: App): void {
  web.get(
    `${path}/delivery-days`,
    {
      config: { scope: 'deliveries:read' },
      schema: {
        tags,
        summary: 'How soon leads were in each far system, day by day',
        params,
        querystring: period,
        response: { 200: Days },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, async ({ tx, now, frame: said }) => {
        const days = periodOf(asked, now, said.timeZone);
        const rows = await deliveredByDay(tx, publisherId, days, said.timeZone);
        return {
          period: days,
          ...said,
          items: rows.map(({ steps, ...row }) => ({ ...row, ...speedsOf(steps) })),
        };
      }),
  );
}

const speedsOf = (steps: readonly number[]) => ({
  medianMs: percentileOf(steps, 0.5, speedStepsMs),
  p95Ms: percentileOf(steps, 0.95, speedStepsMs),
});
