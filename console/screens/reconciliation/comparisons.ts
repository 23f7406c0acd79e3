// Comparisons with a marketplace's list as the API tells them: what is asked for, under which keys it is kept, what can be done.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Comparison = Schema['ListComparison'];
export type Whole = Schema['ListComparisonResult'];
export type Crm = Whole['destinations'][number];
export type Listed = Schema['ListedLead'];
export type Plan = Schema['BackFillPlan'];

const all = '/api/v1/publishers/{publisherId}/list-comparisons';
const one = `${all}/{comparisonId}` as const;
const key = (publisherId: string, ...rest: unknown[]) => [publisherId, 'reconciliation', ...rest];

/** While something is under way, it is asked for now and then. */
const askAgainMs = 2_000;

export const comparisonsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: key(publisherId, 'all'),
    queryFn: () => told(api.GET(all, { params: { path: { publisherId }, query: { limit: 20 } } })),
  });

export const isUnderWay = ({ backFills, destinations }: Whole) =>
  backFills.some(({ state }) => state === 'running') ||
  destinations.some(
    ({ compared, totals }) =>
      compared?.state === 'running' ||
      (backFills.length > 0 &&
        totals.some(({ state, reason }) => state === 'waiting' && reason === 'on_its_way')),
  );

export const comparisonQuery = (publisherId: string, comparisonId: string) =>
  queryOptions({
    queryKey: key(publisherId, comparisonId, 'whole'),
    queryFn: () => told(api.GET(one, { params: { path: { publisherId, comparisonId } } })),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? askAgainMs : false),
  });

export type Filter = {
  missing?: 'true';
  where?: string;
  reason?: string;
};

const pageSize = 50;
const pages = {
  initialPageParam: '',
  getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor,
};
const after = (cursor: string) => ({ limit: pageSize, ...(cursor === '' ? {} : { cursor }) });

/** at: as of when the totals above it are, so that the list is as new as they. */
export const rowsQuery = (publisherId: string, comparisonId: string, filter: Filter, at: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: key(publisherId, comparisonId, 'rows', filter, at),
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${one}/leads`, {
          params: { path: { publisherId, comparisonId }, query: { ...after(pageParam), ...filter } },
        }),
      ),
    placeholderData: (before) => before,
  });

export const extrasQuery = (publisherId: string, comparisonId: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: key(publisherId, comparisonId, 'extras'),
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${one}/unlisted-leads`, {
          params: { path: { publisherId, comparisonId }, query: after(pageParam) },
        }),
      ),
  });

export const leftOutQuery = (publisherId: string, comparisonId: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: key(publisherId, comparisonId, 'left-out'),
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${one}/left-out`, {
          params: { path: { publisherId, comparisonId }, query: after(pageParam) },
        }),
      ),
  });

export const planQuery = (publisherId: string, comparisonId: string, rows: number[] | undefined) =>
  queryOptions({
    queryKey: key(publisherId, comparisonId, 'plan', rows),
    queryFn: () =>
      told(
        api.POST(`${one}/back-fill-plans`, {
          params: { path: { publisherId, comparisonId } },
          body: rows === undefined ? {} : { rows },
        }),
      ),
    gcTime: 0,
    staleTime: 0,
  });

type GivenFile = { file: File; listingId: string | undefined };
type GivenAccount = { accountId: string; from: string; until: string };

export function useComparisonActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: key(publisherId) });
  const at = (comparisonId: string) => ({ params: { path: { publisherId, comparisonId } } });
  const acts = {
    giveFile: ({ file, listingId }: GivenFile): Promise<Comparison> =>
      told(
        api.POST(`${all}/files`, {
          params: {
            path: { publisherId },
            query: { fileName: file.name.slice(0, 200), ...(listingId ? { listingId } : {}) },
          },
          body: file as never,
          // The file itself, not a form around it.
          bodySerializer: (body: unknown) => body as BodyInit,
          headers: { 'content-type': 'text/csv' },
        }),
      ),
    giveAccount: (body: GivenAccount): Promise<Comparison> =>
      told(api.POST(all, { params: { path: { publisherId } }, body })),
    again: (id: string): Promise<Whole> => told(api.POST(`${one}/recomparisons`, at(id))),
    remove: (id: string): Promise<unknown> => told(api.DELETE(one, at(id))),
    fill: ({ id, rows }: { id: string; rows?: number[] }): Promise<unknown> =>
      told(api.POST(`${one}/back-fills`, { ...at(id), body: rows === undefined ? {} : { rows } })),
  };
  return {
    giveFile: useMutation({ mutationFn: acts.giveFile, onSettled }),
    giveAccount: useMutation({ mutationFn: acts.giveAccount, onSettled }),
    again: useMutation({ mutationFn: acts.again, onSettled }),
    remove: useMutation({ mutationFn: acts.remove, onSettled }),
    fill: useMutation({ mutationFn: acts.fill, onSettled }),
  };
}
