// The storefronts by name. They are few and change with a release, so they are asked for once.
import { useQuery } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';

export function useStorefronts(): Schema['Storefront'][] {
  const found = useQuery({
    queryKey: ['storefronts'],
    queryFn: () => told(api.GET('/api/v1/storefronts', { params: { query: { limit: 200 } } })),
    staleTime: 60 * 60_000,
  });
  return found.data?.items ?? [];
}

export function useStorefrontName(): (id: string) => string {
  const storefronts = useStorefronts();
  return (id) => storefronts.find((each) => each.id === id)?.name ?? id;
}
