// Sends leads again to wherever they did not arrive: their deliveries that are parked or wait.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

/** Answers how many deliveries were scheduled. */
export function useReplayLeads() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (leadIds: string[]): Promise<number> => {
      const { count } = await told(
        api.POST('/api/v1/publishers/{publisherId}/replays', {
          params: { path: { publisherId } },
          body: { leadIds },
        }),
      );
      return count;
    },
    onSettled: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === publisherId && ['deliveries', 'leads', 'overview'].includes(String(queryKey[1])),
      }),
  });
}
