// Routes of tasks: a lead's, a new one, what is changed in one, and how it ends.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { TaskChange, TaskDone, TaskInput, TaskSkip } from './task.ts';
import { tasksOf } from './task-store.ts';
import { changeTask, doTask, setTask, skipTask } from './tasks.ts';
import { TaskView, taskView } from './task-view.ts';

/** A lead has few; what is older than these is in its story. */
const most = 200;
const tags = ['Tasks'];
const path = '/api/v1/publishers/:publisherId';
const ofLead = z.object({ publisherId: z.string(), leadId: z.string().regex(/^lead_[0-9a-z]{20}$/) });
const ofTask = z.object({ publisherId: z.string(), taskId: z.string().regex(/^tsk_[0-9a-z]{20}$/) });
const write = { scope: 'work:write', assigned: true } as const;
const response = { 200: TaskView };

export function taskRoutes(web: Web, app: App): void {
  web.get(
    `${path}/leads/:leadId/tasks`,
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags,
        summary: 'What is to be done about a lead, and what was',
        description: `What is open first, by when it is due; then the latest of what has ended, ${most} in all.`,
        params: ofLead,
        response: { 200: z.object({ items: z.array(TaskView) }) },
      },
    },
    async ({ actor, params: { publisherId, leadId } }) =>
      asActor(app, actor, publisherId, async (tx) => {
        if ((await leadById(tx, publisherId, leadId)) === undefined) throw notFound('lead');
        const now = app.clock.now();
        return { items: (await tasksOf(tx, publisherId, leadId, most)).map((task) => taskView(task, now)) };
      }),
  );

  web.post(
    `${path}/leads/:leadId/tasks`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Set a task about a lead',
        params: ofLead,
        body: TaskInput,
        response: { 201: TaskView },
      },
    },
    async ({ actor, params: { publisherId, leadId }, body }, reply) =>
      reply.code(201).send(taskView(await setTask(app, actor, publisherId, leadId, body), app.clock.now())),
  );

  web.patch(
    `${path}/tasks/:taskId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Postpone a task, hand it over, or change its words',
        params: ofTask,
        body: TaskChange,
        response,
      },
    },
    async ({ actor, params: { publisherId, taskId }, body }) =>
      taskView(await changeTask(app, actor, publisherId, taskId, body), app.clock.now()),
  );
  endRoutes(web, app);
}

function endRoutes(web: Web, app: App): void {
  web.post(
    `${path}/tasks/:taskId/completions`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Say that a task is done, and what came of it',
        description:
          'Writes the activity, so that a first response is measured, and the next step of the playbook. Said again, it changes nothing.',
        params: ofTask,
        body: TaskDone,
        response,
      },
    },
    async ({ actor, params: { publisherId, taskId }, body }) =>
      taskView(await doTask(app, actor, publisherId, taskId, body), app.clock.now()),
  );

  web.post(
    `${path}/tasks/:taskId/skips`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Skip a task, with the reason',
        description: 'The next step of the playbook follows.',
        params: ofTask,
        body: TaskSkip,
        response,
      },
    },
    async ({ actor, params: { publisherId, taskId }, body: { reason } }) =>
      taskView(await skipTask(app, actor, publisherId, taskId, reason), app.clock.now()),
  );
}
