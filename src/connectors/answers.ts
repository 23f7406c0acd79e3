// What a far side's answer may mean, over all of them: each meaning has one decision, one reason, and a sentence in every
// language (words/<language>/answers.json), so that a person reads why and what to do.
import { wordsOf } from '../platform/words.ts';
import type { Failed, RefusalReason, RetryReason, WireReply } from './connector.ts';
import { retryAfterMs } from './retry-after.ts';

const retry = (reason: RetryReason) => ({ is: 'retry', reason }) as const;
const refused = (reason: RefusalReason) => ({ is: 'refused', reason }) as const;

const answers = {
  // Again later, by itself.
  too_many_requests: retry('rate_limited'),
  too_many_at_once: retry('rate_limited'),
  daily_quota: retry('rate_limited'),
  record_locked: retry('remote_busy'),
  same_record_at_once: retry('remote_busy'),
  not_available: retry('remote_busy'),
  being_made: retry('remote_busy'),
  token_not_available: retry('remote_busy'),
  failed_inside: retry('remote_error'),
  unexpected_status: retry('remote_error'),
  not_understood: retry('malformed_reply'),
  maybe_taken: retry('timeout'),
  lead_first: retry('lead_first'),
  // The destination has to be mended; its leads wait.
  credentials_wrong: refused('unauthorized'),
  credentials_ended: refused('unauthorized'),
  right_missing: refused('unauthorized'),
  plan_lacks: refused('misconfigured'),
  address_wrong: refused('misconfigured'),
  object_missing: refused('misconfigured'),
  key_missing: refused('misconfigured'),
  key_unfit: refused('misconfigured'),
  field_unknown: refused('misconfigured'),
  field_read_only: refused('misconfigured'),
  request_refused: refused('misconfigured'),
  recipient_refused: refused('misconfigured'),
  secret_missing: refused('misconfigured'),
  redirect: refused('redirected'),
  gone: refused('endpoint_gone'),
  switched_off: refused('endpoint_gone'),
  // This one lead: a person looks at it.
  value_missing: refused('invalid_lead'),
  value_too_long: refused('invalid_lead'),
  value_not_in_list: refused('invalid_lead'),
  value_wrong: refused('invalid_lead'),
  value_failed: refused('invalid_lead'),
  rule_broken: refused('invalid_lead'),
  duplicate_blocked: refused('invalid_lead'),
  duplicate_value: refused('invalid_lead'),
  several_match: refused('invalid_lead'),
  lead_refused: refused('invalid_lead'),
  maybe_taken_parked: refused('invalid_lead'),
  record_closed: refused('closed_remotely'),
  record_deleted: refused('closed_remotely'),
  record_gone: refused('closed_remotely'),
  too_large: refused('too_large'),
  lead_not_there: refused('no_record'),
  following_ended: refused('no_record'),
} as const satisfies Record<
  string,
  { is: 'retry'; reason: RetryReason } | { is: 'refused'; reason: RefusalReason }
>;

export type AnswerCode = keyof typeof answers;
export const answerCodes = Object.keys(answers) as AnswerCode[];

/** What a sentence may name. Everything that the far side wrote itself goes into `said` and is shown as a quotation. */
export type AnswerValues = {
  /** HTTP status, SMTP code, or the far side's own error code. */
  status?: string | number | undefined;
  field?: string | undefined;
  said?: unknown;
};

/** `after`: the reply that may say how long to wait, and the try's time; or milliseconds. */
export type After = { reply: WireReply; now: Date } | number;

/** The sentences of one far side: `name` is what people call it. */
export function answersOf(name: string) {
  return (code: AnswerCode, { status, field, said }: AnswerValues = {}, after?: After): Failed => {
    const values: Record<string, string> = { name };
    if (status !== undefined) values['status'] = String(status);
    if (field !== undefined) values['field'] = oneLine(field, 100);
    const quoted = typeof said === 'string' ? oneLine(said, 300) : '';
    if (quoted !== '') values['said'] = quoted;
    const detail = sentence({ code, values });
    const decision = answers[code];
    if (decision.is === 'refused') return { ...decision, detail, said: { code, values } };
    const afterMs =
      typeof after === 'object' ? retryAfterMs(after.reply.headers['retry-after'], after.now) : after;
    return { ...decision, detail, said: { code, values }, ...(afterMs !== undefined && { afterMs }) };
  };
}

/** The sentence in English: with the status where there is one, and the far side's own words at its end. */
export function sentence({ code, values }: { code: AnswerCode; values: Record<string, string> }): string {
  const words = wordsOf('en', 'answers');
  const { name = '', status = '', field = '', said } = values;
  const told = words(code, { name, status, field });
  const before = status === '' ? told : `${words('answered', { name, status })} ${told}`;
  return said === undefined ? before : `${before} ${words('said', { said })}`;
}

const oneLine = (text: string, max: number) => text.replace(/\s+/g, ' ').trim().slice(0, max).toWellFormed();
