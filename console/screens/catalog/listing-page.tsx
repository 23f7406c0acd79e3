// A listing's public page: whether it is there, what it says, where its form may stand besides, and what customers agree to.
import { Link as Away, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { ListingConsents } from './listing-consents.tsx';
import { ListingEmbed } from './listing-embed.tsx';
import { ListingPageText } from './listing-page-text.tsx';
import { useListingActs, type Listing } from './listings.ts';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  pairs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
});

export function ListingPage({ listing }: { listing: Listing }) {
  const styles = useStyles();
  return (
    <div className={styles.parts}>
      <div className={styles.pairs}>
        <Publication listing={listing} />
        <ListingEmbed listing={listing} />
      </div>
      <ListingPageText listing={listing} />
      <ListingConsents listing={listing} />
    </div>
  );
}

function Publication({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.page');
  const may = useMay();
  const notices = useNotices();
  const { change } = useListingActs();
  const { published, url } = listing.page;
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Switch
        label={t('published')}
        checked={published}
        disabled={!may('listings:write')}
        disabledFocusable={change.isPending}
        onChange={(_, { checked }) =>
          change.mutate({ listingId: listing.id, page: { published: checked } }, { onError: notices.failed })
        }
      />
      <Text>{t(published ? 'publishedMeans' : 'unpublishedMeans')}</Text>
      {url !== null && (
        <>
          <Copyable value={url} label={t('url')} />
          {published && (
            <Away href={url} target="_blank" rel="noreferrer">
              <OpenRegular aria-hidden /> {t('open')}
            </Away>
          )}
        </>
      )}
    </Card>
  );
}
