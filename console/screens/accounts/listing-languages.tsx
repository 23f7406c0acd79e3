// Which words of its own each listing has, in which languages, and where the missing ones are written.
import { Text } from '@fluentui/react-components';
import { AppsListRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { languageNames, type Language } from '../../language.tsx';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { consentsQuery, countingText, type Consents } from '../catalog/consents.ts';
import { listingsQuery, pageCall, type Listing } from '../catalog/listings.ts';
import { useSettings } from './settings-frame.tsx';

const all = Object.keys(languageNames) as Language[];

export function ListingLanguages() {
  const t = useTranslations('settings.languages');
  const { publisherId } = useSettings();
  const listings = useQuery(listingsQuery(publisherId));
  const consents = useQuery(consentsQuery(publisherId));
  return (
    <Card title={t('listings')}>
      <Text>{t('listingsAbout')}</Text>
      <Answered
        query={listings}
        empty={(found) => found.length === 0 && <Empty icon={<AppsListRegular />} title={t('noListings')} />}
      >
        {(found) => (
          <Answered query={consents}>{(texts) => <Table listings={found} consents={texts} />}</Answered>
        )}
      </Answered>
    </Card>
  );
}

function Table({ listings, consents }: { listings: Listing[]; consents: Consents }) {
  const t = useTranslations('settings.languages');
  const may = useMay();
  const { publisherId } = useSettings();
  const to = (id: string) => `/publishers/${publisherId}/listings/${id}`;
  const ownOf = (listing: Listing) => ownLanguages(listing, consents);
  const columns: Column<Listing>[] = [
    { id: 'listing', title: t('listing'), cell: ({ id, title }) => <Link to={to(id)}>{title}</Link> },
    {
      id: 'page',
      title: t('pageText'),
      cell: ({ id, title, page }) =>
        page.summary !== null || page.description !== null ? (
          <Mark tone="good">{t('written')}</Mark>
        ) : (
          <>
            <Mark tone="waiting">{t('notWritten')}</Mark>{' '}
            {may('listings:write') && (
              <Link to={to(id)} search={{ tab: 'page', edit: 'page' }} aria-label={t('writeOf', { title })}>
                {t('write')}
              </Link>
            )}
          </>
        ),
    },
    {
      id: 'own',
      title: t('own'),
      hiddenBelow: 960,
      cell: (listing) => {
        const own = ownOf(listing);
        return own.length === 0 ? t('noneOwn') : own.map((each) => languageNames[each]).join(', ');
      },
    },
    {
      id: 'missing',
      title: t('missing'),
      cell: (listing) => {
        const own = ownOf(listing);
        if (own.length === all.length) return t('nothingMissing');
        return all
          .filter((language) => !own.includes(language))
          .map((language, place) => (
            <span key={language}>
              {place > 0 && ', '}
              {may('listings:write') ? (
                <Link
                  to={to(listing.id)}
                  search={{ tab: 'page', consent: language }}
                  aria-label={t('writeIn', { title: listing.title, language: languageNames[language] })}
                >
                  {languageNames[language]}
                </Link>
              ) : (
                languageNames[language]
              )}
            </span>
          ));
      },
    },
  ];
  return <DataTable label={t('listings')} columns={columns} rows={listings} rowId={({ id }) => id} />;
}

/** Where the listing's visitors read words that the publisher wrote. */
function ownLanguages(listing: Listing, consents: Consents): Language[] {
  return all.filter((language) => {
    const text = countingText(consents, listing.id, pageCall(listing), language);
    return text !== null && text.origin !== 'shipped';
  });
}
