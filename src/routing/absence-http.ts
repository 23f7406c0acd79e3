// Routes of people's own working hours and absences. A seller has their own there and nobody else's.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { absencesBefore, hoursOf } from './absence-store.ts';
import { changeHours, createAbsence, isTheirs, removeAbsence } from './change-absences.ts';
import { HoursShape } from './hours.ts';
import { workersAmong } from './pool-store.ts';

const tags = ['Assignment'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const ofPerson = params.extend({ userId: z.string() });
const userId = z.string().max(100);
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const read = { scope: 'leads:read', assigned: true } as const;
const write = { scope: 'work:write', assigned: true } as const;

const AbsenceView = z
  .object({
    id: z.string(),
    userId: z.string(),
    from: z.date(),
    to: z.date().nullable().describe('Null: until further notice'),
    reason: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.date(),
  })
  .meta({ id: 'Absence' });
const OwnHours = z
  .object({ userId: z.string(), hours: HoursShape.nullable().describe('Null: those of the pool hold') })
  .meta({ id: 'OwnHours' });

export function absenceRoutes(web: Web, app: App): void {
  mountAbsences(web, app);
  mountHours(web, app);
}

function mountAbsences(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List absences that are not over yet, newest first',
    params,
    querystring: z.strictObject({
      ...listQuery,
      userId: userId.optional(),
      over: z.enum(['shown']).optional().describe('shown: those that are over as well'),
    }),
    response: { 200: pageOf(AbsenceView) },
  };
  web.get(
    `${path}/absences`,
    { config: read, schema: list },
    async ({ actor, params: { publisherId }, query }) => {
      const asked = {
        userId: query.userId ?? null,
        endingAfter: query.over === 'shown' ? null : app.clock.now(),
      };
      const rows = await asActor(app, actor, publisherId, (tx) =>
        absencesBefore(tx, publisherId, asked, query.cursor ?? null, query.limit + 1),
      );
      return page(rows, query.limit, ({ id }) => id);
    },
  );

  const create = {
    tags,
    summary: 'Say that somebody is away',
    description: 'Yours; for others it needs `assignments:write` as well. Leads that they have stay theirs.',
    params,
    body: z.strictObject({
      userId,
      from: time,
      to: time.nullable().default(null).describe('Null: until further notice'),
      reason: z.string().trim().max(200).nullable().default(null),
    }),
    response: { 201: AbsenceView },
  };
  web.post(
    `${path}/absences`,
    { config: write, schema: create },
    async ({ actor, params: { publisherId }, body }, reply) =>
      reply.code(201).send(await createAbsence(app, actor, publisherId, body)),
  );

  const remove = {
    tags,
    summary: 'Take an absence back',
    params: params.extend({ absenceId: z.string() }),
    response: { 204: z.undefined().describe('Removed') },
  };
  web.delete(
    `${path}/absences/:absenceId`,
    { config: write, schema: remove },
    async ({ actor, params }, reply) => {
      await removeAbsence(app, actor, params.publisherId, params.absenceId);
      return reply.code(204).send();
    },
  );
}

function mountHours(web: Web, app: App): void {
  const get = {
    tags,
    summary: 'A person’s own working hours',
    params: ofPerson,
    response: { 200: OwnHours },
  };
  web.get(
    `${path}/working-hours/:userId`,
    { config: read, schema: get },
    async ({ actor, params: { publisherId, userId } }) => {
      if (actor.onlyAssigned && !isTheirs(actor, userId)) throw notFound('person');
      return asActor(app, actor, publisherId, async (tx) => {
        if ((await workersAmong(tx, publisherId, [userId])).length === 0) throw notFound('person');
        return { userId, hours: await hoursOf(tx, publisherId, userId) };
      });
    },
  );

  const set = {
    tags,
    summary: 'Give a person working hours of their own, or none',
    description: 'Yours; for others it needs `assignments:write` as well.',
    params: ofPerson,
    body: z.strictObject({ hours: HoursShape.nullable() }),
    response: { 200: OwnHours },
  };
  web.put(
    `${path}/working-hours/:userId`,
    { config: write, schema: set },
    async ({ actor, params: { publisherId, userId }, body: { hours } }) => {
      await changeHours(app, actor, publisherId, userId, hours);
      return { userId, hours };
    },
  );
}
