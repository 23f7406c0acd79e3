// What HubSpot's errors mean: of a whole call, and of one record in a call that partly failed.
import { answersOf, type AnswerCode } from '../answers.ts';
import type { Failed, WireReply } from '../connector.ts';
import { objectIn, readCommon } from '../reply.ts';

export const answer = answersOf('HubSpot');

/** What is wrong with a record. */
export type Fault = {
  code: AnswerCode;
  field?: string;
  said?: string;
  /** HubSpot's own code for it, such as INVALID_EMAIL. */
  own?: string;
  /** Of the record that has this e-mail address or key already. */
  existingId?: string;
};

const ownCodes: Record<string, AnswerCode> = {
  PROPERTY_DOESNT_EXIST: 'field_unknown',
  READ_ONLY_VALUE: 'field_read_only',
  READ_ONLY_PROPERTY: 'field_read_only',
  INVALID_OPTION: 'value_not_in_list',
  INVALID_OWNER_ID: 'value_not_in_list',
  REQUIRED_FIELD: 'value_missing',
  REQUIRED_PROPERTY_MISSING: 'value_missing',
  EMPTY_VALUE: 'value_missing',
  VALUE_TOO_LONG: 'value_too_long',
  EXCEEDED_MAX_LENGTH: 'value_too_long',
  CONFLICTING_UNIQUE_VALUE: 'duplicate_blocked',
};
const byCategory: Record<string, AnswerCode> = {
  CONFLICT: 'duplicate_blocked',
  OBJECT_ALREADY_EXISTS: 'duplicate_blocked',
  OBJECT_NOT_FOUND: 'record_deleted',
  MISSING_SCOPES: 'right_missing',
  RATE_LIMITS: 'too_many_requests',
  RATE_LIMIT: 'too_many_requests',
};

/** A whole call's answer that is no success. The time zone is the account's, whose midnight ends a daily quota. */
export function failedBy(reply: WireReply, now: Date, timeZone: string): Failed {
  const { status } = reply;
  const body = objectIn(reply.body) ?? {};
  const said = text(body['message']);
  const after = { reply, now };
  const own = byStatus(reply, body, said, now, timeZone) ?? readCommon(reply, now, answer, said);
  if (own !== null) return own;
  if (status < 400) return answer('not_understood', { status }, after);
  if (status >= 500) return answer('failed_inside', { status }, after);
  const { code, field, said: told } = faultIn(body);
  return answer(code === 'lead_refused' ? 'request_refused' : code, { status, field, said: told });
}

/** The statuses that HubSpot gives a meaning of its own. */
function byStatus(
  reply: WireReply,
  body: Record<string, unknown>,
  said: string,
  now: Date,
  timeZone: string,
): Failed | null {
  const { status } = reply;
  const after = { reply, now };
  switch (status) {
    case 401: {
      const hasEnded = body['category'] === 'EXPIRED_AUTHENTICATION';
      return answer(hasEnded ? 'credentials_ended' : 'credentials_wrong', { status });
    }
    case 403:
      return answer('right_missing', { status, said: scopesIn(body) ?? said });
    case 404:
      return answer('object_missing', { status, said });
    case 414:
      return answer('too_large', { status, said });
    case 423:
      // Locks last two seconds.
      return answer('record_locked', { status }, reply.headers['retry-after'] ? after : 2_000);
    case 429:
      return throttled(reply, body['policyName'], said, now, timeZone);
    case 477:
      // The account is being moved to another data centre.
      return answer('not_available', { status }, after);
  }
  // The network before HubSpot.
  return status >= 520 && status <= 530 ? answer('not_available', { status }, after) : null;
}

function throttled(reply: WireReply, policy: unknown, said: string, now: Date, timeZone: string): Failed {
  const { status, headers } = reply;
  if (policy === 'DAILY') return answer('daily_quota', { status, said }, untilMidnightMs(timeZone, now));
  if (headers['retry-after'] !== undefined || typeof policy !== 'string')
    return answer('too_many_requests', { status, said }, { reply, now });
  return answer('too_many_requests', { status, said }, policy.startsWith('TEN_SECONDLY') ? 10_000 : 1_000);
}

/** Milliseconds until the day ends there, an hour more or less when the clocks change that day. */
export function untilMidnightMs(timeZone: string, now: Date): number {
  const clock = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' }).format(now);
  let time: string;
  try {
    time = clock(timeZone);
  } catch {
    time = clock('UTC');
  }
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (86_400 - hours * 3600 - minutes * 60 - seconds) * 1000;
}

/** What one error says: the body of a failed call, or one of the errors in a 207. */
export function faultIn(error: Record<string, unknown>): Fault {
  const message = text(error['message']);
  const details = [...detailsIn(error['errors']), ...validationsIn(message)];
  const detail =
    details.find(({ own }) => Object.hasOwn(ownCodes, own)) ?? details.find(({ field }) => field !== '');
  const category = text(error['category']);
  const existingId = firstOf(error['context'], 'existingId');
  const code =
    (detail && ownCodes[detail.own]) ?? byCategory[category] ?? (detail ? 'value_wrong' : 'lead_refused');
  return {
    code,
    said: detail?.said || message,
    ...(detail && { own: detail.own }),
    ...(detail && detail.field !== '' && { field: detail.field }),
    ...(existingId !== '' && { existingId }),
  };
}

type Detail = { own: string; field: string; said: string };

function detailsIn(errors: unknown): Detail[] {
  if (!Array.isArray(errors)) return [];
  return errors.filter(isRecord).map((error) => ({
    own: text(error['code']),
    field: firstOf(error['context'], 'propertyName') || text(error['in']),
    said: text(error['message']),
  }));
}

/** "Property values were not valid: [{…}]": what is wrong with each property is written into the sentence as JSON. */
function validationsIn(message: string): Detail[] {
  const from = message.indexOf('[{');
  if (from < 0) return [];
  try {
    const list = JSON.parse(message.slice(from)) as unknown;
    if (!Array.isArray(list)) return [];
    return list.filter(isRecord).map((found) => ({
      own: text(found['error']),
      field: text(found['name']),
      said: text(found['message']),
    }));
  } catch {
    return [];
  }
}

/** The scopes that the token lacks. */
function scopesIn(body: Record<string, unknown>): string | null {
  const errors = Array.isArray(body['errors']) ? body['errors'].filter(isRecord) : [];
  const contexts = [body, ...errors].map(({ context }) => context).filter(isRecord);
  const scopes = contexts.flatMap((context) =>
    ['requiredGranularScopes', 'requiredScopes', 'missingScopes'].flatMap((name) => {
      const list = context[name];
      return Array.isArray(list) ? list.map(String) : [];
    }),
  );
  return scopes.length === 0 ? null : [...new Set(scopes)].join(', ');
}

/** A context maps names to lists. */
export function firstOf(context: unknown, name: string): string {
  const value = isRecord(context) ? context[name] : undefined;
  return text(Array.isArray(value) ? value[0] : value);
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const text = (value: unknown) => (typeof value === 'string' ? value : '');
