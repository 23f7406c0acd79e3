// What can be done with the saved views of the inbox.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { useNotices } from '../../ui/notices.tsx';
import type { Filters } from './lead-query.ts';

export type SavedView = Schema['SavedView'];

/** Whose views these are, among those of all screens. */
export const screen = 'leads';

/** The menu is asked for again after each. */
export function useViewActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const t = useTranslations('leads.view');
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [publisherId, 'saved views'] });
  const at = (viewId: string) => ({ params: { path: { publisherId, viewId } } });
  return {
    save: useMutation({
      mutationFn: ({ filters, ...body }: { name: string; shared: boolean; filters: Filters }) =>
        told(
          api.POST('/api/v1/publishers/{publisherId}/saved-views', {
            params: { path: { publisherId } },
            body: { ...body, screen, query: filters },
          }),
        ),
      onSuccess: () => notices.done(t('saved')),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, ...body }: { id: string; name?: string; shared?: boolean }) =>
        told(api.PATCH('/api/v1/publishers/{publisherId}/saved-views/{viewId}', { ...at(id), body })),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) =>
        told(api.DELETE('/api/v1/publishers/{publisherId}/saved-views/{viewId}', at(id))),
      onSuccess: () => notices.done(t('removed')),
      onError: notices.failed,
      onSettled,
    }),
  };
}
