// Routes of the board and of why deals are won and lost: what is summed over stages and reasons, each currency apart.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { decimalsOf } from '../platform/currency.ts';
import { decimal, rounded, textOf, times } from '../platform/decimal.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import { invalid } from '../platform/refusal.ts';
import { page } from '../platform/web-list.ts';
import { timeGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import { listOpportunities, sumsByReason, sumsByStage, type StageSum } from './list-store.ts';
import { probabilityOf, stateIn } from './move.ts';
import { states } from './opportunity.ts';
import { origin, owner, ownerOf, placeIn } from './opportunity-query.ts';
import { ListedOpportunity, opportunityView } from './opportunity-view.ts';
import { exits, pipelineOf, stageOf, type Pipeline } from './pipeline.ts';
import { latestPipelines } from './pipeline-store.ts';

const Sum = z.object({
  currency: z.string(),
  count: z.int(),
  value: z.string().describe('A decimal'),
  weighted: z.string().describe('Times the stage’s probability'),
});
const Column = z
  .object({
    stage: z.string(),
    count: z.int(),
    sums: z.array(Sum).describe('Each currency apart'),
    items: z.array(ListedOpportunity).describe('The newest'),
    nextCursor: z.string().nullable().describe('Goes on in the list of opportunities under the same filter'),
  })
  .meta({ id: 'BoardColumn' });
const Board = z
  .object({ pipelineId: z.string(), closedFrom: z.date(), columns: z.array(Column) })
  .meta({ id: 'OpportunityBoard' });
const ByReason = z.object({
  state: z.enum(states),
  reason: z.string().nullable().describe('Null: none was given'),
  count: z.int(),
  sums: z.array(Sum.omit({ weighted: true })),
});

const tags = ['Opportunities'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const config = { scope: 'pipeline:read', assigned: true } as const;
/** The columns of what is won and lost show this much of the past. */
const closedMs = 30 * 86_400_000;
const perColumn = 20;

export function boardRoutes(web: Web, app: App): void {
  web.get(
    `${path}/opportunity-board`,
    {
      config,
      schema: {
        tags,
        summary: 'A pipeline as a board: each stage with its count, its sums and its newest opportunities',
        description: `Won and lost are those of the last 30 days. Each column has ${perColumn} opportunities at most; the list goes on from its nextCursor.`,
        params,
        querystring: z.strictObject({
          pipelineId: z.string().max(40).optional().describe('Left out: the first in use'),
          ownerId: owner,
          origin,
          q: z.string().trim().max(200).optional().describe('Found in the name'),
        }),
        response: { 200: Board },
      },
    },
    async ({ actor, params: { publisherId }, query }) =>
      asActor(app, actor, publisherId, async (tx) => {
        const now = app.clock.now();
        const { document } = await latestPipelines(tx, publisherId);
        const pipeline =
          query.pipelineId === undefined
            ? document.pipelines.find(({ archived }) => !archived)
            : pipelineOf(document, query.pipelineId);
        if (pipeline === undefined) {
          const options = document.pipelines.map(({ id }) => id).join(', ');
          throw invalid('pipelineId', `Must be one of ${options}.`, 'not_one_of', { options });
        }
        const { origin: stream, q } = query;
        const wanted = { ownerId: ownerOf(actor, query.ownerId), origin: stream, q };
        const closedFrom = new Date(now.getTime() - closedMs);
        const pages = [];
        for (const stage of [...pipeline.stages.map(({ id }) => id), ...exits]) {
          const closed = stateIn(stage) === 'open' ? {} : { closedFrom };
          const rows = await listOpportunities(
            tx,
            publisherId,
            { ...wanted, pipelineId: pipeline.id, stage, ...closed },
            { order: 'created', falling: true, after: null, limit: perColumn + 1 },
            { document, now },
          );
          const { items, nextCursor } = page(rows, perColumn, placeIn);
          pages.push({ stage, items: items.map((row) => opportunityView(row, document, now)), nextCursor });
        }
        // After the walks, which do best without it.
        await planAsUsual(tx);
        const sums = await sumsByStage(tx, publisherId, pipeline.id, wanted, closedFrom);
        const columns = pages.map((each) => ({ ...each, ...columnOf(pipeline, each.stage, sums) }));
        return { pipelineId: pipeline.id, closedFrom, columns };
      }),
  );
  reasonRoute(web, app);
}

function columnOf(pipeline: Pipeline, stage: string, all: readonly StageSum[]) {
  const own = all.filter((sum) => sum.stage === stage);
  const probability = probabilityOf(stateIn(stage), stageOf(pipeline, stage));
  const sums = own.flatMap(({ currency, count, value }) => {
    if (currency === null || value === null) return [];
    const exact = times(decimal(value), { units: BigInt(probability), scale: 2 });
    return [{ currency, count, value, weighted: textOf(rounded(exact, decimalsOf(currency))) }];
  });
  return { stage, count: own.reduce((sum, { count }) => sum + count, 0), sums };
}

function reasonRoute(web: Web, app: App): void {
  web.get(
    `${path}/opportunity-reasons`,
    {
      config,
      schema: {
        tags,
        summary: 'Why deals were won and lost: how many, and what they were worth, each currency apart',
        params,
        querystring: z.strictObject({
          pipelineId: z.string().max(40).optional(),
          ownerId: owner,
          origin,
          closedFrom: timeGiven({ offset: true }).optional(),
          closedTo: timeGiven({ offset: true }).optional(),
        }),
        response: { 200: z.object({ items: z.array(ByReason) }) },
      },
    },
    async ({ actor, params: { publisherId }, query }) =>
      asActor(app, actor, publisherId, async (tx) => {
        const { document } = await latestPipelines(tx, publisherId);
        const wanted = { ...query, ownerId: ownerOf(actor, query.ownerId) };
        await planAsUsual(tx);
        const rows = await sumsByReason(tx, publisherId, wanted, { document, now: app.clock.now() });
        const groups = [...Map.groupBy(rows, ({ state, reason }) => `${state} ${reason}`).values()];
        return {
          items: groups
            .map((group) => ({
              state: group[0]!.state,
              reason: group[0]!.reason,
              count: group.reduce((sum, { count }) => sum + count, 0),
              sums: group.flatMap(({ currency, count, value }) =>
                currency === null || value === null ? [] : [{ currency, count, value }],
              ),
            }))
            .toSorted((a, b) => b.count - a.count),
        };
      }),
  );
}
