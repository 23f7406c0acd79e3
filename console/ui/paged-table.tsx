// A table that comes page by page: while it comes, when it fails, where there is nothing, and more on demand.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DataTable } from './data-table.tsx';
import { Failed, Loading } from './faces.tsx';

type PagedTable<Row> = Omit<Parameters<typeof DataTable<Row>>[0], 'rows' | 'more'> & {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  /** Shown where there are no rows. */
  none: ReactNode;
};

export function PagedTable<Row>({ query, none, ...table }: PagedTable<Row>) {
  if (query.data === undefined)
    return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading />;
  const rows = query.data.pages.flatMap(({ items }) => items);
  // A page may be empty before the last one.
  if (rows.length === 0 && !query.hasNextPage) return none;
  return (
    <DataTable
      {...table}
      rows={rows}
      more={
        query.hasNextPage ? { ask: () => void query.fetchNextPage(), asking: query.isFetchingNextPage } : null
      }
    />
  );
}
