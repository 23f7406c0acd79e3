// The contract of a way in: bytes to a lead, or a named reason why not. Pure; never throws for what a sender can send.
import type { ReadLead } from '../leads/lead.ts';
import type { FieldCode, FieldGiven } from '../platform/field-error.ts';

/** Why a body could not be read as a lead. It is kept whole in quarantine with this reason. */
export type UnreadableReason =
  | 'empty_body'
  | 'not_utf8'
  | 'not_json'
  | 'not_an_object'
  | 'no_known_fields'
  | 'unsupported_content_type';

export type Reading =
  | { is: 'lead'; lead: ReadLead }
  /**
   * detail tells a person where to look, such as "line 12, column 3: expected a comma"; it never quotes personal data. code and
   * given say the same to be put into other words.
   */
  | { is: 'unreadable'; reason: UnreadableReason; detail: string; code: FieldCode; given: FieldGiven };

export type BodyFormat = {
  name: string;
  /** True when these bytes look like this format; the first format that says so reads them. */
  matches(contentType: string, body: Buffer): boolean;
  read(body: Buffer): Reading;
};
