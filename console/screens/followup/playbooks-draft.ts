// Playbooks while they are changed: kept here until they are saved, looked at by the server after each change.
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { usePreviewedDraft, type Drafted } from '../../ui/previewed-draft.ts';

export type Playbooks = Schema['Playbooks'];
export type Playbook = Playbooks['playbooks'][number];
export type Step = Playbook['steps'][number];
type Draft = Pick<Playbooks, 'playbooks' | 'holidays'>;

const ofPublisher = '/api/v1/publishers/{publisherId}';

export const playbooksQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'playbooks'],
    queryFn: () => told(api.GET(`${ofPublisher}/playbooks`, { params: { path: { publisherId } } })),
    staleTime: Infinity,
  });

export type EditingPlaybooks = Drafted<Draft> & {
  /** When the steps are due for a lead that arrives now, by playbook; in the reader's time zone. */
  arriving: ReadonlyMap<string, readonly string[]>;
  timeZone: string;
};

export function usePlaybooksDraft(saved: Playbooks): EditingPlaybooks {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const params = { path: { publisherId } };
  const { looked, faulty, ...drafted } = usePreviewedDraft<Draft, Pick<Playbooks, 'arriving' | 'timeZone'>>({
    begun: { holidays: saved.holidays, playbooks: saved.playbooks },
    previewKey: [publisherId, 'playbooks', 'preview'],
    preview: (draft) => told(api.POST(`${ofPublisher}/playbook-previews`, { params, body: draft as never })),
    put: async (draft, note) => {
      const body = { ...draft, version: saved.version, note } as never;
      const answer = await told(api.PUT(`${ofPublisher}/playbooks`, { params, body }));
      queryClient.setQueryData(playbooksQuery(publisherId).queryKey, answer);
    },
  });
  const shown = looked ?? saved;
  return {
    ...drafted,
    arriving: new Map((faulty ? [] : shown.arriving).map(({ playbook, dueAt }) => [playbook, dueAt])),
    timeZone: shown.timeZone,
  };
}
