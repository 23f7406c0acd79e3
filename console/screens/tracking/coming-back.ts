// How the reading back of a destination stands and what was compared, as the API has them; and what can be done with it.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { operatorId } from '../../session.ts';
import { usePlace } from '../delivery/destinations.ts';

export type Tracking = Schema['Tracking'];
export type Reconciliation = Schema['Reconciliation'];
export type Finding = Schema['ReconciliationFinding'];

// One path stands for both in the types. A parameter that the operator's path has no place for is left out.
const one = '/api/v1/publishers/{publisherId}/destinations/{destinationId}';
const all = `${one}/reconciliations` as const;
const run = `${all}/{reconciliationId}` as const;

function at<Path extends string>(path: Path, publisherId: string): Path {
  return publisherId === operatorId ? (path.replace('/publishers/{publisherId}', '/operator') as Path) : path;
}

export const trackingQuery = (publisherId: string, destinationId: string) =>
  queryOptions({
    queryKey: [publisherId, 'destinations', destinationId, 'tracking'],
    queryFn: () =>
      told(api.GET(at(`${one}/tracking`, publisherId), { params: { path: { publisherId, destinationId } } })),
  });

/** While one runs, it is asked for now and then. */
const askAgainMs = 2_000;

export const reconciliationsQuery = (publisherId: string, destinationId: string) =>
  queryOptions({
    queryKey: [publisherId, 'destinations', destinationId, 'reconciliations'],
    queryFn: () =>
      told(
        api.GET(at(all, publisherId), {
          params: { path: { publisherId, destinationId }, query: { limit: 5 } },
        }),
      ),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'running') ? askAgainMs : false,
  });

export const reconciliationQuery = (
  publisherId: string,
  destinationId: string,
  reconciliationId: string | undefined,
) =>
  queryOptions({
    queryKey: [publisherId, 'destinations', destinationId, 'reconciliation', reconciliationId],
    enabled: reconciliationId !== undefined,
    queryFn: () =>
      told(
        api.GET(at(run, publisherId), {
          params: { path: { publisherId, destinationId, reconciliationId: reconciliationId! } },
        }),
      ),
  });

export const findingsQuery = (
  publisherId: string,
  destinationId: string,
  reconciliationId: string,
  lacking: 'true' | 'false' | undefined,
) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'destinations', destinationId, 'findings', reconciliationId, lacking],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(at(`${run}/findings`, publisherId), {
          params: {
            path: { publisherId, destinationId, reconciliationId },
            query: {
              limit: 50,
              ...(lacking === undefined ? {} : { lacking }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export function useComingBackActs(destinationId: string) {
  const { publisherId } = usePlace();
  const queryClient = useQueryClient();
  const onSettled = () =>
    queryClient.invalidateQueries({ queryKey: [publisherId, 'destinations', destinationId] });
  const path = { publisherId, destinationId };
  const acts = {
    turn: (enabled: boolean): Promise<Tracking> =>
      told(api.PATCH(at(`${one}/tracking`, publisherId), { params: { path }, body: { enabled } })),
    renew: (): Promise<Tracking> =>
      told(api.POST(at(`${one}/tracking/addresses`, publisherId), { params: { path } })),
    begin: (since: string | undefined): Promise<Reconciliation> =>
      told(
        api.POST(at(all, publisherId), {
          params: { path },
          body: since === undefined ? {} : { since },
        }),
      ),
    replay: ({ id, deliveryIds }: { id: string; deliveryIds?: string[] }): Promise<{ count: number }> =>
      told(
        api.POST(at(`${run}/replays`, publisherId), {
          params: { path: { ...path, reconciliationId: id } },
          body: deliveryIds === undefined ? {} : { deliveryIds },
        }),
      ),
  };
  return {
    turn: useMutation({ mutationFn: acts.turn, onSettled }),
    renew: useMutation({ mutationFn: acts.renew, onSettled }),
    begin: useMutation({ mutationFn: acts.begin, onSettled }),
    replay: useMutation({ mutationFn: acts.replay, onSettled }),
  };
}
