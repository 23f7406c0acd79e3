// What the screens of opportunities share: the pipelines with their words, amounts as people read them, and one reading of each query.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';

export type Pipelines = Schema['Pipelines'];
export type Pipeline = Pipelines['pipelines'][number];
export type Stage = Pipeline['stages'][number];
export type Deal = Schema['ListedOpportunity'];
export type DealWhole = Schema['OpportunityDetail'];
export type Board = Schema['OpportunityBoard'];

export const ofPublisher = '/api/v1/publishers/{publisherId}';
export const exits = ['won', 'lost'] as const;
export const isExit = (stage: string): boolean => stage === 'won' || stage === 'lost';

export const pipelinesQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'pipelines'],
    queryFn: () => told(api.GET(`${ofPublisher}/pipelines`, { params: { path: { publisherId } } })),
    staleTime: 60_000,
  });

export const dealQuery = (publisherId: string, opportunityId: string) =>
  queryOptions({
    queryKey: [publisherId, 'opportunities', opportunityId],
    queryFn: () =>
      told(
        api.GET(`${ofPublisher}/opportunities/{opportunityId}`, {
          params: { path: { publisherId, opportunityId } },
        }),
      ),
  });

export function usePipelines(): Pipelines | undefined {
  return useQuery(pipelinesQuery(usePublisherId())).data;
}

type Named = { id: string; name: string | null };

/** What is ours has words in the catalogue, by its id; what is the publisher's own has its name. */
export function usePipelineWords() {
  const t = useTranslations('pipeline');
  const pipelines = usePipelines();
  const ours = (of: 'pipelines' | 'stages' | 'reasons', { id, name }: Named) =>
    name ?? (t.has(`${of}.${id}`) ? t(`${of}.${id}`) : id);
  const pipelineName = (id: string) =>
    ours('pipelines', pipelines?.pipelines.find((each) => each.id === id) ?? { id, name: null });
  const stageName = (pipelineId: string, id: string, name: string | null = null) => {
    const stages = pipelines?.pipelines.find((each) => each.id === pipelineId)?.stages ?? [];
    return ours('stages', stages.find((each) => each.id === id) ?? { id, name });
  };
  const reasonName = (id: string) => {
    const all = [...(pipelines?.winReasons ?? []), ...(pipelines?.lossReasons ?? [])];
    return ours('reasons', all.find((each) => each.id === id) ?? { id, name: null });
  };
  return { ours, pipelineName, stageName, reasonName };
}

/** Exact: a browser formats the text itself, however many figures it has. */
export function useMoney(): (value: string | null, currency: string | null) => string {
  const { language } = useLanguage();
  return (value, currency) =>
    value === null || currency === null
      ? '–'
      : new Intl.NumberFormat(language, { style: 'currency', currency }).format(value as never);
}

/** A day of the calendar, whatever the time zone. */
export function useDay(): (day: string | null) => string {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return (day) => (day === null ? '–' : format.format(new Date(`${day}T00:00:00Z`)));
}
