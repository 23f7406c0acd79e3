// Routes of enrolments: of a sequence, of a lead; leads put in by hand, ended and paused by a person. And how often mails may go.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { enrol } from './enrol.ts';
import { notEnteredReasons } from './enrolment.ts';
import { enrolmentsBefore, enrolmentsOfPerson } from './enrolment-list-store.ts';
import { EnrolmentView, enrolmentViews, enrolmentsWithSteps, EnrolmentWithSteps } from './enrolment-view.ts';
import { lockSequence, sequenceById } from './sequence-store.ts';
import { sequenceId } from './sequence-http.ts';
import { saveSettings, settingsOf } from './settings-store.ts';
import { SettingsShape, SettingsView } from './settings.ts';
import { switchEnrolment } from './switch-enrolment.ts';

const tags = ['Nurture'];
const path = '/api/v1/publishers/:publisherId';
const publisher = z.object({ publisherId: z.string() });
const ofSequence = publisher.extend({ sequenceId });
const ofLead = publisher.extend({ leadId: z.string().regex(/^lead_[0-9a-z]{20}$/) });
const ofEnrolment = publisher.extend({ enrolmentId: z.string().regex(/^enr_[0-9a-z]{20}$/) });
const short = z.string().max(100);
const mostShown = 20;

export function enrolmentRoutes(web: Web, app: App): void {
  sequenceEnrolmentRoutes(web, app);
  leadEnrolmentRoutes(web, app);
  settingsRoutes(web, app);
}

function sequenceEnrolmentRoutes(web: Web, app: App): void {
  web.get(
    `${path}/sequences/:sequenceId/enrolments`,
    {
      config: { scope: 'mail:read' },
      schema: {
        tags,
        summary: 'List who is and was in a sequence, newest first',
        params: ofSequence,
        querystring: z.object({
          ...listQuery,
          state: z.enum(['active', 'paused', 'ended']).optional(),
          stepId: short.optional().describe('Where they stand, or ended'),
        }),
        response: { 200: pageOf(EnrolmentView) },
      },
    },
    async ({ params: { publisherId, sequenceId: id }, query: { limit, cursor, state, stepId } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        if ((await sequenceById(tx, publisherId, id)) === undefined) throw notFound('sequence');
        const filter = { sequenceId: id, state: state ?? null, stepId: stepId ?? null };
        const rows = await enrolmentsBefore(tx, publisherId, filter, cursor ?? null, limit + 1);
        const { items, nextCursor } = page(rows, limit, (row) => row.id);
        return { items: await enrolmentViews(tx, publisherId, items), nextCursor };
      }),
  );

  web.post(
    `${path}/sequences/:sequenceId/enrolments`,
    {
      config: { scope: 'mail:write' },
      schema: {
        tags,
        summary: 'Put leads into a sequence',
        description:
          'Whoever may not be written to, is in it or was in it, stays outside; for each the answer says why.',
        params: ofSequence,
        body: z.strictObject({ leadIds: z.array(short).min(1).max(500) }),
        response: {
          200: z.object({
            entered: z.array(z.object({ leadId: z.string(), enrolmentId: z.string() })),
            refused: z.array(z.object({ leadId: z.string(), reason: z.enum(notEnteredReasons) })),
          }),
        },
      },
    },
    async ({ actor, params: { publisherId, sequenceId: id }, body: { leadIds } }) =>
      app.outbox.transact(publisherId, async (tx, say) => {
        const sequence = await lockSequence(tx, publisherId, id, app.clock.now());
        if (sequence === undefined) throw notFound('sequence');
        if (sequence.state !== 'on')
          throw new Refusal('conflict.not_on', 'This sequence is not on: switch it on first.');
        const by = { by: 'hand' as const, actor: actor.id };
        const { entered, refused } = await enrol(app, { tx, say }, publisherId, sequence, leadIds, by);
        return { entered: entered.map(({ id: enrolmentId, leadId }) => ({ leadId, enrolmentId })), refused };
      }),
  );
}

function leadEnrolmentRoutes(web: Web, app: App): void {
  web.get(
    `${path}/leads/:leadId/enrolments`,
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags,
        summary: 'List the sequences that the person of a lead went through, newest first',
        params: ofLead,
        response: { 200: z.object({ items: z.array(EnrolmentWithSteps) }) },
      },
    },
    async ({ actor, params: { publisherId, leadId } }) =>
      asActor(app, actor, publisherId, async (tx) => ({
        items: await enrolmentsWithSteps(
          tx,
          publisherId,
          await enrolmentsOfPerson(tx, publisherId, leadId, mostShown),
        ),
      })),
  );

  web.patch(
    `${path}/enrolments/:enrolmentId`,
    {
      config: { scope: 'work:write', assigned: true },
      schema: {
        tags,
        summary: 'End an enrolment, pause it, or let it go on',
        params: ofEnrolment,
        body: z.strictObject({
          state: z.enum(['active', 'paused', 'ended']),
          note: z.string().trim().min(1).max(500).nullable().default(null).describe('Why, in your own words'),
        }),
        response: { 204: z.undefined().describe('Done') },
      },
    },
    async ({ actor, params: { publisherId, enrolmentId }, body }, reply) => {
      await switchEnrolment(app, actor, publisherId, enrolmentId, body);
      return reply.code(204).send();
    },
  );
}

function settingsRoutes(web: Web, app: App): void {
  const settings = `${path}/nurture-settings`;
  web.get(
    settings,
    {
      config: { scope: 'mail:read' },
      schema: {
        tags,
        summary: 'How often and when sequences may write to people',
        params: publisher,
        response: { 200: SettingsView },
      },
    },
    async ({ params: { publisherId } }) =>
      app.db.asPublisher(publisherId, async (tx) => (await settingsOf(tx, [publisherId]))(publisherId)),
  );
  web.put(
    settings,
    {
      config: { scope: 'mail:write' },
      schema: {
        tags,
        summary: 'Say how often and when sequences may write to people',
        description: 'It holds from the next mail on, for everybody who is in a sequence.',
        params: publisher,
        body: SettingsShape,
        response: { 200: SettingsView },
      },
    },
    async ({ actor, params: { publisherId }, body }) =>
      app.outbox.transact(publisherId, async (tx, say) => {
        await saveSettings(tx, publisherId, body, { savedBy: actor.id, savedAt: app.clock.now() });
        const about = { publisherId, subjectId: publisherId, actor: actor.id };
        await say([{ ...about, type: 'nurture_settings.saved', data: {} }]);
        return body;
      }),
  );
}
