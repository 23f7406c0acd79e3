// Rows of a publisher in the tables of working leads: how they are scored, where each stands, who is one person, and how soon it is to
// be answered.
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

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

export function rowsOfDuplicates(
  { duplicateId, mergeId, leadId, personId, userId }: RowIds,
  mark: string,
): Rows {
  return {
    leads_to_compare: { lead_id: leadId },
    person_keys: { key: bytes(), person_id: personId, lead_id: leadId },
    lead_companies: { company: `n:${mark}`, lead_id: leadId },
    duplicates: {
      id: duplicateId,
      one_id: leadId,
      other_id: personId,
      score: 60,
      reasons: [],
      found_at: at,
      separated_at: at,
      separated_by: userId,
      separation_note: mark,
      open: false,
    },
    merges: {
      id: mergeId,
      absorbed_id: personId,
      kept_id: leadId,
      note: mark,
      made_by: userId,
      made_at: at,
      undone_by: userId,
      undone_at: at,
    },
  };
}

/** Who gets which lead. */
export function rowsOfAssignment(
  { leadId, userId, poolId, absenceId, assignmentId }: RowIds,
  mark: string,
): Rows {
  return {
    territory_versions: { version: 1, territories: [], note: mark, saved_by: userId, saved_at: at },
    pools: { id: poolId, name: mark, outside: 'wait', version: 1, created_at: at },
    pool_members: { pool_id: poolId, user_id: userId, weight: 1, joined_at: at, due: 1, given: 1 },
    working_hours: { user_id: userId, hours: { timeZone: mark, windows: [] } },
    absences: {
      id: absenceId,
      user_id: userId,
      from_at: at,
      reason: mark,
      created_by: userId,
      created_at: at,
    },
    assignments: {
      id: assignmentId,
      lead_id: leadId,
      at,
      user_id: userId,
      territory_id: 'otherwise',
      territory_name: mark,
      territory_version: 1,
      pool_id: poolId,
      because: 'turn',
      actor: 'routing',
      note: mark,
    },
    waiting_leads: {
      lead_id: leadId,
      since: at,
      territory_name: mark,
      pool_id: poolId,
      reason: 'absent',
      not_to: [],
    },
  };
}

/** How a lead is answered and followed up. */
export function rowsOfFollowUp(
  { leadId, listingId, userId, activityId, taskId }: RowIds,
  mark: string,
): Rows {
  return {
    response_policies: { version: 1, document: {}, note: mark, saved_by: userId, saved_at: at },
    follow_ups: {
      lead_id: leadId,
      listing_id: listingId,
      storefront: 'appsource',
      assigned_to: userId,
      state: 'open',
      started_at: at,
      due_at: at,
      answered_by: mark,
    },
    activities: {
      id: activityId,
      lead_id: leadId,
      kind: 'note',
      note: mark,
      at,
      user_id: userId,
      written_by: userId,
      written_at: at,
    },
    response_mails: { lead_id: leadId, kind: 'warned', user_id: userId, next_at: at },
    playbook_versions: { version: 1, document: {}, note: mark, saved_by: userId, saved_at: at },
    playbook_runs: {
      lead_id: leadId,
      version: 0,
      playbook: 'nurture',
      anchor_at: at,
      began_at: at,
      step: 0,
      state: 'running',
      ended_by: mark,
    },
    tasks: {
      id: taskId,
      lead_id: leadId,
      user_id: userId,
      follows_lead: true,
      kind: 'call',
      title: mark,
      due_at: at,
      state: 'open',
      created_by: userId,
      created_at: at,
    },
  };
}

/** The marketing plan and what serves it. */
export function rowsOfCampaigns(
  { leadId, listingId, personId, userId, planId, campaignId, costId, importId }: RowIds,
  mark: string,
): Rows {
  const day = at.slice(0, 10);
  return {
    marketing_plans: {
      id: planId,
      name: mark,
      from_day: day,
      to_day: day,
      goals: { leads: null, qualified: null, opportunities: null, wins: null, revenue: null },
      notes: mark,
      version: 1,
      created_by: userId,
      created_at: at,
    },
    campaigns: {
      id: campaignId,
      plan_id: planId,
      name: mark,
      motion: 'nurture',
      from_day: day,
      budget: '100.50',
      currency: 'EUR',
      notes: mark,
      version: 1,
      created_by: userId,
      created_at: at,
    },
    campaign_listings: { campaign_id: campaignId, listing_id: listingId },
    campaign_codes: { campaign_id: campaignId, code_key: mark, code: mark },
    campaign_costs: {
      id: costId,
      campaign_id: campaignId,
      day,
      amount: '10.25',
      currency: 'EUR',
      note: mark,
      entered_by: userId,
      entered_at: at,
    },
    campaign_settings: { half_life_days: 9 },
    campaign_days: { part: 'totals', day, half_life_days: 9, kept: {} },
    campaign_days_due: { day, event_id: mark },
    ...rowsOfTraffic(
      {
        leadId: leadId!,
        personId: personId!,
        importId: importId!,
        userId: userId!,
        listingId: listingId!,
      },
      mark,
    ),
  };
}

function rowsOfTraffic({ leadId, personId, importId, userId, listingId }: RowIds, mark: string): Rows {
  return {
    campaign_touches: {
      lead_id: leadId,
      parameter: 'mktcmpid',
      code_key: mark,
      code: mark,
      person_id: personId,
      at,
    },
    traffic_days: { day: at.slice(0, 10), offer_key: mark, as_of: at },
    marketplace_offers: {
      offer_key: mark,
      storefront: 'appsource',
      listing_id: listingId,
      assigned_by: userId,
      assigned_at: at,
    },
    marketplace_accounts: {
      settings: { tenantId: mark },
      sealed: mark,
      next_at: at,
      created_at: at,
    },
    traffic_imports: {
      id: importId,
      as_of: at,
      file_name: mark,
      added: 1,
      changed: 0,
      unchanged: 0,
      refused: 0,
      imported_by: userId,
      imported_at: at,
    },
    marketplace_traffic: {
      day: at.slice(0, 10),
      row_key: bytes(),
      offer_name: mark,
      storefront: 'appsource',
      code_key: mark,
      code: mark,
      referral_domain: mark,
      country_name: mark,
      platform: '',
      visits: 1,
      get_it_now: 1,
      contact_me: 1,
      test_drive: 1,
      free_trial: 1,
      import_id: importId,
    },
  };
}
