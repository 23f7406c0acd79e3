// Routes of the clocks: what waits, soonest first, one lead's, and how quick people were over a period.
import * as z from 'zod';
import { asActor, assigneeOf } from '../accounts/confined.ts';
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { invalid } from '../platform/refusal.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { wasInTime } from './answer.ts';
import { states } from './clock.ts';
import { clocksBehind } from './clocks.ts';
import {
  countWaiting,
  followUpOf,
  isWaiting,
  listFollowUps,
  type FollowUpFilter,
  type Listed,
} from './list-store.ts';
import { summaryOf, Summary } from './summary.ts';

const text = z.string().nullable();
const time = z.date().nullable();

const FollowUp = z
  .object({
    leadId: z.string(),
    storefront: z.string(),
    offerTitle: z.string(),
    firstName: text,
    lastName: text,
    company: text,
    assignedTo: text,
    grade: text.describe('When the clock began'),
    state: z.enum(states),
    policy: z
      .object({
        id: z.string(),
        name: text,
        minutes: z.int(),
        calendar: text.describe('Null: the plain clock'),
      })
      .nullable()
      .describe('What made the due time; null: no policy takes this lead'),
    startedAt: z.date(),
    warnAt: time,
    dueAt: time,
    warnedAt: time,
    breachedAt: time,
    answeredAt: time,
    answeredBy: text.describe('Null where a far side says so'),
    answeredWith: text.describe('The activity, or the delivery whose far side says so'),
    responseSeconds: z.int().nullable().describe('On the plain clock'),
    businessSeconds: z.int().nullable().describe('By the policy’s calendar'),
    inTime: z.boolean().nullable(),
    stoppedAt: time,
    stoppedReason: text.describe('withheld, disqualified, disqualified_there or converted'),
  })
  .meta({ id: 'FollowUp' });

const idText = z.string().max(64);
const filter = {
  state: z
    .enum(['waiting', ...states])
    .optional()
    .describe('waiting: open, warned or breached'),
  userId: idText.optional().describe('Whose leads: an id, "me" or "none"'),
  dueBefore: z.iso
    .datetime({ offset: true })
    .transform((value) => new Date(value))
    .optional(),
};
const mostNamed = 200;
const leadIds = z
  .string()
  .transform((value) => value.split(','))
  .pipe(
    z
      .array(
        z
          .string()
          .regex(
            /^lead_[0-9a-z]{20}$/,
            says('not_an_id', 'Give an id that starts with lead_.', { prefix: 'lead_' }),
          ),
      )
      .max(mostNamed),
  )
  .optional()
  .describe(`Of these leads alone: ids with commas between them, ${mostNamed} at most`);

const mostCounted = 1_000;
const Count = z.object({
  count: z.int().describe('1,000 at most'),
  more: z.boolean().describe('There are more than that'),
});
const Counts = z
  .object({ soon: Count.describe('Due within the hour'), breached: Count, waiting: Count })
  .meta({ id: 'FollowUpCounts' });

const tags = ['Response times'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const config = { scope: 'leads:read', assigned: true } as const;
const hourMs = 3_600_000;

export function followUpRoutes(web: Web, app: App): void {
  listRoute(web, app);
  countRoute(web, app);
  oneRoute(web, app);
  summaryRoute(web, app);
}

function listRoute(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List the clocks of leads',
    description:
      'What waits comes by its due time, soonest first; anything else by when it began, the latest first. A seller sees their own.',
    params,
    querystring: z.strictObject({ ...listQuery, ...filter, leadIds }),
    response: { 200: pageOf(FollowUp) },
  };
  web.get(
    `${path}/follow-ups`,
    { config, schema: list },
    async ({ actor, params: { publisherId }, query }) => {
      const { limit, cursor, ...asked } = query;
      const wanted = filterFor(actor, asked);
      return asActor(app, actor, publisherId, async (tx) => {
        const rows = await listFollowUps(
          tx,
          publisherId,
          wanted,
          cursor === undefined ? null : placeOf(cursor),
          limit + 1,
        );
        const { items, nextCursor } = page(rows, limit, (row) => placeIn(row, isWaiting(wanted)));
        return { items: await shown(tx, items), nextCursor };
      });
    },
  );
}

