// What Marketo's answers mean. Nearly all of them come with status 200: `success`, the codes of `errors` and, for each lead,
// its `status` and the codes of its `reasons` say what happened.
import { answersOf, type AnswerCode } from '../answers.ts';
import type { Failed, Outcome, WireReply } from '../connector.ts';
import { nextAtHour } from '../gathering.ts';
import { objectIn, readCommon } from '../reply.ts';

export const answer = answersOf('Marketo');

/** Of a whole request (three digits) or of one lead (four). */
const meanings: Record<string, AnswerCode> = {
  502: 'not_available',
  600: 'credentials_wrong',
  601: 'credentials_wrong',
  // Identity gave the very token that is ending; it gives another as soon as that one has ended.
  602: 'token_not_available',
  603: 'right_missing',
  604: 'not_available',
  605: 'request_refused',
  606: 'too_many_requests',
  607: 'daily_quota',
  608: 'not_available',
  609: 'request_refused',
  610: 'address_wrong',
  611: 'failed_inside',
  612: 'request_refused',
  613: 'request_refused',
  614: 'not_available',
  615: 'too_many_at_once',
  616: 'plan_lacks',
  701: 'value_missing',
  702: 'object_missing',
  703: 'plan_lacks',
  709: 'rule_broken',
  713: 'not_available',
  719: 'record_locked',
  1002: 'value_missing',
  1005: 'duplicate_blocked',
  1006: 'field_unknown',
  1007: 'several_match',
  1008: 'right_missing',
  1009: 'request_refused',
  1011: 'field_unknown',
  1013: 'object_missing',
  1018: 'request_refused',
  1021: 'request_refused',
  1022: 'record_locked',
};

/** Without a field to name, these say less than the general one. */
const nameless: Partial<Record<AnswerCode, AnswerCode>> = {
  value_missing: 'lead_refused',
  field_unknown: 'request_refused',
};

type Fault = { code?: unknown; message?: unknown };

/** `key`: the field by which leads are found again. */
function meant({ code, message }: Fault, now: Date, key: string): Failed {
  const status = typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 10) : '';
  const known = meanings[status] ?? unknown(status);
  const field = typeof message === 'string' ? /'([A-Za-z]\w{0,99})'/.exec(message)?.[1] : undefined;
  const lacksKey = known === 'field_unknown' && field === key;
  const meaning = lacksKey ? 'key_missing' : field === undefined ? (nameless[known] ?? known) : known;
  return answer(meaning, { status, field, said: message }, restMs(status, now));
}

const unknown = (status: string): AnswerCode =>
  /^6\d\d$/.test(status) ? 'failed_inside' : /^7\d\d$/.test(status) ? 'request_refused' : 'lead_refused';

/** How long these rest: a window of 20 s, calls that end, and the day of the quota, which ends at midnight US Central. */
function restMs(status: string, now: Date): number | undefined {
  if (status === '606') return 20_000;
  if (status === '615') return 5_000;
  if (status === '607') return nextAtHour(0, 'America/Chicago', now).getTime() - now.getTime();
  return undefined;
}

/** That a token has ended, or is none. */
export function hasEnded(reply: WireReply): boolean {
  const { code } = faultIn(objectIn(reply.body)?.['errors']) ?? {};
  return reply.status === 401 || (typeof code === 'string' && /^60[012]$/.test(code));
}

export type Item = Record<string, unknown>;
export type Result = { is: 'read'; result: Item[] };

export function readResult(reply: WireReply, now: Date, key: string): Result | Failed {
  const { status } = reply;
  const body = objectIn(reply.body);
  const result = body?.['result'];
  if (body?.['success'] === true && Array.isArray(result))
    return { is: 'read', result: result.filter(isItem) };
  const fault = faultIn(body?.['errors']);
  if (fault) return meant(fault, now, key);
  const common = readCommon(reply, now, answer);
  if (common) return common;
  if (status === 401 || status === 403) return answer('credentials_wrong', { status });
  if (status === 404) return answer('address_wrong', { status });
  if (status >= 500) return answer('failed_inside', { status }, { reply, now });
  if (status >= 400) return answer('request_refused', { status });
  return answer('not_understood', { status }, { reply, now });
}

/** What became of one lead of a request that succeeded. */
export function readItem(
  item: Item | undefined,
  now: Date,
  key: string,
  urlOf: (id: string) => string | null,
): Outcome {
  const { id, status, reasons } = item ?? {};
  if ((status === 'created' || status === 'updated') && Number.isInteger(id)) {
    const url = urlOf(String(id));
    return { is: 'delivered', externalId: String(id), ...(url !== null && { url }) };
  }
  const reason = faultIn(reasons);
  return reason ? meant(reason, now, key) : answer('not_understood', {});
}

function faultIn(list: unknown): Fault | undefined {
  return Array.isArray(list) ? list.find(isItem) : undefined;
}

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
