// Every body format we read, and the one way to read a body. A new format is its own file and one line here.
import type { BodyFormat, Reading } from '../body.ts';
import { ownForm } from './own-form.ts';
import { partnerCenter } from './partner-center.ts';
import { unreadable } from './sent.ts';
import { webToLead } from './web-to-lead.ts';

export const bodyFormats: readonly BodyFormat[] = [ownForm, partnerCenter, webToLead];

/**
 * Reads what a sender posted. The content type is only a hint: JSON comes as text/plain or without any, too.
 * @param contentType the header as sent, or null
 */
export function readBody(contentType: string | null, body: Buffer): Reading {
  const type = (contentType ?? '').toLowerCase();
  const format = bodyFormats.find((candidate) => candidate.matches(type, body));
  if (format !== undefined) return format.read(body);
  if (body.length === 0 || isTextual(type)) return partnerCenter.read(body);
  return unreadable('unsupported_content_type', 'neither JSON nor a form, and of a type that holds no text');
}

/** A type under which people send JSON, so that its fault is worth pointing at. */
function isTextual(type: string): boolean {
  return type === '' || /^text\/|json|octet-stream/.test(type);
}
