// Routes of the overview.
import * as z from 'zod';
import type { Delivering } from '../delivery/delivering.ts';
import { Finding } from '../delivery/finding-http.ts';
import type { App } from '../platform/app.ts';
import { isTimeZone } from '../platform/time-zone.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { mostCounted, overview } from './overview.ts';

const Bounded = z.object({
  count: z.int().describe(`${mostCounted} at most`),
  more: z.boolean().describe('There are more than that'),
});

const Overview = z
  .object({
    at: z.date(),
    attention: z.object({
      findings: z.array(Finding).describe('What is wrong with listings and destinations, errors first'),
      parked: z
        .array(z.object({ reason: z.string().nullable(), count: z.int() }))
        .describe('Deliveries that wait for a person, by reason, 10,000 at most'),
      quarantine: Bounded.describe('Bodies that wait for a decision'),
      withheld: Bounded.describe('Leads that flow when lead sharing is switched on'),
    }),
    leads: z
      .object({
        days: z
          .array(
            z.object({
              date: z.string().describe('In the time zone asked for, such as 2026-11-21'),
              leads: z.int(),
              byStorefront: z.record(z.string(), z.int()),
            }),
          )
          .describe('Oldest first; days without a lead too'),
        today: z.int(),
        usualByNow: z
          .number()
          .nullable()
          .describe(
            'By this time of the day on the last four of this weekday, on average; null: too early to tell',
          ),
      })
      .describe('Leads of customers: tests and notices are left out'),
    deliveries: z
      .object({
        delivered: z.int(),
        failed: z.int().describe('Tries that failed'),
        medianMs: z.int().nullable().describe('From the acceptance of a lead to its delivery'),
        withinMinute: z.number().nullable().describe('The share that took a minute at most, 0 to 1'),
      })
      .describe('In the last 24 hours; the built-in lead store is left out'),
  })
  .meta({ id: 'Overview' });

const query = z.strictObject({
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.'))
    .default('UTC')
    .describe('IANA, such as Europe/Prague'),
  days: z.coerce.number().int().min(1).max(366).default(30),
});
const schema = {
  tags: ['Overview'],
  summary: 'What needs a person now, how leads come in and how soon they are delivered',
  querystring: query,
  response: { 200: Overview },
};

export function overviewRoutes(web: Web, app: App, { engine: { directory } }: Delivering): void {
  const params = z.object({ publisherId: z.string() });
  web.get(
    '/api/v1/publishers/:publisherId/overview',
    { config: { scope: 'leads:read', assigned: true }, schema: { ...schema, params } },
    ({ actor, params: { publisherId }, query: asked }) => overview(app, directory, actor, publisherId, asked),
  );
  web.get('/api/v1/operator/overview', { config: { operator: true }, schema }, ({ actor, query: asked }) =>
    overview(app, directory, actor, null, asked),
  );
}
