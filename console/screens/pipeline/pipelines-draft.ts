// Pipelines while they are changed: kept here until they are saved, looked at by the server after each change.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { ofPublisher, pipelinesQuery, type Pipelines } from './pipelines.ts';

type Draft = Pick<Pipelines, 'reportingCurrency' | 'pipelines' | 'winReasons' | 'lossReasons'>;

export type EditingPipelines = {
  draft: Draft;
  changed: boolean;
  /** Anew with each draft that is begun: fields keep what is typed into them. */
  round: number;
  /** What is wrong with the field of this path, in words. */
  wrong: (path: string) => string | undefined;
  /** What is wrong first with anything below it. */
  wrongWithin: (path: string) => string | undefined;
  change: (draft: Partial<Draft>) => void;
  undo: () => void;
  save: (note: string) => Promise<string | null>;
};

export function usePipelinesDraft(saved: Pipelines, changeable: boolean): EditingPipelines {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const words = useProblemWords();
  const { reportingCurrency, pipelines, winReasons, lossReasons } = saved;
  const begun: Draft = { reportingCurrency, pipelines, winReasons, lossReasons };
  const [draft, setDraft] = useState<Draft>(begun);
  const [round, setRound] = useState(0);
  const looked = useDeferredValue(draft);
  const params = { path: { publisherId } };
  const preview = useQuery({
    queryKey: [publisherId, 'pipelines', 'preview', looked],
    queryFn: () => told(api.POST(`${ofPublisher}/pipeline-previews`, { params, body: looked as never })),
    enabled: changeable,
    retry: false,
    placeholderData: (before) => before,
  });
  const put = useMutation({
    mutationFn: (note: string) => {
      const body = { ...draft, version: saved.version, note: note.trim() || null } as never;
      return told(api.PUT(`${ofPublisher}/pipelines`, { params, body }));
    },
    onSuccess: async (answer) => {
      queryClient.setQueryData(pipelinesQuery(publisherId).queryKey, answer);
      await queryClient.invalidateQueries({ queryKey: [publisherId, 'opportunities'] });
    },
  });
  const errors = preview.error instanceof Problem ? preview.error.errors : [];
  const first = (fits: (field: string) => boolean) => {
    const found = errors.find(({ field }) => fits(field));
    return found && words.ofField(found);
  };
  return {
    draft,
    changed: JSON.stringify(draft) !== JSON.stringify(begun),
    round,
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
