// The contract of a far side: one value per CRM, from which the form, the validation, the encryption, the redaction,
// the docs table and the conformance tests all derive. And the far side's answer, as a value.
import type { SharedLead } from '../leads/lead.ts';
import type { FieldCode, FieldGiven } from '../platform/field-error.ts';

/** One setting of a destination. Secrets are encrypted at rest and never echoed. */
export type Field = {
  name: string;
  kind: 'text' | 'secret' | 'url' | 'emails';
  label: string;
  /** Where the reader finds the value on the far side, in a sentence. */
  help: string;
  required: boolean;
  maxLength: number;
};

/** Why a try may be repeated. */
export type RetryReason =
  | 'unreachable'
  | 'timeout'
  | 'rate_limited'
  | 'remote_error'
  | 'remote_busy'
  | 'malformed_reply'
  | 'internal_error';

/**
 * Why a try is not repeated as it stands.
 * The first five concern the destination: its leads wait and one probe at a time looks whether it is mended.
 * The others concern this lead alone: it is parked.
 */
export type RefusalReason =
  | 'unauthorized'
  | 'misconfigured'
  | 'blocked_address'
  | 'redirected'
  | 'endpoint_gone'
  | 'invalid_lead'
  | 'too_large'
  | 'closed_remotely';

export type Outcome =
  | { is: 'delivered'; externalId: string | null; url?: string }
  | { is: 'retry'; reason: RetryReason; detail: string; afterMs?: number }
  | { is: 'refused'; reason: RefusalReason; detail: string };

/** Whose fault a refusal is: the whole destination's, or this one lead's. */
export const destinationRefusals: ReadonlySet<RefusalReason> = new Set([
  'unauthorized',
  'misconfigured',
  'blocked_address',
  'redirected',
  'endpoint_gone',
]);

export type WireRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** Top-level members of a JSON reply that the transcript must not keep, such as a server's stack trace. */
  unkept?: string[];
};

export type WireReply = { status: number; headers: Record<string, string>; body: Buffer };

/** Why no reply came. Thrown by Wire.send as WireError; a connector may leave it to the engine, which knows what each means. */
export type WireFault = 'unreachable' | 'timeout' | 'blocked_address' | 'reply_too_large' | 'invalid_url';

export class WireError extends Error {
  readonly fault: WireFault;
  constructor(fault: WireFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/**
 * What a connector may touch: the guarded way out and what a try is known by. Never fetch, never the environment.
 * Everything sent and answered is written to the attempt's transcript, with secrets redacted.
 */
export type Wire = {
  /** One request; redirects are never followed; throws WireError. The time-out is the destination's. */
  send(request: WireRequest): Promise<WireReply>;
  /** One mail by the operator's SMTP server; throws WireError when it cannot be reached. Resolves to the server's answer. */
  mail(message: OutgoingMail): Promise<MailReply>;
  /** The same on every try of this lead to this destination; [a-z0-9-], at most 64 characters. */
  idempotencyKey: string;
  /** Start of this try. */
  now: Date;
  timeoutMs: number;
};

export type OutgoingMail = {
  to: string[];
  subject: string;
  text: string;
  /** Fixed per delivery, so that a receiver can drop a repeat. */
  messageId: string;
  headers?: Record<string, string>;
};

/** An SMTP answer. code is the SMTP reply code, such as 250, 451 or 550. */
export type MailReply = { code: number; text: string };

export type Settings = Record<string, string>;

/** A complaint about one setting, shown beside its field: by the code's words in the reader's language, else by the message. */
export type SettingError = { field: string; message: string; code?: FieldCode; given?: FieldGiven };

export type Crm = {
  kind: string;
  name: string;
  fields: Field[];
  /** Settings that we make ourselves when the destination is created, such as a signing secret, shown once. */
  mint?: () => Settings;
  /** Beyond presence and length, which derive from fields: shapes, swapped values, what cannot work. */
  review?: (settings: Settings) => SettingError[];
  push(lead: SharedLead, settings: Settings, wire: Wire): Promise<Outcome>;
};

/** Identity function that types a connector where it is written. */
export function defineCrm(crm: Crm): Crm {
  return crm;
}
