// Which bytes are the text of a table, and why others are none.
import { expect, it } from 'vitest';
import { textOf } from './csv-text.ts';
import { invalid, Refusal } from './refusal.ts';

const read = (bytes: Uint8Array) => [...textOf(bytes, 'file', invalid)];

it.each([
  ['UTF-8', 'a;Szíjgyártó\n'],
  ['a byte order mark', '\ufeffa;Szíjgyártó\n'],
  ['letters that end in the next part', `${'a'.repeat(65_535)}ő`],
  ['a page in a cell where a part begins', `${'a'.repeat(65_536)}<html>`],
  ['a letter that the marketplace itself has lost', 'a;Sz\ufffdj\n'],
])('reads %s, and the same in UTF-16', (_what, text) => {
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
  expect(read(Buffer.from(text)).join('')).toBe(text);
  for (const bytes of [wide, Buffer.from(wide).swap16()]) expect(read(bytes).join('')).toBe(`\ufeff${text}`);
});

it.each([
  ['a page', Buffer.from('\ufeff\n<!DOCTYPE html><title>Sign in</title>'), 'file_is_a_page'],
  ['a workbook', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006'), 'file_is_no_text'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file_is_no_text'],
  ['another alphabet', Buffer.from('Email\nJosé', 'latin1'), 'file_not_legible'],
  ['half a letter at its end', Buffer.from('José').subarray(0, -1), 'file_not_legible'],
])('refuses %s as what it is', (_what, bytes, code) => {
  const error = (() => {
    try {
      return read(bytes);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({ errors: [{ field: 'file', code }] });
});
