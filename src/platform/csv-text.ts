// The bytes of a given CSV file as text: UTF-8, or UTF-16 with its byte order mark as spreadsheets save it; and what surely is no table.
// Imports nothing: the console reads files by it as well.

const messages = {
  file_is_a_page: 'This is a web page, not a table: sign in to Partner Center, and download the file again.',
  file_is_no_text: 'This is no text file. Export or save the table as CSV.',
  file_not_legible: 'Its letters cannot be told. Save it as CSV in UTF-8.',
};

type Code = keyof typeof messages;
/** Makes the error that is thrown where it is no table; field: what the file was given as. */
export type Refuse = (field: string, message: string, code: Code) => Error;

const partBytes = 64 * 1024;

/** Part by part, so that a large file is not held twice. */
export function* textOf(bytes: Uint8Array, field: string, refuse: Refuse): Generator<string> {
  const encoding = encodingOf(bytes);
  const refused = (code: Code) => refuse(field, messages[code], code);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (let at = 0; at < bytes.length; at += partBytes) {
    const part = bytes.subarray(at, at + partBytes);
    const text = unlessThrown(() => decoder.decode(part, { stream: at + partBytes < bytes.length }));
    // What is no text is told as such, rather than as text in another alphabet.
    const fault = faultIn(text ?? new TextDecoder(encoding).decode(part), at === 0);
    if (fault !== null || text === null) throw refused(fault ?? 'file_not_legible');
    yield text;
  }
}

/** The same of what is text already. */
export function assertTable(text: string, field: string, refuse: Refuse): void {
  const fault = faultIn(text, true);
  if (fault !== null) throw refuse(field, messages[fault], fault);
}

function faultIn(text: string, isStart: boolean): Code | null {
  if (text.includes('\u0000')) return 'file_is_no_text';
  return isStart && /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text) ? 'file_is_a_page' : null;
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

function unlessThrown(decode: () => string): string | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
