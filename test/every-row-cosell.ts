// Rows of a publisher in the tables of selling together: accounts of programmes, referrals, and what hangs on them.
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

export function rowsOfCosell(ids: RowIds, mark: string): Rows {
  return { ...rowsOfReferrals(ids, mark), ...rowsOfLinks(ids, mark), ...rowsOfReadiness(ids, mark) };
}

function rowsOfReferrals({ accountId, referralId, commandId }: RowIds, mark: string): Rows {
  return {
    programme_accounts: {
      id: accountId,
      programme: 'partner-center',
      name: mark,
      settings: { tenantId: mark },
      sealed: mark,
      renewed_at: at,
      hook_hash: bytes(),
      hook_sealed: mark,
      next_poll_at: '2099-01-01T00:00:00Z',
      created_at: at,
    },
    referrals: {
      id: referralId,
      account_id: accountId,
      programme: 'partner-center',
      external_id: mark,
      former_ids: [],
      category: 'co_sell',
      direction: 'incoming',
      status: 'active',
      substatus: 'accepted',
      name: mark,
      company: mark,
      told: { name: mark },
      raw: { mark },
      first_seen_at: at,
      changed_at: at,
    },
    referral_commands: {
      id: commandId,
      account_id: accountId,
      referral_id: referralId,
      kind: 'update',
      input: { mark },
      state: 'done',
      created_by: mark,
      created_at: at,
      next_at: at,
    },
    programme_events: {
      id: `pev_${mark}`,
      account_id: accountId,
      name: mark,
      external_id: mark,
      key: bytes(),
      received_at: at,
      next_at: at,
      done_at: at,
      outcome: 'read',
    },
  };
}

function rowsOfLinks({ referralId, userId, opportunityId }: RowIds, mark: string): Rows {
  return {
    referral_opportunities: {
      referral_id: referralId,
      opportunity_id: opportunityId,
      programme: 'partner-center',
      linked_by: userId,
      linked_at: at,
      agreed: { value: mark },
      state: 'in_step',
      state_since: at,
    },
    referral_notes: {
      id: `rnt_${mark}`,
      referral_id: referralId,
      text: mark,
      written_by: userId,
      written_at: at,
    },
  };
}

function rowsOfReadiness({ listingId, userId }: RowIds, mark: string): Rows {
  return {
    cosell_contacts: {
      listing_id: listingId,
      position: 1,
      name: mark,
      email: `${mark}@example.com`,
      job_title: mark,
      role: 'Partner sales',
      countries: ['PT'],
      states: [],
    },
    readiness_marks: {
      listing_id: listingId,
      item: 'one_pager',
      done: true,
      value: mark,
      marked_by: userId,
      marked_at: at,
    },
  };
}
