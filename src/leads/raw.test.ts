// Shown bytes can always be had back, whatever they are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownRaw } from './raw.ts';

describe('shownRaw', () => {
  it.each([
    ['{"a":1}', 'utf-8'],
    ['', 'utf-8'],
    ['\ufeff\0 ż 🦊', 'utf-8'],
  ])('shows %j as text', (text, encoding) => {
    expect(shownRaw(Buffer.from(text), null)).toEqual({ contentType: null, body: text, encoding });
  });

  it('shows other bytes in base64', () => {
    expect(shownRaw(Buffer.from([0xff, 0xfe]), 'a/b')).toEqual({
      contentType: 'a/b',
      body: '//4=',
      encoding: 'base64',
    });
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const { body, encoding } = shownRaw(Buffer.from(bytes), null);
        return Buffer.from(body, encoding === 'base64' ? 'base64' : 'utf8').equals(Buffer.from(bytes));
      }),
    );
  });
});
