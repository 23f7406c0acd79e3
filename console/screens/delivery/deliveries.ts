// Deliveries as the API has them, filtered and in pages, newest first.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';

export type Delivery = Schema['Delivery'];
export type State = Delivery['state'];
export const states: readonly State[] = [
  'scheduled',
  'delivering',
  'delivered',
  'waiting',
  'parked',
  'withheld',
];

export type DeliveryFilter = {
  destinationId?: string;
  state?: State;
  reason?: string;
  since?: string;
};

export const deliveriesQuery = (publisherId: string, filter: DeliveryFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'deliveries', 'list', filter, limit],
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/deliveries', {
          params: {
            path: { publisherId },
            query: { ...filter, limit, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const deliveryQuery = (publisherId: string, deliveryId: string) =>
  queryOptions({
    queryKey: [publisherId, 'deliveries', deliveryId],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/deliveries/{deliveryId}', {
          params: { path: { publisherId, deliveryId } },
        }),
      ),
  });

/** What a person may send again: what is on its way, or held back by lead sharing, is not. */
export function maySendAgain({ state }: Pick<Delivery, 'state'>): boolean {
  return state === 'parked' || state === 'waiting' || state === 'delivered';
}
