// Routes of what came of those who entered sequences in a period, and of the leads behind each number.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { shownIn } from '../campaigns/money.ts';
import { decimal } from '../platform/decimal.ts';
import { sequencesOf, type SequenceRow } from '../nurture/sequence-store.ts';
import { goalReasons } from '../nurture/enrolment.ts';
import { assigneeOf } from '../accounts/confined.ts';
import { momentOf } from './forecast-spans.ts';
import { frame, Period, withSums } from './frame.ts';
import { periodOf, periodQuery } from './period.ts';
import { countedPeople, leadsOfSequence, sumsBySequence, type SumsRow } from './sequence-store.ts';
import { Behind, behindNamed } from './behind-view.ts';

const count = z.int();
const Reasons = z.record(z.string(), count).describe('Why people left, and how many');
const mails = {
  mailed: count.describe('Mails that were made for them'),
  sent: count,
  bounced: count.describe('Of those sent, those that came back'),
  clicked: count.describe('Of those sent, those in which a person followed a link'),
  scanned: count.describe('Of those sent, those whose links only scanners followed'),
};
const Result = z.object({
  sequenceId: z.string(),
  name: z.string().nullable().describe('Null: as we ship it'),
  entered: count.describe('People who entered in the period, each time that they did'),
  inIt: count.describe('Of them, who goes through it yet, or is paused'),
  answered: count.describe('Of them, whose customer has answered since'),
  goals: count.describe('Of them, who reached a goal'),
  opportunities: count.describe('Of them, whose lead has an opportunity made since'),
  won: count.describe('Of them, of whose lead such an opportunity is won'),
  wonValue: z.array(z.object({ currency: z.string(), amount: z.string() })),
  ended: Reasons,
  ...mails,
  steps: z.array(
    z.object({
      stepId: z.string(),
      kind: z.enum(['mail', 'wait', 'branch', 'task']).nullable().describe('Null: not in the newest version'),
      came: count.describe('Who took it'),
      ended: Reasons,
      ...mails,
    }),
  ),
});
const Results = z
  .object({ period: Period, ...frame, items: z.array(Result) })
  .meta({ id: 'InsightSequences' });

const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/insight';
const config = { scope: 'leads:read', assigned: true } as const;
const tags = ['Insight'];

export function sequenceResultRoutes(web: Web, app: App): void {
  web.get(
    `${path}/sequences`,
    {
      config,
      schema: {
        tags,
        summary: 'What came of those who entered sequences in a period',
        description:
          'Of those who entered: that something came after it does not say that it came of it. Who sees their own leads alone is told of those.',
        params,
        querystring: z.strictObject(periodQuery),
        response: { 200: Results },
      },
    },
    ({ actor, params: { publisherId }, query }) =>
      withSums(app, actor, publisherId, async (framed) => {
        const days = periodOf(query, framed.now, framed.frame.timeZone);
        const { tx, shown } = framed;
        const rows = Map.groupBy(
          await sumsBySequence(tx, shown, days, assigneeOf(actor)),
          ({ sequenceId }) => sequenceId,
        );
        const sequences = await sequencesOf(tx, publisherId);
        const items = sequences.flatMap((sequence) => {
          const own = rows.get(sequence.id);
          return own === undefined ? [] : [resultOf(sequence, own)];
        });
        return {
          period: days,
          ...framed.frame,
          items: items.toSorted((a, b) => b.entered - a.entered || (a.sequenceId < b.sequenceId ? -1 : 1)),
        };
      }),
  );
  behindRoute(web, app);
}

const goals: ReadonlySet<string> = new Set(goalReasons);
const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((all, row) => all + of(row), 0);

