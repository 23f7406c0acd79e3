// A model under somebody's hands: what is typed, what the server says of it by its place, a look at what it would do, and saving it.
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNotices } from '../../ui/notices.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { useModelActs, type Model, type ModelVersion, type Preview } from './models.ts';

export function useModelEditor(current: ModelVersion) {
  const t = useTranslations('scoring');
  const notices = useNotices();
  const words = useProblemWords();
  const acts = useModelActs(current.storefront);
  const [model, setModel] = useState<Model>(current.model);
  const [basedOn, setBasedOn] = useState<number | 'newest'>(current.version);
  const [complaints, setComplaints] = useState<ReadonlyMap<string, string>>(new Map());
  const [preview, setPreview] = useState<{ of: Model; found: Preview } | null>(null);
  const [looking, setLooking] = useState(false);

  const place = (error: unknown): string => {
    if (!(error instanceof Problem)) throw error;
    setComplaints(new Map(error.errors.map((each) => [each.field, words.ofField(each)])));
    if (error.code === 'conflict') setBasedOn('newest');
    if (error.code === 'conflict') return t('conflict');
    return error.errors.length > 0 ? t('wrong') : words.of(error);
  };
  const change = (next: Model) => {
    setModel(next);
    setComplaints(new Map());
  };
  const look = async (): Promise<string | null> => {
    setLooking(true);
    try {
      setPreview({ of: model, found: await acts.preview(model) });
      setComplaints(new Map());
      return null;
    } catch (error) {
      return place(error);
    } finally {
      setLooking(false);
    }
  };
  const send = async (note: string): Promise<string | null> => {
    try {
      const saved = await acts.save(model, note, basedOn === 'newest' ? current.version : basedOn);
      setBasedOn(saved.version);
      setPreview(null);
      notices.done(t('saved', { version: saved.version }));
      return null;
    } catch (error) {
      return place(error);
    }
  };
  return {
    model,
    change,
    look,
    looking,
    send,
    /** Of what is typed now; null once it was changed. */
    preview: preview?.of === model ? preview.found : null,
    isChanged: JSON.stringify(model) !== JSON.stringify(current.model),
    complaint: (path: string) => complaints.get(path),
  };
}
export type ModelEditor = ReturnType<typeof useModelEditor>;
