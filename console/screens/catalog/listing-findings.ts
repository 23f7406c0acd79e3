// What to mend about listings: what each says of itself, and what the doctor found besides.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { allPages } from '../delivery/all-pages.ts';
import type { Listing } from './listings.ts';

type Warning = Listing['warnings'][number];

/** The doctor's, beside those that a listing carries itself. */
const codes = new Set(['sharing_off', 'quarantined', 'never_a_lead', 'silent']);

const findingsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'listings', 'findings'],
    queryFn: () =>
      allPages((cursor) =>
        told(
          api.GET('/api/v1/publishers/{publisherId}/findings', {
            params: { path: { publisherId }, query: { limit: 200, ...cursor } },
          }),
        ),
      ),
  });

/** A listing's warnings, the doctor's included where the reader may know them. */
export function useWarnings(): (listing: Listing) => Warning[] {
  const publisherId = usePublisherId();
  const may = useMay();
  const findings = useQuery({ ...findingsQuery(publisherId), enabled: may('destinations:read') });
  return ({ id, warnings }) => [
    ...warnings,
    ...(findings.data ?? []).filter(({ subjectId, code }) => subjectId === id && codes.has(code)),
  ];
}
