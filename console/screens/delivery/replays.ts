// Sends deliveries again: one, those chosen, or all that a filter finds.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { operatorId } from '../../session.ts';
import { usePlace } from './destinations.ts';

/** state left out: what is parked or waits; with a destination also leads that never went there. */
export type ReplayFilter = { destinationId?: string; state?: 'parked' | 'waiting' | 'delivered'; since?: string };
export type Replayed = { count: number; refused: number };

export function useReplays() {
  const { publisherId } = usePlace();
  const queryClient = useQueryClient();
  const onSettled = () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === publisherId && ['deliveries', 'destinations', 'leads'].includes(String(queryKey[1])),
    });
  const one = (deliveryId: string) =>
    told(
      api.POST('/api/v1/publishers/{publisherId}/deliveries/{deliveryId}/replays', {
        params: { path: { publisherId, deliveryId } },
      }),
    );
  const chosen = async (deliveryIds: string[]): Promise<Replayed> => {
    const answers = await Promise.allSettled(deliveryIds.map(one));
    const count = answers.filter(({ status }) => status === 'fulfilled').length;
    return { count, refused: answers.length - count };
  };
  const matching = async (body: ReplayFilter): Promise<Replayed> => {
    const { count } = await told(
      publisherId === operatorId
        ? api.POST('/api/v1/operator/replays', { body })
        : api.POST('/api/v1/publishers/{publisherId}/replays', { params: { path: { publisherId } }, body }),
    );
    return { count, refused: 0 };
  };
  return {
    chosen: useMutation({ mutationFn: chosen, onSettled }),
    matching: useMutation({ mutationFn: matching, onSettled }),
  };
}

/** How many deliveries a replay of this filter would send, so that nobody sends a thousand by mistake. */
export const replayCountQuery = (publisherId: string, filter: DeliveryFilter) =>
  queryOptions({
    queryKey: [publisherId, 'deliveries', 'count', filter],
    queryFn: async () => 0,
  });
