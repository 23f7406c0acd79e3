// What can be wrong with a field: a closed list of codes. Programs act on them; the console says each in its reader's language.

export const fieldCodes = [
  'required',
  'must_be_empty',
  'not_text',
  'not_a_number',
  'not_a_whole_number',
  'not_true_or_false',
  'not_a_list',
  'not_an_object',
  'not_a_time',
  'not_an_email',
  'not_a_url',
  'not_https',
  'not_a_domain',
  'not_an_origin',
  'not_a_country',
  'not_a_time_zone',
  'not_a_slug',
  'not_one_of',
  'too_long',
  'too_short',
  'too_many',
  'too_few',
  'too_small',
  'too_large',
  'unknown_field',
  'not_here',
  'taken',
  'wrong_order',
  'weak_password',
  'wrong_password',
  'no_password',
  'wrong_code',
  'not_verified',
  'needs_mail_server',
  'needs_domains',
  'needs_pause',
  'shared_directory',
  'unknown_placeholder',
  'placeholder_missing',
  'unreadable',
  'credentials_in_url',
  'only_the_address',
  'not_a_database_name',
  'not_an_api_key',
  'not_a_table_name',
  'not_a_connection_string',
  'part_missing',
  'part_wrong',
  'wrong_value',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

/** The numbers and names that the code's words need, such as `max` or `options`. */
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
