// Every publisher's destinations and the marketplace's own, as operators see them: filtered, counted and in pages, the worst first.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { operatorId } from '../../session.ts';

export type MarketplaceDestination = Schema['MarketplaceDestination'];
export type Health = MarketplaceDestination['health']['state'];
export const healths: readonly Health[] = ['broken', 'paused', 'held', 'well'];

/** As in the address. */
export const filterNames = ['health', 'publisher', 'kind', 'q'] as const;
export type Filters = Partial<Record<(typeof filterNames)[number], string>>;

const narrowing = ({ publisher, kind, q }: Filters) => ({
  ...(publisher ? { publisherId: publisher } : {}),
  ...(kind ? { kind } : {}),
  ...(q ? { q } : {}),
});

export function healthOf({ health }: Filters): Health | undefined {
  return healths.find((each) => each === health);
}

export const everyDestinationQuery = (filters: Filters) => {
  const health = healthOf(filters);
  const query = { ...narrowing(filters), ...(health ? { health } : {}) };
  return infiniteQueryOptions({
    queryKey: [operatorId, 'destinations', 'everywhere', query],
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/api/v1/destinations', {
          params: { query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
};

export const destinationCountsQuery = (filters: Filters) => {
  const query = narrowing(filters);
  return queryOptions({
    queryKey: [operatorId, 'destinations', 'counts', query],
    queryFn: () => told(api.GET('/api/v1/destination-counts', { params: { query } })),
    placeholderData: keepPreviousData,
  });
};
