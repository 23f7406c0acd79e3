// A lead's qualification as the API has it, and what people can decide about it.
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { paths } from '../../api-schema.d.ts';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Qualification = Schema['Qualification'];
export type Check = Qualification['checks'][number];

const ofLead = '/api/v1/publishers/{publisherId}/leads/{leadId}';
const out = `${ofLead}/disqualifications` as const;
type Body<Path extends keyof paths, Method extends 'put' | 'post'> =
  paths[Path] extends Record<Method, { requestBody?: { content: { 'application/json': infer Sent } } }>
    ? Sent
    : never;
export type Disqualification = Body<typeof out, 'post'>;

/** Below the lead's own key, so that what changes the lead asks for this again too. */
const keyOf = (publisherId: string, leadId: string) => [publisherId, 'leads', leadId, 'qualification'];

export const qualificationQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: keyOf(publisherId, leadId),
    queryFn: () => told(api.GET(`${ofLead}/qualification`, { params: { path: { publisherId, leadId } } })),
  });

export function useQualificationActs(leadId: string) {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const path = { publisherId, leadId };
  const after = async (asked: Promise<Qualification>): Promise<void> => {
    const answer = await asked;
    queryClient.setQueryData(keyOf(publisherId, leadId), answer);
    await queryClient.invalidateQueries({ queryKey: [publisherId, 'leads'] });
  };
  return {
    tick: (criterionId: string, met: boolean | null, note: string | null) =>
      after(
        told(
          api.PUT(`${ofLead}/criteria/{criterionId}`, {
            params: { path: { ...path, criterionId } },
            body: { met, note },
          }),
        ),
      ),
    move: (stage: 'inquiry' | 'marketing_qualified' | 'sales_qualified', note: string) =>
      after(told(api.PUT(`${ofLead}/stage`, { params: { path }, body: { stage, note } }))),
    disqualify: (body: Disqualification) => after(told(api.POST(out, { params: { path }, body }))),
    reopen: (note: string | null) =>
      after(told(api.POST(`${ofLead}/reopenings`, { params: { path }, body: { note } }))),
  };
}
