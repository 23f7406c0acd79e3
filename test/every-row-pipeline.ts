// Rows of a publisher in the tables of the pipeline.
import { at, type RowIds, type Rows } from './row-values.ts';

/** By which its exchange rate is named in an address. */
export const rateNamed = { base: 'EUR', currency: 'USD', onDate: '2026-03-01' };

export function rowsOfPipeline({ leadId, userId, opportunityId }: RowIds, mark: string): Rows {
  return {
    pipeline_versions: { version: 1, document: {}, note: mark, saved_by: userId, saved_at: at },
    opportunities: {
      id: opportunityId,
      lead_id: leadId,
      name: mark,
      pipeline_id: 'sales',
      stage: 'qualified',
      state: 'open',
      value: '1250.50',
      currency: 'EUR',
      owner_id: userId,
      next_step: mark,
      stage_since: at,
      created_by: userId,
      created_at: at,
      changed_at: at,
      version: 1,
    },
    opportunity_contacts: {
      opportunity_id: opportunityId,
      place: 0,
      name: mark,
      email: `${mark}@people.example`,
    },
    opportunity_moves: {
      opportunity_id: opportunityId,
      version: 1,
      at,
      actor: userId,
      to_stage: 'qualified',
      note: mark,
    },
    opportunity_versions: {
      opportunity_id: opportunityId,
      version: 1,
      since: at,
      pipeline_id: 'sales',
      stage: 'qualified',
      state: 'open',
      value: '1250.50',
      currency: 'EUR',
    },
    exchange_rates: {
      base: 'EUR',
      currency: 'USD',
      on_date: '2026-03-01',
      rate: '1.0867',
      source: mark,
      entered_by: userId,
      entered_at: at,
    },
  };
}
