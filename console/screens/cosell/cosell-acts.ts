// What people do with referrals, their opportunities and accounts; what shows them is asked for anew afterwards.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { paths } from '../../api-schema.d.ts';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import type { Command } from './referrals.ts';

const base = '/api/v1/publishers/{publisherId}';

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
  const onSettled = useAskAnew();
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
    onSettled,
  });
}

/** An opportunity follows its referral, and the other way round. */
function useAskAnew() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      ['referrals', 'opportunities'].map((kind) =>
        queryClient.invalidateQueries({ queryKey: [publisherId, kind] }),
      ),
    );
}

type Converting =
  paths[`${typeof base}/referrals/{referralId}/conversions`]['post']['requestBody']['content']['application/json'];

export function useConvertReferral() {
  const publisherId = usePublisherId();
  const onSettled = useAskAnew();
  return useMutation({
    mutationFn: ({ referralId, body }: { referralId: string; body: Converting }) =>
      told(
        api.POST(`${base}/referrals/{referralId}/conversions`, {
          params: { path: { publisherId, referralId } },
          body,
        }),
      ),
    onSettled,
  });
}

/** Whose values hold where a referral and its opportunity differ. */
export function useSettle() {
  const publisherId = usePublisherId();
  const onSettled = useAskAnew();
  return useMutation({
    mutationFn: ({ referralId, keep }: { referralId: string; keep: 'referral' | 'opportunity' | 'both' }) =>
      told(
        api.POST(`${base}/referrals/{referralId}/settlements`, {
          params: { path: { publisherId, referralId } },
          body: { keep },
        }),
      ),
    onSettled,
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
