// Rows of a publisher in the sums of insight, in what its pages count, and in its status pages.
import { columns } from '../src/insight/parts.ts';
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

export function rowsOfInsight({ leadId, listingId, eventId, statusPageId }: RowIds, mark: string): Rows {
  const day = at.slice(0, 10);
  const place = { generation: 1, dimension: 'campaign', listing: listingId, day, key: mark, parts: 1 };
  return {
    insight_states: {
      time_zone: 'UTC',
      generation: 1,
      built_to: '',
      seen: 0,
      total: 0,
      begun_by: mark,
      stale: false,
    },
    insight_due: { event_id: eventId, lead_id: leadId, at },
    insight_leads: {
      generation: 1,
      lead_id: leadId,
      facts: { day, listing: listingId, campaign: mark, values: [] },
    },
    insight_days: { ...place, ...Object.fromEntries(columns.map((column) => [column, 1])) },
    storefront_entry_counts: {
      dimension: 'referrer',
      day,
      listing_id: listingId,
      key: mark,
      what: 'view',
      count: 1,
    },
    status_pages: {
      id: statusPageId,
      name: mark,
      hash: bytes(),
      names_destinations: true,
      counts_leads: true,
      created_at: at,
      created_by: mark,
    },
    insight_values: { ...place, currency: 'EUR', value: '10.50', became_value: '10.50' },
  };
}
