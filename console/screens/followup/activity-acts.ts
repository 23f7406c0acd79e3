// Writing down what was done about a lead, and taking it back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { useNotices } from '../../ui/notices.tsx';
import type { Activity } from './follow-ups.ts';

export type NewActivity = Pick<Activity, 'kind'> &
  Partial<Pick<Activity, 'outcome' | 'note' | 'at' | 'corrects'>> & {
    direction?: 'outgoing' | 'incoming';
  };

export function useActivityActs(leadId: string) {
  const t = useTranslations('follow-up.activities');
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const path = { publisherId, leadId };
  const stale = async () => {
    await queryClient.invalidateQueries({ queryKey: [publisherId, 'follow-ups'] });
    await queryClient.invalidateQueries({ queryKey: [publisherId, 'tasks'] });
    await queryClient.invalidateQueries({ queryKey: [publisherId, 'leads', leadId] });
  };
  const send = (activity: NewActivity) =>
    told(
      api.POST('/api/v1/publishers/{publisherId}/leads/{leadId}/activities', {
        params: { path },
        body: { outcome: null, note: null, corrects: null, ...activity },
      }),
    );
  const note = useMutation({
    mutationFn: send,
    onSuccess: () => notices.done(t('noted')),
    onError: notices.failed,
    onSettled: stale,
  });
  const remove = useMutation({
    mutationFn: (activityId: string) =>
      told(
        api.DELETE('/api/v1/publishers/{publisherId}/leads/{leadId}/activities/{activityId}', {
          params: { path: { ...path, activityId } },
        }),
      ),
    onSuccess: () => notices.done(t('removed')),
    onError: notices.failed,
    onSettled: stale,
  });
  return { note, remove, send, stale };
}
