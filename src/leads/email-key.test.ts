// One address, one key, however it is typed; nonsense has none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey } from './email-key.ts';

/** Any code units, halves of surrogate pairs among them. */
const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('emailKey', () => {
  it.each([
    ['zofia.maj@lipowa.example', 'zofia.maj@lipowa.example'],
    [' Zofia.Maj@Lipowa.EXAMPLE ', 'zofia.maj@lipowa.example'],
    ['zofia.maj @ lipowa.example', 'zofia.maj@lipowa.example'],
    ['zofia\u200b.maj@lipowa.example\ufeff', 'zofia.maj@lipowa.example'],
    ['zofia.maj\u00a0@lipowa.example', 'zofia.maj@lipowa.example'],
    ['zofia.maj@lipowa.example', 'zofia.maj@lipowa.example'],
    ['zofia.maj@lipowa.example.', 'zofia.maj@lipowa.example'],
    ['zofia+news@lipowa.example', 'zofia+news@lipowa.example'],
    ["t.o'farrell@brezo.example", "t.o'farrell@brezo.example"],
    ['jana@bücher.example', 'jana@xn--bcher-kva.example'],
    ['JANA@BÜCHER.example', 'jana@xn--bcher-kva.example'],
    ['jana@XN--BCHER-KVA.example', 'jana@xn--bcher-kva.example'],
    ['łucja@halo.example', 'łucja@halo.example'],
    ['a@b.c3', 'a@b.c3'],
  ])('%j → %s', (raw, key) => {
    expect(emailKey(raw)).toBe(key);
  });

  it.each([
    null,
    '',
    'n/a',
    'zofia',
    '@lipowa.example',
    'zofia@',
    'zofia@lipowa',
    'a@b@lipowa.example',
    'Zofia <zofia@lipowa.example>',
    'a@lipowa.example;b@lipowa.example',
    'a@lipowa..example',
    'a@-lipowa.example',
    'a@10.0.0.1',
    'a@1.2',
    'a@%6cipowa.example',
    'a@lipowa.example:80',
    'a@[::1]',
    `${'a'.repeat(65)}@lipowa.example`,
    `a@${'b'.repeat(64)}.example`,
    'a\u0000@lipowa.example',
    '\ud800a@lipowa.example',
  ])('%j has none', (raw) => {
    expect(emailKey(raw)).toBeNull();
  });

  it('is not given to an endless address', () => {
    expect(emailKey(`${'a'.repeat(5000)}@lipowa.example`)).toBeNull();
    expect(emailKey(`a@${'b.'.repeat(130)}example`)).toBeNull();
    expect(emailKey(`a@lipowa.example${' '.repeat(300)}`)).toBe('a@lipowa.example');
  });

  it('is the key of itself, for any text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      anyUnits,
      fc.tuple(anyUnits, fc.string({ unit: 'grapheme' })).map(([a, b]) => `${a}@${b}.example`),
      fc.emailAddress(),
    );
    fc.assert(
      fc.property(anyText, (raw) => {
        const key = emailKey(raw);
        if (key !== null) expect(emailKey(key)).toBe(key);
      }),
      { numRuns: 500 },
    );
  });

  it('does not hear case and blanks around, for any plain address', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9+._-]{1,30}$/), (local) => {
        expect(emailKey(`  ${local.toUpperCase()} @Lipowa.Example\t`)).toBe(`${local}@lipowa.example`);
      }),
    );
  });
});
