// From visits to wins: of all or of one, against the period before; who has them; and how it went day by day.
import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DataFunnelRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useListingTitle } from './use-listing-title.ts';
import { FunnelCard } from './funnel-card.tsx';
import type { Funnel } from './insight.ts';
import { MapCard } from './map-card.tsx';
import { MembersCard } from './members-card.tsx';
import { RevenueCard } from './revenue-card.tsx';
import { TrendCard } from './trend-card.tsx';
import type { Filters, Part } from './use-asked.ts';
import { useChosen, useFunnel } from './use-funnel.ts';

export function ListingPart(part: Part) {
  const t = useTranslations('insight');
  const { filters } = part;
  const query = useFunnel(part);
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
  const { filters } = part;
  const { key: _, ...others } = filters;
  const { chosen, keyName, name } = useChosen()(funnel, filters, listing);
  return (
    <>
      {keyName !== null && <Chosen words={t('chosen', { name: keyName })} others={others} />}
      <FunnelCard funnel={funnel} filters={filters} chosen={chosen} name={name} />
      <TrendCard {...part} chosenKey={chosen?.key ?? null} name={name} />
      {funnel.by === 'country' && <MapCard funnel={funnel} filters={filters} />}
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
