// Mappings as the API has them: the one in use, its versions, a look at what it makes of a lead.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { at, one, usePlace } from './destinations.ts';

export type Mapping = Schema['Mapping'];
export type Target = Schema['MappingTarget'];
export type MappedField = Schema['MappedField'];
export type Version = Schema['MappingVersion'];
export type Preview = Schema['MappingPreview'];
/** What is sent, and in which language our texts in it are. */
export type Filling = Pick<Mapping, 'fields' | 'language'>;
export type Asked = Filling & { leadId?: string };

const path = (publisherId: string, destinationId: string) => ({
  params: { path: { publisherId, destinationId } },
});

export const mappingQuery = (publisherId: string, destinationId: string) =>
  queryOptions({
    queryKey: [publisherId, 'destinations', destinationId, 'mapping'],
    queryFn: () =>
      told(api.GET(at(`${one}/mapping`, publisherId), path(publisherId, destinationId))) as Promise<Mapping>,
  });

export const versionsQuery = (publisherId: string, destinationId: string) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'destinations', destinationId, 'mapping versions'],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(at(`${one}/mapping-versions`, publisherId), {
          params: {
            path: { publisherId, destinationId },
            query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What goes into the fields, asked for as somebody types; nothing is asked of the far side. */
export const previewQuery = (publisherId: string, destinationId: string, asked: Asked) =>
  queryOptions({
    queryKey: [publisherId, 'destinations', destinationId, 'mapping preview', asked],
    queryFn: () => lookAt(publisherId, destinationId, asked, false),
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: (before: Preview | undefined) => before,
  });

function lookAt(publisherId: string, destinationId: string, asked: Asked, requests: boolean) {
  return told(
    api.POST(at(`${one}/mapping-previews`, publisherId), {
      ...path(publisherId, destinationId),
      body: { ...asked, requests },
    }),
  ) as Promise<Preview>;
}

type Saved = Filling & { why: string; basedOn: number | null };

export function useMappingActs(destinationId: string) {
  const { publisherId } = usePlace();
  const queryClient = useQueryClient();
  const changed = () =>
    queryClient.invalidateQueries({ queryKey: [publisherId, 'destinations', destinationId] });
  return {
    save: useMutation({
      mutationFn: (body: Saved) =>
        told(
          api.PUT(at(`${one}/mapping`, publisherId), { ...path(publisherId, destinationId), body }),
        ) as Promise<Mapping>,
      onSettled: changed,
    }),
    readFields: useMutation({
      mutationFn: () =>
        told(api.POST(at(`${one}/far-fields`, publisherId), path(publisherId, destinationId))),
      onSettled: changed,
    }),
    /** With the requests; what only reads there is really sent. */
    look: useMutation({ mutationFn: (asked: Asked) => lookAt(publisherId, destinationId, asked, true) }),
  };
}
