// Routes of the response times: the document in its newest version, a new one, what one would mean now, and countries with holidays.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { invalidFields } from '../platform/refusal.ts';
import type { Web } from '../platform/web.ts';
import { languages } from '../platform/words.ts';
import { clockOf, clocksOf } from './clock.ts';
import { holidayCountries, holidayRegions } from './holidays.ts';
import { latestTimes, type SavedVersion } from './policy-store.ts';
import { TimesShape, type ResponseTimes } from './policy.ts';
import { reviewTimes } from './review.ts';
import { knownOf, saveTimes } from './save-times.ts';

const Arriving = z
  .object({
    policy: z.string(),
    dueAt: z.date().nullable().describe('Null: its calendar stays closed'),
    warnAt: z.date().nullable(),
    timeZone: z.string().nullable().describe('Of its calendar; null on the plain clock'),
  })
  .meta({ id: 'ArrivingNow', description: 'What a policy means for a lead that comes in now' });

const View = TimesShape.extend({
  version: z.int().describe('0: as shipped'),
  note: z.string().nullable(),
  savedBy: z.string().nullable(),
  savedAt: z.date().nullable(),
  arriving: z.array(Arriving).describe('In the order of the policies'),
}).meta({ id: 'ResponseTimes' });

const Place = z.object({ code: z.string(), name: z.string() });
const tags = ['Response times'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });

export function responseTimeRoutes(web: Web, app: App): void {
  documentRoutes(web, app);
  previewRoute(web, app);
  holidayRoutes(web);
}

function documentRoutes(web: Web, app: App): void {
  web.get(
    `${path}/response-times`,
    {
      config: { scope: 'leads:read' },
      schema: { tags, summary: 'How soon leads are to be answered', params, response: { 200: View } },
    },
    async ({ params: { publisherId } }) =>
      viewOf(await app.db.asPublisher(publisherId, (tx) => latestTimes(tx, publisherId)), app.clock.now()),
  );

  web.put(
    `${path}/response-times`,
    {
      config: { scope: 'followup:write' },
      schema: {
        tags,
        summary: 'Say how soon leads are to be answered',
        description: 'The whole document, as a new version. Leads that have a clock already keep it.',
        params,
        body: TimesShape.extend({
          version: z.int().min(0).describe('The version that was changed; 0: as shipped'),
          note: z.string().trim().min(1).max(500).nullable().default(null).describe('Why, in your own words'),
        }),
        response: { 200: View },
      },
    },
    async ({ actor, params: { publisherId }, body: { version, note, ...times } }) =>
      viewOf(await saveTimes(app, actor, publisherId, { version, note, times }), app.clock.now()),
  );
}

function previewRoute(web: Web, app: App): void {
  web.post(
    `${path}/response-time-previews`,
    {
      config: { scope: 'leads:read' },
      schema: {
        tags,
        summary: 'What response times would mean for a lead that comes in now; nothing is kept',
        params,
        body: TimesShape,
        response: { 200: z.object({ arriving: z.array(Arriving) }) },
      },
    },
    async ({ params: { publisherId }, body: times }) => {
      const now = app.clock.now();
      const known = await app.db.asPublisher(publisherId, (tx) => knownOf(tx, publisherId));
      const errors = reviewTimes(times, known, now);
      if (errors.length > 0) throw invalidFields(errors);
      return { arriving: arrivingOf(times, now) };
    },
  );
}

function holidayRoutes(web: Web): void {
  const language = z.enum(languages).default('en').describe('Of the names, where they are known in it');
  web.get(
    '/api/v1/holiday-places',
    {
      config: { scope: 'any' },
      schema: {
        tags,
        summary: 'Countries whose public holidays are known, or the parts of one that have their own',
        querystring: z.strictObject({ language, country: z.string().max(10).optional() }),
        response: { 200: z.object({ items: z.array(Place) }) },
      },
    },
    async ({ query: { language: of, country } }) => ({
      items: placesOf(country === undefined ? holidayCountries(of) : holidayRegions(country, of)),
    }),
  );
}

const placesOf = (names: Record<string, string>) =>
  Object.entries(names).map(([code, name]) => ({ code, name }));

function viewOf({ times, ...saved }: SavedVersion, now: Date) {
  return { ...saved, ...times, arriving: arrivingOf(times, now) };
}

function arrivingOf(times: ResponseTimes, now: Date): z.infer<typeof Arriving>[] {
  const clocks = clocksOf({ version: 0, times });
  return times.policies.map((policy) => {
    const clock = clockOf(policy, clocks.time(policy.id), now);
    const timeZone = clocks.calendar(policy.id)?.timeZone ?? null;
    return { policy: policy.id, dueAt: clock?.dueAt ?? null, warnAt: clock?.warnAt ?? null, timeZone };
  });
}
