// Likely duplicates as the API has them, and what can be decided on them.
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Duplicate = Schema['Duplicate'];
export type DuplicateWhole = Schema['DuplicateDetail'];
export type Merge = Schema['Merge'];
export type Reason = Schema['DuplicateReason'];

/** Heaviest first. */
export const reasonCodes = [
  'same_mailbox',
  'same_name_same_domain',
  'same_name_alike_address',
  'same_name_same_company',
  'same_name_alike_company',
  'same_phone',
  'alike_name_alike_address',
  'alike_name_same_domain',
  'alike_name_same_company',
] as const satisfies Reason['code'][];

const at = '/api/v1/publishers/{publisherId}';

const pageQuery = (cursor: string) => ({ limit: 50, ...(cursor === '' ? {} : { cursor }) });

/** What the list shows: to be decided, or kept apart. */
export type Shown = 'open' | 'apart';

export const duplicatesQuery = (publisherId: string, state: Shown, reason: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'duplicates', 'list', state, reason],
    queryFn: ({ pageParam }) => {
      const known = reasonCodes.find((code) => code === reason);
      const query = { ...pageQuery(pageParam), state, ...(known === undefined ? {} : { reason: known }) };
      return told(api.GET(`${at}/duplicates`, { params: { path: { publisherId }, query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const mergesQuery = (publisherId: string) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'duplicates', 'merges'],
    queryFn: ({ pageParam }) =>
      told(api.GET(`${at}/merges`, { params: { path: { publisherId }, query: pageQuery(pageParam) } })),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const duplicateQuery = (publisherId: string, duplicateId: string) =>
  queryOptions({
    queryKey: [publisherId, 'duplicates', duplicateId],
    queryFn: () =>
      told(api.GET(`${at}/duplicates/{duplicateId}`, { params: { path: { publisherId, duplicateId } } })),
  });

export const relationsQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: [publisherId, 'leads', leadId, 'relations'],
    queryFn: () =>
      told(api.GET(`${at}/leads/{leadId}/relations`, { params: { path: { publisherId, leadId } } })),
  });

export function useDuplicateActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const after = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === publisherId && ['duplicates', 'leads'].includes(String(queryKey[1])),
    });
    return answer;
  };
  const path = (duplicateId: string) => ({ params: { path: { publisherId, duplicateId } } });
  return {
    merge: (duplicateId: string, body: { keep: string; note: string }) =>
      after(told(api.POST(`${at}/duplicates/{duplicateId}/merges`, { ...path(duplicateId), body }))),
    separate: (duplicateId: string, note: string) =>
      after(
        told(
          api.POST(`${at}/duplicates/{duplicateId}/separations`, { ...path(duplicateId), body: { note } }),
        ),
      ),
    endSeparation: (duplicateId: string) =>
      after(told(api.DELETE(`${at}/duplicates/{duplicateId}/separations`, path(duplicateId)))),
    undo: (mergeId: string, note: string) =>
      after(
        told(
          api.POST(`${at}/merges/{mergeId}/undos`, {
            params: { path: { publisherId, mergeId } },
            body: { note },
          }),
        ),
      ),
  };
}
