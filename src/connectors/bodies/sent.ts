// What a body said, field by field, before it is judged: the meeting point of all body formats.
import type { ContactFields } from '../../leads/lead.ts';
import type { FieldCode, FieldGiven } from '../../platform/field-error.ts';
import type { Reading, UnreadableReason } from '../body.ts';
import { emptyExtra, keep } from './extra.ts';
import type { Extra } from './extra.ts';
import { capped, storable } from './text.ts';

export type SentFields = ContactFields & {
  leadSource: string | null;
  actionCode: string | null;
  offerTitle: string | null;
  note: string | null;
};

export type Sent = {
  fields: SentFields;
  /** False when the body has no place for a contact at all, which is more than an empty one. */
  contactSent: boolean;
  /** True when a known field was cut. */
  truncated: boolean;
  extra: Extra;
};

export function nothingSent(): Sent {
  return {
    fields: {
      firstName: null,
      lastName: null,
      email: null,
      phone: null,
      country: null,
      company: null,
      title: null,
      leadSource: null,
      actionCode: null,
      offerTitle: null,
      note: null,
    },
    contactSent: false,
    truncated: false,
    extra: emptyExtra(),
  };
}

/** The first value that says something fills the field; what does not fit there is kept as extra under its own name. */
export function take(sent: Sent, field: keyof SentFields, name: string, value: unknown): void {
  const text = textOf(value);
  if (text === '') return;
  if (text === null || sent.fields[field] !== null) return keep(sent.extra, name, value);
  const kept = capped(text);
  if (kept.length < text.length) sent.truncated = true;
  sent.fields[field] = kept;
}

/** Senders put numbers where text belongs; null for a list or an object, which is no text. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return storable(value).trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null || value === undefined ? '' : null;
}

/** In place of a member's name: what is wrong is the body itself. */
export const whole = 'body';

/** code: whose words say it, where they say more than the reason's. */
export function unreadable(
  reason: UnreadableReason,
  detail: string,
  given: FieldGiven = {},
  code: FieldCode = reason,
): Reading {
  return { is: 'unreadable', reason, detail, code, given };
}
