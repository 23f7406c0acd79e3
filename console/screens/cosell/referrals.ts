// Referrals, programmes and accounts as the API has them.
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Referral = Schema['Referral'];
export type ReferralWithStory = Schema['ReferralWithStory'];
export type Command = Schema['ReferralCommand'];
export type Programme = Schema['Programme'];
export type ReferralBoard = Schema['ReferralBoard'];
export type BoardColumn = Schema['ReferralBoardColumn'];
export type ReferralCard = Schema['ReferralCard'];
export type Step = Schema['ReferralOpportunity'];
export type Account = Schema['ProgrammeAccount'];

const base = '/api/v1/publishers/{publisherId}';

export type ReferralFilters = {
  category?: string;
  status?: string;
  order?: string;
  q?: string;
  programme?: string;
  column?: string;
};

export const referralsQuery = (publisherId: string, filters: ReferralFilters) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'referrals', 'list', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${base}/referrals`, {
          params: {
            path: { publisherId },
            query: { limit: 50, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } as never,
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

type Boarded = { programme?: string; category?: string; q?: string; perColumn: number };

export const boardQuery = (publisherId: string, query: Boarded) =>
  queryOptions({
    queryKey: [publisherId, 'referrals', 'board', query],
    queryFn: () =>
      told(api.GET(`${base}/referral-board`, { params: { path: { publisherId }, query: query as never } })),
  });

export const countsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'referrals', 'counts'],
    queryFn: () => told(api.GET(`${base}/referral-counts`, { params: { path: { publisherId } } })),
  });

export const referralQuery = (publisherId: string, referralId: string) =>
  queryOptions({
    queryKey: [publisherId, 'referrals', referralId],
    queryFn: () =>
      told(api.GET(`${base}/referrals/{referralId}`, { params: { path: { publisherId, referralId } } })),
  });

export const programmesQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'programmes'],
    queryFn: () => told(api.GET(`${base}/programmes`, { params: { path: { publisherId } } })),
    staleTime: Infinity,
  });

export function useProgrammeTitle(): (name: string) => string {
  const { data } = useQuery(programmesQuery(usePublisherId()));
  return (name) => data?.items.find((each) => each.name === name)?.title ?? name;
}

export const accountsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'referrals', 'accounts'],
    queryFn: () => told(api.GET(`${base}/programme-accounts`, { params: { path: { publisherId } } })),
  });

/** What became of something that was asked. */
export const commandQuery = (publisherId: string, commandId: string) =>
  queryOptions({
    queryKey: [publisherId, 'referrals', 'command', commandId],
    queryFn: () =>
      told(
        api.GET(`${base}/referral-commands/{commandId}`, { params: { path: { publisherId, commandId } } }),
      ),
  });

/** How an opportunity stands to the referral that it was. */
export const stepQuery = (publisherId: string, opportunityId: string) =>
  queryOptions({
    queryKey: [publisherId, 'opportunities', opportunityId, 'referral'],
    queryFn: () =>
      told(
        api.GET(`${base}/opportunities/{opportunityId}/referral`, {
          params: { path: { publisherId, opportunityId } },
        }),
      ),
  });
