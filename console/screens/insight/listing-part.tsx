// From visits to wins: of all or of one, against the period before; who has them; and how it went day by day.
import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DataFunnelRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { funnelQuery, type Funnel } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { MapCard } from './map-card.tsx';
import { MembersCard } from './members-card.tsx';
import { RevenueCard } from './revenue-card.tsx';
import { TrendCard } from './trend-card.tsx';
import { dimensionOf, viewOf, type Part } from './use-asked.ts';

export function ListingPart(part: Part) {
  const t = useTranslations('insight');
  const { asked, filters } = part;
  const query = useQuery({
    ...funnelQuery(usePublisherId(), { by: dimensionOf(filters), view: viewOf(filters), ...asked }),
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
  const t = useTranslations('insight');
  const nameOf = useKeyName();
  const base = `/publishers/${usePublisherId()}/performance`;
  const { by, items } = funnel;
  const { key, ...others } = part.filters;
  const chosen = items.find((item) => item.key === key && key !== undefined) ?? null;
  const name = chosen && nameOf(by, chosen.key, chosen.name);
  return (
    <>
      {name !== null && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('chosen', { name })}</MessageBarBody>
          <MessageBarActions>
            <Link to={base} search={others}>
              {t('showAll')}
            </Link>
          </MessageBarActions>
        </MessageBar>
      )}
      <FunnelCard funnel={funnel} chosen={chosen} name={name} />
      <TrendCard {...part} chosenKey={chosen?.key ?? null} name={name} />
      {by === 'country' && <MapCard funnel={funnel} />}
      <MembersCard funnel={funnel} filters={part.filters} />
    </>
  );
}
