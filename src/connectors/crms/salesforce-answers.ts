// What Salesforce's answers mean, by its error code; the same codes come alone and, in a call with several leads, per lead.
import type { AnswerCode } from '../answers.ts';
import { answersOf } from '../answers.ts';
import type { Failed, WireReply } from '../connector.ts';
import { readCommon } from '../reply.ts';

export const answer = answersOf('Salesforce');

export type SalesforceError = {
  code: string;
  message: string;
  fields: string[];
  more: Record<string, unknown>;
};

const byCode: Record<string, AnswerCode> = {
  UNABLE_TO_LOCK_ROW: 'record_locked',
  ENTITY_IS_LOCKED: 'record_locked',
  ALREADY_IN_PROCESS: 'same_record_at_once',
  DUPLICATE_VALUE: 'same_record_at_once',
  DUPLICATE_EXTERNAL_ID: 'several_match',
  SERVER_UNAVAILABLE: 'not_available',
  QUERY_TIMEOUT: 'not_available',
  REQUEST_RUNNING_TOO_LONG: 'not_available',
  INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE: 'not_available',
  UNKNOWN_EXCEPTION: 'failed_inside',
  INVALID_SESSION_ID: 'credentials_wrong',
  INVALID_AUTH_HEADER: 'credentials_wrong',
  API_DISABLED_FOR_ORG: 'plan_lacks',
  API_CURRENTLY_DISABLED: 'right_missing',
  INSUFFICIENT_ACCESS: 'right_missing',
  INSUFFICIENT_ACCESS_OR_READONLY: 'right_missing',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'right_missing',
  OPERATION_NOT_ALLOWED: 'right_missing',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'rule_broken',
  INVALID_TYPE: 'object_missing',
  INVALID_FIELD: 'field_unknown',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'field_read_only',
  REQUIRED_FIELD_MISSING: 'value_missing',
  STRING_TOO_LONG: 'value_too_long',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'value_not_in_list',
  INVALID_EMAIL_ADDRESS: 'value_wrong',
  NUMBER_OUTSIDE_VALID_RANGE: 'value_wrong',
  INVALID_TYPE_ON_FIELD_IN_RECORD: 'value_wrong',
  FIELD_INTEGRITY_EXCEPTION: 'value_wrong',
  MALFORMED_ID: 'value_wrong',
  INVALID_CROSS_REFERENCE_KEY: 'value_wrong',
  JSON_PARSER_ERROR: 'value_wrong',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'rule_broken',
  FIELD_FILTER_VALIDATION_EXCEPTION: 'rule_broken',
  DUPLICATES_DETECTED: 'duplicate_blocked',
  CANNOT_UPDATE_CONVERTED_LEAD: 'record_closed',
  ENTITY_IS_DELETED: 'record_deleted',
  STORAGE_LIMIT_EXCEEDED: 'plan_lacks',
};

/**
 * Salesforce does not say how long to wait. Its quota is of the last 24 hours and frees itself bit by bit, so a quarter of an
 * hour is soon enough to find the first places and seldom enough to cost few of them. A crowd of long calls passes sooner.
 */
const quotaWaitMs = 15 * 60_000;
const crowdWaitMs = 30_000;

export function readErrorOf(
  error: SalesforceError,
  reply: WireReply,
  now: Date,
  keyField: string,
): Failed | null {
  const { code, message: said, fields } = error;
  const status = reply.status >= 400 ? `${reply.status} ${code}` : code;
  const field = fields[0] ?? /(?:field|column)\s+'?([A-Za-z]\w{0,80})'?/i.exec(said)?.[1] ?? '?';
  if (code === 'REQUEST_LIMIT_EXCEEDED')
    return /concurrent/i.test(said)
      ? answer('too_many_at_once', { status, said }, crowdWaitMs)
      : answer('daily_quota', { status, said }, quotaWaitMs);
  if (/external id/i.test(said) && (code === 'NOT_FOUND' || code === 'INVALID_FIELD'))
    return answer('key_missing', { status, field: keyField, said });
  if (code === 'NOT_FOUND') return answer('object_missing', { status, said });
  // Their own code: a trigger or a flow, which may have met a lock.
  if (/UNABLE_TO_LOCK_ROW/.test(said)) return answer('record_locked', { status, said }, { reply, now });
  const known = byCode[code];
  return known === undefined ? null : answer(known, { status, field, said }, { reply, now });
}

/** Of any reply but a success. */
export function readFailure(reply: WireReply, now: Date, keyField: string): Failed {
  const { status } = reply;
  // Not a redirect: the list of the records that have this key.
  if (status === 300) return answer('several_match', { status });
  const [error] = errorsIn(valueIn(reply));
  const known = error ? readErrorOf(error, reply, now, keyField) : null;
  if (known !== null) return known;
  const said = error?.message;
  const common = readCommon(reply, now, answer, said);
  if (common !== null) return common;
  const shown = error ? `${status} ${error.code}` : status;
  if (status === 401) return answer('credentials_wrong', { status, said });
  if (status === 403) return answer('right_missing', { status: shown, said });
  if (status === 404) return answer('address_wrong', { status });
  if (status === 409) return answer('same_record_at_once', { status: shown, said }, { reply, now });
  if (status >= 500) return answer('failed_inside', { status: shown, said }, { reply, now });
  if (status < 300) return answer('not_understood', { status }, { reply, now });
  return answer('request_refused', { status: shown, said });
}

export function valueIn({ body }: WireReply): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

/** Alone the code is errorCode, in a call with several leads statusCode. */
export function errorsIn(value: unknown): SalesforceError[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).flatMap((entry) => {
    const more = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
    const code = more['errorCode'] ?? more['statusCode'];
    if (typeof code !== 'string') return [];
    const { message, fields } = more;
    return [
      {
        code: code.slice(0, 80),
        message: typeof message === 'string' ? message : '',
        fields: Array.isArray(fields) ? fields.map(String) : [],
        more,
      },
    ];
  });
}
