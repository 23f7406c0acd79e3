// Each listing with the campaigns that promote it, and all there was of it, whatever way it came.
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { useStorefrontName } from '../leads/storefronts.ts';
import { What } from './campaign-words.tsx';
import type { Results } from './campaigns.ts';
import { ResultsDownload } from './results-download.tsx';
import { useNumberColumns } from './plan-sums.tsx';

type Row = Results['listings'][number];

export function ListingResults({ results }: { results: Results }) {
  const t = useTranslations('campaigns');
  const base = `/publishers/${usePublisherId()}`;
  const storefrontName = useStorefrontName();
  const numbers = useNumberColumns<Row>(results, ({ listingId, title }) => ({
    name: title,
    of: { of: 'all', listingId },
  }));
  const nameOf = new Map(results.campaigns.map(({ campaignId, name }) => [campaignId, name]));
  return (
    <>
      <div>
        <ResultsDownload
          results={results}
          title={t('listings.title')}
          heading={t('column.listing')}
          rows={results.listings.map((row) => ({ what: row.title, of: row }))}
        />
      </div>
      <DataTable<Row>
        label={t('listings.title')}
        columns={[
          {
            id: 'listing',
            title: t('column.listing'),
            cell: ({ listingId, title, storefront }) => (
              <What>
                <Link to={`${base}/listings/${listingId}`}>{title}</Link>
                <br />
                {storefrontName(storefront)}
              </What>
            ),
          },
          {
            id: 'campaigns',
            title: t('column.campaigns'),
            hiddenBelow: 640,
            cell: ({ campaignIds }) =>
              campaignIds.length === 0
                ? t('listings.none')
                : // A name is not broken within its words.
                  campaignIds.map((id) => (
                    <div key={id} style={{ minWidth: '16ch' }}>
                      <Link to={`${base}/campaigns/${id}`}>{nameOf.get(id) ?? id}</Link>
                    </div>
                  )),
          },
          ...numbers,
        ]}
        rows={results.listings}
        rowId={({ listingId }) => listingId}
      />
    </>
  );
}
