// Rows of a publisher in the sums of insight, in what its pages count, and in its status pages.
import { entryColumns } from '../src/insight/entries.ts';
import { columns } from '../src/insight/parts.ts';
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

export function rowsOfInsight({ leadId, listingId, eventId, statusPageId }: RowIds, mark: string): Rows {
  const day = at.slice(0, 10);
  const counted = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1]));
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
      facts: { day, listing: listingId, storefront: 'appsource', campaign: mark },
    },
    insight_days: { ...place, ...counted(columns) },
    insight_months: { ...place, ...counted(columns) },
    forecast_moments: { time_zone: mark, begun: at, at, ended: at, kept: {} },
    storefront_month_states: { months_to: day },
    storefront_months: {
      dimension: 'campaign',
      month: day,
      listing_id: listingId,
      key: mark,
      views: 1,
      clicks: 1,
    },
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
    insight_sequences: {
      generation: 1,
      seller: '',
      day,
      sequence_id: mark,
      step_id: '',
      reason: '',
      currency: '',
      parts: 1,
      ...counted(entryColumns),
      value: '0',
    },
    insight_values: { ...place, currency: 'EUR', value: '10.50', became_value: '10.50' },
  };
}
