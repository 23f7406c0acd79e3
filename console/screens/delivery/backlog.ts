// What became of each destination's deliveries, in counts that add up.
import { queryOptions } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { operatorId } from '../../session.ts';

export type Counts = Schema['LedgerLine'];

/** since: only of leads that came since then, RFC 3339. */
export const countsQuery = (publisherId: string, destinationId: string, since?: string) =>
  queryOptions({
    queryKey: [publisherId, 'destinations', destinationId, 'counts', since ?? null],
    queryFn: async (): Promise<Counts | null> => {
      const query = { destinationId, ...(since === undefined ? {} : { from: since }) };
      const { items } = await told(
        publisherId === operatorId
          ? api.GET('/api/v1/operator/ledger', { params: { query } })
          : api.GET('/api/v1/publishers/{publisherId}/ledger', { params: { path: { publisherId }, query } }),
      );
      return items[0] ?? null;
    },
  });
