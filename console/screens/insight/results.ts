// Results as the API tells them: what is asked for, and under which keys it is kept.
import { queryOptions } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { kept, of, refetchInterval, type QueryOf } from './insight.ts';

export type Forecast = Schema['InsightForecast'];
export type ForecastSpan = Forecast['spans'][number];
export type ForecastPart = Schema['ForecastPart'];
export type Sequences = Schema['InsightSequences'];
export type SequenceResult = Sequences['items'][number];
export type Campaigns = Schema['InsightCampaigns'];
export type CampaignResult = Campaigns['items'][number];

export const forecastQuery = (publisherId: string, query: QueryOf<`${typeof of}/forecast-outcomes`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'forecast-outcomes', query),
    queryFn: () => told(api.GET(`${of}/forecast-outcomes`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const sequencesQuery = (publisherId: string, query: QueryOf<`${typeof of}/sequences`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'sequences', query),
    queryFn: () => told(api.GET(`${of}/sequences`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const campaignsQuery = (publisherId: string, query: QueryOf<`${typeof of}/campaigns`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'campaigns', query),
    queryFn: () => told(api.GET(`${of}/campaigns`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export type OpportunitiesQuery = QueryOf<`${typeof of}/forecast-opportunities`>;
export const opportunitiesKey = (publisherId: string, query: OpportunitiesQuery) =>
  kept(publisherId, 'forecast-opportunities', query);
export const askOpportunities = (publisherId: string, query: OpportunitiesQuery) =>
  told(api.GET(`${of}/forecast-opportunities`, { params: { path: { publisherId }, query } }));

const campaignLeads = `${of}/campaign-leads` as const;
export type CampaignLeadsQuery = QueryOf<typeof campaignLeads>;
export const campaignLeadsKey = (publisherId: string, query: CampaignLeadsQuery) =>
  kept(publisherId, 'campaign-leads', query);
export const askCampaignLeads = (publisherId: string, query: CampaignLeadsQuery) =>
  told(api.GET(campaignLeads, { params: { path: { publisherId }, query } }));

const leadsPath = `${of}/sequences/{sequenceId}/leads` as const;
export type SequenceLeadsQuery = QueryOf<typeof leadsPath>;
export const sequenceLeadsKey = (publisherId: string, sequenceId: string, query: SequenceLeadsQuery) =>
  kept(publisherId, 'sequence-leads', sequenceId, query);
export const askSequenceLeads = (publisherId: string, sequenceId: string, query: SequenceLeadsQuery) =>
  told(api.GET(leadsPath, { params: { path: { publisherId, sequenceId }, query } }));
