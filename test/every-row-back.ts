// Rows of one publisher in the tables of what a far side tells us: its fields and tokens, what came back, what was compared.
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

export function rowsOfFarSide({ destinationId }: RowIds, mark: string): Rows {
  return {
    mappings: {
      destination_id: destinationId,
      version: 1,
      mapping: { fields: [] },
      why: mark,
      made_by: mark,
      made_at: at,
    },
    far_fields: { destination_id: destinationId, targets: [], read_at: at },
    access_tokens: { destination_id: destinationId, sealed: mark },
  };
}

export function rowsOfTracking(
  { destinationId, deliveryId, leadId, reconciliationId }: RowIds,
  mark: string,
): Rows {
  return {
    remote_records: {
      delivery_id: deliveryId,
      lead_id: leadId,
      destination_id: destinationId,
      external_id: mark,
      state: 'won',
      owner: mark,
      changed_at: at,
      read_at: at,
    },
    trackings: {
      destination_id: destinationId,
      next_at: at,
      detail: mark,
      nudge_hash: bytes(),
      nudge_sealed: mark,
    },
    reconciliations: {
      id: reconciliationId,
      destination_id: destinationId,
      state: 'done',
      started_by: mark,
      started_at: at,
      next_at: at,
      after_publisher_id: '',
      after_id: '',
      compared: 1,
      lacking: 1,
      changed: 0,
      failures: 0,
    },
    reconciliation_findings: {
      reconciliation_id: reconciliationId,
      delivery_id: deliveryId,
      lead_publisher_id: mark,
      lead_id: leadId,
      is_lacking: true,
      record: { owner: mark },
    },
  };
}

export function rowsOfWarning({ destinationId, warningId, userId }: RowIds, mark: string): Rows {
  return {
    warnings: { id: warningId, destination_id: destinationId, kind: 'stopped', at, reason: mark, waiting: 1 },
    warning_mails: { warning_id: warningId, user_id: userId, tries: 1, next_at: at },
  };
}
