// The marketplace's publishers as the operator sees them.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { operatorId } from '../../session.ts';
import { allPages } from '../delivery/all-pages.ts';

export type Publisher = Schema['Publisher'];
type Page = { items: Publisher[]; nextCursor: string | null };

export const publishersKey = [operatorId, 'publishers'];

const ask = (limit: number, cursor: string | null, q = ''): Promise<Page> =>
  told(
    api.GET('/api/v1/publishers', {
      params: { query: { limit, ...(q === '' ? {} : { q }), ...(cursor === null ? {} : { cursor }) } },
    }),
  );

/** A page at a time; q: any part of a name or short name, or an ID. The operator's own is no publisher in the trade's sense. */
export function usePublishers(q = '') {
  return useInfiniteQuery({
    queryKey: [...publishersKey, 'pages', q],
    queryFn: async ({ pageParam }) => {
      const { items, nextCursor } = await ask(100, pageParam, q);
      return { items: items.filter(({ id }) => id !== operatorId), nextCursor };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** A publisher's name; its id until it is known. */
export function usePublisherNames(): (id: string) => string {
  const t = useTranslations('nav');
  const names = useQuery({
    queryKey: [...publishersKey, 'names'],
    queryFn: async () => {
      const all = await allPages(({ cursor = null }: { cursor?: string | null }) => ask(200, cursor));
      return new Map(all.map(({ id, name }) => [id, name]));
    },
    staleTime: 5 * 60_000,
  });
  return (id) => (id === operatorId ? t('marketplace') : (names.data?.get(id) ?? id));
}
