// Identity providers as the API has them.
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import type { paths } from '../../api-schema.d.ts';
import { allPages } from '../delivery/all-pages.ts';
import { useSettings } from './settings-frame.tsx';

export type Provider = Schema['IdentityProvider'];
export type ProviderCheck = Schema['IdentityProviderCheck'];
const path = '/api/v1/publishers/{publisherId}/identity-providers';
type New = NonNullable<paths[typeof path]['post']['requestBody']>['content']['application/json'];
/** clientSecret: empty to leave the present one. */
export type ProviderSettings = Required<New>;

const keyOf = (publisherId: string) => [publisherId, 'identity-providers'];

export const providersQuery = (publisherId: string) =>
  queryOptions({
    queryKey: keyOf(publisherId),
    queryFn: () =>
      allPages((cursor) =>
        told(api.GET(path, { params: { path: { publisherId }, query: { limit: 200, ...cursor } } })),
      ),
  });

export const providerQuery = (publisherId: string, providerId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), providerId],
    queryFn: () => told(api.GET(`${path}/{providerId}`, { params: { path: { publisherId, providerId } } })),
  });

export const identitiesQuery = (publisherId: string, providerId: string) =>
  queryOptions({
    queryKey: [...keyOf(publisherId), providerId, 'identities'],
    queryFn: () =>
      allPages((cursor) =>
        told(
          api.GET(`${path}/{providerId}/identities`, {
            params: { path: { publisherId, providerId }, query: { limit: 200, ...cursor } },
          }),
        ),
      ),
  });

export function useProviderActs() {
  const { publisherId } = useSettings();
  const queryClient = useQueryClient();
  const at = (providerId: string) => ({ params: { path: { publisherId, providerId } } });
  const after = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    await queryClient.invalidateQueries({ queryKey: keyOf(publisherId) });
    await queryClient.invalidateQueries({ queryKey: ['sign-in-ways'] });
    return answer;
  };
  return {
    create: (body: ProviderSettings) =>
      after(told(api.POST(path, { params: { path: { publisherId } }, body }))),
    change: (providerId: string, { clientSecret, ...rest }: ProviderSettings) => {
      const body = clientSecret === '' ? rest : { ...rest, clientSecret };
      return after(told(api.PATCH(`${path}/{providerId}`, { ...at(providerId), body })));
    },
    remove: (providerId: string) => after(told(api.DELETE(`${path}/{providerId}`, at(providerId)))),
    check: (providerId: string): Promise<ProviderCheck> =>
      told(api.POST(`${path}/{providerId}/checks`, at(providerId))),
    unlink: (providerId: string, userId: string) => {
      const params = { path: { publisherId, providerId, userId } };
      return after(told(api.DELETE(`${path}/{providerId}/identities/{userId}`, { params })));
    },
  };
}
