// For which address passkeys can exist, and when one looks copied.
import { expect, it } from 'vitest';
import { looksCopied, relyingPartyOf } from './passkey.ts';

it.each([
  ['https://leads.example', 'leads.example', 'https://leads.example'],
  ['https://leads.example:8443/base', 'leads.example', 'https://leads.example:8443'],
  ['http://localhost:4180', 'localhost', 'http://localhost:4180'],
  ['http://leads.localhost:4180', 'leads.localhost', 'http://leads.localhost:4180'],
])('%s has passkeys of %s', (url, id, origin) => {
  expect(relyingPartyOf(url)).toEqual({ id, origin });
});

it.each([
  'http://127.0.0.1:4180',
  'https://127.0.0.1',
  'https://[::1]:4180',
  'http://leads.example',
  'http://localhost.evil.example',
])('%s has none', (url) => {
  expect(relyingPartyOf(url)).toBeNull();
});

it.each([
  [0, 0, false],
  [0, 1, false],
  [7, 8, false],
  [7, 7, true],
  [7, 6, true],
  [7, 0, true],
])('known at %i, one that says %i looks copied: %s', (known, said, copied) => {
  expect(looksCopied(known, said)).toBe(copied);
});
