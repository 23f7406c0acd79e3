// Routes of opportunities: the list, a new one, one with its moves, what is changed in it, and where it is moved.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import { eventsOf } from '../delivery/lead-detail-store.ts';
import { timelineOf } from '../leads/timeline.ts';
import type { App } from '../platform/app.ts';
import { answerTable, fileAnswer, fileFormats, pagesOf } from '../platform/table-file.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { changeOpportunity, moveOpportunity } from './change-opportunity.ts';
import { convertLead } from './convert-lead.ts';
import { createOpportunity } from './create-opportunity.ts';
import { filter, ordering, orderedBy, ownerOf, placeIn } from './opportunity-query.ts';
import { listOpportunities } from './list-store.ts';
import {
  ChangeShape,
  ConversionShape,
  leadIdText,
  MoveShape,
  NewShape,
  opportunityIdText,
  type Opportunity,
} from './opportunity.ts';
import { opportunityColumns } from './opportunity-file.ts';
import { ListedOpportunity, OpportunityView, opportunityView } from './opportunity-view.ts';
import { latestPipelines } from './pipeline-store.ts';
import { contactsOf, leadNamed, movesOf, opportunityById } from './store.ts';

const text = z.string().nullable();
const Contact = z.object({ leadId: text, name: text, email: text, phone: text, part: text });
const Move = z
  .object({
    version: z.int().describe('The version of the opportunity that it made'),
    at: z.date(),
    actor: z.string(),
    fromStage: text.describe('Null: it began there'),
    toStage: z.string(),
    fromName: text.describe('As it was called then; null: a name of ours'),
    toName: text,
    value: text.describe('As it was then'),
    currency: text,
    reason: text,
    note: text,
  })
  .meta({ id: 'OpportunityMove' });
const Moment = z.looseObject({ at: z.date(), type: z.string(), actor: z.string() });
const Detail = OpportunityView.extend({
  contacts: z.array(Contact),
  lead: z
    .object({ id: z.string(), name: text, company: text })
    .nullable()
    .describe('Null also for a lead that whoever asks may not see'),
  moves: z.array(Move).describe('The latest first'),
  timeline: z.array(Moment).describe('Oldest first'),
}).meta({ id: 'OpportunityDetail' });
const Conversion = z.object({
  opportunity: OpportunityView,
  created: z.boolean().describe('False: the lead was converted before, and this is what it became'),
});

