// Scoring models as the API has them: the one in use per storefront, its versions, what another would do, and scoring anew.
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import type { Condition } from './condition-tree.ts';
import type { Fact } from './condition-words.ts';

type Told = Schema['ScoringModelVersion'];
type Bands = [number, number, number];
/** The API's own document says of an answer's tuple no more than that it is a list. */
export type Model = Omit<Told['model'], 'fitBands' | 'interestBands'> & {
  fitBands: Bands;
  interestBands: Bands;
};
export type ModelVersion = Omit<Told, 'model'> & { model: Model };
type ModelPage = { items: ModelVersion[]; nextCursor: string | null };
export type Group = Model['groups'][number];
export type Rule = Group['rules'][number];
export type Exclusion = Model['exclusions'][number];
export type Preview = Schema['ScoringPreview'];

const ofPublisher = '/api/v1/publishers/{publisherId}';
const models = `${ofPublisher}/scoring-models` as const;
const rescorings = `${ofPublisher}/rescorings` as const;
const keyOf = (publisherId: string) => [publisherId, 'scoring'];

export const modelsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), 'models'],
    queryFn: async () =>
      (await told(
        api.GET(models, { params: { path: { publisherId }, query: { limit: 200 } } }),
      )) as ModelPage,
  });

export const factsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'listings', 'facts'],
    queryFn: async (): Promise<Fact[]> =>
      (
        await told(
          api.GET(`${ofPublisher}/facts`, { params: { path: { publisherId }, query: { limit: 200 } } }),
        )
      ).items,
    staleTime: 60_000,
  });

export const versionsQuery = (publisherId: string, storefront: string) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(publisherId), 'versions', storefront],
    queryFn: async ({ pageParam }) =>
      (await told(
        api.GET(`${models}/{storefront}/versions`, {
          params: {
            path: { publisherId, storefront: storefront as 'appsource' },
            query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      )) as ModelPage,
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Asked again while one is at work. */
export const rescoringsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), 'rescorings'],
    queryFn: () => told(api.GET(rescorings, { params: { path: { publisherId }, query: { limit: 20 } } })),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ state }) => state === 'running') ? 2_000 : false,
  });

export function useModelActs(storefront: string) {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const stale = () => queryClient.invalidateQueries({ queryKey: keyOf(publisherId) });
  const path = { publisherId, storefront: storefront as 'appsource' };
  return {
    preview: (model: Model): Promise<Preview> =>
      told(api.POST(`${models}/{storefront}/previews`, { params: { path }, body: { model } })),
    save: async (model: Model, note: string | null, basedOn: number): Promise<ModelVersion> => {
      try {
        const body = { model, note, basedOn };
        return (await told(
          api.PUT(`${models}/{storefront}`, { params: { path }, body }),
        )) as unknown as ModelVersion;
      } finally {
        // A refusal because somebody was quicker is answered by looking at what they saved.
        await stale();
      }
    },
    turn: async (rescoringId: string, stopped: boolean): Promise<void> => {
      const params = { path: { publisherId, rescoringId } };
      await told(api.PATCH(`${rescorings}/{rescoringId}`, { params, body: { stopped } }));
      await stale();
    },
  };
}

/** An id that no other has: what the server wants of a rule, and nobody reads. */
export function freshId(known: readonly { id: string }[], stem: string): string {
  const taken = new Set(known.map(({ id }) => id));
  for (let number = known.length + 1; ; number++) {
    const id = `${stem}_${number}`;
    if (!taken.has(id)) return id;
  }
}

/** What many take out by policy, though we ship none of it. */
export const usualExclusions: readonly Exclusion[] = [
  { id: 'free_mail', name: null, when: { fact: 'freeMail', is: 'yes' } },
  { id: 'academic', name: null, when: { fact: 'academic', is: 'yes' } },
];

export const anyLead: Condition = { all: [{ fact: 'country', is: 'present' }] };
