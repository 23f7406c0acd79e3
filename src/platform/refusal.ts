// How we say no: a closed list of codes, each with its HTTP status and title (RFC 9457 problem types).
import { fieldError, type FieldCode, type FieldError, type FieldGiven } from './field-error.ts';
import type { NeedsReason, Reasoned } from './refusal-reason.ts';

const codes = {
  invalid_input: [422, 'The request has fields that cannot be accepted'],
  malformed_request: [400, 'The request could not be read'],
  unauthenticated: [401, 'Sign in, or send a valid API key'],
  sign_in_failed: [401, 'The e-mail address or the password is wrong'],
  second_factor_needed: [401, 'The second factor is still to be given'],
  wrong_code: [401, 'The code is wrong, has run out or was used before'],
  passkey_refused: [401, 'The passkey was not accepted'],
  cross_site: [403, 'Such a request must come from our own pages'],
  forbidden: [403, 'You may not do that'],
  confined_session: [403, 'A sign-in through a publisher’s provider may not do that'],
  proof_needed: [403, 'First prove once more who you are'],
  not_found: [404, 'There is no such thing here'],
  weak_password: [422, 'The password is too easy to guess'],
  already_member: [409, 'This person belongs here already'],
  last_owner: [409, 'The last owner stays'],
  conflict: [409, 'The present state does not allow that'],
  slug_taken: [409, 'Another publisher has this slug'],
  listing_exists: [409, 'The publisher already has this offer on this storefront'],
  idempotency_key_reused: [422, 'The Idempotency-Key was used for another request'],
  idempotency_in_progress: [409, 'The first request with this Idempotency-Key is still running'],
  not_releasable: [422, 'The body still cannot be read as a lead'],
  payload_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'Send application/json'],
  too_many_requests: [429, 'Too many requests'],
  unavailable: [503, 'The service cannot store this now'],
} as const;

export type RefusalCode = keyof typeof codes;

/** The code alone, or with a dot and the reason where it has several. */
export type Cause = Exclude<RefusalCode, NeedsReason> | Reasoned;

export const refusalCodes = Object.keys(codes) as RefusalCode[];

type More = { errors?: FieldError[]; retryAfterS?: number; given?: FieldGiven };

/** The caller is wrong, or must come back later. Mapped once to problem+json. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Which of the code's causes, where it has several. */
  readonly reason: string | null;
  /** What the reason's words need besides. */
  readonly given: FieldGiven;
  readonly errors: FieldError[];
  readonly retryAfterS: number | undefined;

  constructor(cause: Cause, detail: string, more: More = {}) {
    super(detail);
    const [code, reason = null] = cause.split('.') as [RefusalCode, string?];
    this.code = code;
    this.reason = reason;
    this.given = more.given ?? {};
    this.errors = more.errors ?? [];
    this.retryAfterS = more.retryAfterS;
  }

  get status(): number {
    return codes[this.code][0];
  }

  get title(): string {
    return codes[this.code][1];
  }
}

/** One field is wrong: names it and says what to do. */
export function invalid(field: string, message: string, code: FieldCode, given?: FieldGiven): Refusal {
  return invalidFields([fieldError(field, message, code, given)]);
}

export function invalidFields(errors: FieldError[]): Refusal {
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join(' ');
  return new Refusal('invalid_input', detail, { errors });
}
