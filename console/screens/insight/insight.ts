// Insight as the API tells it: what is asked for, and under which keys it is kept.
import { queryOptions } from '@tanstack/react-query';
import type { paths } from '../../api-schema.d.ts';
import { api, told, type Schema } from '../../api.ts';
import type { Asked } from './asked.ts';

export type Funnel = Schema['InsightFunnel'];
export type Steps = Schema['InsightSteps'];
export type LeadSteps = Schema['InsightLeadSteps'];
export type StepId = keyof LeadSteps;
export type By = Funnel['by'];
export type View = Funnel['view'];
export type Days = Funnel['period'];
/** The key of those of which it is not known. */
export const notKnown = 'notKnown';
/** What every answer says of itself. */
export type Frame = { period: Days; before?: Days; timeZone: string; upToDateAs: string; complete: boolean };

export const dimensions = [
  'listing',
  'storefront',
  'kind',
  'campaign',
  'referrer',
  'country',
  'device',
] as const satisfies readonly By[];
export const workedBy = [
  'seller',
  'listing',
  'storefront',
  'country',
  'grade',
] as const satisfies readonly By[];
export const views = ['arrival', 'activity'] as const satisfies readonly View[];

export const of = '/api/v1/publishers/{publisherId}/insight';
type Path = Extract<keyof paths, `${typeof of}/${string}`>;
export type QueryOf<Of extends Path> = paths[Of] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;

export const kept = (publisherId: string, ...rest: unknown[]) => [publisherId, 'insight', ...rest];
/** Sums are counted within seconds of what happens; whoever looks on sees them move. */
export const refetchInterval = 60_000;

export const settingsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: kept(publisherId, 'settings'),
    queryFn: () => told(api.GET(`${of}/settings`, { params: { path: { publisherId } } })),
    // Whoever waits for the numbers to be counted anew sees how far they have come.
    refetchInterval: ({ state }) => (state.data?.building ? 1_000 : refetchInterval),
  });

export const changeTimeZone = (publisherId: string, timeZone: string) =>
  told(api.PUT(`${of}/settings`, { params: { path: { publisherId } }, body: { timeZone } }));

export const funnelQuery = (publisherId: string, query: QueryOf<`${typeof of}/funnel`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'funnel', query),
    queryFn: () => told(api.GET(`${of}/funnel`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const trendQuery = (publisherId: string, query: QueryOf<`${typeof of}/trend`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'trend', query),
    queryFn: () => told(api.GET(`${of}/trend`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const revenueQuery = (publisherId: string, query: QueryOf<`${typeof of}/revenue`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'revenue', query),
    queryFn: () => told(api.GET(`${of}/revenue`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const arrivalsQuery = (publisherId: string, query: QueryOf<`${typeof of}/arrivals`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'arrivals', query),
    queryFn: () => told(api.GET(`${of}/arrivals`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const scoresQuery = (publisherId: string, query: QueryOf<`${typeof of}/scores`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'scores', query),
    queryFn: () => told(api.GET(`${of}/scores`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const responsesQuery = (publisherId: string, query: QueryOf<`${typeof of}/responses`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'responses', query),
    queryFn: () => told(api.GET(`${of}/responses`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const cohortsQuery = (publisherId: string, query: QueryOf<`${typeof of}/cohorts`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'cohorts', query),
    queryFn: () => told(api.GET(`${of}/cohorts`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const speedsQuery = (publisherId: string, query: QueryOf<`${typeof of}/deliveries`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'deliveries', query),
    queryFn: () => told(api.GET(`${of}/deliveries`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export const speedDaysQuery = (publisherId: string, query: QueryOf<`${typeof of}/delivery-days`>) =>
  queryOptions({
    queryKey: kept(publisherId, 'delivery-days', query),
    queryFn: () => told(api.GET(`${of}/delivery-days`, { params: { path: { publisherId }, query } })),
    refetchInterval,
  });

export type BehindQuery = QueryOf<`${typeof of}/leads`>;
export const askBehind = (publisherId: string, query: BehindQuery) =>
  told(api.GET(`${of}/leads`, { params: { path: { publisherId }, query } }));
export const behindKey = (publisherId: string, query: BehindQuery | HourQuery) =>
  kept(publisherId, 'behind', query);
export type HourQuery = QueryOf<`${typeof of}/arrivals/leads`>;
export const askOfHour = (publisherId: string, query: HourQuery) =>
  told(api.GET(`${of}/arrivals/leads`, { params: { path: { publisherId }, query } }));

export const daysOf = ({ from, to }: Asked): Days => ({ from, to });
