// Routes of the reading back: how it stands, on and off, and the address where the far side may say that something changed.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/actor.ts';
import { isToken } from '../catalog/token.ts';
import { reading } from '../delivery/destination-mounting.ts';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { Problem } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { newTracking, nudgeHash } from './follow.ts';
import { followed } from './followed.ts';
import { soonestMs } from './next-reading.ts';
import { placeOf, places, type Mounted, type Place } from './places.ts';
import { nudge, renewNudge, switchTracking, type TrackingRow } from './store.ts';

const text = z.string().nullable();

export const Failure = z
  .object({
    reason: z.string(),
    detail: text,
    said: z
      .object({ code: z.string(), values: z.record(z.string(), z.string()) })
      .nullable()
      .describe('The answer as a code with what its sentence needs'),
  })
  .meta({ id: 'TrackingFailure' });

const View = z
  .object({
    enabled: z.boolean(),
    readAt: z.date().nullable().describe('The last time that all was read'),
    nextAt: z.date().nullable().describe('Null while it is off'),
    failures: z.int().describe('Readings that failed since'),
    failure: Failure.nullable().describe('Why the last reading failed'),
    nudgeUrl: text.describe(
      'A secret address: a POST there makes the next reading due. Null for those who may not change destinations',
    ),
  })
  .meta({ id: 'Tracking' });

const tags = ['What comes back'];

export function trackingRoutes(web: Web, app: App): void {
  for (const mounted of places) mount(web, app, mounted);
  nudgeRoute(web, app);
}

function mount(web: Web, app: App, { path, params, config }: Mounted): void {
  const shown = async (actor: Actor, { publisherId, destinationId }: Place) =>
    viewOf(
      app,
      actor,
      destinationId,
      await reading(app, publisherId, (tx) => followed(tx, publisherId, destinationId)),
    );

  web.get(
    `${path}/tracking`,
    {
      config: config.read,
      schema: {
        tags,
        summary: 'How the reading back of a destination stands',
        params,
        response: { 200: View },
      },
    },
    (request) => shown(request.actor, placeOf(request.params)),
  );

  web.patch(
    `${path}/tracking`,
    {
      config: config.write,
      schema: {
        tags,
        summary: 'Switch the reading back on or off',
        params,
        body: z.strictObject({ enabled: z.boolean() }),
        response: { 200: View },
      },
    },
    async ({ actor, params: asked, body: { enabled } }) => {
      const place = placeOf(asked);
      const { publisherId, destinationId } = place;
      await app.outbox.transact(publisherId === operatorId ? null : publisherId, async (tx, say) => {
        const { disabledAt } = await followed(tx, publisherId, destinationId);
        if ((disabledAt === null) === enabled) return;
        const now = app.clock.now();
        await switchTracking(tx, publisherId, destinationId, { disabledAt: enabled ? null : now, now });
        const about = { publisherId, subjectId: destinationId, actor: actor.id };
        await say([{ ...about, type: 'tracking.changed', data: { enabled } }]);
      });
      return shown(actor, place);
    },
  );

  web.post(
    `${path}/tracking/addresses`,
    {
      config: config.write,
      schema: {
        tags,
        summary: 'Make a new secret address; the old one ends at once',
        params,
        response: { 201: View },
      },
    },
    async ({ actor, params: asked }, reply) => {
      const place = placeOf(asked);
      await reading(app, place.publisherId, async (tx) => {
        await followed(tx, place.publisherId, place.destinationId);
        await renewNudge(tx, newTracking(app, place.publisherId, place.destinationId));
      });
      return reply.code(201).send(await shown(actor, place));
    },
  );
}

function viewOf(app: App, actor: Actor, destinationId: string, row: TrackingRow): z.infer<typeof View> {
  const { disabledAt, readAt, nextAt, failures, reason, detail, said } = row;
  const token = () => app.vault.open(row.nudgeSealed, destinationId);
  return {
    enabled: disabledAt === null,
    readAt,
    nextAt: disabledAt === null ? nextAt : null,
    failures,
    failure: reason === null ? null : { reason, detail, said },
    nudgeUrl: may(actor, 'destinations:write') ? `${app.publicUrl()}/remote/${token()}` : null,
  };
}

const longestNudge = 64 * 1024;

/** Whoever knows the address may say that something changed; what exactly, the far side itself is asked. */
function nudgeRoute(web: Web, app: App): void {
  void web.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, null));
    door.post<{ Params: { token: string } }>(
      '/remote/:token',
      {
        bodyLimit: longestNudge,
        schema: {
          tags,
          summary: 'Say that something changed on the far side',
          description:
            'For the webhook or flow of a CRM. The token in the address is the secret; the body, up to 64 KiB, is not looked at.',
          response: {
            202: z.object({}).describe('Its records are read again soon'),
            404: Problem,
            413: Problem,
          },
        },
        onRequest: async (request, reply) => {
          // Whatever type it claims to be, well formed or not.
          delete request.raw.headers['content-type'];
          const { token } = request.params;
          if (!isToken(token) || !(await nudge(app.db, nudgeHash(token), app.clock.now(), soonestMs)))
            return reply.callNotFound();
        },
      },
      async (_request, reply) => reply.code(202).send({}),
    );
  });
}
