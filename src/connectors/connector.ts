// The contract of a far side: one value per CRM, from which the form, the validation, the encryption, the redaction,
// the docs table and the conformance tests all derive. And the far side's answer, as a value.
import type { SharedLead } from '../leads/lead.ts';
import type { FieldWords } from '../leads/lead-field.ts';
import type { MappedField, Target, Values } from '../mapping/mapping.ts';
import type { FieldCode, FieldGiven } from '../platform/field-error.ts';
import type { AnswerCode } from './answers.ts';

/** One setting of a destination. Secrets are encrypted at rest and never echoed. */
export type Field = {
  name: string;
  kind: 'text' | 'secret' | 'url' | 'emails' | 'choice';
  label: string;
  /** Where the reader finds the value on the far side, in a sentence. */
  help: string;
  required: boolean;
  maxLength: number;
  /** Of a choice: the first goes where none is given. Each has words. */
  options?: readonly string[];
};

/** Why a try may be repeated. */
export type RetryReason =
  | 'unreachable'
  | 'timeout'
  | 'rate_limited'
  | 'remote_error'
  | 'remote_busy'
  | 'malformed_reply'
  | 'internal_error'
  | 'lead_first';

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
  | 'closed_remotely'
  | 'no_record';

/** What the far side's answer means, by a code that has a sentence in every language, and what the sentence needs. */
export type Said = { code: AnswerCode; values: Record<string, string> };

/** Made by `answer` of answers.ts, so that reason, decision and sentence are one truth; `detail` is the sentence in English. */
export type Outcome =
  /** unconfirmed: taken by a far side that does not tell what became of it. */
  | { is: 'delivered'; externalId: string | null; url?: string; unconfirmed?: true }
  | { is: 'retry'; reason: RetryReason; detail: string; afterMs?: number; said?: Said }
  | { is: 'refused'; reason: RefusalReason; detail: string; said?: Said };
export type Delivered = Extract<Outcome, { is: 'delivered' }>;
export type Failed = Exclude<Outcome, Delivered>;

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
  /** Members of a JSON reply that the transcript must not keep, such as a server's stack trace or a token, at any depth. */
  unkept?: string[];
  /** It changes nothing there, so that a preview may really send it. A GET never changes anything. */
  reads?: true;
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
  /**
   * An access token that all workers share, kept sealed, renewed a while before it ends. `obtain` is called when there is none;
   * `refused` names a token that the far side has just not accepted, so that another is got. A failure is the try's outcome.
   */
  token(obtain: () => Promise<Grant | Failed>, refused?: string): Promise<Grant | Failed>;
  /** Writes a file whole into the destination's drop folder, or not at all; the same name again replaces it. */
  file(name: string, bytes: Buffer): Promise<void>;
  /** Start of this try. */
  now: Date;
  timeoutMs: number;
};

export type Grant = {
  is: 'granted';
  token: string;
  /** When it ends; the wire renews it earlier. */
  endsAt: Date;
  /** What came with it, such as the address of the API. */
  more: Record<string, string>;
};

/** One lead on its way: what it is, and the values that the destination's mapping made of it. */
export type Job = {
  lead: SharedLead;
  /** What the publisher calls the fields of its own that the lead fills, for far sides that take text. */
  ownFields?: readonly FieldWords[];
  /** The same on every try of this lead to this destination; [a-z0-9-], at most 64 characters. */
  key: string;
  values: Values;
  /** Every field that the mapping names, in its order, whether this lead has a value for it or not. */
  columns: readonly string[];
  /** The far side's own list of fields, where it was read: what type a value is of. */
  targets?: readonly Target[];
};

/** Fields of the record that a lead's own job made, as they are to be now. */
export type Update = Pick<Job, 'key' | 'values' | 'targets'> & {
  /** What that job was told; null where the far side does not tell it. */
  externalId: string | null;
};

/** Something that happened, on its way to whoever asked for it: ids and codes, no contact data. */
export type OutgoingEvent = {
  id: string;
  type: string;
  at: Date;
  publisherId: string;
  /** What it happened to, such as a lead or a destination. */
  subjectId: string;
  /** The lead that it is about. */
  leadId: string | null;
  actor: string;
  details: Record<string, unknown>;
};

/** key: the same on every try of this event, wherever it goes; [a-z0-9-], at most 64 characters. */
export type EventJob = { event: OutgoingEvent; key: string };

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

