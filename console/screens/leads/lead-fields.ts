// A publisher's own lead fields as the API has them, and what can be done with them.
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { paths } from '../../api-schema.d.ts';
import { api, told, type Schema } from '../../api.ts';
import type { Language } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import { allPages } from '../delivery/all-pages.ts';

export type LeadField = Schema['LeadField'];
const path = '/api/v1/publishers/{publisherId}/lead-fields';
const one = `${path}/{fieldName}` as const;
export type NewLeadField = NonNullable<
  paths[typeof path]['post']['requestBody']
>['content']['application/json'];
type Change = NonNullable<
  NonNullable<paths[typeof one]['patch']['requestBody']>['content']['application/json']
>;

export const kinds = ['text', 'multiline', 'number', 'choice', 'yes_no'] as const;
export const mostFields = 20;

const keyOf = (publisherId: string) => [publisherId, 'lead-fields'];

/** All there are: those in use in their order, then the archived. */
export const leadFieldsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: keyOf(publisherId),
    queryFn: () =>
      allPages((cursor) =>
        told(api.GET(path, { params: { path: { publisherId }, query: { limit: 200, ...cursor } } })),
      ),
  });

export function useLeadFieldActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const after = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    await queryClient.invalidateQueries({ queryKey: keyOf(publisherId) });
    return answer;
  };
  return {
    create: (body: NewLeadField) => after(told(api.POST(path, { params: { path: { publisherId } }, body }))),
    change: (fieldName: string, body: Change) =>
      after(told(api.PATCH(one, { params: { path: { publisherId, fieldName } }, body }))),
  };
}

/** In the reader's language, else as it stands where there is none. */
export const wordsIn = (
  language: Language,
  { label, labels }: { label: string; labels: Partial<Record<Language, string>> },
): string => labels[language] ?? label;
