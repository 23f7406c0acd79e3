// Windows of the re-post keys: equal where and only where two posts may be one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repostKeys, repostWindowMs } from './repost.ts';

const body = Buffer.from('{"LeadSource":"SPZA"}');
const start = Date.parse('2026-03-02T09:00:00Z');
const at = (ms: number) => new Date(start + ms);
const keys = (ms: number, listingId = 'lst_1', bytes = body) => repostKeys(listingId, bytes, at(ms));

describe('repostKeys', () => {
  it('are the same all through a window', () => {
    expect(keys(0)).toEqual(keys(repostWindowMs - 1));
    expect(keys(0).current).toHaveLength(16);
  });

  it('name the window before, so that a post just after its end finds the first', () => {
    expect(keys(repostWindowMs).previous).toEqual(keys(repostWindowMs - 1).current);
    expect(keys(repostWindowMs).current).not.toEqual(keys(repostWindowMs - 1).current);
  });

  it('tell bytes and listings apart, also where one begins as the other ends', () => {
    const different = [
      keys(0),
      keys(0, 'lst_2'),
      keys(0, 'lst_1', Buffer.from('{}')),
      keys(0, 'lst_', Buffer.concat([Buffer.from('1'), body])),
    ];
    expect(new Set(different.map(({ current }) => current.toString('hex'))).size).toBe(different.length);
  });

  it('of two posts within ten minutes always meet, and of two that are twenty minutes apart never', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000_000), fc.integer({ min: 0, max: 3 * repostWindowMs }), (from, gap) => {
        const first = keys(from);
        const second = keys(from + gap);
        const meet = second.current.equals(first.current) || second.previous.equals(first.current);
        return gap <= repostWindowMs ? meet : gap < 2 * repostWindowMs || !meet;
      }),
    );
  });
});
