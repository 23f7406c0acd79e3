// Tasks, days and runs of playbooks as the API tells them: what is asked for, under which keys it is kept, and what tasks are called.
import { queryOptions } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';

export type Task = Schema['Task'];
export type Day = Schema['MyDay'];
export type NewLead = Schema['NewLead'];
export type Run = Schema['PlaybookRun'];
export type Brief = Schema['LeadBrief'];
export const taskKinds = ['call', 'mail', 'meeting', 'other'] as const satisfies Task['kind'][];

/** userId left out: the reader's own. */
export const dayQuery = (publisherId: string, userId: string | undefined) =>
  queryOptions({
    queryKey: [publisherId, 'tasks', 'day', userId ?? 'own'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/my-day', {
          params: { path: { publisherId }, query: userId === undefined ? {} : { userId } },
        }),
      ),
  });

export const leadTasksQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: [publisherId, 'tasks', 'lead', leadId],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads/{leadId}/tasks', {
          params: { path: { publisherId, leadId } },
        }),
      ),
  });

export const runQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: [publisherId, 'tasks', 'run', leadId],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads/{leadId}/playbook-run', {
          params: { path: { publisherId, leadId } },
        }),
      ),
  });

type Step = { playbook: string | null; step: string | null; title: string | null };

/** What we ship has no words of its own, but those of the reader's language. */
export function usePlaybookWords() {
  const t = useTranslations('playbooks');
  const names = useTranslations('playbooks.names');
  const steps = useTranslations('playbooks.steps');
  return {
    nameOf: ({ id, name }: { id: string; name: string | null }) => name ?? (names.has(id) ? names(id) : id),
    whatOf: ({ playbook, step, title }: Step) => {
      const key = `${playbook}.${step}`;
      return title ?? (steps.has(key) ? steps(key) : (step ?? ''));
    },
    kindOf: (kind: Task['kind']) => t(`kind.${kind}`),
  };
}
