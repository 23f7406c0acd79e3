// Unknown members are kept as sent, as far as a database and a reader can bear.
import { describe, expect, it } from 'vitest';
import { emptyExtra, keep } from './extra.ts';

function kept(value: unknown) {
  const extra = emptyExtra();
  keep(extra, 'Sent', value);
  return { value: extra.members['Sent'], truncated: extra.truncated };
}

function depthOf(value: unknown): number {
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : null;
  return inner === null ? 0 : 1 + Math.max(0, ...inner.map(depthOf));
}

describe('keep', () => {
  it.each([[null], [true], [0], ['x'], [''], [[1, 'b', null]], [{ Plan: { Id: 'gold', Seats: 12 } }]])(
    '%j stays as sent',
    (value) => {
      expect(kept(value)).toEqual({ value, truncated: false });
    },
  );

  it('takes out what PostgreSQL cannot hold, also deep inside and in names', () => {
    const sent = { 'a\u0000b': ['x\u0000y', { c: '\ud800z\udc00', d: 'pair \ud83c\udf38' }] };
    expect(kept(sent)).toEqual({ value: { ab: ['xy', { c: 'z', d: 'pair 🌸' }] }, truncated: false });
  });

  it('drops what lies too deep', () => {
    const sent: unknown = JSON.parse('{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000));
    const copy = kept(sent);
    expect(copy.truncated).toBe(true);
    expect(depthOf(copy.value)).toBe(7);
  });

  it('bounds the number of values, the length of each text and of all', () => {
    const many = kept(Array.from({ length: 100_000 }, (_, index) => index));
    expect(many.truncated).toBe(true);
    expect(many.value).toHaveLength(499);
    const long = kept('ż'.repeat(10_000));
    expect(long).toEqual({ value: 'ż'.repeat(4096), truncated: true });
    const all = kept(Array.from({ length: 20 }, () => 'x'.repeat(8000)));
    expect(all.truncated).toBe(true);
    expect(JSON.stringify(all.value).length).toBeLessThan(33_000);
  });

  it('lets no name touch a prototype', () => {
    const copy = kept(
      JSON.parse('{"__proto__":{"admin":true},"__pro\\u0000to__":1,"constructor":"c","b":2}'),
    );
    expect(copy.value).toEqual({ constructor: 'c', b: 2 });
    expect(Object.getPrototypeOf(copy.value)).toBe(Object.prototype);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('keeps both values of a name sent twice', () => {
    const extra = emptyExtra();
    for (const value of ['a', 'b', 'c']) keep(extra, 'constructor', value);
    expect(extra.members).toEqual({ constructor: ['a', 'b', 'c'] });
  });
});
