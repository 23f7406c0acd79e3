// Plans, campaigns and what they came to as the API tells them: what is asked for, and under which keys it is kept.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Plan = Schema['MarketingPlan'];
export type Campaign = Schema['Campaign'];
export type Cost = Schema['CampaignCost'];
export type Results = Schema['CampaignResults'];
export type Overview = Schema['PlanOverview'];
export type Numbers = Schema['CampaignResult'];
export type Model = Results['model'];
export type Money = Schema['Money'];

export const models = ['first', 'last', 'linear', 'time-decay'] as const satisfies readonly Model[];
export const modelNamed = (text: string | undefined): Model =>
  models.find((each) => each === text) ?? 'linear';

const key = (publisherId: string, ...rest: unknown[]) => [publisherId, 'campaigns', ...rest];

/** As many as anybody plans. */
const limit = 200;

export const plansQuery = (publisherId: string) =>
  queryOptions({
    queryKey: key(publisherId, 'plans'),
    queryFn: async () => {
      const { items } = await told(
        api.GET('/api/v1/publishers/{publisherId}/marketing-plans', {
          params: { path: { publisherId }, query: { limit } },
        }),
      );
      return items.toSorted((a, b) => (a.fromDay < b.fromDay ? 1 : -1));
    },
  });

export const campaignsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: key(publisherId, 'all'),
    queryFn: async () => {
      const { items } = await told(
        api.GET('/api/v1/publishers/{publisherId}/campaigns', {
          params: { path: { publisherId }, query: { limit } },
        }),
      );
      return items.toSorted((a, b) => (a.fromDay < b.fromDay ? 1 : -1));
    },
  });

export const campaignQuery = (publisherId: string, campaignId: string) =>
  queryOptions({
    queryKey: key(publisherId, 'one', campaignId),
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/campaigns/{campaignId}', {
          params: { path: { publisherId, campaignId } },
        }),
      ),
  });

export const overviewQuery = (publisherId: string, planId: string, model: Model) =>
  queryOptions({
    queryKey: key(publisherId, 'overview', planId, model),
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/marketing-plans/{planId}/overview', {
          params: { path: { publisherId, planId }, query: { model } },
        }),
      ),
  });

export const resultsQuery = (publisherId: string, asked: { model: Model; from?: string; to?: string }) =>
  queryOptions({
    queryKey: key(publisherId, 'results', asked),
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/campaign-results', {
          params: { path: { publisherId }, query: asked },
        }),
      ),
  });

export const creditsQuery = (publisherId: string, campaignId: string, model: Model) =>
  queryOptions({
    queryKey: key(publisherId, 'credits', campaignId, model),
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/campaigns/{campaignId}/credits', {
          params: { path: { publisherId, campaignId }, query: { model, limit: 50 } },
        }),
      ),
  });

export const costsQuery = (publisherId: string, campaignId: string) =>
  queryOptions({
    queryKey: key(publisherId, 'costs', campaignId),
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/campaigns/{campaignId}/costs', {
          params: { path: { publisherId, campaignId }, query: { limit } },
        }),
      ),
  });

export const importsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: key(publisherId, 'imports'),
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/traffic-imports', {
          params: { path: { publisherId }, query: { limit: 20 } },
        }),
      ),
  });

export const leadCampaignQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: key(publisherId, 'lead', leadId),
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads/{leadId}/campaign', {
          params: { path: { publisherId, leadId } },
        }),
      ),
  });

/** Sends something, and then asks anew for all that may have changed by it. */
export function useChange<Given, Answer>(send: (publisherId: string, given: Given) => Promise<Answer>) {
  const publisherId = usePublisherId();
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (given: Given) => send(publisherId, given),
    onSuccess: () => client.invalidateQueries({ queryKey: key(publisherId) }),
  });
  return mutateAsync;
}