function resultOf(sequence: SequenceRow, rows: readonly SumsRow[]) {
  const whole = rows.filter(({ stepId, currency }) => stepId === '' && currency === '');
  const taken = rows.filter(({ stepId, reason }) => stepId !== '' && reason === '');
  const left = rows.filter(({ reason }) => reason !== '');
  const entered = sumOf(whole, ({ people }) => people);
  return {
    sequenceId: sequence.id,
    name: sequence.name,
    entered,
    inIt: entered - sumOf(left, ({ people }) => people),
    answered: sumOf(whole, ({ answered }) => answered),
    goals: sumOf(left, ({ reason, people }) => (goals.has(reason) ? people : 0)),
    opportunities: sumOf(whole, ({ opportunities }) => opportunities),
    won: sumOf(whole, ({ won }) => won),
    wonValue: rows.flatMap(({ currency, value }) =>
      currency === '' ? [] : [{ currency, amount: shownIn(currency, decimal(value)) }],
    ),
    ended: reasonsOf(left),
    ...mailsOf(taken),
    steps: stepsOf(sequence, taken, left),
  };
}

const mailsOf = (rows: readonly SumsRow[]) => ({
  mailed: sumOf(rows, ({ mailed }) => mailed),
  sent: sumOf(rows, ({ sent }) => sent),
  bounced: sumOf(rows, ({ bounced }) => bounced),
  clicked: sumOf(rows, ({ clicked }) => clicked),
  scanned: sumOf(rows, ({ scanned }) => scanned),
});

function reasonsOf(rows: readonly SumsRow[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { reason, people } of rows) reasons[reason] = (reasons[reason] ?? 0) + people;
  return reasons;
}

/** In the order of the newest version; what is no longer in it last. */
function stepsOf({ document }: SequenceRow, taken: readonly SumsRow[], left: readonly SumsRow[]) {
  const known = document.steps.map(({ id }) => id);
  const seen = new Set([...taken, ...left].map(({ stepId }) => stepId));
  const others = [...seen].filter((id) => !known.includes(id)).toSorted();
  return [...known.filter((id) => seen.has(id)), ...others].map((stepId) => {
    const own = taken.filter((row) => row.stepId === stepId);
    return {
      stepId,
      kind: document.steps.find(({ id }) => id === stepId)?.kind ?? null,
      came: sumOf(own, ({ people }) => people),
      ...mailsOf(own),
      ended: reasonsOf(left.filter((row) => row.stepId === stepId)),
    };
  });
}

function behindRoute(web: Web, app: App): void {
  web.get(
    `${path}/sequences/:sequenceId/leads`,
    {
      config,
      schema: {
        tags,
        summary: 'The leads behind a number of a sequence, the newest first',
        params: params.extend({ sequenceId: z.string().max(64) }),
        querystring: z.strictObject({
          ...periodQuery,
          ...listQuery,
          counted: z
            .enum(countedPeople)
            .default('entered')
            .describe('Of mails, those to whom they went; ended: who left, came: who took a step'),
          stepId: z.string().max(64).optional().describe('Of came, ended and mails: of this step alone'),
          reason: z.string().max(64).optional().describe('Of ended: for this reason alone'),
        }),
        response: { 200: pageOf(Behind) },
      },
    },
    ({ actor, params: { publisherId, sequenceId }, query }) =>
      withSums(app, actor, publisherId, async (framed) => {
        const { timeZone } = framed.frame;
        const days = periodOf(query, framed.now, timeZone);
        const sequences = await sequencesOf(framed.tx, publisherId);
        if (!sequences.some(({ id }) => id === sequenceId)) throw notFound('sequence');
        const { counted, stepId = null, reason = null, cursor: before = null, limit } = query;
        const { begun: from, ended: until } = momentOf({ ...days, at: days.from }, timeZone, framed.now);
        const { items, next } = await leadsOfSequence(
          framed.tx,
          { publisherId, sequenceId, from, until },
          { counted, stepId, reason, before, limit, timeZone },
        );
        return { items: await behindNamed(framed.tx, publisherId, items), nextCursor: next };
      }),
  );
}
