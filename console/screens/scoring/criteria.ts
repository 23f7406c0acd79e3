// The checklist by which leads are qualified, as the API has it.
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Criteria = Schema['QualificationCriteria'];
export type Criterion = Criteria['criteria'][number];

const path = '/api/v1/publishers/{publisherId}/qualification-criteria';
const keyOf = (publisherId: string) => [publisherId, 'scoring', 'criteria'];

export const criteriaQuery = (publisherId: string) =>
  queryOptions({
    queryKey: keyOf(publisherId),
    queryFn: () => told(api.GET(path, { params: { path: { publisherId } } })),
  });

export function useSaveCriteria() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  return async (criteria: Criterion[], note: string, basedOn: number | null): Promise<Criteria> => {
    try {
      return await told(
        api.PUT(path, { params: { path: { publisherId } }, body: { criteria, note, basedOn } }),
      );
    } finally {
      await queryClient.invalidateQueries({ queryKey: keyOf(publisherId) });
    }
  };
}
