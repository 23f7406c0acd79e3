// A task as the API shows it, with what a seller needs of its lead.
import * as z from 'zod';
import { taskKinds } from './playbook.ts';
import { taskStates, type Task } from './task.ts';

const text = z.string().nullable();

export const TaskView = z
  .object({
    id: z.string(),
    leadId: z.string(),
    userId: text.describe('Who is to do it; null: nobody has the lead'),
    kind: z.enum(taskKinds),
    title: text.describe('Null: the words of a step that we ship'),
    playbook: text.describe('Of which playbook it is a step; null: a person’s own'),
    step: text,
    dueAt: z.date(),
    overdue: z.boolean(),
    state: z.enum(taskStates).describe('dropped: the playbook ended before it was done'),
    createdBy: z.string(),
    createdAt: z.date(),
    endedAt: z.date().nullable(),
    endedBy: text,
    reason: text.describe('Why it was skipped'),
    activityId: text.describe('What was written down when it was done'),
  })
  .meta({ id: 'Task' });

export function taskView({ followsLead: _follows, ...task }: Task, now: Date): z.infer<typeof TaskView> {
  return { ...task, overdue: task.state === 'open' && task.dueAt < now };
}

/** Whom a lead is about, and how they are reached. */
export const LeadBrief = z
  .object({
    storefront: z.string(),
    offerTitle: z.string(),
    firstName: text,
    lastName: text,
    company: text,
    email: text,
    phone: text,
  })
  .meta({ id: 'LeadBrief' });
export type Brief = z.infer<typeof LeadBrief>;
