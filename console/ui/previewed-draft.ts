// What is changed whole and saved as a version: kept here until then, and looked at by the server after each change.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useProblemWords } from './problem-words.ts';
import { Problem } from './problem.ts';

export type Drafted<Draft> = {
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
  /** Null, or in words why it could not be saved. */
  save: (note: string) => Promise<string | null>;
};

type Drafting<Draft, Looked> = {
  begun: Draft;
  /** What the server says of a draft, under a key of its own. */
  previewKey: readonly unknown[];
  preview: (draft: Draft) => Promise<Looked>;
  /** False: nothing is changed here, so nothing is looked at. */
  changeable?: boolean;
  /** note: null where nothing was written. */
  put: (draft: Draft, note: string | null) => Promise<unknown>;
};

/** looked: what the server said of the draft, or of the one before while it looks; undefined before it has said anything. */
export function usePreviewedDraft<Draft extends object, Looked extends object>({
  begun,
  previewKey,
  preview,
  changeable = true,
  put,
}: Drafting<Draft, Looked>): Drafted<Draft> & { looked: Looked | undefined; faulty: boolean } {
  const words = useProblemWords();
  const [draft, setDraft] = useState<Draft>(begun);
  const [round, setRound] = useState(0);
  const late = useDeferredValue(draft);
  const asked = useQuery({
    queryKey: [...previewKey, late],
    queryFn: () => preview(late),
    enabled: changeable,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const saving = useMutation({ mutationFn: (note: string) => put(draft, note.trim() || null) });
  const errors = asked.error instanceof Problem ? asked.error.errors : [];
  const first = (fits: (field: string) => boolean) => {
    const found = errors.find(({ field }) => fits(field));
    return found && words.ofField(found);
  };
  return {
    draft,
    changed: JSON.stringify(draft) !== JSON.stringify(begun),
    round,
    looked: asked.data,
    faulty: errors.length > 0,
    wrong: (path) => first((field) => field === path),
    wrongWithin: (path) => first((field) => field === path || field.startsWith(`${path}.`)),
    change: (next) => setDraft({ ...draft, ...next }),
    undo: () => {
      setDraft(begun);
      setRound(round + 1);
    },
    save: async (note) => {
      try {
        await saving.mutateAsync(note);
        return null;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return error.errors.length > 0 ? error.errors.map(words.named).join(' ') : words.of(error);
      }
    },
  };
}
