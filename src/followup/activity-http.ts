// Routes of what people did about a lead.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { noteActivity, removeActivity } from './activities.ts';
import { ActivityInput, directions, kinds, outcomes, removableMs } from './activity.ts';
import { activitiesOf } from './activity-store.ts';

const View = z
  .object({
    id: z.string(),
    leadId: z.string(),
    kind: z.enum(kinds),
    direction: z.enum(directions).nullable(),
    outcome: z.enum(outcomes).nullable(),
    note: z.string().nullable(),
    at: z.date(),
    userId: z.string().describe('Who did it'),
    writtenBy: z.string(),
    writtenAt: z.date(),
    corrects: z.string().nullable(),
    correctedBy: z.string().nullable().describe('What took its place'),
    removableUntil: z
      .date()
      .nullable()
      .describe('Until when whoever asks may take it back; null: they may not'),
  })
  .meta({ id: 'Activity' });

const tags = ['Activities'];
const path = '/api/v1/publishers/:publisherId/leads/:leadId/activities';
const params = z.object({ publisherId: z.string(), leadId: z.string().regex(/^lead_[0-9a-z]{20}$/) });
const write = { scope: 'work:write', assigned: true } as const;

export function activityRoutes(web: Web, app: App): void {
  web.get(
    path,
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags,
        summary: 'What people did about a lead, the latest first',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(View) },
      },
    },
    async ({ actor, params: { publisherId, leadId }, query: { limit, cursor } }) =>
      asActor(app, actor, publisherId, async (tx) => {
        if ((await leadById(tx, publisherId, leadId)) === undefined) throw notFound('lead');
        const [at = '', id = ''] = cursor?.split(' ') ?? [];
        const after = Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), id };
        const rows = await activitiesOf(tx, publisherId, leadId, after, limit + 1);
        const { items, nextCursor } = page(rows, limit, (row) => `${row.at.toISOString()} ${row.id}`);
        const now = app.clock.now();
        return {
          items: items.map((row) => ({ ...row, removableUntil: removableUntil(row, actor.id, now) })),
          nextCursor,
        };
      }),
  );

  web.post(
    path,
    {
      config: write,
      schema: {
        tags,
        summary: 'Write down what was done',
        description:
          'The earliest outgoing call, mail or meeting is the first response. What is wrong is corrected by another that names it.',
        params,
        body: ActivityInput,
        response: { 201: View },
      },
    },
    async ({ actor, params: { publisherId, leadId }, body }, reply) => {
      const noted = await noteActivity(app, actor, publisherId, leadId, body);
      const until = removableUntil({ ...noted, correctedBy: null }, actor.id, noted.writtenAt);
      return reply.code(201).send({ ...noted, correctedBy: null, removableUntil: until });
    },
  );

  web.delete(
    `${path}/:activityId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Take back what one wrote down, within an hour',
        params: params.extend({ activityId: z.string() }),
        response: { 204: z.undefined().describe('Taken back') },
      },
    },
    async ({ actor, params: { publisherId, ...which } }, reply) => {
      await removeActivity(app, actor, publisherId, which);
      return reply.code(204).send();
    },
  );
}

type Written = { writtenBy: string; writtenAt: Date; correctedBy: string | null };

function removableUntil(
  { writtenBy, writtenAt, correctedBy }: Written,
  actorId: string,
  now: Date,
): Date | null {
  const until = new Date(writtenAt.getTime() + removableMs);
  return writtenBy === actorId && correctedBy === null && until >= now ? until : null;
}
