// Destinations as the API has them: a publisher's under its path, the operator's own under another, with the same shapes.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { operatorId, usePublisherId } from '../../session.ts';
import { allPages } from './all-pages.ts';
import type { Events } from './events.ts';

export type Destination = Schema['Destination'];
export type Check = Schema['Check'];

/** Where the screens of these destinations are. */
export function usePlace(): { publisherId: string; base: string; isOperators: boolean } {
  const publisherId = usePublisherId();
  const isOperators = publisherId === operatorId;
  return { publisherId, base: isOperators ? '/operator' : `/publishers/${publisherId}`, isOperators };
}

// One path stands for both in the types. A parameter that the operator's path has no place for is left out.
const publishers = '/api/v1/publishers/{publisherId}/destinations';
export const one = `${publishers}/{destinationId}` as const;

export function at<Path extends string>(path: Path, publisherId: string): Path {
  return publisherId === operatorId ? (path.replace('/publishers/{publisherId}', '/operator') as Path) : path;
}

export const destinationsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'destinations', 'list'],
    queryFn: () =>
      allPages((cursor) =>
        told(
          api.GET(at(publishers, publisherId), {
            params: { path: { publisherId }, query: { limit: 200, ...cursor } },
          }),
        ),
      ),
  });

export const destinationQuery = (publisherId: string, destinationId: string) =>
  queryOptions({
    queryKey: [publisherId, 'destinations', destinationId],
    queryFn: () => told(api.GET(at(one, publisherId), { params: { path: { publisherId, destinationId } } })),
  });

type Created = Schema['CreatedDestination'];
type NewDestination = { kind: string; name: string; settings: Record<string, string> } & Tuning & {
    events?: Events;
  };
export type Tuning = Pick<
  Change,
  'limits' | 'forwardTestLeads' | 'storefronts' | 'listingIds' | 'secretExpiresAt'
>;
export type Change = {
  name?: string;
  settings?: Record<string, string>;
  paused?: boolean;
  pauseNote?: string;
  limits?: Partial<Destination['limits']>;
  forwardTestLeads?: boolean;
  storefronts?: string[] | null;
  listingIds?: string[] | null;
  secretExpiresAt?: string | null;
  followsOpportunities?: boolean;
  events?: Events;
};

/** What can be done with destinations. Each makes what the screens show of them stale. */
export function useDestinationActs() {
  const { publisherId } = usePlace();
  const queryClient = useQueryClient();
  const changed = () => queryClient.invalidateQueries({ queryKey: [publisherId, 'destinations'] });
  const listChanged = () =>
    queryClient.invalidateQueries({ queryKey: destinationsQuery(publisherId).queryKey });
  const params = (destinationId: string) => ({ params: { path: { publisherId, destinationId } } });
  const acts = {
    create: (body: NewDestination): Promise<Created> =>
      told(api.POST(at(publishers, publisherId), { params: { path: { publisherId } }, body })),
    change: ({ id, ...body }: Change & { id: string }): Promise<Destination> =>
      told(api.PATCH(at(one, publisherId), { ...params(id), body })),
    remove: (id: string): Promise<unknown> => told(api.DELETE(at(one, publisherId), params(id))),
    check: (id: string): Promise<Check> => told(api.POST(at(`${one}/checks`, publisherId), params(id))),
    rotate: ({
      id,
      overlapHours,
    }: {
      id: string;
      overlapHours: number;
    }): Promise<{ signingSecret: string }> =>
      told(api.POST(at(`${one}/signing-secrets`, publisherId), { ...params(id), body: { overlapHours } })),
  };
  return {
    create: useMutation({ mutationFn: acts.create, onSettled: changed }),
    change: useMutation({ mutationFn: acts.change, onSettled: changed }),
    // Its own screen would ask for what is no longer there.
    remove: useMutation({ mutationFn: acts.remove, onSettled: listChanged }),
    check: useMutation({ mutationFn: acts.check, onSettled: changed }),
    rotate: useMutation({ mutationFn: acts.rotate, onSettled: changed }),
  };
}
