// Routes of every destination of the marketplace, for operators: how each does, the worst first, and how many do how.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { listQuery, notACursor, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { activitiesOf } from './destination-activity.ts';
import { activityView, Destination, healthStates, healthView } from './destination-view.ts';
import {
  countMarketplaceDestinations,
  marketplaceDestinations,
  type MarketplaceFilter,
  type Place,
} from './marketplace-destination-store.ts';

const { id, kind, name, role, pausedAt, pausedReason, pauseNote, health, activity } = Destination.shape;
const MarketplaceDestination = z
  .object({
    publisherId: z.string(),
    publisherName: z.string(),
    own: z.boolean().describe('Of the marketplace itself; else of the publisher'),
    id,
    kind,
    name,
    role,
    pausedAt,
    pausedReason,
    pauseNote,
    health,
    activity,
  })
  .meta({ id: 'MarketplaceDestination' });

const Counts = z
  .object({ broken: z.int(), paused: z.int(), held: z.int(), well: z.int() })
  .meta({ id: 'DestinationCounts' });

const filter = {
  publisherId: z.string().optional().describe('pub_operator: those of the marketplace itself'),
  kind: z.string().optional(),
  q: z.string().trim().max(100).optional().describe('Any part of its name or its publisher’s, in any case'),
};
const tags = ['Destinations'];
const config = { operator: true } as const;

export function marketplaceDestinationRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List the destinations of all publishers and of the marketplace, the worst first',
    description:
      'First what is broken, then what is paused, then what asked for a rest, then what is well; each by name. The built-in ' +
      'inboxes are left out: nothing is sent there.',
    querystring: z.strictObject({ ...listQuery, ...filter, health: z.enum(healthStates).optional() }),
    response: { 200: pageOf(MarketplaceDestination) },
  };
  web.get('/api/v1/destinations', { config, schema: list }, async ({ query }) => {
    const { limit, cursor, health: state = null, ...wanted } = query;
    const after = cursor === undefined ? null : placeOf(cursor);
    const now = app.clock.now();
    return app.db.tx(async (tx) => {
      const found = await marketplaceDestinations(tx, { ...filterOf(wanted), state }, after, limit + 1, now);
      const { items, nextCursor } = page(found, limit, ({ place }) => placeText(place));
      const activities = await activitiesOf(tx, null, items, now);
      return {
        items: items.map((row) => ({
          ...row,
          own: row.publisherId === operatorId,
          role: row.role as z.infer<typeof role>,
          health: healthView(row, now),
          activity: activityView(activities.get(row.id) ?? null),
        })),
        nextCursor,
      };
    });
  });

  const counts = {
    tags,
    summary: 'How many destinations of all publishers and of the marketplace do how',
    querystring: z.strictObject(filter),
    response: { 200: Counts },
  };
  web.get('/api/v1/destination-counts', { config, schema: counts }, async ({ query }) => {
    const found = await countMarketplaceDestinations(app.db, filterOf(query), app.clock.now());
    const byState = new Map(found.map(({ state, count }) => [state, count]));
    const [broken = 0, paused = 0, held = 0, well = 0] = healthStates.map((state) => byState.get(state));
    return { broken, paused, held, well };
  });
}

type Asked = { [Name in keyof MarketplaceFilter]?: string | undefined };

function filterOf({ publisherId, kind, q }: Asked): MarketplaceFilter {
  return { publisherId: publisherId ?? null, kind: kind ?? null, q: q || null };
}

function placeText({ rank, name, id }: Place): string {
  return `${rank} ${id} ${name}`;
}

function placeOf(text: string): Place {
  const [, rank, id, name] = /^(\d) (\S+) ([^\0]*)$/.exec(text) ?? [];
  if (rank === undefined || id === undefined || name === undefined) throw notACursor();
  return { rank: Number(rank), name, id };
}
