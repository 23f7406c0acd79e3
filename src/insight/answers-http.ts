// Routes of how leads are worked: how soon they are answered, whether high scores win, and what becomes of the leads of a week.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { daysAfter } from '../platform/months.ts';
import type { Web } from '../platform/web.ts';
import { percentileOf } from './answer-steps.ts';
import { frame, keptFor, Period, restFor, withSums, type Framed } from './frame.ts';
import { leadSteps, namingOf } from './funnel.ts';
import { cohortSteps, counted, dimensions, type Dimension } from './metrics.ts';
import { namesOf } from './name-store.ts';
import { listingQuery, narrowedTo, type OfListings } from './narrowed.ts';
import { mostWeeks } from './parts.ts';
import { periodOf, periodQuery, span, weekOf } from './period.ts';
import { answerSteps, countsByKey, countsByWeek, notKnown, type Counts } from './read-store.ts';
import { LeadStepsView } from './steps-view.ts';
import { dateIn } from './days.ts';

const share = z.number().nullable().describe('0 to 1; null: of none');
const Answers = z
  .object({
    leads: z.int(),
    answered: z.int(),
    inTime: z.int(),
    late: z.int(),
    overdue: z.int(),
    inTimeShare: share.describe(
      'In time of all that were answered with a due time or are overdue; null: there are none',
    ),
    medianSeconds: z.int().nullable().describe('Within the step in which it is counted, by share'),
    p95Seconds: z.int().nullable(),
  })
  .meta({ id: 'InsightAnswers' });
