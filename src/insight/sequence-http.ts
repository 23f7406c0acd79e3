// Routes of what came of those who entered sequences in a period, and of the leads behind each number.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { shownIn } from '../campaigns/money.ts';
import { decimal } from '../platform/decimal.ts';
import { sequencesOf, type SequenceRow } from '../nurture/sequence-store.ts';
import { momentOf } from './forecast-spans.ts';
import { frame, Period, withSums, type Framed } from './frame.ts';
import { periodOf, periodQuery, type Period as Days } from './period.ts';
import {
  countedPeople,
  endedBySequence,
  leadsOfSequence,
  mostPeople,
  peopleBySequence,
  stepsBySequence,
  wonBySequence,
  type EndedRow,
  type Entered,
  type StepRow,
} from './sequence-store.ts';
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
  cut: z
    .boolean()
    .describe(
      'More entered: the newest of them are told, 5000 of each; of more than two sequences fewer of each, 1000 at least',
    ),
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

const live = ({ now, frame: { timeZone } }: Framed) => ({ timeZone, upToDateAs: now, complete: true });

function enteredIn(
  { shown, now, frame: { timeZone } }: Framed,
  days: Days,
  sequences: readonly SequenceRow[],
  sequenceId?: string,
): Entered {
  const { begun, ended } = momentOf({ ...days, at: days.from }, timeZone, now);
  const sequenceIds = sequenceId === undefined ? sequences.map(({ id }) => id) : [sequenceId];
  const { publisherId } = shown;
  return { publisherId, sequenceIds, from: begun, until: ended, most: mostPeople(sequences.length) };
}

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
        const sequences = await sequencesOf(framed.tx, publisherId);
        const entered = enteredIn(framed, days, sequences);
        const people = await peopleBySequence(framed.tx, entered);
        const won = await wonBySequence(framed.tx, entered);
        const ended = await endedBySequence(framed.tx, entered);
        const steps = await stepsBySequence(framed.tx, entered);
        const of = <Row extends { sequenceId: string }>(rows: readonly Row[], id: string) =>
          rows.filter(({ sequenceId }) => sequenceId === id);
        const items = sequences.flatMap((sequence) => {
          const { id, name } = sequence;
          const [own] = of(people, id);
          if (own === undefined) return [];
          const [taken, left] = [of(steps, id), of(ended, id)];
          return [
            {
              ...own,
              name,
              cut: own.entered >= entered.most,
              wonValue: of(won, id).map(({ currency, amount }) => ({
                currency,
                amount: shownIn(currency, decimal(amount)),
              })),
              ended: reasonsOf(left),
              ...mailsOf(taken),
              steps: stepsOf(sequence, taken, left),
            },
          ];
        });
        return {
          period: days,
          ...live(framed),
          items: items.toSorted((a, b) => b.entered - a.entered || (a.sequenceId < b.sequenceId ? -1 : 1)),
        };
      }),
  );
  behindRoute(web, app);
}

function mailsOf(rows: readonly StepRow[]) {
  const sum = (pick: 'mailed' | 'sent' | 'bounced' | 'clicked' | 'scanned') =>
    rows.reduce((all, row) => all + row[pick], 0);
  return {
    mailed: sum('mailed'),
    sent: sum('sent'),
    bounced: sum('bounced'),
    clicked: sum('clicked'),
    scanned: sum('scanned'),
  };
}

function reasonsOf(rows: readonly EndedRow[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { reason, count: many } of rows) reasons[reason] = (reasons[reason] ?? 0) + many;
  return reasons;
}

/** In the order of the newest version; what is no longer in it last. */
function stepsOf({ document }: SequenceRow, taken: readonly StepRow[], left: readonly EndedRow[]) {
  const known = document.steps.map(({ id }) => id);
  const seen = new Set([...taken, ...left].map(({ stepId }) => stepId));
  const others = [...seen].filter((id) => !known.includes(id)).toSorted();
  return [...known.filter((id) => seen.has(id)), ...others].map((stepId) => {
    const own = taken.filter((row) => row.stepId === stepId);
    return {
      stepId,
      kind: document.steps.find(({ id }) => id === stepId)?.kind ?? null,
      came: own.reduce((all, { came }) => all + came, 0),
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
        const entered = enteredIn(framed, days, sequences, sequenceId);
        const rows = await leadsOfSequence(framed.tx, entered, {
          counted,
          stepId,
          reason,
          before,
          limit: limit + 1,
          timeZone,
        });
        const { items, nextCursor } = page(rows, limit, ({ enrolmentId }) => enrolmentId);
        return { items: await behindNamed(framed.tx, publisherId, items), nextCursor };
      }),
  );
}
