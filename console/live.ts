// What changes on the server shows here without a reload: each message names what changed, and that is asked for again.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { operatorId } from './session.ts';

/** First words of query keys that a change of that kind makes stale. Every query's key begins with its publisher's id, then one of these. */
const staleBy: Record<string, readonly string[]> = {
  leads: [
    'leads',
    'duplicates',
    'follow-ups',
    'tasks',
    'mails',
    'do-not-contact',
    'assignment',
    'overview',
    'listings',
  ],
  deliveries: ['deliveries', 'leads', 'destinations', 'overview'],
  destinations: ['destinations', 'overview', 'listings'],
  quarantine: ['quarantine', 'overview'],
  opportunities: ['opportunities', 'leads'],
  referrals: ['referrals'],
  campaigns: ['campaigns'],
};

/** However much happens, a screen asks again this often at most. */
const gatherMs = 1_000;

const open = new Set<EventSource>();

/** For whoever signs out: the stream ends with the session, and the browser would ask for it again before the page is left. */
export function stopListening(): void {
  for (const source of open) source.close();
}

/** Listens while the screen is mounted. The browser reconnects by itself. */
export function useLive(publisherId: string | null): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (publisherId === null) return;
    const of = publisherId === operatorId ? 'operator' : `publishers/${publisherId}`;
    const source = new EventSource(`/api/v1/${of}/stream`);
    open.add(source);
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      const stale = new Set([...changed].flatMap((kind) => staleBy[kind] ?? []));
      changed.clear();
      timer = undefined;
      void queryClient.invalidateQueries(
        { predicate: ({ queryKey }) => queryKey[0] === publisherId && stale.has(String(queryKey[1])) },
        // An answer on its way is let come, or a stream of changes would keep all of them from coming.
        { cancelRefetch: false },
      );
    };
    const hear = (kinds: string[]) => {
      for (const kind of kinds) changed.add(kind);
      timer ??= setTimeout(ask, gatherMs);
    };
    source.addEventListener('change', ({ data }) => hear(Object.keys(JSON.parse(data as string) as object)));
    source.addEventListener('refetch', () => hear(Object.keys(staleBy)));
    return () => {
      clearTimeout(timer);
      source.close();
      open.delete(source);
    };
  }, [publisherId, queryClient]);
}
