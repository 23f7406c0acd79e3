// The leads of the inbox as they are scrolled through: page after page by key, new ones on top, those in sight kept up to date.
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { api, told, type Schema } from '../../api.ts';
import { leadQuery, type Filters } from './lead-query.ts';

export type Lead = Schema['Lead'];
type Page = { items: Lead[]; nextCursor: string | null };
type Pages = { pages: Page[]; pageParams: (string | null)[] };

const limit = 100;
const sightStep = 50;

export function useInbox(publisherId: string, filters: Filters) {
  const queryClient = useQueryClient();
  const [sight, setSight] = useState(0);
  const ask = (cursor: string | null): Promise<Page> =>
    told(
      api.GET('/api/v1/publishers/{publisherId}/leads', {
        params: {
          path: { publisherId },
          query: { ...leadQuery(filters, new Date()), limit, ...(cursor === null ? {} : { cursor }) },
        },
      }),
    );
  // Its key is not one that live messages make stale: a thousand pages must not be asked for again because of one new lead.
  const key = useMemo(() => [publisherId, 'inbox', filters] as const, [publisherId, filters]);
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 30 * 60_000,
  });
  const { data, isPlaceholderData, dataUpdatedAt } = list;
  const pages = isPlaceholderData ? undefined : data;

  const newest = useQuery({
    queryKey: [publisherId, 'leads', 'newest', filters],
    queryFn: () => ask(null),
    enabled: pages !== undefined,
    initialData: pages?.pages[0],
    initialDataUpdatedAt: dataUpdatedAt,
  });
  const place = pageAt(pages?.pages ?? [], sight);
  const cursor = (pages?.pageParams[place] ?? null) as string | null;
  const inSight = useQuery({
    queryKey: [publisherId, 'leads', 'in sight', filters, cursor],
    queryFn: () => ask(cursor),
    enabled: cursor !== null,
    initialData: pages?.pages[place],
    initialDataUpdatedAt: dataUpdatedAt,
  });

  const top = pages?.pages[0]?.items[0]?.id ?? '';
  const fresh = useMemo(
    () => (pages ? (newest.data?.items ?? []).filter(({ id }) => id > top) : []),
    [pages, newest.data, top],
  );
  const leads = useMemo(() => {
    const latest = new Map(
      [...(inSight.data?.items ?? []), ...(newest.data?.items ?? [])].map((lead) => [lead.id, lead]),
    );
    return (data?.pages ?? []).flatMap(({ items }) => items).map((lead) => latest.get(lead.id) ?? lead);
  }, [data, newest.data, inSight.data]);

  // By whole steps, so that scrolling by a row asks for nothing new.
  const first = Math.max(0, Math.floor(sight / sightStep) * sightStep - sightStep / 2);
  const near = useMemo(() => leads.slice(first, first + limit).map(({ id }) => id), [leads, first]);

  /** Puts the new ones on top. When there are more than a page of them the list begins anew, for there may be others below. */
  const showFresh = useCallback(() => {
    const head = newest.data;
    if (!head || fresh.length === 0) return;
    queryClient.setQueryData<Pages>(key, (old) => {
      const [first, ...rest] = old?.pages ?? [];
      if (!old || !first || fresh.length === head.items.length) return { pages: [head], pageParams: [null] };
      return { ...old, pages: [{ ...first, items: [...fresh, ...first.items] }, ...rest] };
    });
  }, [queryClient, key, newest.data, fresh]);

  return { ...list, leads, fresh: fresh.length, showFresh, onSight: setSight, inSight: near };
}

/** Which page holds the row. */
function pageAt(pages: Page[], row: number): number {
  let rows = 0;
  const found = pages.findIndex(({ items }) => (rows += items.length) > row);
  return Math.max(found, 0);
}
