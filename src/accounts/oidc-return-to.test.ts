// Where a sign-in may end: nowhere but here, however another place is spelt.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localPath } from './oidc-return-to.ts';

it.each([
  ['/', '/'],
  ['/leads', '/leads'],
  ['/leads?status=new&q=a%20b#top', '/leads?status=new&q=a%20b#top'],
  ['/leads?next=https://elsewhere.example', '/leads?next=https://elsewhere.example'],
  ['/a/../b', '/b'],
  ['/pão', '/p%C3%A3o'],
])('%s is kept as %s', (asked, path) => {
  expect(localPath(asked)).toBe(path);
});

it.each([
  undefined,
  '',
  'leads',
  'https://evil.example',
  'HTTPS://evil.example/leads',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e%2e//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '@evil.example',
  '/leads\r\nSet-Cookie: a=b',
  `/${'a'.repeat(2000)}`,
])('%j becomes the first page', (asked) => {
  expect(localPath(asked)).toBe('/');
});

it('whatever is asked, a browser stays on the site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    'evil.example',
    ':',
    '@',
    '?',
    '#',
    '\t',
    ' ',
    'a',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const path = localPath(pieces.join(''));
      expect(path.startsWith('/')).toBe(true);
      expect(new URL(path, 'https://leads.example/sign-in/oidc/x/callback').origin).toBe(
        'https://leads.example',
      );
    }),
    { numRuns: 5_000 },
  );
});
