// Rows of a publisher in the tables of working leads: how they are scored, and where each stands.
import { at, type RowIds, type Rows } from './row-values.ts';

export function rowsOfScoring({ leadId, listingId, userId, rescoringId }: RowIds, mark: string): Rows {
  const saved = { note: mark, saved_by: userId, saved_at: at };
  return {
    scoring_models: { storefront: 'appsource', version: 1, model: {}, ...saved },
    rescorings: {
      id: rescoringId,
      storefront: 'appsource',
      version: 1,
      state: 'done',
      started_by: mark,
      started_at: at,
      total: 1,
      before_id: '',
      next_at: at,
    },
    criteria_versions: { version: 1, criteria: [], ...saved },
    lead_returns: {
      lead_id: leadId,
      storefront: 'appsource',
      listing_id: listingId,
      reason: 'spam',
      note: mark,
      returned_by: userId,
      returned_at: at,
    },
    standings: {
      lead_id: leadId,
      storefront: 'appsource',
      version: 1,
      points: [],
      fit: 0,
      interest: 0,
      score: 0,
      grade: 'D4',
      scored_at: at,
      stage: 'inquiry',
      stage_since: at,
      stage_by: userId,
      stage_note: mark,
    },
  };
}
