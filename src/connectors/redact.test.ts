// A secret must not survive in any way a far side may write it back; other text must survive whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactorFor } from './redact.ts';

const apiKey = 'k3y/with+signs=&"<x>';
const redact = redactorFor({ apiKey, url: 'https://crm.example' }, ['apiKey']);

const ways: [string, (secret: string) => string][] = [
  ['as it is', (secret) => secret],
  ['in a URL', (secret) => encodeURIComponent(secret)],
  [
    'in a URL, lower-case hex',
    (secret) => encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase()),
  ],
  ['in a URL, twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ['in a form', (secret) => new URLSearchParams({ a: secret }).toString()],
  ['in JSON', (secret) => JSON.stringify({ a: secret })],
  [
    'in HTML',
    (secret) =>
      secret
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
  ],
  ['in base64', (secret) => Buffer.from(secret).toString('base64')],
  ['in base64url', (secret) => Buffer.from(secret).toString('base64url')],
  ['in base64 in a URL', (secret) => encodeURIComponent(Buffer.from(secret).toString('base64'))],
  ['as a basic password', (secret) => Buffer.from(`user:${secret}`).toString('base64')],
  ['in base64 between others', (secret) => Buffer.from(`ab${secret}cd`).toString('base64')],
];

test.each(ways)('%s', (_, write) => {
  const written = write(apiKey);
  const shown = redact.text(`before ${written} after`);
  expect(shown).toContain('[redacted]');
  expect(shown).toMatch(/^before .* after$/);
  // Base64 may keep the few bits at an edge that it shares with its neighbours, nothing longer.
  for (const piece of written.match(/[A-Za-z0-9+/_-]{6,}/g) ?? [])
    expect(shown).not.toContain(piece.slice(3, -3) || piece);
});

test('any secret, in any of these ways, amid any text', () => {
  const secret = fc
    .string({ minLength: 8, maxLength: 60, unit: 'grapheme' })
    .filter((text) => text.trim() === text);
  fc.assert(
    fc.property(secret, fc.constantFrom(...ways), fc.string(), (value, [, write], around) => {
      fc.pre(!around.includes(value));
      const redactor = redactorFor({ s: value }, ['s']);
      expect(redactor.text(`${around}\n${write(value)}\n${around}`).includes(value)).toBe(false);
      expect(redactor.text(write(value))).toContain('[redacted]');
    }),
    { numRuns: 300 },
  );
});

describe('parts of a secret', () => {
  test('a webhook key without its prefix', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    expect(redactorFor({ s: `whsec_${key}` }, ['s']).text(`key ${key}!`)).toBe('key [redacted]!');
  });

  test('the key and the signature of a connection string', () => {
    const one = redactorFor(
      { c: 'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=c2VjcmV0LWtleQ==;' },
      ['c'],
    );
    expect(one.text('wrong key c2VjcmV0LWtleQ== for acme')).toBe('wrong key [redacted] for acme');
    const other = redactorFor(
      { c: 'TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=sv=1&sig=q%2Bw%3D' },
      ['c'],
    );
    expect(other.text('the signature q%2Bw%3D is old')).toBe('the signature [redacted] is old');
  });
});

test.each([
  ['https://x.example/a?sv=1&sig=abc%2F&se=2', 'https://x.example/a?sv=1&sig=[redacted]&se=2'],
  ['https://x.example/a?code=abc', 'https://x.example/a?code=[redacted]'],
  ['https://user:pw@x.example/', 'https://[redacted]@x.example/'],
  [
    'AccountName=acme;AccountKey=abc==;EndpointSuffix=x',
    'AccountName=acme;AccountKey=[redacted];EndpointSuffix=x',
  ],
  ['"SharedAccessSignature=sv=1&sig=abc"', '"SharedAccessSignature=[redacted]"'],
  ['https://x.example/design=new&assign=me', 'https://x.example/design=new&assign=me'],
  ['mail a@b.example', 'mail a@b.example'],
  ['error code=17; key=name', 'error code=17; key=name'],
  ['sig=abc', 'sig=[redacted]'],
])('credentials known by their name: %s', (text, shown) => {
  expect(redact.text(text)).toBe(shown);
});

test('headers that carry credentials lose their value, others keep it', () => {
  expect(
    redact.headers({
      authorization: 'Bearer x',
      'webhook-signature': 'v1,x',
      'x-api-key': 'x',
      ApiKey: 'x',
      'set-cookie': 'x',
      'x-trace': `of ${apiKey}`,
      'webhook-id': 'dlv-1',
    }),
  ).toEqual({
    authorization: '[redacted]',
    'webhook-signature': '[redacted]',
    'x-api-key': '[redacted]',
    ApiKey: '[redacted]',
    'set-cookie': '[redacted]',
    'x-trace': 'of [redacted]',
    'webhook-id': 'dlv-1',
  });
});

describe('the limit', () => {
  test('a secret across it leaves no part behind, wherever it stands', () => {
    const secret = 'S'.repeat(50);
    const redactor = redactorFor({ s: secret }, ['s']);
    for (let before = 0; before < 400; before++)
      expect(redactor.text(`${'.'.repeat(before)}${secret}${'.'.repeat(500)}`, 100)).not.toContain('S');
    expect(redactor.text(secret.repeat(1000), 100)).not.toContain('S');
  });

  test('text up to it is whole; a pair of surrogates is not split', () => {
    expect(redact.text('x'.repeat(2000), 1024)).toBe('x'.repeat(1024));
    expect(redact.text('😀😀', 3)).toBe('😀\ufffd');
  });
});

test('no secrets, no change; and a one-letter setting blanks nothing', () => {
  expect(redactorFor({}, ['s']).text('all of it')).toBe('all of it');
  expect(redactorFor({ s: 'a' }, ['s']).text('a cat')).toBe('a cat');
});
