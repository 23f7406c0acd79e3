// The bytes of an uploaded list as text, part by part: UTF-8, or UTF-16 with its byte order mark as Excel saves it. Pure.

/** Bytes of one list: twenty times what Partner Center lets anybody download. */
export const mostBytes = 32 * 1024 * 1024;
const partBytes = 64 * 1024;

/** not_text: a workbook, a picture or the like. encoding: text whose signs are in no alphabet that we can tell. */
export class NoText extends Error {
  readonly why: 'not_text' | 'encoding';
  constructor(why: 'not_text' | 'encoding') {
    super(why);
    this.why = why;
  }
}

/** Throws NoText where it finds that the bytes are none. */
export async function* textOf(bytes: Buffer): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true });
  for (let at = 0; at < bytes.length; at += partBytes) {
    const part = bytes.subarray(at, at + partBytes);
    yield legible(decoded(() => decoder.decode(part, { stream: at + partBytes < bytes.length })));
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new NoText('encoding');
  }
}

/** No table has these signs in it. */
function legible(text: string): string {
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) throw new NoText('not_text');
  return text;
}
