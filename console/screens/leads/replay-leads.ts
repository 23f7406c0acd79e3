// Sends again: leads to wherever they did not arrive, or one delivery whatever became of it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

/** Of leads, what is parked or waits; of deliveries, these very ones. */
type What = { leadIds: string[] } | { deliveryIds: string[] };

/** The API takes so many at once. */
const most = 500;

/** Answers how many deliveries were scheduled. */
export function useReplays() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const ask = async (body: { leadIds?: string[]; deliveryIds?: string[] }) => {
    const { count } = await told(
      api.POST('/api/v1/publishers/{publisherId}/replays', { params: { path: { publisherId } }, body }),
    );
    return count;
  };
  return useMutation({
    mutationFn: async (what: What): Promise<number> => {
      if ('deliveryIds' in what) return ask(what);
      let sent = 0;
      for (let from = 0; from < what.leadIds.length; from += most)
        sent += await ask({ leadIds: what.leadIds.slice(from, from + most) });
      return sent;
    },
    onSettled: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === publisherId && ['deliveries', 'leads', 'overview'].includes(String(queryKey[1])),
      }),
  });
}
