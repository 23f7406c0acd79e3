// From visits to wins: of all or of one, against the period before; who has them; and how it went day by day.
import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DataFunnelRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useListingTitle } from './use-listing-title.ts';
import { FunnelCard } from './funnel-card.tsx';
import { funnelQuery, type Funnel } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { MapCard } from './map-card.tsx';
import { MembersCard } from './members-card.tsx';
import { RevenueCard } from './revenue-card.tsx';
import { TrendCard } from './trend-card.tsx';
import { dimensionOf, ofListing, viewOf, type Part } from './use-asked.ts';

export function ListingPart(part: Part) {
  const t = useTranslations('insight');
  const { asked, filters } = part;
  const query = useQuery({
    ...funnelQuery(usePublisherId(), {
      by: dimensionOf(filters),
      view: viewOf(filters),
      ...ofListing(filters),
      ...asked,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Answered
        query={query}
        empty={(funnel) =>
          funnel.items.length === 0 && (
            <Empty icon={<DataFunnelRegular />} title={t('empty.title')}>
              {t('empty.words')}
            </Empty>
          )
        }
      >
        {(funnel) => <Told funnel={funnel} part={part} />}
      </Answered>
      <RevenueCard {...part} />
    </>
  );
}

function Told({ funnel, part }: { funnel: Funnel; part: Part }) {
  const nameOf = useKeyName();
  const { by, items } = funnel;
  const { filters } = part;
  const chosen = items.find((item) => item.key === filters.key && filters.key !== undefined) ?? null;
  const keyName = chosen && nameOf(by, chosen.key, chosen.name);
  const listing = useListingTitle(filters.listing);
  const name = [listing, keyName].filter((each) => each !== null).join(' · ') || null;
  return (
    <>
      <Chosen filters={filters} listing={listing} keyName={keyName} />
      <FunnelCard funnel={funnel} filters={filters} chosen={chosen} name={name} />
      <TrendCard {...part} chosenKey={chosen?.key ?? null} name={name} />
      {by === 'country' && <MapCard funnel={funnel} filters={filters} />}
      <MembersCard funnel={funnel} filters={filters} listing={listing} />
    </>
  );
}

/** What is shown alone, each with the way back. */
function Chosen({
  filters,
  listing,
  keyName,
}: {
  filters: Part['filters'];
  listing: string | null;
  keyName: string | null;
}) {
  const t = useTranslations('insight');
  const base = `/publishers/${usePublisherId()}/performance`;
  const { key, ...withoutKey } = filters;
  const { listing: _, by: __, ...withoutListing } = withoutKey;
  const told = [
    { words: listing && t('chosenListing', { name: listing }), search: withoutListing },
    { words: keyName && t('chosen', { name: keyName }), search: withoutKey },
  ];
  return told.map(
    ({ words, search }) =>
      words !== null && (
        <MessageBar key={words} layout="multiline">
          <MessageBarBody>{words}</MessageBarBody>
          <MessageBarActions>
            <Link to={base} search={search}>
              {t('showAll')}
            </Link>
          </MessageBarActions>
        </MessageBar>
      ),
  );
}
