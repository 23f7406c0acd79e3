// Text from strangers, made fit to store: UTF-8, no character PostgreSQL refuses, never longer than 8 KiB.
import { isUtf8 } from 'node:buffer';

const mostBytes = 8192;
const room = new Uint8Array(mostBytes);
const encoder = new TextEncoder();

/** The text of a body without a byte order mark, or null when the bytes are not UTF-8. */
export function utf8Text(body: Buffer): string | null {
  if (!isUtf8(body)) return null;
  const marked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return body.toString('utf8', marked ? 3 : 0);
}

/** Without NUL and lone surrogates, which neither text nor jsonb can hold. */
export function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.replace(/\p{Cs}/gu, '');
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}

/** The longest start of a text that fits into 8 KiB of UTF-8 and splits no character. */
export function capped(text: string): string {
  if (text.length * 3 <= mostBytes) return text;
  return text.slice(0, encoder.encodeInto(text, room).read);
}
