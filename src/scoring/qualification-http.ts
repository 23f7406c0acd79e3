// Routes of one lead's qualification: its checklist, and what people decide.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { Actor } from '../accounts/actor.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { qualifyingStages, type Check } from './criteria.ts';
import { disqualify, qualificationAt, reopen, setStage, tickCriterion, type Place } from './qualify.ts';
import { returnOf } from './return-store.ts';
import type { Scorers } from './scorers.ts';
import { disqualifications, returnable } from './disqualification.ts';
import { isReturnInTime, stages } from './stage.ts';

const text = z.string().nullable();
const note = z.string().trim().min(1).max(1_000);
const optionalNote = note.nullable().default(null);

const Return = z
  .object({
    reason: z.string(),
    note: text,
    returnedBy: z.string(),
    returnedAt: z.date(),
    accepted: z.boolean().nullable().describe('Null: the marketplace has not answered yet'),
    decidedAt: z.date().nullable(),
    answer: text,
  })
  .meta({ id: 'LeadReturn' });

const QualificationView = z
  .object({
    stage: z.enum(stages),
    since: z.date(),
    by: z.string().describe('scoring: the data decided'),
    reason: text.describe('Why it was disqualified'),
    note: text,
    checks: z.array(
      z.object({
        id: z.string(),
        name: text.describe('Null: one that we ship'),
        stage: z.enum(qualifyingStages),
        required: z.boolean(),
        met: z.boolean(),
        byData: z.boolean().describe('Whether a condition can decide it'),
        tick: z
          .object({ met: z.boolean(), by: z.string(), at: z.string(), note: text })
          .nullable()
          .describe('What a person said; null: the data decide, or nobody has'),
      }),
    ),
    returnable: z
      .array(z.enum(returnable))
      .describe('Reasons for which the lead can still be given back to where it came from'),
    returned: Return.nullable(),
  })
  .meta({ id: 'Qualification' });

const tags = ['Qualification'];
const params = z.object({ publisherId: z.string(), leadId: z.string().regex(/^lead_[0-9a-z]{20}$/) });
const path = '/api/v1/publishers/:publisherId/leads/:leadId';
const reading = { scope: 'leads:read', assigned: true } as const;
const writing = { scope: 'work:write', assigned: true } as const;
const response = { 200: QualificationView };

export function qualificationRoutes(web: Web, app: App, scorers: Scorers): void {
  const shown = (actor: Actor, place: Place) => qualification(app, scorers, actor, place);

  const read = { tags, params, summary: 'How far a lead has come, with its checklist', response };
  web.get(`${path}/qualification`, { config: reading, schema: read }, async ({ actor, params }) =>
    shown(actor, params),
  );

  const tick = {
    tags,
    params: params.extend({ criterionId: z.string() }),
    summary: 'Say whether a criterion is met',
    description:
      'A person’s word stands above the data. It may lift the lead to the next stage, and never lowers it.',
    body: z.strictObject({
      met: z.boolean().nullable().describe('Null: take back what was said'),
      note: optionalNote,
    }),
    response,
  };
  web.put(
    `${path}/criteria/:criterionId`,
    { config: writing, schema: tick },
    async ({ actor, params, body }) => {
      await tickCriterion(app, scorers, actor, params, body);
      return shown(actor, params);
    },
  );

  stageRoutes(web, app, scorers, shown);
}

type Show = (actor: Actor, place: Place) => ReturnType<typeof qualification>;

function stageRoutes(web: Web, app: App, scorers: Scorers, shown: Show): void {
  const stage = {
    tags,
    params,
    summary: 'Put a lead into a stage, with the reason',
    body: z.strictObject({
      stage: z.enum(['inquiry', ...qualifyingStages]),
      note: note.describe('Why, whatever the checklist says'),
    }),
    response,
  };
  web.put(`${path}/stage`, { config: writing, schema: stage }, async ({ actor, params, body }) => {
    await setStage(app, actor, params, body);
    return shown(actor, params);
  });

  const out = {
    tags,
    params,
    summary: 'Disqualify a lead, and give it back where it was none',
    body: z.strictObject({
      reason: z.enum(disqualifications),
      note: optionalNote.describe('Needed with the reason other'),
      giveBack: z
        .boolean()
        .default(false)
        .describe(`To the marketplace it came from; for ${returnable.join(', ')}`),
    }),
    response,
  };
  web.post(`${path}/disqualifications`, { config: writing, schema: out }, async ({ actor, params, body }) => {
    await disqualify(app, actor, params, body);
    return shown(actor, params);
  });

  const again = {
    tags,
    params,
    summary: 'Reopen a disqualified lead',
    description: 'Back to where its checklist puts it. A return that nobody has answered is taken back.',
    body: z.strictObject({ note: optionalNote }),
    response,
  };
  web.post(`${path}/reopenings`, { config: writing, schema: again }, async ({ actor, params, body }) => {
    await reopen(app, scorers, actor, params, body);
    return shown(actor, params);
  });
}

async function qualification(
  app: App,
  scorers: Scorers,
  actor: Actor,
  { publisherId, leadId }: Place,
): Promise<z.infer<typeof QualificationView>> {
  return asActor(app, actor, publisherId, async (tx) => {
    const now = app.clock.now();
    const lead = await leadById(tx, publisherId, leadId);
    if (lead === undefined) throw notFound('lead');
    const found = await qualificationAt(tx, scorers, lead, now);
    if (found === null) throw notFound('qualification');
    const { row, checks } = found;
    const { checklist } = (await scorers.of(tx, [publisherId]))(publisherId, row.storefront);
    const returned = (await returnOf(tx, publisherId, leadId)) ?? null;
    const known = new Map(checklist.map((criterion) => [criterion.id, criterion]));
    const view = (check: Check) => {
      const { name, when } = known.get(check.id)!;
      return { ...check, name, byData: when !== null };
    };
    return {
      stage: row.stage,
      since: row.stageSince,
      by: row.stageBy,
      reason: row.stageReason,
      note: row.stageNote,
      checks: checks.map(view),
      returnable: returned === null && isReturnInTime(lead.receivedAt, now) ? [...returnable] : [],
      returned,
    };
  });
}