const Responses = z
  .object({
    period: Period,
    ...frame,
    by: z.enum(dimensions),
    total: Answers,
    items: z.array(
      Answers.extend({
        key: z.string().describe(`${notKnown}: those of which it is not known`),
        name: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'InsightResponses' });
const Scores = z
  .object({
    period: Period,
    ...frame,
    bands: z
      .array(
        z.object({
          from: z.int(),
          to: z.int().describe('Both are in it'),
          steps: LeadStepsView,
          winRate: share.describe('Won of all that are won or lost'),
        }),
      )
      .describe('By the score with which a lead came in, the least first'),
  })
  .meta({ id: 'InsightScores' });
const Cohorts = z
  .object({
    period: Period,
    ...frame,
    step: z.enum(cohortSteps),
    weeks: z.array(
      z.object({
        week: z.string().describe('Its Monday'),
        leads: z.int(),
        reached: z
          .array(z.int())
          .describe(
            'Of these leads, those that had come to the step within so many weeks: the first within one; the last has all that came later too',
          ),
      }),
    ),
  })
  .meta({ id: 'InsightCohorts' });

const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/insight';
const tags = ['Insight'];
const period = z.strictObject({ ...periodQuery, ...listingQuery });

export function answerRoutes(web: Web, app: App): void {
  responseRoute(web, app);
  scoreRoute(web, app);
  cohortRoute(web, app);
}

function responseRoute(web: Web, app: App): void {
  web.get(
    `${path}/responses`,
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags,
        summary: 'How soon leads of a period were answered, by one dimension',
        description:
          'An answer is to the credit of whoever gave it; one that nobody gave, of who has the lead.',
        params,
        querystring: period.extend({ by: z.enum(dimensions).default('seller') }),
        response: { 200: Responses },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, (framed) => responsesOf(framed, actor, asked)),
  );
}

type Asked = Parameters<typeof periodOf>[0] & OfListings;

export async function responsesOf(
  framed: Framed,
  actor: Actor,
  asked: Asked & { by: Dimension },
): Promise<z.infer<typeof Responses>> {
  const { tx, shown, now, frame: said } = framed;
  const days = periodOf(asked, now, said.timeZone);
  const narrowed = await narrowedTo(framed, asked);
  const kept = keptFor(actor, asked.by);
  const [place, all] = [narrowed.in(kept), restFor(actor, narrowed, kept)];
  const rows = await countsByKey(tx, shown, place, all, days);
  const stepRows = await answerSteps(tx, shown, place, all, days);
  const nameOf = namingOf(asked.by, narrowed.listings);
  const byKey = answersOf(rows, stepRows, (key) => nameOf(key) ?? notKnown);
  const names = await namesOf(tx, shown.publisherId, asked.by, [...byKey.keys()]);
  return {
    period: days,
    ...said,
    by: asked.by,
    total: answersIn(rows, stepRows),
    items: [...byKey]
      .map(([key, answers]) => ({ key, name: names.get(key) ?? null, ...answers }))
      .toSorted(
        (a, b) =>
          Number(a.key === notKnown) - Number(b.key === notKnown) ||
          b.leads - a.leads ||
          (a.key < b.key ? -1 : 1),
      ),
  };
}

type Steps = { key: string; counts: readonly number[] };

function answersOf(
  rows: readonly (Counts & { key: string })[],
  stepRows: readonly Steps[],
  nameOf: (key: string) => string,
): Map<string, z.infer<typeof Answers>> {
  const stepsOf = Map.groupBy(stepRows, ({ key }) => nameOf(key));
  const groups = Map.groupBy(rows, ({ key }) => nameOf(key));
  return new Map([...groups].map(([name, group]) => [name, answersIn(group, stepsOf.get(name) ?? [])]));
}

function answersIn(rows: readonly Counts[], stepRows: readonly Steps[]): z.infer<typeof Answers> {
  const sum = (column: 'leads' | 'answered' | 'in_time' | 'late' | 'overdue') =>
    rows.reduce((all, row) => all + row[column], 0);
  const [inTime, late, overdue] = [sum('in_time'), sum('late'), sum('overdue')];
  const steps: number[] = [];
  for (const { counts } of stepRows)
    for (const [step, count] of counts.entries()) steps[step] = (steps[step] ?? 0) + count;
  return {
    leads: sum('leads'),
    answered: sum('answered'),
    inTime,
    late,
    overdue,
    inTimeShare: shareOf(inTime, inTime + late + overdue),
    medianSeconds: percentileOf(steps, 0.5),
    p95Seconds: percentileOf(steps, 0.95),
  };
}

function scoreRoute(web: Web, app: App): void {
  web.get(
    `${path}/scores`,
    {
      config: { scope: 'leads:read' },
      schema: {
        tags,
        summary: 'How leads of a period scored as they came in, and whether high scores win',
        params,
        querystring: period,
        response: { 200: Scores },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, (framed) => scoresOf(framed, asked)),
  );
}

export async function scoresOf(framed: Framed, asked: Asked): Promise<z.infer<typeof Scores>> {
  const { tx, shown, now, frame: said } = framed;
  const place = (await narrowedTo(framed, asked)).in('score');
  const days = periodOf(asked, now, said.timeZone);
  const rows = new Map(
    (await countsByKey(tx, shown, place, null, days)).map((row) => [Number(row.key), row]),
  );
  const bands = Array.from({ length: 10 }, (_, at) => 10 * at).map((from) => {
    const row = rows.get(from);
    const counts = row === undefined ? none() : leadSteps(row, 'arrival');
    return {
      from,
      to: from === 90 ? 100 : from + 9,
      steps: counts,
      winRate: shareOf(counts.won, counts.won + counts.lost),
    };
  });
  return { period: days, ...said, bands };
}

function cohortRoute(web: Web, app: App): void {
  web.get(
    `${path}/cohorts`,
    {
      config: { scope: 'leads:read' },
      schema: {
        tags,
        summary: 'Of the leads of each week, how many had come to a step within so many weeks',
        description: `A week is followed for ${mostWeeks} weeks one by one. Weeks that the period cuts are told whole.`,
        params,
        querystring: period.extend({ step: z.enum(cohortSteps).default('won') }),
        response: { 200: Cohorts },
      },
    },
    ({ actor, params: { publisherId }, query: asked }) =>
      withSums(app, actor, publisherId, (framed) => cohortsOf(framed, asked)),
  );
}

export async function cohortsOf(
  framed: Framed,
  asked: Asked & { step: z.infer<typeof Cohorts>['step'] },
): Promise<z.infer<typeof Cohorts>> {
  const { tx, shown, now, frame: said } = framed;
  const days = periodOf(asked, now, said.timeZone);
  const whole = { from: weekOf(days.from), to: daysAfter(weekOf(days.to), 6) };
  const today = dateIn(said.timeZone, now);
  const { column } = counted.find(({ id }) => id === asked.step)!;
  const rows = await countsByWeek(tx, shown, (await narrowedTo(framed, asked)).in('age'), whole);
  const weeks = [...Map.groupBy(rows, ({ week }) => week)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    period: whole,
    ...said,
    step: asked.step,
    weeks: weeks.map(([week, ages]) => ({
      week,
      leads: ages.reduce((sum, { leads }) => sum + leads, 0),
      reached: reachedBy(ages, column, Math.floor((span(week, today) - 1) / 7)),
    })),
  };
}

/** Added up from the first week on, as far as the weeks have come by now. */
function reachedBy(ages: readonly (Counts & { key: string })[], column: keyof Counts, age: number): number[] {
  const last = Math.min(mostWeeks, Math.max(age, 0));
  let reached = 0;
  return Array.from({ length: last + 1 }, (_, weeks) => {
    reached += ages.find(({ key }) => Number(key) === weeks)?.[column] ?? 0;
    return reached;
  });
}

const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all);
const none = () => Object.fromEntries(counted.map(({ id }) => [id, 0])) as ReturnType<typeof leadSteps>;
