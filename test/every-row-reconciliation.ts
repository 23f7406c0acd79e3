// Rows of a publisher in comparisons with a marketplace's own list.
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

export function rowsOfReconciliation(
  { comparisonId, backFillId, listingId, leadId, userId }: RowIds,
  mark: string,
): Rows {
  return {
    list_comparisons: {
      id: comparisonId,
      source: 'file',
      file_name: mark,
      headers: [mark],
      delimiter: ',',
      state: 'done',
      started_by: userId,
      started_at: at,
      matched_at: at,
    },
    listed_leads: {
      comparison_id: comparisonId,
      nth: 1,
      line: 2,
      key: bytes(),
      cells: [mark],
      raw: mark,
      email_key: mark,
      listing_id: listingId,
      lead_id: leadId,
      fault: mark,
    },
    back_fills: {
      id: backFillId,
      comparison_id: comparisonId,
      state: 'done',
      started_by: mark,
      started_at: at,
      rows_total: 1,
      next_at: at,
    },
  };
}
