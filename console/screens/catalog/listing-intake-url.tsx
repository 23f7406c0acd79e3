// The address to which a storefront sends a listing's leads: to copy, and to renew when it has become known.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Ago, Exactly } from '../../ui/time.tsx';
import { ListingRenewal } from './listing-renewal.tsx';
import { intakeUrlsQuery, type Listing } from './listings.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function ListingIntakeUrl({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.intake');
  const styles = useStyles();
  const urls = useQuery(intakeUrlsQuery(usePublisherId(), listing.id)).data?.items ?? [];
  const { intakeUrl, lastUsedAt } = listing.leadSharing;
  const now = Date.now();
  const ending = urls.filter(({ endsAt }) => endsAt !== null && Date.parse(endsAt) > now);
  return (
    <Card title={t('title')} actions={intakeUrl !== null && <ListingRenewal listing={listing} />}>
      {intakeUrl === null ? (
        <Text>{t('hidden')}</Text>
      ) : (
        <>
          <Copyable value={intakeUrl} label={t('title')} />
          <Text size={200} className={styles.quiet}>
            {t('secret')}
          </Text>
        </>
      )}
      <Text size={200}>
        {lastUsedAt === null ? (
          t('neverUsed')
        ) : (
          <>
            {t('lastUsed')} <Ago at={lastUsedAt} />
          </>
        )}
      </Text>
      {ending.map(({ id, endsAt }) => (
        <Text key={id} size={200}>
          {t('oldUntil')} <Exactly at={endsAt!} />
        </Text>
      ))}
    </Card>
  );
}
