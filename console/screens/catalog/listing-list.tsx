// All listings of a publisher: where each is listed, whether its leads are shared, and what to mend.
import { Button, makeStyles, Text } from '@fluentui/react-components';
import { AddRegular, AppsListRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Ago } from '../../ui/time.tsx';
import { ListingSwitch } from './listing-switch.tsx';
import { ListingWarningLine, ListingWarningMarks } from './listing-warnings.tsx';
import { useListingWords } from './listing-words.ts';
import { listingPagesQuery, type Listing } from './listings.ts';

export function ListingList() {
  const t = useTranslations('listings');
  const publisherId = usePublisherId();
  const may = useMay();
  const navigate = useNavigate();
  const columns = useColumns();
  const query = useInfiniteQuery(listingPagesQuery(publisherId));
  const create = may('listings:write') && (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => void navigate({ to: `/publishers/${publisherId}/listings/new` })}
    >
      {t('create')}
    </Button>
  );
  return (
    <Screen title={t('title')} actions={create}>
      <Text>{t('about')}</Text>
      <PagedTable
        query={query}
        none={
          <Empty icon={<AppsListRegular />} title={t('empty.title')} action={create}>
            {t('empty.words')}
          </Empty>
        }
        label={t('title')}
        columns={columns}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/publishers/${publisherId}/listings/${id}`}
      />
      <Text size={200}>
        {t.rich('importHint', {
          code: (chunks) => <code style={{ overflowWrap: 'anywhere' }}>{chunks}</code>,
        })}
      </Text>
    </Screen>
  );
}

const useStyles = makeStyles({
  // Where the column of warnings has no room.
  narrow: { display: 'none', '@media (max-width: 640px)': { display: 'block' } },
});

function useColumns(): Column<Listing>[] {
  const styles = useStyles();
  const t = useTranslations('listings');
  const words = useListingWords();
  const publisherId = usePublisherId();
  return [
    {
      id: 'title',
      title: t('listing'),
      cell: (listing) => (
        <>
          <Link to={`/publishers/${publisherId}/listings/${listing.id}`}>{listing.title}</Link>
          <Text block size={200}>
            {listing.offerId}
          </Text>
          <span className={styles.narrow}>
            <ListingWarningLine listing={listing} />
          </span>
        </>
      ),
    },
    {
      id: 'storefront',
      title: t('storefront'),
      hiddenBelow: 640,
      cell: ({ storefront }) => words.storefront(storefront),
    },
    { id: 'kind', title: t('kind'), hiddenBelow: 960, cell: ({ kind }) => words.kind(kind) },
    { id: 'sharing', title: t('tabs.sharing'), cell: (listing) => <ListingSwitch listing={listing} /> },
    {
      id: 'last',
      title: t('lastLead'),
      hiddenBelow: 640,
      cell: ({ health }) => (health.lastLeadAt ? <Ago at={health.lastLeadAt} /> : t('never')),
    },
    {
      id: 'warnings',
      title: t('toMend'),
      hiddenBelow: 640,
      cell: (listing) => <ListingWarningMarks listing={listing} />,
    },
  ];
}
