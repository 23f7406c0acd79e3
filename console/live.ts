// What changes on the server shows here without a reload: each message names what changed, and that is asked for again.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** First words of query keys that a message of that kind makes stale. Every query's key begins with its publisher's id, then one of these. */
const staleBy: Record<string, readonly string[]> = {
  leads: ['leads', 'overview', 'listings'],
  deliveries: ['deliveries', 'leads', 'destinations', 'overview'],
  destinations: ['destinations', 'overview', 'listings'],
  quarantine: ['quarantine', 'overview'],
  refetch: ['leads', 'deliveries', 'destinations', 'quarantine', 'overview', 'listings'],
};

/** Listens while the screen is mounted. The browser reconnects by itself. */
export function useLive(publisherId: string | null): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (publisherId === null) return;
    const source = new EventSource(`/api/v1/publishers/${publisherId}/stream`);
    const hear = (kind: string) => () =>
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === publisherId && staleBy[kind]!.includes(String(queryKey[1])),
      });
    for (const kind of Object.keys(staleBy)) source.addEventListener(kind, hear(kind));
    return () => source.close();
  }, [publisherId, queryClient]);
}
