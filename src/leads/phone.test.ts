// Numbers as people and marketplaces write them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phone } from './phone.ts';

/** Any code units, halves of surrogate pairs among them. */
const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('phone', () => {
  it.each([
    ['+48 22 555 01 02', 'PL', '+48225550102'],
    ['+48 22 555 01 02', 'DE', '+48225550102'],
    ['+48 22 555 01 02', null, '+48225550102'],
    ['16175555555', 'US', '+16175555555'],
    ['16175555555', null, '+16175555555'],
    ['16175555555', 'CZ', '+16175555555'],
    ['48225550102', 'PL', '+48225550102'],
    ['48225550102', null, '+48225550102'],
    ['351215550199', 'PT', '+351215550199'],
    ['22 555 01 02', 'PL', '+48225550102'],
    ['(617) 555-5555', 'US', '+16175555555'],
    ['0048 22 555 01 02', 'PL', '+48225550102'],
    ['0048225550102', null, '+48225550102'],
    ['+34 91 555 77 20', 'ES', '+34915557720'],
    ['tel: +34 91 555 77 20 ext. 4', 'ES', '+34915557720'],
    ['13912345678', 'CN', '+8613912345678'],
    ['16175555555', 'ZZ', '+16175555555'],
  ])('%s in %s → %s', (raw, country, e164) => {
    expect(phone(raw, country)).toBe(e164);
  });

  it.each([
    [null, 'PL'],
    ['', 'PL'],
    ['n/a', 'PL'],
    ['call me', null],
    ['1234567890', 'US'],
    ['555 01 02', null],
    ['+999 123 456 789', null],
    ['0'.repeat(70), 'PL'],
  ])('%s in %s cannot be told', (raw, country) => {
    expect(phone(raw, country)).toBeNull();
  });

  it('is E.164 or nothing, and never throws, for any text', () => {
    const text = fc.oneof(anyUnits, fc.stringMatching(/^[+0-9() .-]{0,24}$/));
    fc.assert(
      fc.property(text, fc.constantFrom('US', 'PL', 'ZZ', '', null), (raw, country) => {
        expect(phone(raw, country) ?? '+10000000').toMatch(/^\+[1-9]\d{6,14}$/);
      }),
    );
  });
});
