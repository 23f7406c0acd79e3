// What can be wrong with a field: a closed list of codes. Programs act on them; the console says each in its reader's language.

/** Each with what its words need besides. */
export const givenByCode = {
  required: [],
  must_be_empty: [],
  not_text: [],
  not_a_number: [],
  not_a_whole_number: [],
  not_true_or_false: [],
  not_a_list: [],
  not_an_object: [],
  not_a_time: [],
  not_an_email: [],
  not_a_url: [],
  not_https: [],
  not_a_domain: [],
  not_an_origin: [],
  not_a_country: [],
  not_a_time_zone: [],
  not_a_slug: [],
  not_one_of: ['options'],
  too_long: ['max'],
  too_short: ['min'],
  too_many: ['max'],
  too_few: ['min'],
  too_small: ['min'],
  too_large: ['max'],
  unknown_field: [],
  not_here: [],
  taken: [],
  wrong_order: [],
  weak_password: ['rule', 'min', 'max'],
  wrong_password: [],
  no_password: [],
  wrong_code: [],
  not_verified: [],
  needs_mail_server: [],
  needs_drop_folder: [],
  not_a_full_hour: [],
  not_a_file_name: [],
  not_a_bucket_name: [],
  needs_domains: [],
  needs_pause: [],
  shared_directory: [],
  unknown_placeholder: ['name', 'options'],
  placeholder_missing: ['name'],
  unreadable: ['detail'],
  credentials_in_url: [],
  only_the_address: ['address'],
  other_address: ['example'],
  retired_address: ['example'],
  not_a_guid: [],
  secret_id: [],
  not_a_database_name: [],
  not_an_api_key: [],
  not_a_table_name: [],
  not_a_connection_string: [],
  part_missing: ['part'],
  part_wrong: ['part'],
  belongs_in: ['label'],
  not_like: ['example'],
  code_not_token: [],
  wrong_value: [],
} as const satisfies Record<string, readonly string[]>;
export type FieldCode = keyof typeof givenByCode;

export const fieldCodes = Object.keys(givenByCode) as FieldCode[];

/** The numbers and names by those names. */
export type FieldGiven = Record<string, string | number>;

/** A complaint about one field: its path such as `settings.url`, and what to do. */
export type FieldError = { field: string; code: FieldCode; message: string; given: FieldGiven };

export function fieldError(
  field: string,
  message: string,
  code: FieldCode = 'wrong_value',
  given: FieldGiven = {},
): FieldError {
  return { field, code, message, given };
}
