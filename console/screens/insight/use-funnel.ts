// The funnel that the address asks for, and which of its members is looked at alone.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePublisherId } from '../../session.ts';
import { funnelQuery, type Funnel } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { dimensionOf, ofListing, viewOf, type Filters, type Part } from './use-asked.ts';

export function useFunnel({ asked, filters }: Part) {
  return useQuery({
    ...funnelQuery(usePublisherId(), {
      by: dimensionOf(filters),
      view: viewOf(filters),
      ...ofListing(filters),
      ...asked,
    }),
    placeholderData: keepPreviousData,
  });
}

type Chosen = {
  /** Null: all of them. */
  chosen: Funnel['items'][number] | null;
  keyName: string | null;
  /** With the listing before it, where one is looked at. */
  name: string | null;
};

export function useChosen(): (funnel: Funnel, filters: Filters, listing: string | null) => Chosen {
  const nameOf = useKeyName();
  return ({ by, items }, { key }, listing) => {
    const chosen = items.find((item) => item.key === key) ?? null;
    const keyName = chosen && nameOf(by, chosen.key, chosen.name);
    const name = [listing, keyName].filter((each) => each !== null).join(' · ') || null;
    return { chosen, keyName, name };
  };
}
