// What is to be done about a lead by when: a step of its playbook, or what a person set themselves. Shapes alone.
import * as z from 'zod';
import { outcomes } from './activity.ts';
import { taskKinds, type TaskKind } from './playbook.ts';

/** dropped: the playbook ended before it was done. */
export const taskStates = ['open', 'done', 'skipped', 'dropped'] as const;
export type TaskState = (typeof taskStates)[number];

export type Task = {
  id: string;
  leadId: string;
  userId: string | null;
  followsLead: boolean;
  kind: TaskKind;
  title: string | null;
  playbook: string | null;
  step: string | null;
  dueAt: Date;
  state: TaskState;
  createdBy: string;
  createdAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  reason: string | null;
  activityId: string | null;
};

const words = (max: number) => z.string().trim().min(1).max(max);
const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const userId = z.string().min(1).max(64);

export const TaskInput = z.strictObject({
  kind: z.enum(taskKinds),
  title: words(200),
  dueAt: time.describe('Later than now, within a year'),
  userId: userId
    .optional()
    .describe('Who is to do it; left out: you yourself, and for a key whoever has the lead'),
});
export type NewTask = z.infer<typeof TaskInput>;

export const TaskChange = z.strictObject({
  title: words(200).optional().describe('Of a task that is no step of a playbook'),
  dueAt: time.optional().describe('Later than now, within a year'),
  userId: userId.optional().describe('To whom it is handed'),
});
export type TaskPatch = z.infer<typeof TaskChange>;

export const TaskDone = z.strictObject({
  outcome: z
    .enum(outcomes)
    .nullable()
    .default(null)
    .describe('As of an activity of this kind; a task of the kind other has none'),
  note: words(5_000).nullable().default(null),
  at: time.optional().describe('When it was done; left out: now'),
  userId: userId.optional().describe('Who did it. A key names a person; a person is themselves'),
});
export type TaskDoing = z.infer<typeof TaskDone>;

export const TaskSkip = z.strictObject({ reason: words(500) });