/** A complaint about one setting, shown beside its field by the code's words in the reader's language; the message is for programs. */
export type SettingError = { field: string; message: string; code: FieldCode; given?: FieldGiven };

/** The fields of the far side's record, and what a lead gives them unless a person decides otherwise. */
export type Mappable = {
  /** Without the key, which is the connector's own affair. */
  targets: Target[];
  /** Fields beyond these may be named. */
  open: boolean;
  defaults: MappedField[];
};

/** One thing that a check looked at. */
export type CheckStep = {
  step: 'credentials' | 'rights' | 'fields' | 'key' | 'record' | 'cleaned_up';
  is: 'well' | 'failed' | 'not_told';
  /** Of a step that failed. */
  said?: Said;
  detail?: string;
};

/** What became of a record there. */
export type RemoteRecord = {
  /** Of the lead's delivery, as it was sent; null where the far side does not give it back, and then externalId finds it. */
  key: string | null;
  externalId: string;
  url: string | null;
  state: 'open' | 'working' | 'qualified' | 'disqualified' | 'converted' | 'won' | 'lost' | 'deleted';
  /** The far side's own word for it. */
  status: string | null;
  owner: string | null;
  /** Of what it became; in major units of the currency. */
  value: number | null;
  /** ISO 4217. */
  currency: string | null;
  /** RFC 3339. */
  changedAt: string;
};

/** How what happens there comes back. */
export type Tracking = {
  /** The far side's own change query: what changed since `cursor` (null: from the beginning of what we sent), at most a page. */
  changes(
    settings: Settings,
    wire: Wire,
    cursor: string | null,
  ): Promise<{ is: 'read'; records: RemoteRecord[]; cursor: string; more: boolean } | Failed>;
  /** Those of these deliveries (at most 100) that are there. One that is not in the answer is lacking. */
  lookup(
    sent: { key: string; externalId: string | null }[],
    settings: Settings,
    wire: Wire,
  ): Promise<{ is: 'read'; records: RemoteRecord[] } | Failed>;
};

/** In the order in which they are shown. */
export const groups = ['crm', 'people', 'flow', 'files'] as const;
export type Group = (typeof groups)[number];

export type Crm = {
  kind: string;
  name: string;
  /** Where people look for it in a list; crm where left out. */
  group?: Group;
  fields: Field[];
  /** Settings that we make ourselves when the destination is created, such as a signing secret, shown once. */
  mint?: () => Settings;
  /** Beyond presence, length and options, which derive from fields: shapes, swapped values, what cannot work. */
  review?: (settings: Settings) => SettingError[];
  /** Limits that suit this far side better than the defaults; a destination's own go before them. */
  limits?: { concurrency?: number; ratePerSecond?: number; timeoutMs?: number };
  /** What it takes in 24 hours without telling when it has had enough: more is held back. `instead`: a kind without that limit. */
  daily?: { most: number; instead: string };
  /** What the server must have for it. */
  needs?: 'mail_server' | 'drop_folder';
  mappable: Mappable;
  /** The far side's own list of fields, where it can tell. */
  describe?: (settings: Settings, wire: Wire) => Promise<{ is: 'read'; targets: Target[] } | Failed>;
  /** Beyond what a test lead proves: rights, fields, the key. */
  inspect?: (settings: Settings, wire: Wire) => Promise<CheckStep[]>;
  /** Takes a test record away again. */
  cleanUp?: (delivered: Delivered, key: string, settings: Settings, wire: Wire) => Promise<boolean>;
  push(job: Job, settings: Settings, wire: Wire): Promise<Outcome>;
  /** Several in one call: an outcome for each, in order. Never more than `most`, which some settings may bring down to one. */
  batch?: {
    most: number | ((settings: Settings) => number);
    push(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome[]>;
  };
  /** Writes these fields and no others into a record that is there and open. Never makes one. Without it nothing is kept in step. */
  update?: (update: Update, settings: Settings, wire: Wire) => Promise<Outcome>;
  /** Takes events as well as leads: a destination has the one or the other. */
  pushEvent?: (job: EventJob, settings: Settings, wire: Wire) => Promise<Outcome>;
  /** When a lead of now is due; without it at once. */
  dueAt?: (settings: Settings, now: Date) => Date;
  tracking?: Tracking;
  /** What the far side would answer to a write, for a preview of what comes after it. */
  assumed?: (request: WireRequest) => WireReply;
};

/** Identity function that types a connector where it is written. */
export function defineCrm(crm: Crm): Crm {
  return crm;
}
