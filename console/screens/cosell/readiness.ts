// How ready a listing is for its programme and who its sales contacts are, as the API has them, and what people say and bring.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { saveFile } from '../../ui/save-file.ts';

export type Readiness = Schema['CosellReadiness'];
export type Item = Readiness['items'][number];
export type Contact = Schema['CosellContact'];

const listing = '/api/v1/publishers/{publisherId}/listings/{listingId}';
type Said = { item: Item['item']; done: boolean; value: string | null };

/** Of the whole organisation, over twelve months. */
export const revenueThreshold = 100_000;

export const readinessQuery = (publisherId: string, listingId: string, countries: string) =>
  queryOptions({
    queryKey: [publisherId, 'referrals', 'readiness', listingId, countries],
    queryFn: () =>
      told(
        api.GET(`${listing}/cosell-readiness`, {
          params: { path: { publisherId, listingId }, query: countries === '' ? {} : { countries } },
        }),
      ),
  });

export const contactsQuery = (publisherId: string, listingId: string) =>
  queryOptions({
    queryKey: [publisherId, 'referrals', 'contacts', listingId],
    queryFn: () =>
      told(api.GET(`${listing}/cosell-contacts`, { params: { path: { publisherId, listingId } } })),
  });

export function useReadinessActs(listingId: string) {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const path = { publisherId, listingId };
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [publisherId, 'referrals'] });
  const say = useMutation({
    mutationFn: ({ item, done, value }: Said) =>
      told(
        api.PUT(`${listing}/cosell-readiness/{item}`, {
          params: { path: { ...path, item: item as never } },
          body: { done, value },
        }),
      ),
    onSettled,
  });
  const bring = useMutation({
    mutationFn: (csv: string) =>
      told(api.PUT(`${listing}/cosell-contacts`, { params: { path }, body: { csv } })),
    onSettled,
  });
  const take = useMutation({
    mutationFn: () => told(api.GET(`${listing}/cosell-contacts.csv`, { params: { path }, parseAs: 'text' })),
    onSuccess: (file) => saveFile('cosell-contacts.csv', file),
  });
  return { say, bring, take };
}
