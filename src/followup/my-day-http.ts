// The route of a seller's day: what to do first, and what will come.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { states } from './clock.ts';
import { endOfDay } from './day.ts';
import { dueTasks, stepsOf, waitingOf, type DueTask, type Within } from './my-day-store.ts';
import { taskPerson } from './task-people-store.ts';
import { LeadBrief, TaskView, taskView } from './task-view.ts';

const most = 50;
const DayTask = TaskView.extend({ lead: LeadBrief }).meta({ id: 'DayTask' });
const Tasks = z.object({
  items: z.array(DayTask),
  more: z.boolean().describe(`There are more than ${most}`),
});
const NewLead = LeadBrief.extend({
  leadId: z.string(),
  grade: z.string().nullable(),
  hot: z.boolean(),
  state: z.enum(states),
  startedAt: z.date(),
  dueAt: z.date().nullable().describe('When the first response is due'),
  task: TaskView.nullable().describe('The step of the playbook that is to be done'),
}).meta({ id: 'NewLead' });

const Day = z
  .object({
    userId: z.string(),
    now: z.date(),
    timeZone: z.string().nullable().describe('The person’s; null: not known, so the day is that of UTC'),
    newLeads: z
      .object({ items: z.array(NewLead), more: z.boolean() })
      .describe('Nobody has answered them yet; the soonest due first'),
    overdue: Tasks,
    today: Tasks.describe('Until midnight, where the person works'),
    next: Tasks.describe('From tomorrow on'),
  })
  .meta({ id: 'MyDay' });

export function myDayRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/my-day',
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags: ['Tasks'],
        summary: 'A person’s day: new leads, what is overdue, what is due today, what comes next',
        params: z.object({ publisherId: z.string() }),
        querystring: z.strictObject({
          userId: z.string().max(64).optional().describe('Whose; left out: your own. A key must say it'),
        }),
        response: { 200: Day },
      },
    },
    async ({ actor, params: { publisherId }, query }) => {
      const userId = whose(actor, query.userId);
      return asActor(app, actor, publisherId, (tx) =>
        dayOf(tx, publisherId, userId, { own: userId === actor.userId, now: app.clock.now() }),
      );
    },
  );
}

function whose({ userId: own, onlyAssigned }: Actor, asked: string | undefined): string {
  if (asked === undefined) {
    if (own === null) throw invalid('userId', 'Say whose day: give the id of a person.', 'required');
    return own;
  }
  if (onlyAssigned && asked !== own)
    throw new Refusal('forbidden.assigned_alone', 'Your role sees only the leads assigned to you.');
  return asked;
}

async function dayOf(
  db: Queries,
  publisherId: string,
  userId: string,
  { own, now }: { own: boolean; now: Date },
): Promise<z.infer<typeof Day>> {
  const person = await taskPerson(db, publisherId, userId);
  // An operator looks after publishers to which they do not belong: their own day there is empty.
  if (person === null && !own) throw notFound('person');
  const timeZone = person?.timeZone ?? null;
  const waiting = await waitingOf(db, publisherId, userId, most + 1);
  const shown = waiting.slice(0, most);
  const leadIds = shown.map(({ leadId }) => leadId);
  const steps = await stepsOf(db, publisherId, leadIds);
  const due = async (within: Within) =>
    listOf(await dueTasks(db, publisherId, userId, within, leadIds, most + 1), now);
  const midnight = endOfDay(now, timeZone ?? 'UTC');
  return {
    userId,
    now,
    timeZone,
    newLeads: {
      items: shown.map((lead) => {
        const task = steps.get(lead.leadId);
        return { ...lead, task: task ? taskView(task, now) : null };
      }),
      more: waiting.length > most,
    },
    overdue: await due({ from: null, to: now }),
    today: await due({ from: now, to: midnight }),
    next: await due({ from: midnight, to: null }),
  };
}

const listOf = (rows: DueTask[], now: Date) => ({
  items: rows.slice(0, most).map(({ lead, ...task }) => ({ ...taskView(task, now), lead })),
  more: rows.length > most,
});
