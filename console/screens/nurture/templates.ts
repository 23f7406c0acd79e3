// The mail templates that a step may send, by their names.
import { useQuery } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export function useTemplates(): { id: string; words: string }[] {
  const publisherId = usePublisherId();
  const { data = [] } = useQuery({
    queryKey: [publisherId, 'mail-templates', 'names'],
    queryFn: async () =>
      (
        (await told(
          api.GET(
            '/api/v1/publishers/{publisherId}/mail-templates' as never,
            { params: { path: { publisherId } } } as never,
          ),
        )) as { items: { id: string; name: string | null }[] }
      ).items,
    retry: false,
  });
  return data.map(({ id, name }) => ({ id, words: name ?? id }));
}

export function useTemplateName(): (id: string) => string {
  const templates = useTemplates();
  return (wanted) => templates.find(({ id }) => id === wanted)?.words ?? wanted;
}
