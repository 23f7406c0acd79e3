// A sequence while it is changed: kept here until it is saved, looked at by the server after each change.
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import type { Draft, Sequence, Step } from './sequences.ts';

export type EditingSequence = {
  draft: Draft;
  changed: boolean;
  /** Anew with each draft that is begun: fields keep what is typed into them. */
  round: number;
  /** How much is to be put right before it can be saved. */
  problems: number;
  /** What is wrong with the field of this path, in words. */
  wrong: (path: string) => string | undefined;
  /** All that is wrong with anything below it, each once. */
  wrongWithin: (path: string) => string[];
  change: (draft: Partial<Draft>) => void;
  changeStep: (step: Step) => void;
  undo: () => void;
};

const empty: Draft = {
  name: '',
  entry: { by: 'hand' },
  againAfterDays: null,
  goals: { stage: null, answered: true, clicked: null },
  steps: [{ id: 'mail-1', kind: 'mail', templateId: '', next: null }],
};

const draftOf = ({ name, entry, againAfterDays, goals, steps }: Sequence): Draft => ({
  name,
  entry,
  againAfterDays,
  goals,
  steps,
});

/** saved: null for one that is made. looks: whether whoever writes may ask what is wrong with it. */
export function useSequenceDraft(saved: Sequence | null, looks: boolean): EditingSequence {
  const publisherId = usePublisherId();
  const words = useProblemWords();
  const begun = saved === null ? empty : draftOf(saved);
  const [draft, setDraft] = useState<Draft>(begun);
  const [round, setRound] = useState(0);
  const { name: _, ...looked } = useDeferredValue(draft);
  const review = useQuery({
    queryKey: [publisherId, 'sequences', 'review', looked],
    queryFn: async () => {
      const params = { path: { publisherId } };
      const path = '/api/v1/publishers/{publisherId}/sequences/reviews';
      return (await told(api.POST(path, { params, body: looked as never }))).problems;
    },
    enabled: looks,
    retry: false,
    placeholderData: (before) => before,
  });
  const found = review.error instanceof Problem ? review.error.errors : (review.data ?? []);
  const wordsOf = (fits: (field: string) => boolean) => [
    ...new Set(found.filter(({ field }) => fits(field)).map(words.ofField)),
  ];
  return {
    draft,
    changed: JSON.stringify(draft) !== JSON.stringify(begun),
    round,
    problems: found.length,
    wrong: (path) => wordsOf((field) => field === path)[0],
    wrongWithin: (path) => wordsOf((field) => field === path || field.startsWith(`${path}.`)),
    change: (next) => setDraft({ ...draft, ...next }),
    changeStep: (step) =>
      setDraft({ ...draft, steps: draft.steps.map((each) => (each.id === step.id ? step : each)) }),
    undo: () => {
      setDraft(begun);
      setRound(round + 1);
    },
  };
}