const mostMoves = 200;
const tags = ['Opportunities'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const ofOne = params.extend({ opportunityId: opportunityIdText });
const read = { scope: 'pipeline:read', assigned: true } as const;
const write = { scope: 'pipeline:write', assigned: true } as const;

export function opportunityRoutes(web: Web, app: App): void {
  listRoute(web, app);
  oneRoutes(web, app);
  conversionRoute(web, app);
}

function listRoute(web: Web, app: App): void {
  web.get(
    `${path}/opportunities`,
    {
      config: read,
      schema: {
        tags,
        summary: 'List opportunities',
        description:
          'Ordered by value, amounts of different currencies stand by their numbers. A seller sees their own.',
        params,
        querystring: z.strictObject({ ...listQuery, ...filter, ...ordering }),
        response: { 200: pageOf(ListedOpportunity) },
      },
    },
    async ({ actor, params: { publisherId }, query: { limit, cursor, sort, ...asked } }) =>
      page(
        await readList(app, actor, publisherId, asked, orderedBy(sort, cursor), limit + 1),
        limit,
        placeIn,
      ),
  );

  for (const format of fileFormats)
    web.get(
      `${path}/opportunities.${format}`,
      {
        config: read,
        schema: {
          tags,
          summary: `Opportunities of a filter as ${format === 'csv' ? 'a CSV file' : 'an Excel workbook'}`,
          description: 'A seller gets their own.',
          params,
          querystring: z.strictObject({ ...filter, ...ordering }),
          response: fileAnswer(format),
        },
      },
      async ({ actor, params: { publisherId }, query: { sort, ...asked } }, reply) =>
        answerTable(reply, format, {
          name: 'opportunities',
          columns: opportunityColumns,
          pages: pagesOf(
            (after: string | null, limit) =>
              readList(app, actor, publisherId, asked, orderedBy(sort, after ?? undefined), limit),
            placeIn,
          ),
        }),
    );
}

type Asked = z.infer<z.ZodObject<typeof filter>>;

function readList(
  app: App,
  actor: Actor,
  publisherId: string,
  asked: Asked,
  order: ReturnType<typeof orderedBy>,
  limit: number,
) {
  return asActor(app, actor, publisherId, async (tx) => {
    const now = app.clock.now();
    const { document } = await latestPipelines(tx, publisherId);
    const wanted = { ...asked, ownerId: ownerOf(actor, asked.ownerId) };
    const rows = await listOpportunities(tx, publisherId, wanted, { ...order, limit }, { document, now });
    return rows.map((row) => opportunityView(row, document, now));
  });
}

function oneRoutes(web: Web, app: App): void {
  const shown = (actor: Actor, publisherId: string, deal: Opportunity) =>
    viewOf(app, actor, publisherId, deal);
  web.post(
    `${path}/opportunities`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Make an opportunity by hand',
        params,
        body: NewShape,
        response: { 201: OpportunityView },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) =>
      reply
        .code(201)
        .send(await shown(actor, publisherId, await createOpportunity(app, actor, publisherId, body))),
  );

  web.get(
    `${path}/opportunities/:opportunityId`,
    {
      config: read,
      schema: {
        tags,
        summary: 'One opportunity with its contacts, moves and timeline',
        params: ofOne,
        response: { 200: Detail },
      },
    },
    async ({ actor, params: { publisherId, opportunityId } }) =>
      detail(app, actor, publisherId, opportunityId),
  );

  web.patch(
    `${path}/opportunities/:opportunityId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Change an opportunity',
        description: 'Another owner gets its lead too.',
        params: ofOne,
        body: ChangeShape.extend({ version: z.int().min(1).describe('Of the opportunity as it was read') }),
        response: { 200: OpportunityView },
      },
    },
    async ({ actor, params: { publisherId, opportunityId: id }, body }) =>
      shown(actor, publisherId, await changeOpportunity(app, actor, { publisherId, id }, body)),
  );

  web.post(
    `${path}/opportunities/:opportunityId/moves`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Move an opportunity: to another stage, won, lost, or open again',
        params: ofOne,
        body: MoveShape,
        response: { 201: OpportunityView },
      },
    },
    async ({ actor, params: { publisherId, opportunityId: id }, body }, reply) =>
      reply
        .code(201)
        .send(await shown(actor, publisherId, await moveOpportunity(app, actor, { publisherId, id }, body))),
  );
}

function conversionRoute(web: Web, app: App): void {
  web.post(
    `${path}/leads/:leadId/conversions`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Make a qualified lead an opportunity',
        description:
          'The lead is only read from then on. Said again, it answers what the lead became; `another` makes one more.',
        params: params.extend({ leadId: leadIdText }),
        body: ConversionShape,
        response: { 200: Conversion, 201: Conversion },
      },
    },
    async ({ actor, params: { publisherId, leadId }, body }, reply) => {
      const { opportunity, created } = await convertLead(app, actor, { publisherId, leadId }, body);
      return reply
        .code(created ? 201 : 200)
        .send({ opportunity: await viewOf(app, actor, publisherId, opportunity), created });
    },
  );
}

async function viewOf(app: App, actor: Actor, publisherId: string, deal: Opportunity) {
  const { document } = await asActor(app, actor, publisherId, (tx) => latestPipelines(tx, publisherId));
  return opportunityView(deal, document, app.clock.now());
}

async function detail(app: App, actor: Actor, publisherId: string, id: string) {
  return asActor(app, actor, publisherId, async (tx) => {
    const deal = await opportunityById(tx, publisherId, id);
    if (deal === undefined) throw notFound('opportunity');
    const { document } = await latestPipelines(tx, publisherId);
    const events = await eventsOf(tx, publisherId, [id]);
    return {
      ...opportunityView(deal, document, app.clock.now()),
      contacts: await contactsOf(tx, publisherId, id),
      lead: deal.leadId === null ? null : await leadNamed(tx, publisherId, deal.leadId),
      moves: await movesOf(tx, publisherId, id, mostMoves),
      timeline: timelineOf(events, [], { posts: 1, lastPostedAt: deal.createdAt }),
    };
  });
}
