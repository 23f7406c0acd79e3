// The bytes of a report as text: UTF-8, or UTF-16 as spreadsheets write it; and what is surely no report. Imports nothing: the console
// reads files by it as well.

/** Bytes that are neither become replacement characters, by which they are known. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** A page to sign in at, or no text at all, such as a workbook. */
export function isNoReport(text: string): 'file_is_a_page' | 'file_is_no_text' | null {
  // The names that open a workbook's archive and a PDF; text has neither a NUL nor characters that could not be read.
  const start = text.slice(0, 10_000).replace(/^\ufeff/, '');
  if (/^(?:PK\u0003\u0004|%PDF-)/.test(start) || start.includes('\u0000')) return 'file_is_no_text';
  if (start.split('\ufffd').length > 20) return 'file_is_no_text';
  if (/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(start)) return 'file_is_a_page';
  return null;
}
