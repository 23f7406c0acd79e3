// Playbooks while they are changed: kept here until they are saved, looked at by the server after each change.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';

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

export type EditingPlaybooks = {
  draft: Draft;
  changed: boolean;
  /** Anew with each draft that is begun: fields keep what is typed into them. */
  round: number;
  /** When the steps are due for a lead that arrives now, by playbook; in the reader's time zone. */
  arriving: ReadonlyMap<string, readonly string[]>;
  timeZone: string;
  /** What is wrong with the field of this path, in words. */
  wrong: (path: string) => string | undefined;
  /** What is wrong first with anything below it. */
  wrongWithin: (path: string) => string | undefined;
  change: (draft: Partial<Draft>) => void;
  undo: () => void;
  save: (note: string) => Promise<string | null>;
};

export function usePlaybooksDraft(saved: Playbooks): EditingPlaybooks {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const words = useProblemWords();
  const begun: Draft = { holidays: saved.holidays, playbooks: saved.playbooks };
  const [draft, setDraft] = useState<Draft>(begun);
  const [round, setRound] = useState(0);
  const looked = useDeferredValue(draft);
  const params = { path: { publisherId } };
  const preview = useQuery({
    queryKey: [publisherId, 'playbooks', 'preview', looked],
    queryFn: () => told(api.POST(`${ofPublisher}/playbook-previews`, { params, body: looked as never })),
    retry: false,
    placeholderData: (before) => before,
  });
  const put = useMutation({
    mutationFn: (note: string) => {
      const body = { ...draft, version: saved.version, note: note.trim() || null } as never;
      return told(api.PUT(`${ofPublisher}/playbooks`, { params, body }));
    },
    onSuccess: (answer) => queryClient.setQueryData(playbooksQuery(publisherId).queryKey, answer),
  });
  const errors = preview.error instanceof Problem ? preview.error.errors : [];
  const first = (fits: (field: string) => boolean) => {
    const found = errors.find(({ field }) => fits(field));
    return found && words.ofField(found);
  };
  const shown = preview.data ?? saved;
  return {
    draft,
    changed: JSON.stringify(draft) !== JSON.stringify(begun),
    round,
    arriving: new Map(
      (errors.length > 0 ? [] : shown.arriving).map(({ playbook, dueAt }) => [playbook, dueAt]),
    ),
    timeZone: shown.timeZone,
    wrong: (path) => first((field) => field === path),
    wrongWithin: (path) => first((field) => field === path || field.startsWith(`${path}.`)),
    change: (next) => setDraft({ ...draft, ...next }),
    undo: () => {
      setDraft(begun);
      setRound(round + 1);
    },
    save: async (note) => {
      try {
        await put.mutateAsync(note);
        return null;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return error.errors.length > 0 ? error.errors.map(words.named).join(' ') : words.of(error);
      }
    },
  };
}
