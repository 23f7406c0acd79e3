// Territories, pools, the ledger and absences as the API has them, and what can be done with them.
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import type { paths } from '../../api-schema.d.ts';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { allPages } from '../delivery/all-pages.ts';

export type Territories = Schema['Territories'];
export type Territory = Territories['territories'][number];
export type Pool = Schema['Pool'];
export type Hours = NonNullable<Pool['hours']>;
export type Assignment = Schema['Assignment'];
export type Simulation = Schema['AssignmentSimulation'];

const path = '/api/v1/publishers/{publisherId}';
const territoriesPath = `${path}/territories` as const;
const poolsPath = `${path}/pools` as const;
const poolPath = `${path}/pools/{poolId}` as const;
const absencesPath = `${path}/absences` as const;
const hoursPath = `${path}/working-hours/{userId}` as const;

type BodyOf<Path extends keyof paths, Method extends 'post' | 'put'> = paths[Path] extends {
  [Name in Method]: { requestBody?: { content: { 'application/json': infer Body } } };
}
  ? NonNullable<Body>
  : never;
export type NewPool = BodyOf<typeof poolsPath, 'post'>;

/** Everything here, so that any act makes all of it stale. */
const keyOf = (publisherId: string) => [publisherId, 'assignment'];

export const territoriesQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), 'territories'],
    queryFn: () => told(api.GET(territoriesPath, { params: { path: { publisherId } } })),
  });

export const poolsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), 'pools'],
    queryFn: () =>
      allPages((cursor) =>
        told(api.GET(poolsPath, { params: { path: { publisherId }, query: { limit: 200, ...cursor } } })),
      ),
  });

export const absencesQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), 'absences'],
    queryFn: () =>
      allPages((cursor) =>
        told(api.GET(absencesPath, { params: { path: { publisherId }, query: { limit: 200, ...cursor } } })),
      ),
  });

export const ownHoursQuery = (publisherId: string, userId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), 'hours', userId],
    queryFn: () => told(api.GET(hoursPath, { params: { path: { publisherId, userId } } })),
  });

export type LedgerFilter = { userId?: string; poolId?: string; leadId?: string };

export const ledgerQuery = (publisherId: string, filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(publisherId), 'ledger', filter],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${path}/assignments`, {
          params: {
            path: { publisherId },
            query: { limit: 50, ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const waitingQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), 'waiting'],
    queryFn: () =>
      told(api.GET(`${path}/waiting-leads`, { params: { path: { publisherId }, query: { limit: 50 } } })),
  });

export function useAssignmentActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const at = { path: { publisherId } };
  const after = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: keyOf(publisherId) }),
      queryClient.invalidateQueries({ queryKey: [publisherId, 'leads'] }),
    ]);
    return answer;
  };
  return {
    saveTerritories: (body: BodyOf<typeof territoriesPath, 'put'>) =>
      after(told(api.PUT(territoriesPath, { params: at, body }))),
    createPool: (body: NewPool) => after(told(api.POST(poolsPath, { params: at, body }))),
    changePool: (poolId: string, body: BodyOf<typeof poolPath, 'put'>) =>
      after(told(api.PUT(poolPath, { params: { path: { publisherId, poolId } }, body }))),
    archivePool: (poolId: string) =>
      after(told(api.DELETE(poolPath, { params: { path: { publisherId, poolId } } }))),
    createAbsence: (body: BodyOf<typeof absencesPath, 'post'>) =>
      after(told(api.POST(absencesPath, { params: at, body }))),
    removeAbsence: (absenceId: string) =>
      after(
        told(api.DELETE(`${absencesPath}/{absenceId}`, { params: { path: { publisherId, absenceId } } })),
      ),
    setHours: (userId: string, hours: Hours | null) =>
      after(told(api.PUT(hoursPath, { params: { path: { publisherId, userId } }, body: { hours } }))),
    handBack: (userId: string, note: string | null) =>
      after(told(api.POST(`${path}/hand-backs`, { params: at, body: { userId, note } }))),
    passOn: (leadIds: string[], note: string | null) =>
      after(told(api.POST(`${path}/reassignments`, { params: at, body: { leadIds, note } }))),
    handTo: (leadIds: string[], userId: string | null, note: string | null) =>
      after(told(api.POST(`${path}/leads/assignments`, { params: at, body: { leadIds, userId, note } }))),
    simulate: (days: number, { territories, otherwise }: Pick<Territories, 'territories' | 'otherwise'>) =>
      told(
        api.POST(`${path}/assignment-simulations`, { params: at, body: { days, territories, otherwise } }),
      ),
  };
}
