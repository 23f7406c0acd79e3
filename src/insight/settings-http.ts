// Routes of the sums themselves: what each number means, which leads are behind one, in whose days is counted, and counting anew.
import * as z from 'zod';
import { assigneeOf } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { isTimeZone } from '../platform/time-zone.ts';
import { cursorTo, listQuery, pageOf } from '../platform/web-list.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { leadsBehind } from './behind.ts';
import { Behind, behindNamed } from './behind-view.ts';
import { beginBuilding, stateOf, type State } from './due-store.ts';
import { allFor, keptFor, withSums } from './frame.ts';
import { listingQuery, narrowedTo } from './narrowed.ts';
import { counted, countedIds, dimensions, metrics, views } from './metrics.ts';
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
    opens: z.boolean().describe('The leads behind it are told by …/insight/leads'),
  })
  .meta({ id: 'InsightMetric' });

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
  metricRoutes(web, app);
}

function metricRoutes(web: Web, app: App): void {
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
      items: metrics.map(({ id, unit, source, counts, breakBefore, column, becameColumn }) => ({
        id,
        unit,
        source,
        counts,
        breakBefore,
        byActivity: becameColumn !== null,
        opens: column !== null,
      })),
    }),
  );

  behindRoute(web, app);
}

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
        querystring: z.strictObject({
          ...listQuery,
          ...periodQuery,
          metric: z.enum(countedIds),
          view: z.enum(views).default('arrival'),
          by: z.enum(dimensions).default('listing'),
          key: z
            .string()
            .max(200)
            .optional()
            .describe(`Left out: all of them; ${notKnown}: those of which it is not known`),
          ...listingQuery,
        }),
        response: { 200: pageOf(Behind) },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, async (framed) => {
        const { column, becameColumn } = counted.find(({ id }) => id === asked.metric)!;
        const dimension = actor.onlyAssigned && asked.by === 'listing' ? 'seller' : asked.by;
        const { items, next } = await leadsBehind(framed, {
          period: periodOf(asked, framed.now, framed.frame.timeZone),
          narrowed: await narrowedTo(framed, asked),
          dimension,
          kept: keptFor(actor, dimension),
          all: allFor(actor),
          key: asked.key ?? assigneeOf(actor),
          column: asked.view === 'activity' ? (becameColumn ?? column) : column,
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
