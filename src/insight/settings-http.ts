// Routes of the sums themselves: in whose days is counted, and counting anew.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { isTimeZone } from '../platform/time-zone.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { beginBuilding, stateOf, type State } from './due-store.ts';

const Settings = z
  .object({
    timeZone: z.string().describe('Whose days are counted'),
    building: z
      .object({
        timeZone: z.string(),
        begunBy: z.string(),
        begunAt: z.date(),
        seen: z.int().describe('Leads so far'),
        total: z.int().describe('Leads when it began'),
      })
      .nullable()
      .describe('Counting anew, beside what is shown; null: not under way'),
    builtAt: z.date().nullable().describe('When it was last counted anew'),
  })
  .meta({ id: 'InsightSettings' });

const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/insight';
const tags = ['Insight'];
const read = { scope: 'leads:read', assigned: true } as const;
const zone = z
  .string()
  .max(64)
  .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.'));

const shown = (state: State | undefined): z.infer<typeof Settings> => ({
  timeZone: state?.timeZone ?? 'UTC',
  building: !state?.building
    ? null
    : {
        timeZone: state.buildingZone!,
        begunBy: state.begunBy!,
        begunAt: state.begunAt!,
        seen: state.seen,
        total: state.total,
      },
  builtAt: state?.builtAt ?? null,
});

export function insightSettingRoutes(web: Web, app: App): void {
  const settings = { tags, summary: 'In whose days is counted, and how far counting anew has come', params };
  web.get(
    `${path}/settings`,
    { config: read, schema: { ...settings, response: { 200: Settings } } },
    ({ params: { publisherId } }) =>
      app.db.asPublisher(publisherId, async (tx) => shown(await stateOf(tx, publisherId))),
  );

  web.put(
    `${path}/settings`,
    {
      config: { scope: 'listings:write' },
      schema: {
        tags,
        summary: 'Count by the days of another time zone',
        description: 'All is counted anew in the background; until that is done, what is shown stays.',
        params,
        body: z.strictObject({ timeZone: zone }),
        response: { 200: Settings },
      },
    },
    ({ actor, params: { publisherId }, body: { timeZone } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const state = await stateOf(tx, publisherId);
        const coming = state?.buildingZone ?? state?.timeZone ?? 'UTC';
        if (coming !== timeZone)
          await beginBuilding(tx, publisherId, { timeZone, by: actor.id, at: app.clock.now() });
        return shown(await stateOf(tx, publisherId));
      }),
  );

  web.post(
    `${path}/rebuilds`,
    {
      config: { operator: true },
      schema: {
        tags,
        summary: 'Count all leads of a publisher anew, in the background',
        params,
        response: { 202: Settings },
      },
    },
    async ({ actor, params: { publisherId } }, reply) => {
      const state = await app.db.asPublisher(publisherId, async (tx) => {
        await beginBuilding(tx, publisherId, { timeZone: null, by: actor.id, at: app.clock.now() });
        return stateOf(tx, publisherId);
      });
      return reply.code(202).send(shown(state));
    },
  );
}
