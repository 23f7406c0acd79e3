// Templates of mails: what there is, and one while it is written, looked at by the server after each change.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, told, type Schema } from '../../api.ts';
import { languageNames, type Language } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';

export type Template = Schema['MailTemplate'];
export type Content = { subject: string; preheader: string; body: string; text: string | null };
export type Contents = Partial<Record<Language, Content>>;
export type MailProblem = Schema['MailProblem'];
export type Preview = Schema['MailPreview'];

export const languages = Object.keys(languageNames) as Language[];
const path = '/api/v1/publishers/{publisherId}/mail-templates';

export const templatesQuery = (publisherId: string, language: Language) =>
  queryOptions({
    queryKey: [publisherId, 'mail-templates', 'list', language],
    queryFn: () =>
      told(api.GET(path, { params: { path: { publisherId }, query: { language, limit: 200 } } })),
  });

export const templateQuery = (publisherId: string, templateId: string, language: Language) =>
  queryOptions({
    queryKey: [publisherId, 'mail-templates', templateId, language],
    queryFn: () =>
      told(
        api.GET(`${path}/{templateId}`, {
          params: { path: { publisherId, templateId }, query: { language } },
        }),
      ),
    staleTime: Infinity,
  });

export type Editing = {
  name: string;
  contents: Contents;
  changed: boolean;
  /** Anew with each draft that is begun. */
  round: number;
  problems: readonly MailProblem[];
  nameWrong: string | undefined;
  rename: (name: string) => void;
  write: (language: Language, content: Partial<Content> | null) => void;
  undo: () => void;
  save: (note: string) => Promise<string | null>;
};

const blank: Content = { subject: '', preheader: '', body: '', text: null };

/** template: null for one that is new. made: told the id of one that was. */
export function useTemplateDraft(
  template: Template | null,
  preview: Preview | undefined,
  made: (id: string) => void,
): Editing {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const words = useProblemWords();
  const begun = { name: template?.name ?? '', contents: (template?.contents ?? {}) as Contents };
  const [draft, setDraft] = useState(begun);
  const [round, setRound] = useState(0);
  const [nameWrong, setNameWrong] = useState<string>();
  const save = useMutation({
    mutationFn: (note: string) => {
      const body = { name: draft.name, contents: draft.contents, note: note.trim() || null } as never;
      return template === null
        ? told(api.POST(path, { params: { path: { publisherId } }, body }))
        : told(
            api.PUT(`${path}/{templateId}`, {
              params: { path: { publisherId, templateId: template.id } },
              body: { ...(body as object), version: template.version } as never,
            }),
          );
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: [publisherId, 'mail-templates'] });
      if (template === null) made(saved.id);
    },
  });
  return {
    ...draft,
    round,
    nameWrong,
    changed: JSON.stringify(draft) !== JSON.stringify(begun),
    problems: preview?.problems ?? [],
    rename: (name) => {
      setNameWrong(undefined);
      setDraft({ ...draft, name });
    },
    write: (language, content) => {
      const { [language]: before, ...others } = draft.contents;
      const contents =
        content === null ? others : { ...others, [language]: { ...blank, ...before, ...content } };
      setDraft({ ...draft, contents });
    },
    undo: () => {
      setDraft(begun);
      setRound(round + 1);
    },
    save: async (note) => {
      try {
        await save.mutateAsync(note);
        return null;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const ofName = error.errors.find(({ field }) => field === 'name');
        if (ofName) setNameWrong(words.ofField(ofName));
        return words.of(error);
      }
    },
  };
}

/** What the source becomes, a moment after it was changed; the one before stays in sight meanwhile. */
export function usePreview(contents: Contents, language: Language) {
  const publisherId = usePublisherId();
  const looked = useDeferredValue(contents);
  return useQuery({
    queryKey: [publisherId, 'mail-templates', 'preview', language, looked],
    queryFn: () =>
      told(
        api.POST(`${path}/previews`, {
          params: { path: { publisherId } },
          body: { contents: looked, language, leadId: null } as never,
        }),
      ),
    retry: false,
    gcTime: 10_000,
    placeholderData: (before) => before,
  });
}
