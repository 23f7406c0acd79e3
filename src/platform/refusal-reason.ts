// Which of several causes a refusal has: a closed list. Programs act on the code; the console says the reason in its reader's language.

/** By code, each reason with what its words need besides. */
export const givenByReason = {
  conflict: {
    address_taken: [],
    store_unchecked: [],
    store_unchanged: [],
    store_stays: [],
    no_own_secret: [],
    no_settings: [],
    no_mapping: [],
    tells_no_fields: [],
    sharing_off: [],
    in_lead_store: [],
    destination_removed: [],
    on_its_way: [],
    own_user: [],
    newer_version: [],
    codes_set_up: [],
    most_passkeys: ['max'],
    passkey_known: [],
    no_passkeys_here: ['address'],
    released: [],
    discarded: [],
    tells_nothing_back: [],
    being_compared: [],
    not_scored: [],
    disqualified: [],
    not_disqualified: [],
    same_stage: [],
    return_too_late: ['days'],
    returned_before: [],
    return_decided: [],
    rescoring_ended: [],
    one_already: [],
    kept_apart: [],
    not_apart: [],
    undone: [],
    activity_stays: [],
    task_over: [],
    run_over: [],
    pool_in_use: [],
    command_waits: [],
    account_removed: [],
    referral_state: [],
  },
  forbidden: {
    operators_alone: [],
    assigned_alone: [],
    key_lacks_scope: ['scope'],
    role_lacks_scope: ['scope'],
    key_gives_beyond: ['scopes'],
    role_beyond: ['role'],
    belongs_elsewhere: [],
    shared_view: [],
    invited_another: [],
    others_leads: [],
  },
  not_found: { link_ended: [] },
  unauthenticated: { has_user: [], not_signed: [] },
  malformed_request: { nul_in_text: [] },
  payload_too_large: { mended_body: ['max'] },
} as const satisfies Record<string, Record<string, readonly string[]>>;

type Given = typeof givenByReason;

/** A code with its reason, such as conflict.released. */
export type Reasoned = { [Code in keyof Given]: `${Code}.${keyof Given[Code] & string}` }[keyof Given];
/** These say nothing to a reader without their reason. */
export type NeedsReason = 'conflict' | 'forbidden';
