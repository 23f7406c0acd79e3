// Leads that publishers gave back, as the operator's desk has them.
import { infiniteQueryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { operatorId } from '../../session.ts';

export type ReturnedLead = Schema['ReturnedLead'];
export type State = 'open' | 'settled';

const path = '/api/v1/operator/returned-leads';
const key = [operatorId, 'returned-leads'];

export const returnedLeadsQuery = (state: State) =>
  infiniteQueryOptions({
    queryKey: [...key, state],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(path, {
          params: { query: { state, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export function useDecideReturn() {
  const queryClient = useQueryClient();
  return async ({ publisherId, leadId }: ReturnedLead, accepted: boolean, answer: string | null) => {
    await told(
      api.PUT(`${path}/{publisherId}/{leadId}/decision`, {
        params: { path: { publisherId, leadId } },
        body: { accepted, answer },
      }),
    );
    await queryClient.invalidateQueries({ queryKey: key });
  };
}
