// What people do with tasks and with the playbook of a lead; what shows them is asked for anew afterwards.
import { useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import type { Task } from './tasks.ts';

type Done = { outcome: Schema['Activity']['outcome']; note: string | null };
type Set = { kind: Task['kind']; title: string; dueAt: string };

const ofPublisher = '/api/v1/publishers/{publisherId}';
const ofTask = `${ofPublisher}/tasks/{taskId}` as const;
const ofLead = `${ofPublisher}/leads/{leadId}` as const;

/** Each throws a Problem when it is refused, and answers null when it is done. */
export function useTaskActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const stale = () => {
    for (const kind of ['tasks', 'follow-ups', 'leads'])
      void queryClient.invalidateQueries({ queryKey: [publisherId, kind] });
  };
  const then = async (asked: Promise<unknown>) => {
    try {
      await asked;
      return null;
    } finally {
      // What was refused has changed meanwhile, or so it seems.
      stale();
    }
  };
  const task = (taskId: string) => ({ path: { publisherId, taskId } });
  const lead = (leadId: string) => ({ path: { publisherId, leadId } });
  return {
    complete: (id: string, body: Done) =>
      then(told(api.POST(`${ofTask}/completions`, { params: task(id), body }))),
    skip: (id: string, reason: string) =>
      then(told(api.POST(`${ofTask}/skips`, { params: task(id), body: { reason } }))),
    postpone: (id: string, dueAt: string) =>
      then(told(api.PATCH(ofTask, { params: task(id), body: { dueAt } }))),
    set: (leadId: string, body: Set) =>
      then(told(api.POST(`${ofLead}/tasks`, { params: lead(leadId), body }))),
    turn: (leadId: string, state: 'running' | 'stopped') =>
      then(told(api.PATCH(`${ofLead}/playbook-run`, { params: lead(leadId), body: { state } }))),
  };
}