function countRoute(web: Web, app: App): void {
  const counts = {
    tags,
    summary: 'How many clocks run out soon, have run out and wait, counted up to 1,000',
    params,
    querystring: z.strictObject({ userId: filter.userId }),
    response: { 200: Counts },
  };
  web.get(
    `${path}/follow-up-counts`,
    { config, schema: counts },
    async ({ actor, params: { publisherId }, query }) => {
      const soon = new Date(app.clock.now().getTime() + hourMs);
      const { userId } = filterFor(actor, query);
      return asActor(app, actor, publisherId, async (tx) => {
        const count = async (wanted: FollowUpFilter) => {
          const found = await countWaiting(tx, publisherId, { ...wanted, userId }, mostCounted + 1);
          return { count: Math.min(found, mostCounted), more: found > mostCounted };
        };
        const breached = await count({ state: 'breached' });
        const waits = await count({ state: 'waiting' });
        const open = await count({ state: 'open', dueBefore: soon });
        const warned = await count({ state: 'warned', dueBefore: soon });
        const sum = open.count + warned.count;
        return {
          soon: { count: Math.min(sum, mostCounted), more: open.more || warned.more || sum > mostCounted },
          breached,
          waiting: waits,
        };
      });
    },
  );
}

function oneRoute(web: Web, app: App): void {
  const one = {
    tags,
    summary: 'The clock of one lead, and the policy that made it',
    params: z.object({ publisherId: z.string(), leadId: z.string().regex(/^lead_[0-9a-z]{20}$/) }),
    response: { 200: FollowUp },
  };
  web.get(
    `${path}/leads/:leadId/follow-up`,
    { config, schema: one },
    async ({ actor, params: { publisherId, leadId } }) =>
      asActor(app, actor, publisherId, async (tx) => {
        const found = await followUpOf(tx, publisherId, leadId);
        if (found === undefined) throw notFound('follow-up');
        return (await shown(tx, [found]))[0]!;
      }),
  );
}

function summaryRoute(web: Web, app: App): void {
  const day = z.iso
    .datetime({ offset: true })
    .transform((value) => new Date(value))
    .optional();
  web.get(
    `${path}/follow-up-summary`,
    {
      config: { scope: 'leads:read' },
      schema: {
        tags,
        summary: 'How soon leads were answered: all, by person and by storefront',
        params,
        querystring: z.strictObject({
          from: day.describe('Leads whose clock began since then; left out: 30 days ago'),
          to: day.describe('And before then; left out: now. A year at most lies between'),
        }),
        response: { 200: Summary },
      },
    },
    async ({ params: { publisherId }, query }) => {
      const to = query.to ?? new Date(app.clock.now().getTime() + 1);
      const from = query.from ?? new Date(to.getTime() - 30 * 24 * hourMs);
      if (from >= to) throw invalid('to', 'Must be later than the beginning.', 'wrong_order');
      if (to.getTime() - from.getTime() > 366 * 24 * hourMs)
        throw invalid('from', 'Must lie a year before the end at most.', 'wrong_value');
      return app.db.asPublisher(publisherId, (tx) => summaryOf(tx, publisherId, from, to));
    },
  );
}

type Asked = Omit<FollowUpFilter, 'userId'> & { userId?: string | undefined };

/** Whoever sees their own leads alone is led along the index of those. */
function filterFor(actor: Actor, { userId: named, ...rest }: Asked): FollowUpFilter {
  const userId = named === 'none' ? null : named === 'me' ? (actor.userId ?? 'nobody') : named;
  return { ...rest, userId: userId === undefined ? (assigneeOf(actor) ?? undefined) : userId };
}

const placeIn = ({ startedAt, dueAt, leadId }: Listed, waits: boolean) =>
  `${(waits ? dueAt! : startedAt).toISOString()} ${leadId}`;

/** A place that is none is before all. */
function placeOf(place: string): { at: Date; leadId: string } | null {
  const [at = '', leadId = ''] = place.split(' ');
  return Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), leadId };
}

async function shown(db: Queries, rows: Listed[]): Promise<z.infer<typeof FollowUp>[]> {
  const behind = await clocksBehind(db, rows);
  return rows.map((row) => {
    const clocks = behind(row);
    const policy = row.policy === null ? null : clocks.policy(row.policy);
    return {
      ...row,
      policy: policy && {
        id: policy.id,
        name: policy.name,
        minutes: policy.minutes,
        calendar: clocks.calendar(policy.id)?.name ?? null,
      },
      inTime: wasInTime(row),
    };
  });
}
