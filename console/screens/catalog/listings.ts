// Listings and storefronts as the API has them, and what can be done with a listing.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { paths } from '../../api-schema.d.ts';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { allPages } from '../delivery/all-pages.ts';

export type Listing = Schema['Listing'];
export type Storefront = Schema['Storefront'];
export const callsToAction = ['contact-me', 'get-it-now', 'free-trial', 'test-drive'] as const;
export type CallToAction = (typeof callsToAction)[number];
const path = '/api/v1/publishers/{publisherId}/listings';
const one = `${path}/{listingId}` as const;

/** As a form has it: empty when it is not told. */
export function callGiven(text: string): CallToAction | null {
  return text === '' ? null : (text as CallToAction);
}

/** The same for every publisher. */
export const storefrontsQuery = queryOptions({
  queryKey: ['storefronts'],
  queryFn: () => told(api.GET('/api/v1/storefronts', { params: { query: { limit: 200 } } })),
  staleTime: Infinity,
});

const pageOf = (publisherId: string, limit: number, cursor: { cursor?: string }) =>
  told(api.GET(path, { params: { path: { publisherId }, query: { limit, ...cursor } } }));

/** A page at a time, for the list. */
export const listingPagesQuery = (publisherId: string) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'listings', 'pages'],
    queryFn: ({ pageParam }) => pageOf(publisherId, 50, pageParam === '' ? {} : { cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** All of them, to choose from. */
export const listingsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'listings', 'all'],
    queryFn: () => allPages((cursor) => pageOf(publisherId, 200, cursor)),
  });

export const listingQuery = (publisherId: string, listingId: string) =>
  queryOptions({
    queryKey: [publisherId, 'listings', listingId],
    queryFn: () => told(api.GET(one, { params: { path: { publisherId, listingId } } })),
  });

/** The newest intake URLs; those that were renewed work until they end. */
export const intakeUrlsQuery = (publisherId: string, listingId: string) =>
  queryOptions({
    queryKey: [publisherId, 'listings', listingId, 'intake-urls'],
    queryFn: () =>
      told(
        api.GET(`${one}/intake-tokens`, {
          params: { path: { publisherId, listingId }, query: { limit: 20 } },
        }),
      ),
  });

/** Views, clicks and leads by day, the last thirty. */
export const trafficQuery = (publisherId: string, listingId: string) =>
  queryOptions({
    queryKey: [publisherId, 'listings', listingId, 'traffic'],
    queryFn: () => told(api.GET(`${one}/traffic`, { params: { path: { publisherId, listingId } } })),
  });

const callOf: Record<NonNullable<Listing['page']['publishingOption']>, CallToAction> = {
  list: 'contact-me',
  trial: 'free-trial',
  'test-drive': 'test-drive',
  byol: 'get-it-now',
  transact: 'get-it-now',
  free: 'get-it-now',
};

/** What the public page and the form on other web sites offer. */
export function pageCall({ page }: Listing): CallToAction {
  return callOf[page.publishingOption ?? 'list'];
}

type Given = paths[typeof path]['post']['requestBody']['content']['application/json'];
export type NewListing = Omit<Given, 'leadSharing'>;
type Change = {
  listingId: string;
  title?: string;
  callToAction?: CallToAction | null;
  leadSharing?: { enabled: boolean };
  page?: Partial<Omit<Listing['page'], 'url'>>;
};

export function useListingActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [publisherId, 'listings'] });
  const at = (listingId: string) => ({ params: { path: { publisherId, listingId } } });
  return {
    create: useMutation({
      mutationFn: (body: NewListing) =>
        told(
          api.POST(path, {
            params: { path: { publisherId } },
            body: { ...body, leadSharing: { enabled: true } },
          }),
        ),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ listingId, ...body }: Change) => told(api.PATCH(one, { ...at(listingId), body })),
      onSettled,
    }),
    renew: useMutation({
      mutationFn: ({ listingId, overlapHours }: { listingId: string; overlapHours: number }) =>
        told(api.POST(`${one}/intake-tokens`, { ...at(listingId), body: { overlapHours } })),
      onSettled,
    }),
  };
}
