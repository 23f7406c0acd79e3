// The code by which a listing's form stands on the publisher's own web site.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { pageCall, type Listing } from './listings.ts';

export function ListingEmbed({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.page');
  return (
    <Card title={t('embed')}>
      {listing.page.allowedOrigins.length > 0 ? (
        <>
          <Text>{t('embedAbout')}</Text>
          <Copyable value={codeOf(listing)} label={t('embedCode')} />
        </>
      ) : (
        <Text>{t('embedNeeds')}</Text>
      )}
    </Card>
  );
}

function codeOf(listing: Listing): string {
  const script = new URL('/widget.js', listing.page.url ?? location.origin).href;
  return `<script src="${script}" async></script>\n<leadshare-form listing="${listing.id}" action="${pageCall(listing)}"></leadshare-form>`;
}
