// Routes of what was thought of each month and what came of it, and of the opportunities behind each number.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { ForecastPart } from '../pipeline/forecast-http.ts';
import { shownAmount } from '../pipeline/money.ts';
import { owner, ownerOf } from '../pipeline/opportunity-query.ts';
import { latestPipelines } from '../pipeline/pipeline-store.ts';
import { ratesFor } from '../pipeline/rate-store.ts';
import { shippedPipelines } from '../pipeline/shipped-pipelines.ts';
import { dayGiven } from '../platform/web-time.ts';
import { dateIn } from './days.ts';
import { lookedBack } from './forecast-kept.ts';
import { pastOf } from './forecast-past.ts';
import { momentOf, mostWeeksIn, spanKinds, spansOf, type Span, type SpanKind } from './forecast-spans.ts';
import {
  countedThen,
  opportunitiesAt,
  pipelinesAt,
  type Asked,
  type ClosedGroup,
  type OpenGroup,
} from './forecast-store.ts';
import { frame, Period, withSums, type Framed } from './frame.ts';

const money = z.string().describe('A decimal');
const Then = z
  .object({
    from: z.string(),
    to: z.string().describe('Both days are in it'),
    at: z.string().describe('What was thought when this day began'),
    over: z.boolean().describe('False: it still goes on, and what came of it grows'),
    due: ForecastPart.describe('Open then, and due in it or overdue; weighted is what was forecast'),
    pipeline: ForecastPart.describe('All that was open then'),
    already: ForecastPart.describe('Won in it by then'),
    wonDue: ForecastPart.describe('Of what was due: won in it'),
    lostDue: ForecastPart.describe('Of what was due: lost in it'),
    slipped: ForecastPart.describe('Of what was due: neither won nor lost in it, at its value of then'),
    added: ForecastPart.describe('Won in it since, without having been due: new, or brought forward'),
    won: ForecastPart.describe('All that was won in it, by the rate of the day'),
    difference: z
      .object({ sums: z.array(z.object({ currency: z.string(), amount: money })), total: money.nullable() })
      .describe(
        'Won, less what was forecast then and what had been won by then; total null: no reporting currency, or a rate is missing',
      ),
  })
  .meta({ id: 'InsightForecastSpan' });
const Outcome = z
  .object({
    period: Period,
    ...frame,
    by: z.enum(spanKinds),
    week: z.int(),
    reportingCurrency: z.string().nullable(),
    spans: z.array(Then).describe('The oldest first'),
  })
  .meta({ id: 'InsightForecast' });
const text = z.string().nullable();
const Behind = z
  .object({
    opportunityId: z.string(),
    name: z.string(),
    ownerId: text.describe('As it is now'),
    then: z
      .object({
        pipelineId: z.string(),
        stage: z.string(),
        value: text,
        currency: text,
        expectedClose: text,
      })
      .nullable()
      .describe('Null: it was not open then'),
    outcome: z
      .object({ state: z.enum(['won', 'lost']), day: z.string(), value: text, currency: text })
      .nullable()
      .describe('Null: neither won nor lost by the end'),
  })
  .meta({ id: 'InsightForecastOpportunity' });

const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/insight';
const config = { scope: 'pipeline:read', assigned: true } as const;
const tags = ['Insight'];
const day = dayGiven().optional();
const spanQuery = {
  by: z.enum(spanKinds).default('month'),
  to: day.describe('A day of the last one; left out: today'),
  week: z.coerce
    .number()
    .int()
    .min(0)
    .max(mostWeeksIn.quarter)
    .default(0)
    .describe('What was thought so many weeks after the beginning, on its last day at the latest'),
  ownerId: owner,
};

type SpanQuery = { by: SpanKind; to?: string | undefined; week: number; ownerId?: string | undefined };

/** Opportunities are read as they are, so that all of them are counted. */
const live = ({ now, frame: { timeZone } }: Framed) => ({ timeZone, upToDateAs: now, complete: true });

