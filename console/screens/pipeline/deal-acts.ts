// What people do with opportunities; what shows them is asked for anew afterwards, also when it was refused.
import { useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ofPublisher } from './pipelines.ts';

/** What is left out stays as it is; null takes it away. */
export type Fields = {
  value?: string | null;
  currency?: string | null;
  expectedClose?: string | null;
  ownerId?: string | null;
  nextStep?: string | null;
  nextStepOn?: string | null;
  contacts?: Schema['OpportunityDetail']['contacts'];
};
export type Moving = { to: string; reason: string | null; note: string | null; fields: Fields };
type Beginning = Fields & { name: string; pipelineId?: string };
type Converting = Beginning & { override?: { reason: string } };

/** Each throws a Problem when it is refused. */
export function useDealActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const then = async <Answer>(asked: Promise<Answer>) => {
    try {
      return await asked;
    } finally {
      await Promise.all(
        ['opportunities', 'leads', 'follow-ups', 'tasks'].map((kind) =>
          queryClient.invalidateQueries({ queryKey: [publisherId, kind] }),
        ),
      );
    }
  };
  const one = (opportunityId: string) => ({ path: { publisherId, opportunityId } });
  return {
    move: ({ id, version }: { id: string; version: number }, moving: Moving) =>
      then(
        told(
          api.POST(`${ofPublisher}/opportunities/{opportunityId}/moves`, {
            params: one(id),
            body: { version, ...moving } as never,
          }),
        ),
      ),
    change: ({ id, version }: { id: string; version: number }, fields: Fields & { name?: string }) =>
      then(
        told(
          api.PATCH(`${ofPublisher}/opportunities/{opportunityId}`, {
            params: one(id),
            body: { version, ...fields } as never,
          }),
        ),
      ),
    create: (body: Beginning) =>
      then(
        told(
          api.POST(`${ofPublisher}/opportunities`, {
            params: { path: { publisherId } },
            body: body as never,
          }),
        ),
      ),
    convert: (leadId: string, body: Converting) =>
      then(
        told(
          api.POST(`${ofPublisher}/leads/{leadId}/conversions`, {
            params: { path: { publisherId, leadId } },
            body: body as never,
          }),
        ),
      ),
  };
}
