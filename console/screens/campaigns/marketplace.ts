// The account by which a marketplace's report is read, how far its figures go, and its offers, as the API tells them.
import { queryOptions } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { useChange } from './campaigns.ts';

export type Freshness = Schema['MarketplaceFreshness'];
export type MarketplaceAccount = NonNullable<Freshness['account']>;
export type MarketplaceFault = NonNullable<MarketplaceAccount['fault']>;
export type ToldOffer = Schema['ToldOffer'];

const path = '/api/v1/publishers/{publisherId}/marketplace-account';
const params = (publisherId: string) => ({ params: { path: { publisherId } } });

/** What is made in Partner Center changes without an event here; it is looked at now and then. */
export const freshnessQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'campaigns', 'marketplace'],
    queryFn: () =>
      told(api.GET('/api/v1/publishers/{publisherId}/marketplace-freshness', params(publisherId))),
    refetchInterval: ({ state: { data } }) => (isUnderWay(data?.account ?? null) ? 5_000 : false),
  });

export const isUnderWay = (account: MarketplaceAccount | null) =>
  account !== null && (account.waiting || Date.parse(account.nextAt) <= Date.now());

export const offersQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'campaigns', 'offers'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/marketplace-offers', {
          params: { path: { publisherId }, query: { limit: 200 } },
        }),
      ),
  });

export type Entered = {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  secretEndsOn: string;
  apiUrl: string;
  authority: string;
};

export function useMarketplaceActs() {
  return {
    enter: useChange((publisherId: string, values: Entered) => {
      const { tenantId, clientId, clientSecret, secretEndsOn, apiUrl, authority } = values;
      return told(
        api.PUT(path, {
          ...params(publisherId),
          body: {
            tenantId,
            clientId,
            clientSecret: clientSecret || null,
            secretEndsOn: secretEndsOn || null,
            apiUrl: apiUrl || null,
            authority: authority || null,
          },
        }),
      );
    }),
    check: useChange((publisherId: string) => told(api.POST(`${path}/checks`, params(publisherId)))),
    importNow: useChange((publisherId: string) => told(api.POST(`${path}/imports`, params(publisherId)))),
    remove: useChange((publisherId: string) => told(api.DELETE(path, params(publisherId)))),
    assign: useChange((publisherId: string, { offer, listingId }: { offer: ToldOffer; listingId: string }) =>
      told(
        api.PUT('/api/v1/publishers/{publisherId}/marketplace-offers', {
          ...params(publisherId),
          body: {
            offerName: offer.offerName,
            storefront: offer.storefront as '' | 'appsource' | 'azure-marketplace',
            listingId,
          },
        }),
      ),
    ),
  };
}
