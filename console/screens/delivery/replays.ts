// Sends deliveries again: those chosen, or all that a filter finds. And says beforehand how many that would be.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { operatorId } from '../../session.ts';
import type { DeliveryFilter } from './deliveries.ts';
import { usePlace } from './destinations.ts';

/** state left out: what is parked or waits; with a destination also leads that never went there. */
export type ReplayFilter = {
  destinationId?: string;
  state?: 'parked' | 'waiting' | 'delivered';
  since?: string;
  deliveryIds?: string[];
};
/** So many can be named in one call. */
const mostIds = 500;

export function useReplay() {
  const { publisherId } = usePlace();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ deliveryIds, ...body }: ReplayFilter) =>
      told(
        publisherId === operatorId
          ? api.POST('/api/v1/operator/replays', { body })
          : api.POST('/api/v1/publishers/{publisherId}/replays', {
              params: { path: { publisherId } },
              body: deliveryIds === undefined ? body : { ...body, deliveryIds },
            }),
      ),
    onSettled: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === publisherId &&
          ['deliveries', 'destinations', 'leads'].includes(String(queryKey[1])),
      }),
  });
}

/** What sending again all that these filters find would send. The ids are named where the API knows no such filter. */
export const replayQuery = (publisherId: string, filter: DeliveryFilter) =>
  queryOptions({
    queryKey: [publisherId, 'deliveries', 'replay', filter],
    queryFn: async (): Promise<{ count: number; replay: ReplayFilter }> => {
      const { reason, state, ...rest } = filter;
      if (reason === undefined) {
        const replay = { ...rest, ...(state === undefined ? {} : { state: state as 'parked' }) };
        return { count: await countOf(publisherId, filter), replay };
      }
      const deliveryIds = await idsOf(publisherId, filter);
      return { count: deliveryIds.length, replay: { deliveryIds } };
    },
  });

async function countOf(
  publisherId: string,
  { destinationId, state, since }: DeliveryFilter,
): Promise<number> {
  const query = {
    limit: 200,
    ...(destinationId === undefined ? {} : { destinationId }),
    ...(since === undefined ? {} : { from: since }),
  };
  const { items } = await told(
    api.GET('/api/v1/publishers/{publisherId}/ledger', { params: { path: { publisherId }, query } }),
  );
  const counted = state === undefined ? (['parked', 'waiting'] as const) : ([state as 'parked'] as const);
  return items.reduce((sum, line) => sum + counted.reduce((each, name) => each + line[name], 0), 0);
}

async function idsOf(publisherId: string, filter: DeliveryFilter): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null && ids.length < mostIds;) {
    const page: { items: { id: string; state: string }[]; nextCursor: string | null } = await told(
      api.GET('/api/v1/publishers/{publisherId}/deliveries', {
        params: {
          path: { publisherId },
          query: { ...filter, limit: 200, ...(cursor === '' ? {} : { cursor }) },
        },
      }),
    );
    const wanted = page.items.filter(
      ({ state }) => state === 'parked' || state === 'waiting' || state === filter.state,
    );
    ids.push(...wanted.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids.slice(0, mostIds);
}
