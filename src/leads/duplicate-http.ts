// Routes of likely duplicates: what is to be decided, and the decisions. Side by side they are shown by the delivery room.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { countOpen, duplicatesOf } from './duplicate-store.ts';
import { DuplicateView, duplicateViews, MergeView, mergeViews, note } from './duplicate-view.ts';
import { Count } from './http.ts';
import { endSeparation, keepApart } from './keep-apart.ts';
import { reasonCodes } from './likeness.ts';
import { mergeDuplicate } from './merge-people.ts';

const ofPublisher = z.object({ publisherId: z.string() });
export const ofDuplicate = ofPublisher.extend({ duplicateId: z.string().regex(/^dup_[0-9a-z]{20}$/) });
const tags = ['Duplicates'];
const path = '/api/v1/publishers/:publisherId';
const reads = { scope: 'leads:read', assigned: true } as const;
const works = { scope: 'work:write', assigned: true } as const;
const mostCounted = 100;

export function duplicateRoutes(web: Web, app: App): void {
  readRoutes(web, app);
  decisionRoutes(web, app);
}

function readRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List likely duplicates, most certain first: to be decided, or kept apart',
    description:
      'Found a second or two after a lead is taken in. A seller sees those of which all leads are theirs.',
    params: ofPublisher,
    querystring: z.strictObject({
      ...listQuery,
      state: z.enum(['open', 'apart']).default('open').describe('open: to be decided. apart: kept apart'),
      reason: z.enum(reasonCodes).optional().describe('With this among the reasons'),
    }),
    response: { 200: pageOf(DuplicateView) },
  };
  web.get(
    `${path}/duplicates`,
    { config: reads, schema: list },
    async ({ actor, params: { publisherId }, query }) => {
      const { limit, cursor, state, reason = null } = query;
      return asActor(app, actor, publisherId, async (tx) => {
        const rows = await duplicatesOf(tx, publisherId, { state, reason }, placeOf(cursor), limit + 1);
        const { items, nextCursor } = page(rows, limit, ({ score, id }) => `${score} ${id}`);
        return { items: await duplicateViews(tx, publisherId, items), nextCursor };
      });
    },
  );

  const count = {
    tags,
    summary: 'How many likely duplicates nobody has decided, counted up to 100',
    params: ofPublisher,
    response: { 200: z.object({ open: Count }).meta({ id: 'DuplicateCounts' }) },
  };
  web.get(
    `${path}/duplicate-counts`,
    { config: reads, schema: count },
    async ({ actor, params: { publisherId } }) => {
      const open = await asActor(app, actor, publisherId, (tx) =>
        countOpen(tx, publisherId, mostCounted + 1),
      );
      return { open: { count: Math.min(open, mostCounted), more: open > mostCounted } };
    },
  );
}

function decisionRoutes(web: Web, app: App): void {
  const merge = {
    tags,
    summary: 'Say that the two are one person',
    description:
      'Leads stay as they are, each with its deliveries, consent and timeline; both ids stay valid, and what is read of the person is read of both.',
    params: ofDuplicate,
    body: z.strictObject({
      keep: z.string().max(100).describe('The personId of the one that stands for both from now on'),
      note,
    }),
    response: { 201: MergeView },
  };
  web.post(
    `${path}/duplicates/:duplicateId/merges`,
    { config: works, schema: merge },
    async ({ actor, params: { publisherId, duplicateId }, body }, reply) => {
      const made = await mergeDuplicate(app, actor, publisherId, duplicateId, body);
      const [view] = await asActor(app, actor, publisherId, (tx) => mergeViews(tx, publisherId, [made]));
      return reply.code(201).send(view!);
    },
  );

  const separate = {
    tags,
    summary: 'Keep the two apart, for good: they are never suggested again',
    params: ofDuplicate,
    body: z.strictObject({ note }),
    response: { 201: DuplicateView },
  };
  web.post(
    `${path}/duplicates/:duplicateId/separations`,
    { config: works, schema: separate },
    async ({ actor, params: { publisherId, duplicateId }, body }, reply) => {
      const pair = await keepApart(app, actor, publisherId, duplicateId, body.note);
      const [view] = await asActor(app, actor, publisherId, (tx) => duplicateViews(tx, publisherId, [pair]));
      return reply.code(201).send(view!);
    },
  );

  const rejoin = {
    tags,
    summary: 'Take back that the two are kept apart: they may be suggested again',
    params: ofDuplicate,
    response: { 204: z.undefined().describe('Taken back') },
  };
  web.delete(
    `${path}/duplicates/:duplicateId/separations`,
    { config: works, schema: rejoin },
    async ({ actor, params: { publisherId, duplicateId } }, reply) => {
      await endSeparation(app, actor, publisherId, duplicateId);
      return reply.code(204).send();
    },
  );
}

/** The cursor was made by us; what names no place of ours begins anew. */
function placeOf(cursor: string | undefined): { score: number; id: string } | null {
  const [, score, id] = /^(\d{1,3}) (dup_\w+)$/.exec(cursor ?? '') ?? [];
  return id === undefined ? null : { score: Number(score), id };
}
