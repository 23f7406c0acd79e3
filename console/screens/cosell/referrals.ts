// Referrals, programmes and accounts as the API has them, and what people do with them.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { paths } from '../../api-schema.d.ts';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Referral = Schema['Referral'];
export type ReferralWithStory = Schema['ReferralWithStory'];
export type Command = Schema['ReferralCommand'];
export type Programme = Schema['Programme'];
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

type Deal = {
  name: string;
  value: string;
  currency: string;
  closesOn: string;
  notes: string | null;
  externalReference: string | null;
};
type Ending = { reason: string; notes: string | null };
type Operation = { op: 'add' | 'replace'; path: string; value: string };

export type Asked =
  | { kind: 'accept'; body: Deal }
  | { kind: 'decline' | 'lose'; body: Ending }
  | { kind: 'win' }
  | { kind: 'update'; operations: Operation[] };

type Sending = { id: string; revision: number; asked: Asked };

/** Answers what became of it: it was sent by then. revision: the one that the person saw. */
export function useAskReferral() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id: referralId, revision, asked }: Sending): Promise<Command> => {
      const params = { path: { publisherId, referralId } };
      switch (asked.kind) {
        case 'accept':
          return told(
            api.POST(`${base}/referrals/{referralId}/acceptances`, {
              params,
              body: { revision, ...asked.body },
            }),
          );
        case 'decline':
          return told(
            api.POST(`${base}/referrals/{referralId}/declines`, {
              params,
              body: { revision, ...asked.body },
            }),
          );
        case 'lose':
          return told(
            api.POST(`${base}/referrals/{referralId}/losses`, { params, body: { revision, ...asked.body } }),
          );
        case 'win':
          return told(api.POST(`${base}/referrals/{referralId}/wins`, { params, body: { revision } }));
        case 'update':
          return told(
            api.PATCH(`${base}/referrals/{referralId}`, {
              params,
              body: { revision, operations: asked.operations as never },
            }),
          );
      }
    },
    // An opportunity follows its referral.
    onSettled: () =>
      Promise.all(
        ['referrals', 'opportunities'].map((kind) =>
          queryClient.invalidateQueries({ queryKey: [publisherId, kind] }),
        ),
      ),
  });
}

type Proposed = paths[`${typeof base}/referrals`]['post']['requestBody']['content']['application/json'];

export function usePropose() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Proposed) =>
      told(api.POST(`${base}/referrals`, { params: { path: { publisherId } }, body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [publisherId, 'referrals'] }),
  });
}

export function useCosellActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [publisherId, 'referrals'] });
  const path = { publisherId };
  const note = useMutation({
    mutationFn: ({ referralId, ...body }: { referralId: string; text: string; url: string | null }) =>
      told(
        api.POST(`${base}/referrals/{referralId}/notes`, { params: { path: { ...path, referralId } }, body }),
      ),
    onSettled,
  });
  const connect = useMutation({
    mutationFn: (body: { programme: string; name: string; settings: Record<string, string> }) =>
      told(api.POST(`${base}/programme-accounts`, { params: { path }, body })),
    onSettled,
  });
  const change = useMutation({
    mutationFn: ({
      accountId,
      ...body
    }: {
      accountId: string;
      name: string;
      settings: Record<string, string>;
    }) =>
      told(
        api.PATCH(`${base}/programme-accounts/{accountId}`, {
          params: { path: { ...path, accountId } },
          body,
        }),
      ),
    onSettled,
  });
  const check = useMutation({
    mutationFn: (accountId: string) =>
      told(
        api.POST(`${base}/programme-accounts/{accountId}/checks`, {
          params: { path: { ...path, accountId } },
        }),
      ),
  });
  const remove = useMutation({
    mutationFn: (accountId: string) =>
      told(
        api.DELETE(`${base}/programme-accounts/{accountId}`, { params: { path: { ...path, accountId } } }),
      ),
    onSettled,
  });
  return { note, connect, change, check, remove };
}
