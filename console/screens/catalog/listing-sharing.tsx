// How a listing's leads come in: the switch, the intake URL, the way into Partner Center, and how it does.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { ListingDetails } from './listing-details.tsx';
import { ListingHealth } from './listing-health.tsx';
import { ListingIntakeUrl } from './listing-intake-url.tsx';
import { ListingSteps } from './listing-steps.tsx';
import { ListingSwitch } from './listing-switch.tsx';
import type { Listing } from './listings.ts';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  pairs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

export function ListingSharing({ listing }: { listing: Listing }) {
  const t = useTranslations('listings');
  const may = useMay();
  const styles = useStyles();
  return (
    <div className={styles.parts}>
      <div className={styles.pairs}>
        <Card title={t('sharing')}>
          <ListingSwitch listing={listing} labelled />
          <Text>{t(listing.leadSharing.enabled ? 'onMeans' : 'offMeans')}</Text>
        </Card>
        <ListingDetails listing={listing} />
      </div>
      <ListingHealth listing={listing} />
      <ListingIntakeUrl listing={listing} />
      {may('listings:write') && <ListingSteps listing={listing} />}
    </div>
  );
}