function askedOf(
  actor: Actor,
  { shown, now, frame: { timeZone } }: Framed,
  { by, to, week, ownerId }: SpanQuery,
  count: number,
): { asked: Asked; spans: Span[]; today: string } {
  if (week > mostWeeksIn[by])
    throw invalid('week', `Must be ${mostWeeksIn[by]} at most.`, 'too_large', { max: mostWeeksIn[by] });
  const today = dateIn(timeZone, now);
  const spans = spansOf({ by, to: to ?? today, count, week, today });
  const moments = spans.map((span) => momentOf(span, timeZone, now));
  const asked = { publisherId: shown.publisherId, timeZone, moments, ownerId: ownerOf(actor, ownerId) };
  return { asked, spans, today };
}

export function forecastOutcomeRoutes(web: Web, app: App): void {
  web.get(
    `${path}/forecast-outcomes`,
    {
      config,
      schema: {
        tags,
        summary: 'What was forecast of each month or quarter, and what came of it',
        description:
          'From what each opportunity was at the time: stage, value and expected close, weighted by the probabilities of then. What changed after the end of a month changes nothing in it.',
        params,
        querystring: z.strictObject({
          ...spanQuery,
          count: z.coerce.number().int().min(1).max(12).default(6),
        }),
        response: { 200: Outcome },
      },
    },
    ({ actor, params: { publisherId }, query }) =>
      withSums(app, actor, publisherId, async (framed) => {
        const { asked, spans, today } = askedOf(actor, framed, query, query.count);
        const { reportingCurrency } = (await latestPipelines(framed.tx, publisherId)).document;
        const { open, closed, met } = await lookedBack(framed.tx, asked, framed.now);
        const documents = await pipelinesAt(framed.tx, asked);
        const wanted = wantedRates(spans, open, closed);
        const past = pastOf({
          spans,
          open,
          closed,
          met,
          reportingCurrency,
          pipelines: documents.map(({ document }) => document ?? shippedPipelines),
          rates:
            reportingCurrency === null
              ? []
              : await ratesFor(framed.tx, publisherId, reportingCurrency, wanted),
        });
        return {
          period: { from: past[0]!.from, to: past.at(-1)!.to },
          ...live(framed),
          by: query.by,
          week: query.week,
          reportingCurrency,
          spans: past.map(({ parts, ...span }) => ({ ...span, ...parts, over: span.to < today })),
        };
      }),
  );
  behindRoute(web, app);
}

/** What was open goes by the rates of the moment, what closed by those of its day. */
function wantedRates(
  spans: readonly Span[],
  open: readonly OpenGroup[],
  closed: readonly ClosedGroup[],
): { currency: string; day: string }[] {
  const wanted = new Map<string, { currency: string; day: string }>();
  const want = (currency: string | null, on: string) => {
    if (currency !== null) wanted.set(`${currency} ${on}`, { currency, day: on });
  };
  for (const { currency, first, last } of open)
    for (const { at } of spans.slice(first - 1, last)) want(currency, at);
  for (const { currency, day: on } of closed) want(currency, on);
  return [...wanted.values()];
}

function behindRoute(web: Web, app: App): void {
  web.get(
    `${path}/forecast-opportunities`,
    {
      config,
      schema: {
        tags,
        summary: 'The opportunities behind a number of a month or quarter',
        params,
        querystring: z.strictObject({ ...spanQuery, ...listQuery, counted: z.enum(countedThen) }),
        response: { 200: pageOf(Behind) },
      },
    },
    ({ actor, params: { publisherId }, query }) =>
      withSums(app, actor, publisherId, async (framed) => {
        const { counted, cursor = '', limit } = query;
        const { asked } = askedOf(actor, framed, query, 1);
        const rows = await opportunitiesAt(framed.tx, asked, { counted, after: cursor, limit: limit + 1 });
        const { items, nextCursor } = page(rows, limit, ({ opportunityId }) => opportunityId);
        return {
          items: items.map(
            ({ opportunityId, name, ownerId, stage, pipelineId, outcome, day: closedOn, ...row }) => ({
              opportunityId,
              name,
              ownerId,
              then:
                stage === null || pipelineId === null
                  ? null
                  : {
                      pipelineId,
                      stage,
                      value: shownAmount(row.thenValue, row.thenCurrency),
                      currency: row.thenCurrency,
                      expectedClose: row.expectedClose,
                    },
              outcome:
                outcome === null
                  ? null
                  : {
                      state: outcome,
                      day: closedOn!,
                      value: shownAmount(row.value, row.currency),
                      currency: row.currency,
                    },
            }),
          ),
          nextCursor,
        };
      }),
  );
}
