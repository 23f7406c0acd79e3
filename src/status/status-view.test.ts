// How long it took, as people say it in their language.
import { expect, it } from 'vitest';
import type { Language } from '../platform/words.ts';
import { lengthOf } from './status-view.ts';

it.each<[number, Language, string]>([
  [50, 'en', '50 ms'],
  [1_240, 'cs', '1,2 s'],
  [9_960, 'en', '10 sec'],
  [59_900, 'en', '59 sec'],
  [60_000, 'en', '1 min'],
  [95_000, 'hu', '1 p 35 mp'],
  [5_445_000, 'en', '1 hr 30 min'],
  [2 * 86_400_000 + 3_600_000, 'pl', '2 dni 1 godz.'],
])('%i ms in %s is %s', (ms, language, expected) =>
  expect(lengthOf(ms, language).replace(/\s/g, ' ')).toBe(expected),
);
