// Reports as the API tells them, and what of them stands in the address of Performance.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { paths } from '../../api-schema.d.ts';
import { api, told, type Schema } from '../../api.ts';
import type { Language } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import { useNotices } from '../../ui/notices.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import type { Filters } from '../insight/use-asked.ts';

export type Report = Schema['Report'];
export type Block = Report['blocks'][number];
export type Question = Report['question'];
export type Written = paths[typeof path]['post']['requestBody']['content']['application/json'];
export type Asked = NonNullable<Written['question']>;

export const blocksOf = {
  listings: ['funnel', 'trend', 'breakdown', 'revenue', 'arrivals', 'scores'],
  work: ['responses', 'cohorts', 'scores', 'deliveries'],
} as const satisfies Record<string, readonly Block[]>;
/** In the order in which a report has them. */
export const allBlocks = [...new Set<Block>([...blocksOf.listings, ...blocksOf.work])];

const path = '/api/v1/publishers/{publisherId}/reports';
const one = `${path}/{reportId}` as const;

export const reportsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'reports'],
    queryFn: () => told(api.GET(path, { params: { path: { publisherId }, query: { limit: 200 } } })),
  });

export const reportQuery = (publisherId: string, reportId: string) =>
  queryOptions({
    queryKey: [publisherId, 'reports', reportId],
    queryFn: () => told(api.GET(one, { params: { path: { publisherId, reportId } } })),
  });

export const resultQuery = (publisherId: string, reportId: string, language: Schema['Report']['language']) =>
  queryOptions({
    queryKey: [publisherId, 'reports', reportId, 'result', language],
    queryFn: () =>
      told(
        api.GET(`${one}/result`, {
          params: { path: { publisherId, reportId }, query: language === null ? {} : { language } },
        }),
      ) as Promise<Schema['ReportResult']>,
  });

/** Those that a report has of the address, days aside. */
const others = ['span', 'compare', 'view', 'listing', 'by', 'key', 'metric', 'every', 'who', 'step'] as const;

/** What the address asks for is what a report asks for. */
export function questionOf(filters: Filters): Asked {
  const ownDays = filters.span === 'own' ? ['from', 'to'] : [];
  const ownBefore = filters.compare === 'own' ? ['beforeFrom', 'beforeTo'] : [];
  const given = [...others, ...ownDays, ...ownBefore] as (keyof Filters)[];
  // The server says what it does not take.
  return Object.fromEntries(
    given.flatMap((name) =>
      filters[name] === undefined ? [] : [[name === 'listing' ? 'listingId' : name, filters[name]]],
    ),
  );
}

export function filtersOf({ listingId, ...question }: Question): Filters {
  return listingId === undefined ? question : { ...question, listing: listingId };
}

type File = { report: Report; format: 'csv' | 'xlsx'; language: Language };

export function useReportActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const t = useTranslations('reports');
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [publisherId, 'reports'] });
  const at = (reportId: string) => ({ params: { path: { publisherId, reportId } } });
  return {
    save: useMutation({
      mutationFn: ({ id, body }: { id: string | null; body: Written }) =>
        id === null
          ? told(api.POST(path, { params: { path: { publisherId } }, body }))
          : told(api.PUT(one, { ...at(id), body })),
      onSuccess: () => notices.done(t('saved')),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) => told(api.DELETE(one, at(id))),
      onSuccess: () => notices.done(t('removed')),
      onError: notices.failed,
    }),
    download: async ({ report: { id, name }, format, language }: File) => {
      const query = { format, language };
      const params = { path: { publisherId, reportId: id }, query };
      const content: Blob = await told(api.GET(`${one}/result`, { params, parseAs: 'blob' }));
      saveBlob(`${name.replaceAll(/[\\/:*?"<>|]+/g, '-')}.${format}`, content);
    },
    mail: useMutation({
      mutationFn: (id: string) => told(api.POST(`${one}/mails`, at(id))),
      onSuccess: ({ sentTo }) => notices.done(t('mailed', { address: sentTo })),
      onError: notices.failed,
    }),
  };
}
