// A mapping under somebody's hands: what is typed, what a look at a lead says of it, and saving it on top of what it was made from.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFilters } from '../../ui/filters.ts';
import { useNotices } from '../../ui/notices.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { usePlace } from './destinations.ts';
import { draftOf, fieldsOf, placed, withTargets, type Complaints, type Draft } from './mapping-draft.ts';
import { previewQuery, useMappingActs, type Filling, type MappedField, type Mapping } from './mappings.ts';
import { useSettled } from './settled.ts';

export function useMappingEditor(destinationId: string, mapping: Mapping, mayLook: boolean) {
  const t = useTranslations('mappings');
  const notices = useNotices();
  const words = useProblemWords();
  const { publisherId } = usePlace();
  const [{ lead: leadId }, go] = useFilters(['lead']);
  const [typed, setTyped] = useState<Draft>(() => draftOf(mapping.fields, mapping.targets));
  const [language, setLanguage] = useState(mapping.language);

  const draft = withTargets(typed, mapping.targets);
  const fields = fieldsOf(draft);
  const asked = useSettled({ fields, language, ...(leadId === undefined ? {} : { leadId }) });
  const { data: preview } = useQuery({
    ...previewQuery(publisherId, destinationId, asked),
    enabled: mayLook,
  });
  const settled = draftOf(asked.fields, mapping.targets);
  const { complaints: live } = placed(preview?.complaints ?? [], settled, words.ofField);
  const { why, setWhy, refused, setRefused, send } = useSaving(
    destinationId,
    mapping,
    draft,
    fields,
    language,
  );
  const change = (next: Draft) => {
    setTyped(next);
    setRefused({});
  };

  const restore = (old: Filling, name: string) => {
    change(draftOf(old.fields, mapping.targets));
    setLanguage(old.language);
    setWhy(t('versions.restored', { name }));
    notices.done(t('versions.taken', { name }));
  };
  return {
    draft,
    fields,
    complaints: { ...live, ...refused },
    refused,
    preview,
    why,
    language,
    leadId,
    change,
    setWhy,
    setLanguage,
    send,
    restore,
    setLead: (lead: string | undefined) => go({ lead }),
  };
}

/** Saving it on top of what it was made from, with a reason; what was refused stands beside its field until the next change. */
function useSaving(
  destinationId: string,
  mapping: Mapping,
  draft: Draft,
  fields: MappedField[],
  language: Mapping['language'],
) {
  const t = useTranslations('mappings');
  const notices = useNotices();
  const words = useProblemWords();
  const { save } = useMappingActs(destinationId);
  const [basedOn, setBasedOn] = useState<number | null | 'newest'>(mapping.version);
  const [refused, setRefused] = useState<Complaints>({});
  const [why, setWhy] = useState('');
  const complain = (problem: Problem): string => {
    const { complaints, left } = placed(problem.errors, draft, words.ofField);
    setRefused(complaints);
    if (problem.code !== 'conflict')
      return left.length > 0 || problem.errors.length === 0 ? words.of(problem) : t('wrong');
    // The newest version is asked for after every try to save: the next one goes on top of it.
    setBasedOn('newest');
    return t('conflict');
  };
  const send = async (): Promise<string | null> => {
    try {
      const saved = await save.mutateAsync({
        fields,
        language,
        why,
        basedOn: basedOn === 'newest' ? mapping.version : basedOn,
      });
      setBasedOn(saved.version);
      setWhy('');
      notices.done(t('saved', { version: saved.version ?? 0 }));
      return null;
    } catch (error) {
      if (error instanceof Problem) return complain(error);
      throw error;
    }
  };
  return { why, setWhy, refused, setRefused, send };
}
