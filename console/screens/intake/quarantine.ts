// What could not be read, as the API has it, and what a person can decide on it.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export const quarantineQuery = (publisherId: string) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'quarantine', 'list'],
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/quarantine', {
          params: {
            path: { publisherId },
            query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const quarantinedQuery = (publisherId: string, quarantineId: string) =>
  queryOptions({
    queryKey: [publisherId, 'quarantine', quarantineId],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/quarantine/{quarantineId}', {
          params: { path: { publisherId, quarantineId } },
        }),
      ),
  });

/** release: with a body in place of the original, or as it came. Answers the lead's id. */
export function useDecisions(quarantineId: string) {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const params = { params: { path: { publisherId, quarantineId } } };
  const onSuccess = () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === publisherId && ['quarantine', 'leads', 'overview'].includes(String(queryKey[1])),
    });
  return {
    release: useMutation({
      mutationFn: async (body: string | null): Promise<string> => {
        const { leadId } = await told(
          api.POST('/api/v1/publishers/{publisherId}/quarantine/{quarantineId}/releases', {
            ...params,
            body: body === null ? {} : { body },
          }),
        );
        return leadId;
      },
      onSuccess,
    }),
    discard: useMutation({
      mutationFn: () =>
        told(api.DELETE('/api/v1/publishers/{publisherId}/quarantine/{quarantineId}', params)),
      onSuccess,
    }),
  };
}
