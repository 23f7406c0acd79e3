// Whom not to write to, as the API has it.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Stop = Schema['DoNotContact'];
export type Imported = Schema['DoNotContactImport'];

const path = '/api/v1/publishers/{publisherId}/do-not-contact';

export const stopsQuery = (publisherId: string, address: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'do-not-contact', 'list', address ?? ''],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(path, {
          params: {
            path: { publisherId },
            query: {
              limit: 50,
              ...(pageParam ? { cursor: pageParam } : {}),
              ...(address ? { address } : {}),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const leadStopsQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: [publisherId, 'do-not-contact', 'lead', leadId],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads/{leadId}/do-not-contact', {
          params: { path: { publisherId, leadId } },
        }),
      ),
  });

export function useStopActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: [publisherId, 'do-not-contact'] }),
      queryClient.invalidateQueries({ queryKey: [publisherId, 'mails'] }),
    ]);
  const params = { path: { publisherId } };
  const add = useMutation({
    mutationFn: (body: { address: string | null; leadId: string | null; note: string | null }) =>
      told(api.POST(path, { params, body })),
    onSuccess,
  });
  const allow = useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) =>
      told(
        api.POST(`${path}/{entryId}/removals`, {
          params: { path: { publisherId, entryId: id } },
          body: { note },
        }),
      ),
    onSuccess,
  });
  const take = useMutation({
    mutationFn: (body: { csv: string; note: string | null }) =>
      told(api.POST(`${path}/imports`, { params, body })),
    onSuccess,
  });
  return { add, allow, take };
}
