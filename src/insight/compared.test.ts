// What a number says against the one before.
import { expect, test } from 'vitest';
import { compared, shareOf } from './compared.ts';

test.each([
  [0, 0, { kind: 'none' }],
  [7, 7, { kind: 'same' }],
  [80, 100, { kind: 'less', difference: 20, share: 0.2 }],
  [30, 20, { kind: 'more', difference: 10, share: 0.5 }],
  // From three to forty is more, and no 1,233 %.
  [40, 3, { kind: 'more', difference: 37, share: null }],
  [18, 19, { kind: 'less', difference: 1, share: null }],
])('%i after %i', (now, before, wanted) => expect(compared(now, before)).toEqual(wanted));

test.each([
  [5, 20, 0.25],
  [5, 19, null],
  [null, 40, null],
  [5, null, null],
  [0, 40, 0],
])('%s of %s is %s', (part, whole, wanted) => expect(shareOf(part, whole)).toBe(wanted));
