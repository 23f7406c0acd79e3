// How far a publisher has come with the first steps, by what there is.
import { useQuery } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { destinationsQuery } from '../delivery/destinations.ts';

/** to: under the publisher's path. */
export type Step = { name: 'listing' | 'paste' | 'destination' | 'test'; done: boolean; to: string };

/** Null until all is known. */
export function useSteps(): Step[] | null {
  const publisherId = usePublisherId();
  const path = { publisherId };
  const listings = useQuery({
    queryKey: [publisherId, 'listings', 'names'],
    queryFn: () =>
      told(api.GET('/api/v1/publishers/{publisherId}/listings', { params: { path, query: { limit: 200 } } })),
  });
  const destinations = useQuery(destinationsQuery(publisherId));
  const counts = useQuery({
    queryKey: [publisherId, 'leads', 'counts', {}],
    queryFn: () =>
      told(api.GET('/api/v1/publishers/{publisherId}/lead-counts', { params: { path, query: {} } })),
  });
  if (!listings.data || !destinations.data || !counts.data) return null;
  const [listing] = listings.data.items;
  // The built-in inbox is always there, and no step; neither is who only hears what happens.
  const havingLeads = destinations.data.filter(({ role }) => role !== 'events');
  const [destination] = havingLeads.filter(({ role }) => role !== 'lead-store');
  // Whoever delivers real leads need not try.
  const tested = havingLeads.some(
    ({ health, activity }) => health.checkedAt !== null || activity.lastDeliveredAt !== null,
  );
  return [
    { name: 'listing', done: listing !== undefined, to: 'listings/new' },
    // Only what came in by it shows that the URL was pasted.
    {
      name: 'paste',
      done: counts.data.all.count > 0,
      to: listing ? `listings/${listing.id}` : 'listings',
    },
    { name: 'destination', done: destination !== undefined, to: 'destinations/new' },
    {
      name: 'test',
      done: tested,
      to: destination ? `destinations/${destination.id}` : 'destinations',
    },
  ];
}
