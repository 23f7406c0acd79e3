// What a listing needs before a programme's sellers may sell it along, and the file of its sales contacts.
import { Text } from '@fluentui/react-components';
import { AppsListRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { listingsQuery } from '../catalog/listings.ts';
import { SalesContacts } from './contact-list.tsx';
import { Checklist } from './readiness-list.tsx';

const tabs = ['checklist', 'contacts'] as const;

export function ReadinessScreen() {
  const t = useTranslations('cosell');
  const publisherId = usePublisherId();
  const query = useQuery(listingsQuery(publisherId));
  const base = `/publishers/${publisherId}`;
  return (
    <Screen title={t('readiness.title')} back={<Link to={`${base}/referrals`}>{t('back')}</Link>}>
      <Text>{t('readiness.about')}</Text>
      <Answered
        query={query}
        empty={(listings) =>
          listings.length === 0 && (
            <Empty
              icon={<AppsListRegular />}
              title={t('readiness.empty.title')}
              action={<Link to={`${base}/listings/new`}>{t('readiness.empty.act')}</Link>}
            >
              {t('readiness.empty.words')}
            </Empty>
          )
        }
      >
        {(listings) => <OfListing listings={listings} />}
      </Answered>
    </Screen>
  );
}

function OfListing({ listings }: { listings: { id: string; title: string }[] }) {
  const t = useTranslations('cosell.readiness');
  const base = `/publishers/${usePublisherId()}/referrals/readiness`;
  const [{ listingId, tab, countries }, go] = useFilters(['listingId', 'tab', 'countries']);
  const shown = listings.find(({ id }) => id === listingId) ?? listings[0]!;
  const selected = tabs.find((each) => each === tab) ?? 'checklist';
  return (
    <>
      <div style={{ maxWidth: '420px' }}>
        <Pick
          label={t('listing')}
          value={shown.id}
          options={listings.map(({ id, title }) => [id, title] as const)}
          onPick={(next) => go({ listingId: next })}
        />
      </div>
      <Tabs
        label={t('tabs')}
        to={base}
        selected={selected}
        tabs={tabs.map((id) => ({
          id,
          words: t(`tab.${id}`),
          search: { tab: id === 'checklist' ? undefined : id, listingId, countries },
        }))}
      />
      {selected === 'checklist' ? (
        <Checklist key={shown.id} listingId={shown.id} />
      ) : (
        <SalesContacts key={shown.id} listingId={shown.id} />
      )}
    </>
  );
}
