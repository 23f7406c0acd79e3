// The mail templates that a step may send, by their names in the reader's language.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';

export function useTemplates(): { id: string; words: string }[] {
  const publisherId = usePublisherId();
  const { language } = useLanguage();
  const readable = useMay()('mail:read');
  const { data = [] } = useQuery({
    queryKey: [publisherId, 'mail-templates', 'names', language],
    queryFn: async () =>
      (
        await told(
          api.GET('/api/v1/publishers/{publisherId}/mail-templates', {
            params: { path: { publisherId }, query: { language: language as 'en', limit: 200 } },
          }),
        )
      ).items,
    enabled: readable,
  });
  return data.map(({ id, name }) => ({ id, words: name }));
}

/** Whoever may not read templates is told that it is a mail. */
export function useTemplateName(): (id: string) => string {
  const t = useTranslations('nurture.kind');
  const templates = useTemplates();
  return (wanted) => templates.find(({ id }) => id === wanted)?.words ?? t('mail');
}
