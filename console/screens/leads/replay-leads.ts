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
      let sent = 0;
      for (let from = 0; from < leadIds.length; from += most) {
        const { count } = await told(
          api.POST('/api/v1/publishers/{publisherId}/replays', {
            params: { path: { publisherId } },
            body: { leadIds: leadIds.slice(from, from + most) },
          }),
        );
        sent += count;
      }
      return sent;
    },
    onSettled: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === publisherId && ['deliveries', 'leads', 'overview'].includes(String(queryKey[1])),
      }),
  });
}

/** The API takes so many at once. */
const most = 500;
