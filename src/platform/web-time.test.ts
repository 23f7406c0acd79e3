// Days that a caller may give: real ones, of years from which others can be reckoned.
import { expect, it } from 'vitest';
import { dayGiven } from './web-time.ts';
import { fieldErrorsOf } from './web-words.ts';

it.each(['1900-01-01', '2024-02-29', '2999-12-31'])('%s is a day', (text) => {
  expect(dayGiven().safeParse(text).success).toBe(true);
});

it.each(['0000-01-01', '0001-01-01', '1899-12-31', '3000-01-01', '9999-12-31', '2026-02-30', '2026-3-1', ''])(
  '%j is none, said once',
  (text) => {
    const { error } = dayGiven().safeParse(text);
    expect(fieldErrorsOf(error!.issues, 'day').map(({ code }) => code)).toEqual(['not_a_day']);
  },
);
