// Routes of a lead's playbook: how far it has come, with the dates of what is to follow; stopped and taken up by a person.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { asActor, assigneeOf } from '../accounts/confined.ts';
import { demandUnconverted } from '../leads/converted.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { taskKinds } from './playbook.ts';
import { planOf } from './playbook-plan.ts';
import { playbooksBehind } from './playbooks.ts';
import { placeOf, resumeRun, stopRuns } from './run.ts';
import { lockRuns, runOf, type Run } from './run-store.ts';
import { lockLeads } from './store.ts';
import { openStep } from './task-store.ts';
import { TaskView, taskView } from './task-view.ts';

const text = z.string().nullable();
const RunView = z
  .object({
    leadId: z.string(),
    playbook: z.string(),
    name: text.describe('Null: as we ship it'),
    version: z.int().describe('Of the playbooks by which it goes; 0: as shipped'),
    state: z.enum(['running', 'stopped', 'finished']),
    beganAt: z.date(),
    endedAt: z.date().nullable(),
    endedReason: text.describe('answered, qualified, disqualified, person or finished'),
    endedBy: text,
    step: z.int().describe('The next one, from 0'),
    steps: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(taskKinds),
        what: text.describe('Null: the words of a step that we ship'),
        dueAt: z.date().nullable().describe('By today’s plan; null: it is over, or the playbook has ended'),
      }),
    ),
    task: TaskView.nullable().describe('The step that is to be done'),
  })
  .meta({ id: 'PlaybookRun' });

const path = '/api/v1/publishers/:publisherId/leads/:leadId/playbook-run';
const params = z.object({ publisherId: z.string(), leadId: z.string().regex(/^lead_[0-9a-z]{20}$/) });
const tags = ['Playbooks'];

export function runRoutes(web: Web, app: App): void {
  web.get(
    path,
    {
      config: { scope: 'leads:read', assigned: true },
      schema: { tags, summary: 'How a lead is followed up', params, response: { 200: RunView } },
    },
    async ({ actor, params: { publisherId, leadId } }) =>
      asActor(app, actor, publisherId, (tx) => shown(tx, publisherId, leadId, app.clock.now())),
  );

  web.patch(
    path,
    {
      config: { scope: 'work:write', assigned: true },
      schema: {
        tags,
        summary: 'Stop the playbook of a lead, or take it up again',
        description: 'Taken up again, it goes on with the step that was next, from now.',
        params,
        body: z.strictObject({ state: z.enum(['running', 'stopped']) }),
        response: { 200: RunView },
      },
    },
    async ({ actor, params: { publisherId, leadId }, body: { state } }) => {
      await setState(app, actor, { publisherId, leadId }, state);
      return asActor(app, actor, publisherId, (tx) => shown(tx, publisherId, leadId, app.clock.now()));
    },
  );
}

function setState(
  app: App,
  actor: Actor,
  { publisherId, leadId }: { publisherId: string; leadId: string },
  state: 'running' | 'stopped',
): Promise<void> {
  return app.outbox.transact(
    publisherId,
    async (tx, say) => {
      const doing = { tx, say, now: app.clock.now(), actor: actor.id };
      await lockLeads(tx, [{ publisherId, leadId }]);
      const [run] = await lockRuns(tx, [{ publisherId, leadId }]);
      if (run === undefined) throw notFound('playbook run');
      if (run.state === state) return;
      if (state === 'running') demandUnconverted((await leadById(tx, publisherId, leadId))!);
      if (state === 'stopped') {
        if (run.state === 'running') return stopRuns(doing, [run], 'person');
      } else if (run.state === 'stopped' && (await resumeRun(doing, run))) return;
      throw new Refusal(
        'conflict.run_over',
        'This playbook has come to its end; set a task for what is left to do.',
      );
    },
    assigneeOf(actor),
  );
}

async function shown(
  db: Queries,
  publisherId: string,
  leadId: string,
  now: Date,
): Promise<z.infer<typeof RunView>> {
  if ((await leadById(db, publisherId, leadId)) === undefined) throw notFound('lead');
  const run = await runOf(db, publisherId, leadId);
  if (run === undefined) throw notFound('playbook run');
  const ready = (await playbooksBehind(db, [run]))(run);
  const playbook = ready.playbook(run.playbook);
  const steps = playbook?.steps ?? [];
  const plan = planOf(steps, run.anchorAt, placeOf(run.timeZone, ready.holidays));
  const task = await openStep(db, publisherId, leadId);
  return {
    ...headOf(run),
    name: playbook?.name ?? null,
    steps: steps.map(({ id, kind, what }, at) => ({
      id,
      kind,
      what,
      dueAt:
        run.state !== 'running' || at < run.step
          ? null
          : // A step that a person has postponed holds back what comes after it.
            new Date(Math.max(plan[at]!.getTime(), task?.dueAt.getTime() ?? 0)),
    })),
    task: task === undefined ? null : taskView(task, now),
  };
}

function headOf({ leadId, playbook, version, state, beganAt, endedAt, endedReason, endedBy, step }: Run) {
  return { leadId, playbook, version, state, beganAt, endedAt, endedReason, endedBy, step };
}
