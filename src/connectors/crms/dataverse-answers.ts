// What Dataverse's answers mean, by its own error code: the status alone says too little, and at times the wrong thing.
import type { AnswerCode } from '../answers.ts';
import type { Failed, WireReply } from '../connector.ts';
import { objectIn, readCommon } from '../reply.ts';
import { answer } from './dataverse-call.ts';

const byCode: Record<string, AnswerCode> = {
  // Service protection: 6,000 requests, 20 minutes of work, 52 at a time, each per five minutes, user and server.
  '0x80072322': 'too_many_requests',
  '0x80072321': 'too_many_requests',
  '0x80072326': 'too_many_at_once',
  '0x80060308': 'too_many_requests',
  '0x8005f103': 'not_available',
  // SQL: time-out, deadlock.
  '0x80044151': 'not_available',
  '0x80044150': 'same_record_at_once',
  // Two at once with one key, or a version that somebody has just changed.
  '0x80060892': 'same_record_at_once',
  '0x80040237': 'same_record_at_once',
  '0x80060882': 'same_record_at_once',
  // A duplicate detection rule; comes as HTTP 500 or 412.
  '0x80040333': 'duplicate_blocked',
  '0x80040216': 'failed_inside',
  '0x80040224': 'failed_inside',
  // Their own plug-in or workflow stopped it.
  '0x80040265': 'rule_broken',
  '0x80045037': 'rule_broken',
  '0x80044331': 'value_too_long',
  '0x8004431a': 'value_not_in_list',
  '0x8004432f': 'value_wrong',
  '0x80044330': 'value_wrong',
  '0x80040203': 'lead_refused',
  // A record that a lookup of the mapping names is not there: true of every lead.
  '0x80040217': 'request_refused',
  '0x8004022e': 'record_closed',
  '0x80040220': 'right_missing',
  '0x80048306': 'right_missing',
  '0x80042f09': 'right_missing',
  '0x80040225': 'right_missing',
  '0x80072560': 'right_missing',
  '0x80048405': 'right_missing',
  '0x8004f506': 'field_read_only',
  '0x8004f507': 'field_read_only',
  '0x8006088a': 'object_missing',
};

/** Of any reply but a success. */
export function readFailure(reply: WireReply, now: Date, keyColumn: string): Failed {
  const { code, message: said } = errorIn(reply);
  const { status } = reply;
  const after = { reply, now };
  const shown = /^0x[0-9a-f]{1,8}$/.test(code) ? `${status} ${code}` : status;
  const field = fieldIn(said);
  // Payload errors share two codes; what they are about is in their words.
  if (/undeclared property|property named|Invalid property|property '[^']+' does not exist/i.test(said))
    return answer('field_unknown', { status: shown, field, said });
  if (/Cannot convert|conflict between input format/i.test(said))
    return answer('value_wrong', { status: shown, field, said });
  const known = byCode[code];
  if (known !== undefined) return answer(known, { status: shown, field, said }, after);
  if (code === '0x80060888' || /alternate key|entity key|key propert|number of keys/i.test(said))
    return answer('key_missing', { status: shown, field: keyColumn, said });
  const common = readCommon(reply, now, answer, said);
  if (common !== null) return common;
  if (status === 401) return answer('credentials_wrong', { status, said });
  if (status === 403) return answer('right_missing', { status: shown, said });
  if (status === 404)
    return code === ''
      ? answer('address_wrong', { status })
      : answer('object_missing', { status: shown, said });
  if (status >= 500) return answer('failed_inside', { status: shown, said }, after);
  if (status < 300) return answer('not_understood', { status }, after);
  return answer('request_refused', { status: shown, said });
}

export function errorIn({ body }: WireReply): { code: string; message: string } {
  const error = objectIn(body)?.['error'];
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  return {
    code: typeof code === 'string' ? code.toLowerCase() : '',
    message: typeof message === 'string' ? message : '',
  };
}

/** The column that a message names: after "value … of", "property" or "attribute", else the first in quotes. */
function fieldIn(said: string): string {
  return (
    /(?:\bof|property(?: named)?|length of the) '([a-z0-9_.@]{1,128})'/i.exec(said)?.[1] ??
    /'([a-z0-9_]{1,128})' attribute/i.exec(said)?.[1] ??
    '?'
  );
}
