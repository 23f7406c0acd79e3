// Rules and calendars while they are changed: kept here until they are saved, looked at by the server after each pause.
import { useMutation, useQuery, useQueryClient, queryOptions } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, told, type Schema } from '../../api.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';

export type Times = Schema['ResponseTimes'];
export type Policy = Times['policies'][number];
export type Calendar = Times['calendars'][number];
export type Draft = { policies: Policy[]; calendars: Calendar[] };

export const timesQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'response-times'],
    queryFn: () =>
      told(api.GET('/api/v1/publishers/{publisherId}/response-times', { params: { path: { publisherId } } })),
    staleTime: Infinity,
  });

/** wrong: what is wrong with the field of this path, in words. */
export type Editing = {
  draft: Draft;
  changed: boolean;
  arriving: ReadonlyMap<string, Times['arriving'][number]>;
  wrong: (path: string) => string | undefined;
  change: (draft: Draft) => void;
  undo: () => void;
  save: (note: string) => Promise<string | null>;
};

export function useRulesDraft(publisherId: string, times: Times): Editing {
  const queryClient = useQueryClient();
  const words = useProblemWords();
  const saved: Draft = { policies: times.policies, calendars: times.calendars };
  const [draft, change] = useState<Draft>(saved);
  const looked = useDeferredValue(draft);
  const path = { publisherId };
  const preview = useQuery({
    queryKey: [publisherId, 'response-times', 'preview', looked],
    queryFn: () =>
      told(
        api.POST('/api/v1/publishers/{publisherId}/response-time-previews', {
          params: { path },
          body: looked as never,
        }),
      ),
    retry: false,
    placeholderData: (before) => before,
  });
  const put = useMutation({
    mutationFn: (note: string) =>
      told(
        api.PUT('/api/v1/publishers/{publisherId}/response-times', {
          params: { path },
          body: { ...draft, version: times.version, note: note.trim() || null } as never,
        }),
      ),
    onSuccess: (answer) => queryClient.setQueryData(timesQuery(publisherId).queryKey, answer),
  });
  const problem = preview.error instanceof Problem ? preview.error : null;
  const wrong = (place: string) => {
    const found = problem?.errors.find(({ field }) => field === place);
    return found && words.ofField(found);
  };
  const save = async (note: string) => {
    try {
      await put.mutateAsync(note);
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error.errors.length > 0 ? error.errors.map(words.named).join(' ') : words.of(error);
    }
  };
  const arriving = problem ? [] : (preview.data?.arriving ?? times.arriving);
  return {
    draft,
    changed: JSON.stringify(draft) !== JSON.stringify(saved),
    arriving: new Map(arriving.map((each) => [each.policy, each])),
    wrong,
    change,
    undo: () => change(saved),
    save,
  };
}
