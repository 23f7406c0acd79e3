// API keys as the API has them: a publisher's with scopes, the operators' without, since those may do everything.
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import type { paths } from '../../api-schema.d.ts';
import { operatorId } from '../../session.ts';
import { allPages } from '../delivery/all-pages.ts';
import { useSettings } from './settings-frame.tsx';

/** scopes: null for an operator's key, which may do everything. */
export type Key = Omit<Schema['Key'], 'scopes'> & { scopes: string[] | null };

const ofPublisher = '/api/v1/publishers/{publisherId}/keys';
const ofOperator = '/api/v1/operator/keys';

type NewKey = NonNullable<paths[typeof ofPublisher]['post']['requestBody']>['content']['application/json'];
export type Scope = NonNullable<NewKey['scopes']>[number];

/** In the order in which they are offered; each reads before it writes. */
export const allScopes: Scope[] = [
  'leads:read',
  'leads:write',
  'work:write',
  'scoring:write',
  'assignments:write',
  'followup:write',
  'mail:read',
  'mail:write',
  'pipeline:read',
  'pipeline:write',
  'campaigns:read',
  'campaigns:write',
  'cosell:read',
  'cosell:write',
  'listings:read',
  'listings:write',
  'destinations:read',
  'destinations:write',
  'mappings:write',
  'deliveries:read',
  'deliveries:write',
  'quarantine:write',
  'people:read',
  'people:write',
  'keys:write',
];

export const keysQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'keys'],
    queryFn: () => (publisherId === operatorId ? operatorKeys() : publisherKeys(publisherId)),
  });

const limit = 200;

function publisherKeys(publisherId: string): Promise<Key[]> {
  return allPages<Key>((cursor) =>
    told(api.GET(ofPublisher, { params: { path: { publisherId }, query: { limit, ...cursor } } })),
  );
}

function operatorKeys(): Promise<Key[]> {
  return allPages<Key>(async (cursor) => {
    const { items, nextCursor } = await told(
      api.GET(ofOperator, { params: { query: { limit, ...cursor } } }),
    );
    return { items: items.map((key) => ({ ...key, scopes: null })), nextCursor };
  });
}

export function useKeyActs() {
  const { publisherId, isOperators } = useSettings();
  const queryClient = useQueryClient();
  const changed = () => queryClient.invalidateQueries({ queryKey: [publisherId, 'keys'] });
  const path = { publisherId };
  return {
    /** The key itself, which is told this once. */
    create: async ({ name, scopes }: { name: string; scopes: Scope[] }): Promise<string> => {
      const { key } = isOperators
        ? await told(api.POST(ofOperator, { body: { name } }))
        : await told(api.POST(ofPublisher, { params: { path }, body: { name, scopes } }));
      await changed();
      return key;
    },
    revoke: async (keyId: string): Promise<void> => {
      await (isOperators
        ? told(api.DELETE(`${ofOperator}/{keyId}`, { params: { path: { keyId } } }))
        : told(api.DELETE(`${ofPublisher}/{keyId}`, { params: { path: { ...path, keyId } } })));
      await changed();
    },
  };
}
