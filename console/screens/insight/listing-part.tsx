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
import { dimensionOf, ofListing, viewOf, type Filters, type Part } from './use-asked.ts';

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
  const listing = useListingTitle(filters.listing);
  const { key: _, listing: __, by: ___, ...others } = filters;
  return (
    <>
      {listing !== null && <Chosen words={t('chosenListing', { name: listing })} others={others} />}
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
        {(funnel) => <Told funnel={funnel} part={part} listing={listing} />}
      </Answered>
      <RevenueCard {...part} />
    </>
  );
}

type Told = { funnel: Funnel; part: Part; listing: string | null };

function Told({ funnel, part, listing }: Told) {
  const t = useTranslations('insight');
  const nameOf = useKeyName();
  const { by, items } = funnel;
  const { filters } = part;
  const { key, ...others } = filters;
  const chosen = items.find((item) => item.key === key && key !== undefined) ?? null;
  const keyName = chosen && nameOf(by, chosen.key, chosen.name);
  const name = [listing, keyName].filter((each) => each !== null).join(' · ') || null;
  return (
    <>
      {keyName !== null && <Chosen words={t('chosen', { name: keyName })} others={others} />}
      <FunnelCard funnel={funnel} filters={filters} chosen={chosen} name={name} />
      <TrendCard {...part} chosenKey={chosen?.key ?? null} name={name} />
      {by === 'country' && <MapCard funnel={funnel} filters={filters} />}
      <MembersCard funnel={funnel} filters={filters} listing={listing} />
    </>
  );
}

/** What is shown alone, and the way back. */
function Chosen({ words, others }: { words: string; others: Filters }) {
  const t = useTranslations('insight');
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>{words}</MessageBarBody>
      <MessageBarActions>
        <Link to={`/publishers/${usePublisherId()}/performance`} search={others}>
          {t('showAll')}
        </Link>
      </MessageBarActions>
    </MessageBar>
  );
}
