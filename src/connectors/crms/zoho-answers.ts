// What Zoho CRM's answers mean: one code for a whole request, or one for each lead, in the same words.
import { answersOf, type AnswerCode } from '../answers.ts';
import type { Failed, Outcome, WireReply } from '../connector.ts';
import { objectIn, readCommon } from '../reply.ts';

export const answer = answersOf('Zoho CRM');

const meanings: Record<string, AnswerCode> = {
  TOO_MANY_REQUESTS: 'too_many_requests',
  LIMIT_EXCEEDED: 'daily_quota',
  INTERNAL_ERROR: 'failed_inside',
  INTERNAL_SERVER_ERROR: 'failed_inside',
  RECORD_LOCKED: 'record_locked',
  NOT_APPROVED: 'record_locked',
  INVALID_TOKEN: 'credentials_wrong',
  AUTHENTICATION_FAILURE: 'credentials_wrong',
  OAUTH_SCOPE_MISMATCH: 'right_missing',
  NO_PERMISSION: 'right_missing',
  FEATURE_NOT_SUPPORTED: 'plan_lacks',
  NOT_SUPPORTED: 'plan_lacks',
  LICENSE_LIMIT_EXCEEDED: 'plan_lacks',
  STORAGE_SPACE_EXCEEDED: 'plan_lacks',
  INVALID_MODULE: 'object_missing',
  INVALID_URL_PATTERN: 'address_wrong',
  INVALID_HOST: 'address_wrong',
  INVALID_REQUEST_METHOD: 'request_refused',
  REQUIRED_PARAM_MISSING: 'request_refused',
  MANDATORY_NOT_FOUND: 'value_missing',
  EXPECTED_FIELD_MISSING: 'value_missing',
  DEPENDENT_FIELD_MISSING: 'value_missing',
  INVALID_DATA: 'value_wrong',
  PATTERN_NOT_MATCHED: 'value_wrong',
  MAPPING_MISMATCH: 'value_wrong',
  DUPLICATE_DATA: 'duplicate_value',
  NOT_ALLOWED: 'rule_broken',
  RECORD_IN_BLUEPRINT: 'rule_broken',
  CANNOT_PERFORM_ACTION: 'rule_broken',
  CONVERTED_RECORD: 'record_closed',
  ID_ALREADY_CONVERTED: 'record_closed',
};

/** Those that name a field; without one the second says more. */
const nameless: Partial<Record<AnswerCode, AnswerCode>> = {
  value_missing: 'lead_refused',
  value_wrong: 'lead_refused',
  duplicate_value: 'duplicate_blocked',
};

export type Item = Record<string, unknown>;

/** `key`: the field by which leads are found again. */
function meant({ code, message, details }: Item, reply: WireReply, now: Date, key: string): Failed {
  const status = String(code).slice(0, 60);
  const told = isItem(details) ? details : {};
  const field = fieldIn(told);
  const meaning = meanings[status] ?? (reply.status >= 500 ? 'failed_inside' : 'lead_refused');
  const values = { status, field, said: message };
  // Two at once of one key: the second one's repeat becomes an update.
  if (meaning === 'duplicate_value' && field === key) return answer('same_record_at_once', values, 5_000);
  if (field === 'duplicate_check_fields') return answer('key_missing', { ...values, field: key });
  if (meaning === 'value_wrong' && told['maximum_length'] !== undefined && field !== undefined)
    return answer('value_too_long', values);
  // Credits come back one by one as their day passes.
  const rest = meaning === 'daily_quota' && reply.headers['retry-after'] === undefined ? 15 * 60_000 : null;
  return answer(
    field === undefined ? (nameless[meaning] ?? meaning) : meaning,
    values,
    rest ?? { reply, now },
  );
}

/** Where it is nested, the outermost field is the one that a mapping has. */
function fieldIn({ api_name: name, json_path: path }: Item): string | undefined {
  if (typeof name === 'string') return name;
  return typeof path === 'string'
    ? /\.([A-Za-z]\w{0,99})/.exec(path.replace(/^\$\.data/, ''))?.[1]
    : undefined;
}

/** That a token has ended. A scope that is lacking has the same status. */
export function hasEnded(reply: WireReply): boolean {
  const code = objectIn(reply.body)?.['code'];
  return code === 'INVALID_TOKEN' || code === 'AUTHENTICATION_FAILURE';
}

/** The list of this name: with some of it refused, with all of it refused, and with nothing refused, under several statuses. */
export function readList(
  reply: WireReply,
  now: Date,
  key: string,
  name: 'data' | 'fields',
): { is: 'read'; list: Item[] } | Failed {
  const { status } = reply;
  const body = objectIn(reply.body);
  const list = body?.[name];
  if (Array.isArray(list)) return { is: 'read', list: list.filter(isItem) };
  if (typeof body?.['code'] === 'string') return meantWhole(body, reply, now, key);
  const common = readCommon(reply, now, answer);
  if (common) return common;
  if (status === 401 || status === 403) return answer('credentials_wrong', { status });
  if (status === 404) return answer('address_wrong', { status });
  if (status >= 500) return answer('failed_inside', { status }, { reply, now });
  if (status >= 400) return answer('request_refused', { status });
  return answer('not_understood', { status }, { reply, now });
}

/** What is wrong with a whole request is not one lead's fault. */
function meantWhole(body: Item, reply: WireReply, now: Date, key: string): Failed {
  if (reply.status === 413) return answer('too_large', { status: reply.status });
  const failed = meant(body, reply, now, key);
  const ofLead = failed.is === 'refused' && failed.reason === 'invalid_lead';
  return ofLead
    ? answer('request_refused', { status: String(body['code']).slice(0, 60), said: body['message'] })
    : failed;
}

/** What became of one lead. */
export function readItem(
  item: Item | undefined,
  reply: WireReply,
  now: Date,
  key: string,
  urlOf: (id: string) => string,
): Outcome {
  const { status, details, code } = item ?? {};
  const id = isItem(details) ? details['id'] : undefined;
  if (status === 'success' && typeof id === 'string')
    return { is: 'delivered', externalId: id, url: urlOf(id) };
  if (item && typeof code === 'string' && status !== 'success') return meant(item, reply, now, key);
  return answer('not_understood', { status: reply.status }, { reply, now });
}

export const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
