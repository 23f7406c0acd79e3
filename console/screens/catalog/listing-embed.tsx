// The code by which a listing's form stands on the publisher's own web site.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Copyable } from '../../ui/copy.tsx';
import type { Listing } from './listings.ts';

export function ListingEmbed({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.page');
  const { published, url, allowedOrigins } = listing.page;
  const ready = published && url !== null && allowedOrigins.length > 0;
  return (
    <Card title={t('embed')}>
      {ready ? (
        <>
          <Text>{t('embedAbout')}</Text>
          <Copyable value={codeOf(listing, url)} label={t('embedCode')} />
        </>
      ) : (
        <Text>{t('embedNeeds')}</Text>
      )}
    </Card>
  );
}

function codeOf({ id, callToAction }: Listing, url: string): string {
  const script = `<script src="${new URL('/widget.js', url).href}" async></script>`;
  return `${script}<leadshare-form listing="${id}" action="${callToAction ?? 'contact-me'}"></leadshare-form>`;
}
